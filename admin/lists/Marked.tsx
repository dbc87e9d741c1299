import { marksIn } from './marks.ts';

/** A text with what was sought marked in it. */
export function Marked({ text, q }: { text: string; q: string | undefined }) {
  return marksIn(text, q).map((part, i) =>
    part.hit ? (
      <mark key={i} className="hit">
        {part.text}
      </mark>
    ) : (
      <span key={i}>{part.text}</span>
    ),
  );
}
