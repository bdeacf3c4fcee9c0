import { Refusal, type Failure } from '#shared/kernel/result.ts';

/** What a thrown error means to a person. Anything unforeseen gets a reference that the log repeats. */
export function failureOf(error: unknown, incident: () => string): Failure {
  if (error instanceof Refusal) {
    const { code, message, fields } = error;
    return fields ? { code, message, fields } : { code, message };
  }
  const code = codeOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      code: 'internal',
      message: 'The disk is full. Nothing was changed. Free some space and try again.',
      incident: incident(),
    };
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return {
      code: 'internal',
      message: 'The disk is full or cannot be read and written. Nothing was changed.',
      incident: incident(),
    };
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return {
      code: 'conflict',
      message: 'Another program is using the practice file. Nothing was changed. Try again in a moment.',
    };
  }
  const reference = incident();
  return {
    code: 'internal',
    message: `Something went wrong in the program. Nothing was changed. Reference ${reference}.`,
    incident: reference,
  };
}

/** Class, code and stack frames of an error, without its message, which may quote a patient's data. */
export function whereThrown(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = codeOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const head = code ? `${error.name} ${code}` : error.name;
  return [head, ...frames.slice(0, 6).map((line) => line.trim())].join(' | ');
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
