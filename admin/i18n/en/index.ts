import { zh, type Messages } from '../zh/index.ts';
export const en: Messages = zh;
