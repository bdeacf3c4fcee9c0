import Database from 'better-sqlite3';

/** Seconds are for people: a file in use is reported at once, a passing lock is waited for. */
const BUSY_MS = 400;

/**
 * Opens the library's database. `CLAIMWRIGHT_SQLITE_BINDING` names the native part to load when the one in the
 * package was built for another runtime.
 */
export function openNative(
  path: string,
  options: { readonly mustExist: boolean; readonly readOnly?: boolean },
): Database.Database {
  const binding = process.env['CLAIMWRIGHT_SQLITE_BINDING'];
  return new Database(path, {
    timeout: BUSY_MS,
    fileMustExist: options.mustExist,
    readonly: options.readOnly ?? false,
    ...(binding ? { nativeBinding: binding } : {}),
  });
}

/** SQLite's result code of an error, or an empty text. */
export function sqliteCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
