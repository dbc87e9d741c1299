import { z } from 'zod';

/** Where something was: degrees, north and east positive, and within how many metres where that is known. */
export const Position = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  withinM: z.number().min(0).optional(),
});
export type Position = z.infer<typeof Position>;

/** When and where a picture was taken, as far as its source says. */
export const Taken = z.object({ at: z.iso.datetime().optional(), position: Position.optional() });
export type Taken = z.infer<typeof Taken>;

const degreesKept = 1e6; // a tenth of a metre
const farthestM = 100_000;
const rounded = (degrees: number): number => Math.round(degrees * degreesKept) / degreesKept;

/** A position that can be one; nothing for numbers that are none, off the globe, or 0° 0°, which devices say that know none. */
export function positionOf(latitude: number, longitude: number, withinM?: number): Position | undefined {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  if (latitude === 0 && longitude === 0) return undefined;
  const within = withinM !== undefined && withinM > 0 && withinM <= farthestM ? Math.ceil(withinM) : undefined;
  return {
    ...{ latitude: rounded(latitude), longitude: rounded(longitude) },
    ...(within !== undefined && { withinM: within }),
  };
}

const firstMs = Date.UTC(1990, 0); // no camera wrote its time before
const aheadMs = 86_400_000;

/** The instant at which a picture can have been taken; nothing for what lies before there were such pictures or more than a day ahead of `nowMs`. */
export const takenAtOf = (ms: number, nowMs: number): string | undefined =>
  ms >= firstMs && ms <= nowMs + aheadMs ? new Date(ms).toISOString() : undefined;

/** A position as a `geo` address (RFC 5870). */
export const geoText = ({ latitude, longitude, withinM }: Position): string =>
  `geo:${String(latitude)},${String(longitude)}${withinM === undefined ? '' : `;u=${String(withinM)}`}`;

const geo = /^geo:(-?\d{1,2}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)(?:;u=(\d{1,6}(?:\.\d{1,6})?))?$/;

/** The position that a `geo` address names, of those that `geoText` writes. */
export function positionIn(text: string): Position | undefined {
  const [, latitude, longitude, withinM] = geo.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  return positionOf(Number(latitude), Number(longitude), withinM === undefined ? undefined : Number(withinM));
}

const utcInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;

/** When and where as two texts say, an instant in UTC and a `geo` address; what cannot be so is left out, and nothing when nothing is left. */
export function takenIn(at: string | undefined, place: string | undefined, nowMs: number): Taken | undefined {
  const instant = at !== undefined && utcInstant.test(at) ? takenAtOf(Date.parse(at), nowMs) : undefined;
  return takenOf(instant, place === undefined ? undefined : positionIn(place));
}

/** What is known of both; undefined when nothing is. */
export const takenOf = (at: string | undefined, position: Position | undefined): Taken | undefined =>
  at === undefined && position === undefined
    ? undefined
    : { ...(at !== undefined && { at }), ...(position && { position }) };
