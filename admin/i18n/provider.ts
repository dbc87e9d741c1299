import type { I18nProvider } from 'react-admin';
import type { Locale } from '../data/when.ts';
import { flat } from './flat.ts';
import { reactAdminChinese } from './reactAdminChinese.ts';
import { zh } from './zh/index.ts';

type Table = Readonly<Record<string, string>>;

const chinese: Table = { ...flat(reactAdminChinese), ...zh };
const loaders: Record<Locale, () => Promise<Table>> = {
  zh: () => Promise.resolve(chinese),
  en: () => import('./en/all.ts').then((m) => m.all),
  mn: () => import('./mn/index.ts').then((m) => ({ ...chinese, ...m.mn })),
};
export const locales: { locale: Locale; name: string }[] = [
  { locale: 'zh', name: '中文' },
  { locale: 'mn', name: 'ᠮᠣᠩᠭᠣᠯ' },
  { locale: 'en', name: 'EN' },
];

const pluralForm = (text: string, count: unknown): string => {
  const forms = text.split(' |||| ');
  return (count === 1 ? forms[0] : (forms[1] ?? forms[0])) ?? text;
};

const filled = (text: string, vars: Record<string, unknown>): string =>
  text.replace(/%\{(\w+)\}/g, (whole, name: string) => {
    const value = vars[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });

const storedAs = 'yihao.locale';
let locale: Locale = 'zh';
let table: Table = chinese;

async function turn(next: Locale): Promise<void> {
  table = await loaders[next]();
  locale = next;
  localStorage.setItem(storedAs, next);
  document.documentElement.lang = { zh: 'zh-CN', en: 'en', mn: 'mn-Mong' }[next];
}
/** One change after the other: the language chosen last stays, however long its words take to come. */
let line: Promise<void> = Promise.resolve();

/** react-admin's view of our message files: Chinese is in the first load, the other languages come when asked for. */
export const i18nProvider: I18nProvider = {
  translate: (key: string, vars: Record<string, unknown> = {}) => {
    const fallback = typeof vars['_'] === 'string' ? vars['_'] : key;
    return filled(pluralForm(table[key] ?? fallback, vars['smart_count']), vars);
  },
  changeLocale: (asked: string) => {
    const turned = line.then(() => turn(asked in loaders ? (asked as Locale) : 'zh'));
    line = turned.catch(() => undefined);
    return turned;
  },
  getLocale: () => locale,
  getLocales: () => locales,
};

/** The language that was last chosen on this device; Chinese where its words cannot be fetched. */
export const restoreLocale = (): Promise<void> =>
  i18nProvider.changeLocale(localStorage.getItem(storedAs) ?? 'zh').catch(() => undefined);
