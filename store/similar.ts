import type { World } from '../domain/world.ts';
import type { Database } from './database.ts';
import { termsOf } from './terms.ts';
import { wordsToSeek } from './segment.ts';

/** A matter for which others like it are sought: one that is registered, or one that is being told. */
export interface Matter {
  id?: string;
  callerId?: string | undefined;
  /** What was said of it: the title, or the complaint while it is typed; kept nowhere. */
  text: string;
  address: string | null;
  categoryId?: string | undefined;
  divisionCode?: string | undefined;
  /** Around which instant; now when absent. */
  at?: string;
}

export const likenesses = ['caller', 'place', 'near', 'category', 'words'] as const;
/** In what two matters agree, how much that says (of 100), and the words they share. */
export interface Why {
  code: (typeof likenesses)[number];
  weight: number;
  words?: string[];
}

const weights = { caller: 40, place: 30, near: 20, category: 15, word: 10 } as const;
const mostWords = 4;
/** Less than this is chance: one word, or a category alone. */
export const enough = 20;

const empty =
  /^(反映|希望|投诉|举报|咨询|求助|来电|来电人|市民|问题|情况|相关|有关|部门|处理|解决|尽快|现在|今天|昨天|一直|只有|还有|已经|再次|怎么|怎样|什么|时候|什么时候|如何|多少|多久|哪里|哪些|这个|那个|因为|但是|所以|我们|他们|本人|需要|要求|存在|严重|没有|不能|可以|自己|家里|小区|居民|阿拉善盟|阿拉善)$/;

/** Whether a word stands in every other call and says nothing of its matter. */
export const saysNothing = (word: string): boolean => empty.test(word);

/** The words that say what it is about: neither those of its place, address and category nor those that every call has. */
function tellingWords(world: World, { text, address, categoryId = '', divisionCode = '' }: Matter): string[] {
  const told = new Set(termsOf(world, { title: '', address, categoryId, divisionCode }));
  const words = wordsToSeek(world, text);
  return [...new Set(words)].filter((w) => Array.from(w).length > 1 && !told.has(w) && !saysNothing(w)).slice(0, 24);
}

const columns = 'id, status, title, caller_id, division_code, address, category_id, registered_at, ended_at';
// an address without its house: `锡林北路祥和小区4号楼` → `锡林北路祥和小区`
const stem = (address: string): string =>
  `nullif(regexp_replace(${address}, '[0-9一二三四五六七八九十]+(号|栋|幢|单元).*$|[0-9].*$', ''), '')`;

// of the newest 20,000 cases of the thirty days around, and of this caller's
const similar = {
  name: 'similar-cases',
  text: `with moment as (select coalesce($6::timestamptz, clock_timestamp()) as at),
    lately as (select ${columns} from case_row, moment
      where registered_at between at - interval '30 days' and at + interval '30 days'
      order by registered_at desc limit 20000),
    likely as (
      (select ${columns} from case_row, moment
        where caller_id = $2 and registered_at > at - interval '90 days' order by registered_at desc limit 50)
      union select * from lately where division_code = $3
        and (address = $4 or category_id = $5 or ${stem('address')} = ${stem('$4::text')})
      union (select l.* from lately l join case_terms t on t.case_id = l.id
        where ($3::text is null or left(l.division_code, 6) = left($3, 6)) and t.words @@ $8::tsquery
        order by l.registered_at desc limit 500)),
    agreeing as (select id, registered_at, ended_at, coalesce(caller_id = $2, false) as caller,
        coalesce(division_code = $3 and address = $4, false) as place,
        coalesce(division_code = $3 and address <> $4 and ${stem('address')} = ${stem('$4::text')}, false) as near,
        coalesce(category_id = $5, false) as category,
        array(select w from unnest($7::text[]) w where strpos(lower(title), w) > 0) as words
      from likely where id is distinct from $1::uuid and status <> 'invalid')
    select id, caller, place, near, category, words from agreeing
    order by caller::int * ${String(weights.caller)} + place::int * ${String(weights.place)}
      + near::int * ${String(weights.near)} + category::int * ${String(weights.category)}
      + least(cardinality(words), ${String(mostWords)}) * ${String(weights.word)} desc,
      ended_at is null desc, registered_at desc limit 20`,
};

interface Agreeing {
  id: string;
  caller: boolean;
  place: boolean;
  near: boolean;
  category: boolean;
  words: string[];
}

function reasonsOf({ words, ...agrees }: Agreeing): Why[] {
  const plain = (['caller', 'place', 'near', 'category'] as const).filter((code) => agrees[code]);
  const shared = words
    .filter((word) => !words.some((other) => other !== word && other.includes(word)))
    .slice(0, mostWords);
  return [
    ...plain.map((code) => ({ code, weight: weights[code] })),
    ...(shared.length > 0 ? [{ code: 'words' as const, weight: shared.length * weights.word, words: shared }] : []),
  ];
}

/** Open and recent cases that may be the same matter, the likeliest first, and why. */
export async function similarCases(
  database: Database,
  world: World,
  matter: Matter,
): Promise<{ id: string; why: Why[] }[]> {
  const { id, callerId, address, categoryId, divisionCode, at } = matter;
  const words = tellingWords(world, matter);
  const { rows } = await database.query<Agreeing>({
    ...similar,
    values: [
      ...[id ?? null, callerId ?? null, divisionCode ?? null, address, categoryId ?? null, at ?? null, words],
      words.map((word) => `'${word}'`).join(' | '),
    ],
  });
  return rows.map((row) => ({ id: row.id, why: reasonsOf(row) }));
}
