import { readOwnCodes } from '#shared/domain/code-files/code-lists.ts';
import { FileFault } from '#shared/domain/code-files/file-fault.ts';
import type { HcpcsRow } from '#shared/domain/code-files/hcpcs.ts';
import type { OrderRow } from '#shared/domain/code-files/icd10cm-order.ts';
import type { Parcel } from './parcel.ts';
import {
  dayInName,
  fiscalFirstDay,
  fiscalPeriod,
  icd10FirstDay,
  quarterPeriod,
  yearPeriod,
} from './period.ts';
import { codesParcel, given, listParcel, named, undated, type OwnTable, type Reading } from './reading.ts';

/** The release that the lines of an order file are; its days by its number of codes, else by its name. */
export function icd10Codes(r: Reading, rows: readonly OrderRow[]): Parcel {
  const counted = icd10FirstDay(rows.filter((row) => row.billable).length);
  const hint = dayInName(r.source.name);
  const period =
    given(r, fiscalPeriod) ??
    (counted !== null
      ? fiscalPeriod(counted, 'by its content')
      : hint
        ? fiscalPeriod(hint.yearOnly ? fiscalFirstDay(hint.day.slice(0, 4)) : hint.day, 'by its name')
        : undated());
  const codes = rows.map(({ code, billable, shortTitle, longTitle }) => ({
    code,
    title: longTitle,
    shortTitle,
    billable,
    validFrom: period.from,
    validTo: null,
  }));
  return codesParcel('icd10cm', `ICD-10-CM ${period.label}`, period, codes);
}

/** Codes carry their own days, so a file of the fourth quarter tells the whole of its year. */
export function hcpcs(r: Reading, rows: readonly HcpcsRow[]): Parcel[] {
  const last = rows.reduce((day, row) => [day, row.addedOn, row.changedOn ?? ''].sort().at(-1) ?? day, '');
  const quarter = given(r, quarterPeriod) ?? quarterPeriod(last, 'by its content');
  const year = quarter.published.slice(0, 4);
  // The January file was the only whole one of its year until the quarterly ones began.
  const to = quarter.published.endsWith('-01-01') && year < '2020' ? `${year}-12-31` : quarter.to;
  const period = { ...quarter, from: `${year}-01-01`, to };
  const codes = rows
    .filter(
      (row) => row.kind === 'procedure' && (row.terminatedOn === null || row.terminatedOn >= row.addedOn),
    )
    .map((row) => ({
      code: row.code,
      title: row.longTitle,
      shortTitle: row.shortTitle,
      billable: true,
      validFrom: row.addedOn,
      validTo: row.terminatedOn,
    }));
  const modifiers = rows
    .filter((row) => row.kind === 'modifier')
    .map((row) => ({ code: row.code, title: row.longTitle, current: row.terminatedOn === null }));
  return [
    codesParcel('hcpcs', `HCPCS Level II ${period.label}`, period, codes),
    {
      kind: 'hcpcs-modifiers',
      name: `HCPCS modifiers ${period.label}`,
      period,
      content: { of: 'list', rows: modifiers },
    },
  ];
}

/** A licensed CPT table, or a code set of the user's own. */
export function ownTable(r: Reading, own: OwnTable): Parcel[] {
  const rows = readOwnCodes(r.text, own.columns);
  if (own.as === 'own') return [listParcel(r, 'own', own.name, rows)];
  const wrong = rows.find((row) => !/^\d{4}[0-9AFMTU]$/.test(row.code));
  if (wrong) throw new FileFault(null, `"${wrong.code}" is no CPT code.`);
  const period = given(r, yearPeriod) ?? named(r, yearPeriod) ?? undated();
  const codes = rows.map(({ code, title }) => ({
    code,
    title,
    shortTitle: '',
    billable: true,
    validFrom: period.from,
    validTo: null,
  }));
  return [codesParcel('cpt', `${own.name} ${period.label}`, period, codes)];
}
