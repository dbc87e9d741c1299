import { z } from 'zod';

/** Marks the schemas of free text, so that words can be taken out of any command without listing its fields. */
export const isWords = z.registry<{ words: true }>();

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
const visible = (text: string): boolean => /[^\s\p{Cc}\p{Cf}]/u.test(text);

/** Text of 1 to `max` UTF-16 units, kept exactly as typed; refuses NUL, lone surrogates and text with nothing to see. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine(storable, { message: 'contains a NUL or a broken character', abort: true })
    .refine(visible, { message: 'is empty' });

/** Free text about a case: sealed beside the facts, never in them. */
export const words = (max: number) => text(max).register(isWords, { words: true });

/** An identifier of reference data: readable ASCII, as units, categories and divisions have. */
export const ref = () => z.string().regex(/^[A-Za-z0-9._-]{1,64}$/, 'is not an identifier');

type Shape = Record<string, z.ZodType>;

const shapeOf = (schema: z.ZodType, value: unknown): Shape | undefined => {
  if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = schema.options.find((o) => (o as z.ZodType).safeParse(value).success);
    return option && shapeOf(option as z.ZodType, value);
  }
  return undefined;
};

const isText = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodOptional ? isText(schema.unwrap() as z.ZodType) : isWords.has(schema);

/** Every free text within `value`, by the name of its field; `schema` is the one that `value` was parsed with. */
export function wordsIn(schema: z.ZodType, value: object): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, part] of Object.entries(shapeOf(schema, value) ?? {})) {
    const inner = (value as Record<string, unknown>)[field];
    if (typeof inner === 'string' && isText(part)) found[field] = inner;
    else if (typeof inner === 'object' && inner !== null) Object.assign(found, wordsIn(part, inner));
  }
  return found;
}
