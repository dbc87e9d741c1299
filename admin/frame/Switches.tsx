import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { useT } from '../i18n/useT.ts';
import { locales } from '../i18n/provider.ts';
import { chooseTheme, type Theme, themeNow } from '../look/theme.ts';

/** The three languages of the console; what one was doing stays. */
export function Languages() {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  return (
    <span className="row" role="group" aria-label={t('bar.language')} style={{ gap: 0 }}>
      {locales.map((l) => (
        <button
          key={l.locale}
          type="button"
          className="plain small"
          lang={l.locale}
          aria-pressed={l.locale === locale}
          onClick={() => {
            setLocale(l.locale);
          }}
        >
          {l.name}
        </button>
      ))}
    </span>
  );
}

/** Light or dark, remembered on this device. */
export function ThemeSwitch() {
  const t = useT();
  const [theme, setTheme] = useState<Theme>(themeNow);
  const turn = () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    chooseTheme(next);
    setTheme(next);
  };
  return (
    <button
      type="button"
      className="plain"
      aria-pressed={theme === 'dark'}
      aria-label={t('bar.theme')}
      title={t('bar.theme')}
      onClick={turn}
    >
      ◑
    </button>
  );
}
