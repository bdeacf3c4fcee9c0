import { readAddenda, applyAddenda } from '#shared/domain/code-files/icd10cm-addenda.ts';
import { readOrderFile } from '#shared/domain/code-files/icd10cm-order.ts';
import { readCodeEditor } from '#shared/domain/code-files/code-editor.ts';
import { readConversionTable } from '#shared/domain/code-files/conversion-table.ts';
import { readAdjustments, readList, readPlaces, readTaxonomy } from '#shared/domain/code-files/code-lists.ts';
import { readGpci, readRelativeValues } from '#shared/domain/code-files/fee-schedule.ts';
import { FileFault } from '#shared/domain/code-files/file-fault.ts';
import { readHcpcsCodes, readHcpcsCsv, readHcpcsFixed } from '#shared/domain/code-files/hcpcs.ts';
import { readIndexCsv } from '#shared/domain/code-files/index-csv.ts';
import { createIndexReader } from '#shared/domain/code-files/index-xml.ts';
import { readAddOns, readMue, readPtp } from '#shared/domain/code-files/ncci.ts';
import { HEAD_LENGTH, recognise, type CodeFileKind } from '#shared/domain/code-files/recognise.ts';
import { createTabularReader } from '#shared/domain/code-files/tabular-xml.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { hcpcs, icd10Codes, ownTable } from './read-codes.ts';
import {
  Undated,
  codesParcel,
  given,
  listParcel,
  named,
  undated,
  type Reading,
  type ReadOptions,
} from './reading.ts';
import { newestRows, orderRowsOf } from './stored-codes.ts';
import type { CodeStretch, Parcel } from './parcel.ts';
import {
  dayAfter,
  dayInName,
  fiscalFirstDay,
  fiscalPeriod,
  fiscalYearOf,
  monthDay,
  quarterPeriod,
  yearPeriod,
} from './period.ts';
import { PtpPacker } from './ptp-pack.ts';
import { refusal, type Source } from './sources.ts';
import { textOf } from './text.ts';
import { readXml } from './xml.ts';

type Reader = (reading: Reading) => Parcel[];

/**
 * Reads one file to its end.
 * @throws Refusal `invalid_input` with the file, the line and the reason; with the field `effective` when its
 * first day must be stated.
 */
export function readRelease(db: ReadDb, source: Source, options: ReadOptions): Parcel[] {
  const windows = options.own !== null || WINDOWS_KINDS.has(kindOf(source) ?? '');
  const text = textOf(source, windows);
  const effective = options.effectiveForUndated === true ? null : options.effective;
  try {
    return readText({ db, source, text, options: { ...options, effective } });
  } catch (error) {
    if (error instanceof Undated && options.effective !== effective)
      return readText({ db, source, text, options });
    if (!(error instanceof FileFault)) throw error;
    const sentence = refusal(source.name, error.message);
    throw error instanceof Undated
      ? new Refusal('invalid_input', sentence.message, { effective: error.reason })
      : sentence;
  }
}

function readText(reading: Reading): Parcel[] {
  const { own } = reading.options;
  if (own !== null) return ownTable(reading, own);
  const kind = recognise(reading.text.slice(0, HEAD_LENGTH));
  if (kind === null) throw new FileFault(null, 'This is none of the code-set files that the program knows.');
  return READERS[kind](reading);
}

/** Written with Windows characters by their publishers; the others are plain or UTF-8. */
const WINDOWS_KINDS: ReadonlySet<string> = new Set<CodeFileKind>([
  'hcpcs-fixed',
  'hcpcs-csv',
  'relative-values',
  'gpci',
  'place-of-service',
  'taxonomy',
]);

/** Which kind of file it is, by the beginning of its content; null when it is none or no text. */
export function kindOf({ bytes }: Source): CodeFileKind | null {
  return recognise(
    Buffer.from(bytes.subarray(0, HEAD_LENGTH))
      .toString('latin1')
      .replace(/^\u00ef\u00bb\u00bf/, ''),
  );
}

const READERS: Readonly<{ [K in CodeFileKind]: Reader }> = {
  'icd10cm-order': (r) => [icd10Codes(r, readOrderFile(r.text))],
  'icd10cm-addenda': (r) => {
    const addenda = readAddenda(r.text);
    const before = orderRowsOf(r.db, addenda.codesBefore);
    if (before === null)
      throw new FileFault(
        null,
        `These are the changes to a release of ${addenda.codesBefore} billable codes, which is not installed.`,
      );
    return [icd10Codes(r, applyAddenda(before, addenda))];
  },
  'icd10cm-tabular': (r) => {
    const list = readXml(r.text, createTabularReader());
    const period = given(r, fiscalPeriod) ?? fiscalPeriod(fiscalFirstDay(list.version), 'by its content');
    return [
      {
        kind: 'tabular',
        name: `ICD-10-CM tabular list ${period.label}`,
        period,
        content: { of: 'tabular', list },
      },
    ];
  },
  'icd10cm-index': (r) => {
    const file = readXml(r.text, createIndexReader());
    const period = given(r, fiscalPeriod) ?? fiscalPeriod(fiscalFirstDay(file.version), 'by its content');
    const titles = {
      alphabetic: 'alphabetic index',
      external: 'external cause index',
      drugs: 'table of drugs',
      neoplasms: 'neoplasm table',
    };
    const name = `ICD-10-CM ${titles[file.kind]} ${period.label}`;
    return [{ kind: file.kind, name, period, content: { of: 'index', entries: file.entries } }];
  },
  'icd10cm-index-csv': (r) => {
    const entries = readIndexCsv(r.text);
    const hint = dayInName(r.source.name);
    const period =
      given(r, fiscalPeriod) ??
      (hint ? fiscalPeriod(fiscalFirstDay(hint.day.slice(0, 4)), 'by its name') : undated());
    return [
      {
        kind: 'alphabetic',
        name: `ICD-10-CM alphabetic index ${period.label}`,
        period,
        content: { of: 'index', entries },
      },
    ];
  },
  'icd10cm-conversions': (r) => {
    const table = readConversionTable(r.text);
    const period = given(r, fiscalPeriod) ?? fiscalPeriod(table.newest, 'by its content');
    return [
      {
        kind: 'conversions',
        name: `ICD-10-CM conversion table ${period.label}`,
        // It tells of all releases up to its own.
        period: { ...period, from: '2015-10-01' },
        content: { of: 'conversions', table },
      },
    ];
  },
  'code-editor': (r) => {
    const lists = readCodeEditor(r.text);
    // The lists come with each fiscal year; those of a day are those of its year.
    const year = fiscalYearOf(lists.retrieved);
    const period = given(r, fiscalPeriod) ?? fiscalPeriod(fiscalFirstDay(year), 'by its content');
    return [
      {
        kind: 'code-editor',
        name: `Medicare code editor lists ${period.label}`,
        period,
        content: { of: 'editor', lists },
      },
    ];
  },
  'hcpcs-fixed': (r) => hcpcs(r, readHcpcsFixed(r.text)),
  'hcpcs-csv': (r) => hcpcs(r, readHcpcsCsv(r.text)),
  'hcpcs-codes': (r) => {
    const period = given(r, quarterPeriod) ?? named(r, quarterPeriod) ?? undated();
    const known = newestRows(r.db, 'hcpcs');
    // The list has neither titles nor days: those of the release before hold on, new codes begin with the list.
    const codes = readHcpcsCodes(r.text).map(
      (code): CodeStretch =>
        known.get(code) ?? {
          code,
          title: 'The title is not in this release',
          shortTitle: '',
          billable: true,
          validFrom: period.from,
          validTo: null,
        },
    );
    return [codesParcel('hcpcs', `HCPCS Level II codes ${period.label}`, period, codes)];
  },
  'ncci-ptp': readPairs,
  mue: (r) => {
    const edits = readMue(r.text);
    const period = given(r, quarterPeriod) ?? named(r, quarterPeriod) ?? undated();
    return [{ kind: 'mue', name: `MUE practitioner ${period.label}`, period, content: { of: 'mue', edits } }];
  },
  'add-on': (r) => {
    const edits = readAddOns(r.text);
    const period = given(r, quarterPeriod) ?? named(r, quarterPeriod) ?? undated();
    return [
      { kind: 'add-on', name: `Add-on code edits ${period.label}`, period, content: { of: 'add-on', edits } },
    ];
  },
  'relative-values': (r) => {
    const file = readRelativeValues(r.text);
    const day = monthDay(file.year, file.month);
    if (day === null) throw new FileFault(1, 'The title does not name the release.');
    const period = given(r, quarterPeriod) ?? quarterPeriod(day, 'by its content');
    return [
      {
        kind: 'relative-values',
        name: `Medicare relative values ${period.label}`,
        period,
        content: { of: 'values', file },
      },
    ];
  },
  gpci: (r) => {
    const { year, rows } = readGpci(r.text);
    const period = given(r, yearPeriod) ?? yearPeriod(`${year}-01-01`, 'by its content');
    return [
      { kind: 'gpci', name: `Medicare cost indices ${period.label}`, period, content: { of: 'gpci', rows } },
    ];
  },
  adjustments: (r) => {
    const lists = readAdjustments(r.text);
    return [
      listParcel(r, 'carc', 'Claim adjustment reasons', lists.carc),
      listParcel(r, 'rarc', 'Remittance remarks', lists.rarc),
    ];
  },
  carc: (r) => [listParcel(r, 'carc', 'Claim adjustment reasons', readList('carc', r.text))],
  rarc: (r) => [listParcel(r, 'rarc', 'Remittance remarks', readList('rarc', r.text))],
  'claim-status': (r) => [listParcel(r, 'claim-status', 'Claim status', readList('claim-status', r.text))],
  'claim-status-category': (r) => [
    listParcel(
      r,
      'claim-status-category',
      'Claim status categories',
      readList('claim-status-category', r.text),
    ),
  ],
  'place-of-service': (r) => [listParcel(r, 'place-of-service', 'Place of service', readPlaces(r.text))],
  taxonomy: (r) => [listParcel(r, 'taxonomy', 'Provider taxonomy', readTaxonomy(r.text))],
};

/** Rows between two tellings of a long file. */
const ROWS_BETWEEN = 20_000;

function readPairs(r: Reading): Parcel[] {
  const pairs = new PtpPacker();
  const lines = lineCount(r.text);
  let count = 0;
  let lastDeletion = 0;
  let dated = true;
  const separator = r.text.slice(0, 2000).includes('\t') ? '\t' : ',';
  for (const edit of readPtp(r.text, separator)) {
    pairs.add(edit);
    count += 1;
    if (edit.deletion > lastDeletion) lastDeletion = edit.deletion;
    if (edit.effective === 0) dated = false;
    if (count % ROWS_BETWEEN === 0) r.options.onRows(count, lines);
  }
  if (count === 0) throw new FileFault(null, 'The table has no pairs.');
  const day = String(lastDeletion).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  const quarter =
    given(r, quarterPeriod) ??
    named(r, quarterPeriod) ??
    (lastDeletion > 0 ? quarterPeriod(dayAfter(day), 'by its content') : undated());
  // With its own first days a pair can be judged on any day before as well.
  const period = dated ? { ...quarter, from: '1996-01-01' } : quarter;
  return [
    {
      kind: 'ptp',
      name: `NCCI practitioner pairs ${period.label}`,
      period,
      content: { of: 'ptp', pairs, count },
    },
  ];
}

function lineCount(text: string): number {
  let lines = 0;
  for (let at = 0; at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
