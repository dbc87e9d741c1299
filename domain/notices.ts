import type { Template } from './case/effects.ts';
import { toCitizens, toDesks } from './templateTexts.ts';
import { fill, inLanguage, type TemplateId, wordsInForce, type Words } from './templates.ts';

/** A message and what its text may name: the case, its lead unit and the end of its running limit. */
export interface Letter {
  template: Template;
  recipient: string;
  number: string;
  language?: string;
  unit?: string | null;
  dueAt?: Date | null;
  /** What an administrator made of the texts that it may have, by their ids. */
  changed?: Readonly<Record<string, Words>> | null;
}

/** Which text a message has: a template that both citizens and units hear has one for each. */
function textOfLetter({ template, recipient }: Letter, link: string | undefined): TemplateId {
  if (template === 'rate' && link !== undefined) return 'citizen.rateLink';
  const forCitizen = template in toCitizens ? (`citizen.${template}` as TemplateId) : undefined;
  const forDesk = template in toDesks ? (`desk.${template}` as TemplateId) : undefined;
  const found = recipient === 'citizen' ? (forCitizen ?? forDesk) : (forDesk ?? forCitizen);
  if (!found) throw new Error(`no text for ${template}`);
  return found;
}

const unnamed = {
  zh: { unit: '承办单位', due: '规定时限' },
  mn: { unit: 'ᠰᠢᠢᠳᠪᠦᠷᠢᠯᠡᠭᠴᠢ ᠨᠢᠭᠡᠴᠡ', due: 'ᠲᠣᠭᠲᠠᠭᠰᠠᠨ ᠬᠤᠭᠤᠴᠠᠭ᠎ᠠ' },
} as const;
const minutes = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** The text of a message as it stands now; `link` is where a citizen can rate. */
export function textOf(letter: Letter, link?: string): string {
  const id = textOfLetter(letter, link);
  const words = wordsInForce(id, letter.changed?.[id]);
  const without = unnamed[letter.language === 'mn' && words.mn !== '' ? 'mn' : 'zh'];
  return fill(inLanguage(words, letter.language ?? 'zh'), {
    number: letter.number,
    unit: letter.unit ?? without.unit,
    due: letter.dueAt ? minutes.format(letter.dueAt) : without.due,
    ...(link !== undefined && { link }),
  });
}
