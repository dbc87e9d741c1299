/** The values of a condition that may be one value or several. */
export const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** A condition as its address says it: nothing, one value, or several. */
export const written = (values: readonly string[]): string | readonly string[] | undefined =>
  values.length > 1 ? values : values[0];
