import { textsIn } from '../data/drafts.ts';
import { useT } from '../i18n/useT.ts';

/** What was written for a command that is not with the server, folded: to be read and copied wherever its form is out of reach. */
export function Written({ command }: { command: object }) {
  const t = useT();
  const texts = textsIn(command);
  if (texts.length === 0) return null;
  return (
    <details>
      <summary className="small">{t('network.words')}</summary>
      {texts.map((text) => (
        <p key={text} className="words">
          {text}
        </p>
      ))}
    </details>
  );
}
