import './look/font.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './look/tokens.css';
import './look/pieces.css';
import './look/frame.css';
import './look/case.css';
import './look/rules.css';
import './look/files.css';
import './look/chapters.css';
import './look/phone.css';
import './look/oversight.css';
import { App } from './App.tsx';
import { keepShell } from './data/shell.ts';
import { restoreLocale } from './i18n/provider.ts';
import { applyTheme } from './look/theme.ts';

applyTheme();
if (import.meta.env.PROD) addEventListener('load', () => void keepShell().catch(() => undefined));
await restoreLocale();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
