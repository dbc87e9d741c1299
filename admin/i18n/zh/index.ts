import { chapters } from './chapters.ts';
import { desks } from './desks.ts';
import { facts } from './facts.ts';
import { frame } from './frame.ts';
import { intake } from './intake.ts';
import { labels } from './labels.ts';
import { refusals } from './refusals.ts';

/** Chinese, the language of the console; the other languages have exactly these keys. */
export const zh = { ...frame, ...labels, ...facts, ...refusals, ...desks, ...intake, ...chapters } as const;
export type Messages = Readonly<Record<keyof typeof zh, string>>;
