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

/** A code of the list, or words of one's own where the list has none that fits. */
export const codeOrWords = <T extends z.ZodEnum>(codes: T) => z.union([codes, words(200)]);

/** The code that was given, or `other` when it was words. */
export const codeOf = <T extends string>(codes: { options: readonly T[] }, given: string): T | 'other' =>
  codes.options.find((code) => code === given) ?? 'other';

/** The words of a value under its schema: a text, or what of a list is no code. */
function textIn(schema: z.ZodType, value: unknown): string | undefined {
  if (schema instanceof z.ZodOptional) return textIn(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const texts = value.flatMap((item) => textIn(schema.element as z.ZodType, item) ?? []);
    return texts.length === 0 ? undefined : texts.join('\n');
  }
  if (schema instanceof z.ZodUnion) {
    const option = schema.options.find((o) => (o as z.ZodType).safeParse(value).success);
    return option && textIn(option as z.ZodType, value);
  }
  return typeof value === 'string' && isWords.has(schema) ? value : undefined;
}

/** Every free text within `value`, by the name of its field; `schema` is the one that `value` was parsed with. */
export function wordsIn(schema: z.ZodType, value: object): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [field, part] of Object.entries(shapeOf(schema, value) ?? {})) {
    const inner = (value as Record<string, unknown>)[field];
    const text = textIn(part, inner);
    if (text !== undefined) found[field] = text;
    else if (typeof inner === 'object' && inner !== null) Object.assign(found, wordsIn(part, inner));
  }
  return found;
}
