import type { MessageTemplate } from '../../../domain/templates.ts';
import type { MessageKey, T } from '../../i18n/useT.ts';

/** When a text is used, in the reader’s language. */
export const occasionOf = (t: T, { audience, occasion }: Pick<MessageTemplate, 'audience' | 'occasion'>): string =>
  t(`${audience === 'way' ? 'way' : 'occasion'}.${occasion}` as MessageKey);
