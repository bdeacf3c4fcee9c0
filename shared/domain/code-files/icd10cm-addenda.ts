import { withDot } from '../encounter.ts';
import { FileFault } from './file-fault.ts';
import { linesOf } from './lines.ts';
import type { OrderRow } from './icd10cm-order.ts';

export type AddendaChange = OrderRow & {
  readonly change: 'add' | 'delete' | 'revise from' | 'revise to';
  readonly line: number;
};

export type Addenda = {
  readonly changes: readonly AddendaChange[];
  /** As the totals at the end state them. */
  readonly codesBefore: number;
  readonly codesAfter: number;
  readonly headersAfter: number;
};

const CHANGE =
  /^(Add|Delete|Revise from|Revise to): +([01]) ([A-Z][0-9A-Z]{2}[0-9A-Z]{0,4}) {1,5}(.{60}) (.*)$/;

/**
 * Reads the order file addenda: what is added, deleted and revised between two years, and the totals.
 * @throws FileFault for a line that is none of these, or totals that are missing or do not agree.
 */
export function readAddenda(text: string): Addenda {
  const changes: AddendaChange[] = [];
  const totals: string[] = [];
  for (const { text: line, number } of linesOf(text)) {
    const found = CHANGE.exec(line);
    if (found) {
      if (totals.length > 0) throw new FileFault(number, 'A change stands below the totals.');
      const [, change = '', flag = '', code = '', short = '', long = ''] = found;
      changes.push({
        change: change.toLowerCase() as AddendaChange['change'],
        billable: flag === '1',
        code: withDot(code),
        shortTitle: short.trim(),
        longTitle: long.trim(),
        line: number,
      });
    } else if (/^(Headers|Codes|of which| +\d+ )/.test(line)) totals.push(line.trim());
    else if (line.trim() !== '') throw new FileFault(number, 'The line is no change and no total.');
  }
  const count = (pattern: RegExp): number[] =>
    totals.flatMap((t) => (pattern.test(t) ? [Number.parseInt(t, 10)] : []));
  const [codesBefore, codesAfter] = count(/^\d+ codes in /);
  const [, headersAfter] = count(/^\d+ headers in /);
  if (codesBefore === undefined || codesAfter === undefined || headersAfter === undefined)
    throw new FileFault(null, 'The totals at the end are missing, so the file looks cut off.');
  const added = count(/^\d+ additions/).reduce((a, b) => a + b, 0);
  const found = changes.filter((c) => c.change === 'add').length;
  if (added !== found)
    throw new FileFault(null, `The totals speak of ${added} additions, the list has ${found}.`);
  return { changes, codesBefore, codesAfter, headersAfter };
}

/**
 * Applies the changes to the release before them.
 * @throws FileFault when that release is another than the one the changes were made for.
 */
export function applyAddenda(before: readonly OrderRow[], addenda: Addenda): OrderRow[] {
  const rows = new Map(before.map((row) => [row.code, row]));
  if (before.filter((r) => r.billable).length !== addenda.codesBefore)
    throw new FileFault(null, `These changes are for a release of ${addenda.codesBefore} codes.`);
  for (const { change, line, ...row } of addenda.changes) {
    const stands = rows.get(row.code);
    const mustStand = change !== 'add';
    if (mustStand !== (stands !== undefined))
      throw new FileFault(
        line,
        `${row.code} ${mustStand ? 'is not in' : 'is already in'} the release before.`,
      );
    if (change === 'delete') rows.delete(row.code);
    else if (change !== 'revise from') rows.set(row.code, row);
  }
  const after = [...rows.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  const codes = after.filter((r) => r.billable).length;
  if (codes !== addenda.codesAfter || after.length - codes !== addenda.headersAfter)
    throw new FileFault(null, `The result has ${codes} codes where the totals say ${addenda.codesAfter}.`);
  return after;
}
