import { z } from 'zod';
import { CaseType, type Language, type Result } from '../../domain/case/codes.ts';
import { leaves, type SeedLeaf } from './categories.ts';
import { csvRows } from './csv.ts';
import { banners, isStreet, isSumu, shortName, villages, type Division } from './divisions.ts';
import { estateName, personName, phoneNumber, roadName } from './names.ts';
import { between, chance, pick, pickWeighted, type Random } from './random.ts';

const Template = z.object({
  category: z.string(),
  type: CaseType,
  title: z.string().min(1),
  content: z.string().min(1),
  answer: z.string(),
  mongolian: z.string().optional(),
});
export type MatterTemplate = z.infer<typeof Template>;

const files = ['01-04', '05-09', '10-14', '15-99', 'mongolian'];
export const templates: readonly MatterTemplate[] = files.flatMap((file) => csvRows(`matters/${file}.csv`, Template));

const hasSlot = /\{\w+\}/;
/** The answers that hold for everybody who asks: nothing of one place or hour is in them. */
export const standingAnswers = templates.filter(
  ({ answer, title, type, mongolian }) =>
    answer !== '' &&
    type !== 'praise' &&
    mongolian === undefined &&
    !hasSlot.test(title + answer) &&
    !/^(已|经|谢谢)/.test(answer),
);

export const replyResults = ['solved', 'partly', 'explained', 'unfounded'] as const satisfies readonly Result[];
export type ReplyResult = (typeof replyResults)[number];
const Reply = z.object({
  groups: z.string().transform((cell) => cell.split('|')),
  result: z.enum(replyResults),
  text: z.string(),
  publicText: z.string(),
});
export const replies = csvRows('replies.csv', Reply);

export const moods = ['satisfied', 'mostly', 'dissatisfied'] as const;
export type Mood = (typeof moods)[number];
const Remark = z.object({ mood: z.enum(moods), text: z.string() });
const remarks = csvRows('remarks.csv', Remark);

/** What somebody calls about, and the words that its case will need on its way. */
export interface Matter {
  categoryId: string;
  caseType: CaseType;
  language: Language;
  title: string;
  content: string;
  mongolian?: string;
  divisionCode: string;
  address: string;
  callerName: string;
  phone: string;
  /** Empty when nobody could answer it on the spot. */
  answer: string;
  replies: Readonly<Record<ReplyResult, { text: string; publicText: string }>>;
}

type Answerable = 'onTheSpot' | 'byUnit';

const fits = (template: MatterTemplate, how: Answerable): boolean => (template.answer !== '') === (how === 'onTheSpot');

const grouped = (how: Answerable): ReadonlyMap<string, readonly MatterTemplate[]> =>
  new Map(leaves.map(({ id }) => [id, templates.filter((t) => t.category === id && fits(t, how))]));
const byLeaf = { onTheSpot: grouped('onTheSpot'), byUnit: grouped('byUnit') };
const leavesWith = (how: Answerable): readonly SeedLeaf[] =>
  leaves.filter(({ id }) => (byLeaf[how].get(id) ?? []).length > 0);
const choice = { onTheSpot: leavesWith('onTheSpot'), byUnit: leavesWith('byUnit') };

/** A category that people call about, drawn by how often they do. */
export const pickLeaf = (random: Random, how: Answerable): SeedLeaf =>
  pickWeighted(random, choice[how], ({ weight }) => weight);

const times = ['今天早上', '昨晚八点', '前天下午', '今天凌晨', '昨天中午', '昨天傍晚'];

type Slots = Readonly<Record<string, (random: Random) => string>>;

const amount =
  (low: number, high: number, step = 1) =>
  (random: Random) =>
    String(between(random, low, high) * step);

const slotsOf = (town: Division, village: Division | undefined): Slots => ({
  estate: estateName,
  road: roadName,
  block: (random) => `${between(random, 1, 24)}号楼${between(random, 1, 4)}单元`,
  town: () => shortName(town.name),
  gacha: () => shortName((village ?? town).name),
  banner: () => banners.find(({ code }) => town.code.startsWith(code))?.name.replace('内蒙古', '') ?? '阿拉善',
  time: (random) => pick(random, times),
  days: amount(2, 9),
  weeks: amount(2, 6),
  months: amount(2, 9),
  years: amount(2, 6),
  count: amount(2, 9),
  minutes: amount(4, 18, 5),
  hour: amount(21, 23),
  age: amount(62, 88),
  age2: amount(1, 3),
  pupilAge: amount(7, 12),
  floor: amount(5, 17),
  degree: amount(12, 16),
  month: amount(5, 9),
  money: amount(3, 98, 100),
  sum: (random) => `${between(random, 3, 180)}万`,
});

/** Fills slots such as `{estate}`; the same slot gets the same words everywhere in one matter. */
function filler(random: Random, slots: Slots): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const words = known.get(name) ?? slots[name]?.(random) ?? slot;
      known.set(name, words);
      return words;
    });
}

function repliesTo(random: Random, title: string, group: string, fill: (text: string) => string): Matter['replies'] {
  const reply = (result: ReplyResult) => {
    const all = replies.filter((r) => r.result === result && (r.groups.includes(group) || r.groups.includes('any')));
    const own = all.filter((r) => r.groups.includes(group));
    const found = pick(random, own.length > 0 && chance(random, 0.6) ? own : all);
    return { text: fill(found.text.replaceAll('{matter}', `“${title}”`)), publicText: fill(found.publicText) };
  };
  return {
    solved: reply('solved'),
    partly: reply('partly'),
    explained: reply('explained'),
    unfounded: reply('unfounded'),
  };
}

const rural = /\{gacha\}/;
const urban = /\{(estate|road|block)\}/;
const text = ({ title, content }: MatterTemplate): string => title + content;

/** A template that could be told of this place: no housing estates in a sumu, no herders in a street. */
function pickTemplate(random: Random, all: readonly MatterTemplate[], town: Division): MatterTemplate {
  const here = all.filter((t) => !(isSumu(town) ? urban : isStreet(town) ? rural : /^$/).test(text(t)));
  return pick(random, here.length > 0 ? here : all);
}

/** The gacha that the matter is about, when it is about one. */
function villageFor(random: Random, template: MatterTemplate, town: Division): Division | undefined {
  const nearby = villages.filter(({ parentCode, name }) => parentCode === town.code && !name.includes('社区'));
  const outside = text(template).includes('{gacha}') || (isSumu(town) && !urban.test(text(template)));
  return outside && nearby.length > 0 ? pick(random, nearby) : undefined;
}

/** Somebody's matter of a category in a town or sumu; refuses a category that nobody calls about in that way. */
export function makeMatter(random: Random, leaf: SeedLeaf, town: Division, how: Answerable): Matter {
  const template = pickTemplate(random, byLeaf[how].get(leaf.id) ?? [], town);
  const village = villageFor(random, template, town);
  const fill = filler(random, slotsOf(town, village));
  const title = fill(template.title);
  const language = template.mongolian === undefined ? 'zh' : 'mn';
  return {
    categoryId: leaf.id,
    caseType: template.type,
    language,
    title,
    content: fill(template.content),
    ...(template.mongolian !== undefined && { mongolian: template.mongolian }),
    divisionCode: (village ?? town).code,
    address: fill(village ? '{town}{gacha}' : '{town}{road}{estate}{block}'),
    callerName: personName(random, language === 'mn' ? 1 : 0.3),
    phone: phoneNumber(random),
    answer: fill(template.answer),
    replies: repliesTo(random, title, leaf.id.slice(0, 5), fill),
  };
}

/** What a citizen says when called back, by how content he is. */
export const makeRemark = (random: Random, mood: Mood): string =>
  pick(
    random,
    remarks.filter((remark) => remark.mood === mood),
  ).text;

/** How a mood rates. */
export const ratings = {
  satisfied: { result: 'satisfied', manner: 'satisfied', speed: 'satisfied' },
  mostly: { result: 'mostly', manner: 'satisfied', speed: 'mostly' },
  dissatisfied: { result: 'dissatisfied', manner: 'mostly', speed: 'dissatisfied' },
} as const;
