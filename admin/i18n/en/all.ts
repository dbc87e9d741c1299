import english from 'ra-language-english';
import { flat } from '../flat.ts';
import { en } from './index.ts';

/** English in full: react-admin's own messages and ours. */
export const all: Readonly<Record<string, string>> = { ...flat(english), ...en };
