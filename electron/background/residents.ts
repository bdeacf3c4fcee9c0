/** What a thread that stays does with one question after another. Takes and gives plain data. */
export type ResidentWork = (question: never) => unknown;

/** The threads that stay, by name; each is loaded when it is started. */
export const RESIDENTS: Readonly<Record<string, () => Promise<(input: never) => ResidentWork>>> = {
  'history.read': async () => (await import('#electron/history/file-reader.ts')).readingThread,
  'codes.search': async () => (await import('#electron/code-search.ts')).searchThread,
  'notes.read': async () => (await import('#electron/note-reading.ts')).readingThread,
};
