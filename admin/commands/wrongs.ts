import { type OfferedCommand, schemaOf } from '../../domain/case/commands.ts';
import type { Problem } from '../data/http.ts';
import type { MessageKey } from '../i18n/useT.ts';
import { zh } from '../i18n/zh/index.ts';

/** Which field is wrong, and the key of the sentence that says so. */
export type Wrongs = Readonly<Record<string, MessageKey>>;

interface Issue {
  path: readonly PropertyKey[];
  code?: string | undefined;
  message: string;
}

const nameOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

const refusalKey = (code: string | undefined): MessageKey | undefined => {
  const key = `refusal.${code ?? ''}`;
  return key in zh ? (key as MessageKey) : undefined;
};

const byMessage: Partial<Record<string, MessageKey>> = {
  'is not a phone number': 'wrong.phone',
  'has a wrong check digit': 'wrong.creditDigit',
  'is not a unified social credit code': 'wrong.creditCode',
};

function sentence({ code, message }: Issue): MessageKey {
  const refusal = refusalKey(code);
  if (refusal) return refusal;
  if (message === 'is empty' || code === 'invalid_type') return 'wrong.required';
  const said = byMessage[message];
  if (said) return said;
  if (code === 'too_big') return 'wrong.tooLong';
  if (code === 'too_small' || code === 'invalid_value' || code === 'invalid_union') return 'wrong.choose';
  return 'wrong.value';
}

/** The first that is wrong with each field, by the issues of a schema. */
export function wrongsOf(issues: readonly Issue[]): Wrongs {
  const found: Record<string, MessageKey> = {};
  for (const issue of issues) found[nameOf(issue.path)] ??= sentence(issue);
  return found;
}

/** What the domain's own schema finds wrong in a command, before anything is sent. */
export function wrongsIn(type: OfferedCommand, command: object): Wrongs {
  const parsed = schemaOf(type).safeParse({ ...command, type });
  return parsed.success ? {} : wrongsOf(parsed.error.issues);
}

/** The fields that the server's refusal names. */
export const wrongsOfProblem = (problem: Problem): Wrongs => wrongsOf(problem.issues ?? []);

/** The command without the fields that were left empty. */
export function filledOnly<C extends object>(command: C): C {
  const kept = Object.entries(command).filter(
    ([, v]) => v !== undefined && v !== '' && !(Array.isArray(v) && v.length === 0),
  );
  return Object.fromEntries(kept) as C;
}
