import { FileFault } from './file-fault.ts';
import { linesOf } from './lines.ts';

/** One record and the line that it begins in. */
export type Record = { readonly fields: readonly string[]; readonly line: number };

/**
 * Records of a text separated by commas or tabs, quoted as RFC 4180 says (doubled quotes, line breaks within
 * quotes). Lines without any content are left out.
 * @throws FileFault when a quoted field does not end.
 */
export function* csvRecords(text: string, separator: ',' | '\t' | ';' = ','): Generator<Record> {
  let open: { text: string; line: number } | null = null;
  for (const { text: line, number } of linesOf(text)) {
    if (open === null && !line.includes('"')) {
      if (line !== '') yield { fields: line.split(separator), line: number };
      continue;
    }
    const whole: { text: string; line: number } =
      open === null ? { text: line, line: number } : { text: `${open.text}\n${line}`, line: open.line };
    const fields = quotedFields(whole.text, separator);
    if (fields === null) {
      open = whole;
      // A lost quote would swallow the rest of a large file; no published field is that long.
      if (whole.text.length > 100_000) break;
      continue;
    }
    open = null;
    yield { fields, line: whole.line };
  }
  if (open !== null)
    throw new FileFault(
      open.line,
      'A quoted field that begins here does not end, so the file looks cut off.',
    );
}

/** Null when a quoted field is still open at the end. */
function quotedFields(text: string, separator: string): string[] | null {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? '';
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[i + 1] === '"') {
        field += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && field === '') quoted = true;
    else if (c === separator) {
      fields.push(field);
      field = '';
    } else field += c;
  }
  if (quoted) return null;
  fields.push(field);
  return fields;
}
