import { articles } from './articles.ts';
import { calls } from './calls.ts';
import { chapters } from './chapters.ts';
import { desks } from './desks.ts';
import { facts } from './facts.ts';
import { files } from './files.ts';
import { frame } from './frame.ts';
import { intake } from './intake.ts';
import { labels } from './labels.ts';
import { lists } from './lists.ts';
import { oversight } from './oversight.ts';
import { refusals } from './refusals.ts';
import { rules } from './rules.ts';
import { templates } from './templates.ts';

/** Chinese, the language of the console; the other languages have exactly these keys. */
export const zh = {
  ...articles,
  ...frame,
  ...labels,
  ...facts,
  ...refusals,
  ...desks,
  ...intake,
  ...rules,
  ...files,
  ...lists,
  ...chapters,
  ...templates,
  ...oversight,
  ...calls,
} as const;
export type Messages = Readonly<Record<keyof typeof zh, string>>;
