import type { Case, Letter } from '../../domain/case/case.ts';

/** `20261124000318-督2`: the number of a letter of supervision, from the case's own and its place among the letters. */
export const letterNumber = ({ number }: Pick<Case, 'number'>, { nth }: Letter): string => `${number}-督${String(nth)}`;
