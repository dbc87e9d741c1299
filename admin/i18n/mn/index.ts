import { zh, type Messages } from '../zh/index.ts';
export const mn: Messages = zh;
