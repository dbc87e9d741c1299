import type { Verdict } from '../moment.ts';

/** The citizen, or the operator at his word, takes the matter back. */
export const withdraw = (): Verdict => [{ type: 'withdrawn' }];

/** Somebody asks again: counted and told to whoever has the case, changing nothing else (domain 2.2 row 28). */
export const urge = (): Verdict => [{ type: 'urged' }];

/** A note between desks. */
export const addNote = (): Verdict => [{ type: 'noted' }];
