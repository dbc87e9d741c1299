/** Asks at most once in `ms`, however many want to know; an answer that failed is not kept. */
export function kept<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { until: number; answer: Promise<T> } | undefined;
  return () => {
    if (last && Date.now() < last.until) return last.answer;
    const answer = ask();
    last = { until: Date.now() + ms, answer };
    answer.catch(() => (last = undefined));
    return answer;
  };
}
