/** An instant as it is printed: `2026-03-04 09:00 UTC`. Paper has no place of its own, so the time is the world's. */
export function instantWords(at: string): string {
  const m = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(at);
  return m ? `${m[1]} ${m[2]} UTC` : at;
}
