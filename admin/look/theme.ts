import type { RaThemeOptions } from 'react-admin';

const stored = 'yihao.theme';
export type Theme = 'light' | 'dark';

const preferred = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** The theme in force: the person's own choice on this device, else the system's. */
export const themeNow = (): Theme => {
  const chosen = localStorage.getItem(stored);
  return chosen === 'dark' || chosen === 'light' ? chosen : preferred();
};

export function applyTheme(theme: Theme = themeNow()): void {
  document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(stored, theme);
  applyTheme(theme);
}

const token = (name: string): string => `var(--${name})`;

/** Our tokens for the few pages that use react-admin's own tables. */
export const tableTheme: RaThemeOptions = {
  typography: { fontFamily: token('font'), fontSize: 13 },
  shape: { borderRadius: 6 },
  components: {
    MuiPaper: {
      styleOverrides: {
        root: {
          background: token('panel'),
          color: token('ink'),
          boxShadow: 'none',
          border: `1px solid ${token('line')}`,
          borderRadius: 8,
        },
      },
    },
    MuiTableCell: {
      styleOverrides: {
        root: {
          height: 36,
          padding: '4px 12px',
          borderColor: token('line'),
          color: token('ink'),
          backgroundColor: 'transparent',
        },
        head: { color: token('ink-2'), backgroundColor: token('raised') },
      },
    },
    RaDatagrid: {
      styleOverrides: {
        root: {
          '& .RaDatagrid-headerCell': { backgroundColor: token('raised') },
          '& .RaDatagrid-tableWrapper': { overflowX: 'auto' },
        },
      },
    },
    MuiTablePagination: { styleOverrides: { root: { color: token('ink-2') }, toolbar: { flexWrap: 'wrap' } } },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: token('line-strong') } } },
    MuiInputBase: { styleOverrides: { root: { color: token('ink') } } },
    MuiFormLabel: { styleOverrides: { root: { color: token('ink-2') } } },
    MuiSvgIcon: { styleOverrides: { root: { color: token('ink-2') } } },
  },
};
