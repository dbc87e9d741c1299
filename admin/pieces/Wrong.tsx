/** The sentence of a refusal beside a control that has no frame of its own. */
export function Wrong({ children }: { children: string | undefined }) {
  if (!children) return null;
  return (
    <span className="bad small" role="alert">
      {children}
    </span>
  );
}
