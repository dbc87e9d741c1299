/** Has the browser keep the console's page and the files that this person's desk used, so that it opens without network too. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return; // plain http on another machine
  await navigator.serviceWorker.register('/sw.js');
  const { active } = await navigator.serviceWorker.ready;
  const used = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage(used);
}
