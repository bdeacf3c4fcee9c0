import type { PlainDb } from '#electron/db/sql.ts';
import { wrap } from '#electron/db/handle.ts';
import { openNative } from '#electron/db/native.ts';

/**
 * Opens a file of public data (the code sets), not encrypted; made when it is not there. `:memory:` gives one
 * that is never stored. `readOnly` needs an existing file.
 * @throws the library's error when the file cannot be opened or is no database.
 */
export function openPlain(path: string, options: { readonly readOnly?: boolean } = {}): PlainDb {
  const readOnly = options.readOnly ?? false;
  const raw = openNative(path, { mustExist: readOnly, readOnly });
  try {
    raw.pragma('foreign_keys = ON');
    raw.pragma('trusted_schema = OFF');
    raw.pragma('temp_store = MEMORY');
    if (!readOnly && path !== ':memory:') {
      raw.pragma('journal_mode = WAL');
      raw.pragma('synchronous = NORMAL');
    }
    raw.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    raw.close();
    throw error;
  }
  return wrap(raw, path, () => undefined) as PlainDb;
}
