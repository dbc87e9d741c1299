import { asWays, toCitizens, toDesks, type ForCitizens, type ForDesks, type Words } from './templateTexts.ts';
import type { Way } from './case/codes.ts';

export type { Words };

/** What may stand in a text between braces: `{number}`. None of it says anything about a person. */
export const placeholders = ['number', 'unit', 'due', 'link'] as const;
export type Placeholder = (typeof placeholders)[number];
/** Who reads or hears a text: a citizen by SMS, a unit or desk, a caller whose operator reads it out. */
export const audiences = ['citizen', 'desk', 'way'] as const;
export type Audience = (typeof audiences)[number];
export type TemplateId = `citizen.${ForCitizens}` | `desk.${ForDesks}` | `way.${Exclude<Way, 'other'>}`;

/** A text that an administrator may change. */
export interface MessageTemplate {
  id: TemplateId;
  audience: Audience;
  occasion: string;
  may: readonly Placeholder[];
  must: readonly Placeholder[];
  /** At most so many UTF-16 units. */
  longest: number;
  /** How it reads as long as nobody has changed it. */
  start: Words;
}

type Rules = Pick<MessageTemplate, 'may' | 'must' | 'longest'>;
const rulesOf: Record<Audience, Rules> = {
  citizen: { may: ['number', 'unit'], must: ['number'], longest: 280 },
  desk: { may: ['number', 'unit', 'due'], must: ['number'], longest: 140 },
  way: { may: [], must: [], longest: 500 },
};
const withLink: Rules = { may: ['number', 'unit', 'link'], must: ['number', 'link'], longest: 280 };

const group = (audience: Audience, texts: Readonly<Record<string, Words>>): MessageTemplate[] =>
  Object.entries(texts).map(([occasion, start]) => ({
    ...{ id: `${audience}.${occasion}` as TemplateId, audience, occasion, start },
    ...(occasion === 'rateLink' ? withLink : rulesOf[audience]),
  }));

/** Every text, by its id, in the order in which it is shown. */
export const messageTemplates: ReadonlyMap<string, MessageTemplate> = new Map(
  [...group('citizen', toCitizens), ...group('desk', toDesks), ...group('way', asWays)].map((one) => [one.id, one]),
);
export const templateIds = [...messageTemplates.keys()] as TemplateId[];

const named = /\{([a-z]+)\}/g;

/** Puts values in the places of a text, each once: what a value holds is never looked at again. */
export const fill = (text: string, values: Readonly<Partial<Record<Placeholder, string>>>): string =>
  text.replace(named, (_, name: string) => values[name as Placeholder] ?? '');

/** Why a text cannot stand, with what it is about: a placeholder, a piece in braces, or the most of units. */
export interface TextFault {
  code: 'unknownPlaceholder' | 'missingPlaceholder' | 'strayBrace' | 'oneLine' | 'tooLong';
  what: string;
}

/** What is wrong with a text for this template; undefined when nothing is. */
export function textFault({ audience, may, must, longest }: MessageTemplate, text: string): TextFault | undefined {
  const names = [...text.matchAll(named)].map(([, name = '']) => name);
  const unknown = names.find((name) => !(may as readonly string[]).includes(name));
  if (unknown !== undefined) return { code: 'unknownPlaceholder', what: `{${unknown}}` };
  const stray = /\{[^{}]*\}|[{}]/.exec(text.replace(named, ''))?.[0];
  if (stray !== undefined) return { code: 'strayBrace', what: stray };
  const missing = must.find((name) => !names.includes(name));
  if (missing !== undefined) return { code: 'missingPlaceholder', what: `{${missing}}` };
  if (audience !== 'way' && /\p{Cc}/u.test(text)) return { code: 'oneLine', what: '' };
  return text.length > longest ? { code: 'tooLong', what: String(longest) } : undefined;
}

const saying: Record<TextFault['code'], (what: string) => string> = {
  unknownPlaceholder: (what) => `does not know ${what}`,
  missingPlaceholder: (what) => `lacks ${what}`,
  strayBrace: (what) => `has ${what}, which is no placeholder`,
  oneLine: () => 'is more than one line',
  tooLong: (what) => `is longer than ${what} characters`,
};
/** A fault in English, for the API. */
export const sayFault = ({ code, what }: TextFault): string => saying[code](what);

const single = 70;
const joined = 67;
/** How many SMS a text takes: 70 UTF-16 units in one, 67 in each of several. */
export const segmentsOf = (text: string): number =>
  text.length <= single ? Math.min(text.length, 1) : Math.ceil(text.length / joined);

/** Values that look like real ones, for a preview. */
export const samples: Readonly<Record<Placeholder, string>> = {
  number: '20261124000123',
  unit: '阿拉善左旗住房和城乡建设局',
  due: '2026-12-01 18:00',
  link: 'https://12345.example.cn/rate/q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vAQ',
};

/** The words in force: those of an administrator, else those that the text begins with. */
export const wordsInForce = (id: TemplateId, changed: Words | undefined): Words =>
  changed ?? messageTemplates.get(id)?.start ?? { zh: '', mn: '' };
/** A text in a language; where it has none there, the Chinese. */
export const inLanguage = ({ zh, mn }: Words, language: string): string => (language === 'mn' && mn !== '' ? mn : zh);
