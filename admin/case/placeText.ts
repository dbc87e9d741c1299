/** A place as one line: an address that repeats the division's name says it once. */
export function placeText(place: string): string {
  const [division = '', address] = place.split(/ (.*)/s);
  return address?.includes(division.replace(/(办事处|[村居]民委员会)$/, '')) ? address : place;
}
