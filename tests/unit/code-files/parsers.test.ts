import { describe, expect, it } from 'vitest';
import { listKind, readList, readOwnCodes } from '#shared/domain/code-files/code-lists.ts';
import { csvRecords } from '#shared/domain/code-files/csv.ts';
import { readRelativeValues } from '#shared/domain/code-files/fee-schedule.ts';
import { FileFault } from '#shared/domain/code-files/file-fault.ts';
import { readHcpcsCodes, readHcpcsFixed } from '#shared/domain/code-files/hcpcs.ts';
import { applyAddenda, readAddenda } from '#shared/domain/code-files/icd10cm-addenda.ts';
import { readOrderFile } from '#shared/domain/code-files/icd10cm-order.ts';
import { indexCode } from '#shared/domain/code-files/index-entry.ts';
import { readIndexCsv } from '#shared/domain/code-files/index-csv.ts';
import { readMue, readPtp } from '#shared/domain/code-files/ncci.ts';
import { recognise } from '#shared/domain/code-files/recognise.ts';

/** What a reader says of a faulty file: line and reason. */
function fault(read: () => unknown): string {
  try {
    const result = read();
    // Generators read only when asked.
    if (typeof result === 'object' && result !== null && Symbol.iterator in result)
      Array.from(result as Iterable<unknown>);
  } catch (error) {
    if (error instanceof FileFault) return error.message;
    throw error;
  }
  return 'no fault';
}

const orderLine = (n: number, code: string, flag: 0 | 1, title = 'Invented title'): string =>
  `${String(n).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${title.padEnd(60)} ${title}`;
const order = (...lines: string[]): string => `${lines.join('\n')}\n`;

describe('the order file', () => {
  const good = order(
    orderLine(1, 'A00', 0),
    orderLine(2, 'A000', 1),
    orderLine(3, 'Z99', 0),
    orderLine(4, 'Z999', 1),
  );

  it('gives codes with dot, flag and both titles', () => {
    expect(readOrderFile(good)[1]).toEqual({
      code: 'A00.0',
      billable: true,
      shortTitle: 'Invented title',
      longTitle: 'Invented title',
    });
  });

  it.each([
    [
      'cut within a line',
      good.slice(0, -20),
      'Line 4: The last line does not end, so the file looks cut off.',
    ],
    [
      'cut between lines',
      order(orderLine(1, 'A00', 0), orderLine(2, 'A000', 1)),
      'Line 2: The list does not run from A00 to Z99, so the file looks cut off.',
    ],
    [
      'a line missing',
      order(orderLine(1, 'A00', 0), orderLine(3, 'A000', 1)),
      'Line 2: The line is numbered 00003, so lines are missing or doubled.',
    ],
    ['a code twice', order(orderLine(1, 'A00', 0), orderLine(2, 'A00', 0)), 'Line 2: A00 comes twice.'],
    [
      'a code without heading',
      order(orderLine(1, 'A00', 0), orderLine(2, 'B000', 1)),
      'Line 2: B00.0 has no heading above it.',
    ],
    [
      'a code below a billable one',
      order(orderLine(1, 'A00', 1), orderLine(2, 'A000', 1)),
      'Line 2: A00.0 stands below a code that is billable itself.',
    ],
    [
      'other columns',
      order('00001 A00 Cholera'),
      'Line 1: The columns are not those of the ICD-10-CM order file.',
    ],
  ])('is refused with line and reason: %s', (_, text, message) => {
    expect(fault(() => readOrderFile(text))).toBe(message);
  });
});

describe('the addenda', () => {
  const totals =
    '\nHeaders\n  1 headers in a.txt\n  1 headers in b.txt\n    0 additions\n\nCodes\n  1 codes in a.txt\n  2 codes in b.txt\n    1 additions\n';
  const change = `Add:         1 A001    ${'Invented'.padEnd(60)} Invented\n`;
  const before = [
    { code: 'A00', billable: false, shortTitle: 'a', longTitle: 'a' },
    { code: 'A00.0', billable: true, shortTitle: 'b', longTitle: 'b' },
  ];

  it('make the release after from the release before', () => {
    const after = applyAddenda(before, readAddenda(change + totals));
    expect(after.map((r) => r.code)).toEqual(['A00', 'A00.0', 'A00.1']);
  });

  it('are refused without totals, with wrong totals, and for another release', () => {
    expect(fault(() => readAddenda(change))).toContain('totals at the end are missing');
    expect(fault(() => readAddenda(change + change.replace('A001', 'A002') + totals))).toContain(
      '1 additions, the list has 2',
    );
    expect(fault(() => applyAddenda(before.slice(0, 1), readAddenda(change + totals)))).toBe(
      'These changes are for a release of 1 codes.',
    );
  });
});

describe('HCPCS', () => {
  const record = (code: string, seq: string, type: string, title: string): string =>
    `${code.padStart(5)}${seq}00${type}${title.padEnd(80)}`.padEnd(268) + '2020010120200101        N';
  it('joins continuations to the first line', () => {
    const rows = readHcpcsFixed(
      `${record('A0021', '001', '3', 'Ambulance service,')}\nA0021002004per mile\n`,
    );
    expect(rows).toMatchObject([
      { code: 'A0021', kind: 'procedure', longTitle: 'Ambulance service, per mile', addedOn: '2020-01-01' },
    ]);
  });

  it.each([
    [
      'a record that ends too early',
      record('A0021', '001', '3', 'x').slice(0, 200),
      'Line 1: The record ends too early, so the file looks cut off.',
    ],
    [
      'a continuation alone',
      'A0021002004per mile\n',
      'Line 1: A continuation of A0021 stands apart from its first line.',
    ],
    [
      'a strange line',
      `${record('A0021', '001', '3', 'x')}\nsomething else\n`,
      'Line 2: The columns are not those of the HCPCS file.',
    ],
    [
      'a day that is none',
      record('A0021', '001', '3', 'x').replace('20200101', '20201301'),
      'Line 1: A0021 does not say when it was added.',
    ],
  ])('is refused: %s', (_, text, message) => {
    expect(fault(() => readHcpcsFixed(text))).toBe(message);
  });

  it('refuses a list with something else in it', () => {
    expect(fault(() => readHcpcsCodes('A0021\n<html>\n'))).toBe('Line 2: "<html>" is no HCPCS code.');
  });
});

describe('indexes', () => {
  it('tell a code with more to come from a whole one', () => {
    expect(indexCode('H93.29-')).toEqual({ code: 'H93.29', partial: true });
    expect(indexCode('A00')).toEqual({ code: 'A00', partial: false });
    expect(indexCode('--')).toBeNull();
  });

  it('build the path of a term from its levels and refuse a leap', () => {
    const head = 'RowID,Letter,Level,Term,See,SeeAlso,NonEssModif,Code\n';
    expect(readIndexCsv(`${head}1,A,0,Pain,,,,R52\n2,A,1,knee,,,,M25.56-\n`)[1]?.path).toEqual([
      'Pain',
      'knee',
    ]);
    expect(fault(() => readIndexCsv(`${head}1,A,0,Pain,,,,R52\n2,A,2,knee,,,,\n`))).toContain(
      'Line 3: The level 2 does not follow',
    );
  });
});

describe('tables', () => {
  it('keep quotes, commas and line breaks within a field', () => {
    expect([...csvRecords('a,"b ""c"", d\ne"\nf,g\n')]).toEqual([
      { fields: ['a', 'b "c", d\ne'], line: 1 },
      { fields: ['f', 'g'], line: 3 },
    ]);
    expect(fault(() => csvRecords('a,"b'))).toContain('does not end, so the file looks cut off');
  });

  it('are refused for unexpected columns and rows of another width', () => {
    expect(fault(() => readMue('Code,Units\n99213,1\n'))).toBe(
      'Line 1: The columns are not those expected of this kind of file.',
    );
    const head = 'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n';
    expect(fault(() => readMue(`${head}99213,1,3 Day,Clinical\n99214,1\n`))).toBe(
      'Line 3: There are 2 columns where the header has 4.',
    );
    expect(fault(() => readMue(`${head}99213,many,3 Day,x\n`))).toBe('Line 2: "many" is no number of units.');
  });

  it('read pairs with or without their first day', () => {
    const text =
      'Column 1,Column 2,Effective Date,Deletion Date *=no data,Modifier 0=not allowed 1=allowed 9=not applicable,PTP Edit Rationale\n20610,99213,20050101,*,1,Invented\n';
    expect([...readPtp(text)]).toEqual([
      {
        column1: '20610',
        column2: '99213',
        effective: 20050101,
        deletion: 0,
        modifier: 1,
        rationale: 'Invented',
      },
    ]);
    expect(fault(() => readPtp(text.replace(',1,Inv', ',7,Inv')))).toBe(
      'Line 2: "7" is no modifier indicator.',
    );
  });

  it('refuse relative values whose totals do not agree', () => {
    expect(fault(() => readRelativeValues('x\n'))).toBe(
      'Line 1: The title does not name the year and the release.',
    );
  });

  it('tell lists by the shape of their codes', () => {
    expect(listKind(['1', '2', 'A0'], true)).toBe('carc');
    expect(listKind(['1', '2'], false)).toBe('claim-status');
    expect(listKind(['M1', 'MA01', 'N123'], true)).toBe('rarc');
    expect(listKind(['A0', 'F2', 'R13'], false)).toBe('claim-status-category');
    expect(listKind(['13', '1E'], false)).toBeNull();
    expect(fault(() => readList('rarc', 'code,description\nM1,x\n99,y\n'))).toBe(
      'Line 3: "99" is no code of this list.',
    );
  });

  it('of the user are read by the columns that the user names, with commas, tabs or semicolons', () => {
    const columns = { code: 'Proc Code', title: 'Text' };
    for (const s of [',', '\t', ';'])
      expect(readOwnCodes(`Proc Code${s}Fee${s}Text\n99213${s}100${s}Invented visit\n`, columns)).toEqual([
        { code: '99213', title: 'Invented visit', current: true },
      ]);
    expect(fault(() => readOwnCodes('Code,Text\n99213,x\n', columns))).toContain(
      'The columns are not those expected',
    );
    expect(fault(() => readOwnCodes('Proc Code,Text\n99213,x\n99213,y\n', columns))).toBe(
      'Line 3: 99213 comes twice.',
    );
  });
});

describe('recognition', () => {
  it('goes by structure and knows when it does not know', () => {
    expect(recognise(orderLine(1, 'A00', 0))).toBe('icd10cm-order');
    expect(recognise('<?xml version="1.0"?>\n<ICD10CM.tabular>')).toBe('icd10cm-tabular');
    expect(recognise('A0021\nA0080\nA0090\n')).toBe('hcpcs-codes');
    expect(recognise('code,description\nOPCS1,Invented\n')).toBeNull();
    expect(recognise('')).toBeNull();
    expect(recognise('name,age\nInvented,4\n')).toBeNull();
  });
});
