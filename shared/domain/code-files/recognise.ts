import {
  ADJUSTMENT_COLUMNS,
  LIST_COLUMNS,
  PLACE_COLUMNS,
  TAXONOMY_COLUMNS,
  listKind,
  type ListKind,
} from './code-lists.ts';
import { looksLikeCodeEditor } from './code-editor.ts';
import { CONVERSION_COLUMNS } from './conversion-table.ts';
import { csvRecords } from './csv.ts';
import { FileFault } from './file-fault.ts';
import { GPCI_COLUMNS } from './fee-schedule.ts';
import { HCPCS_CSV_COLUMNS, HCPCS_CSV_OPTIONAL } from './hcpcs.ts';
import { INDEX_CSV_COLUMNS } from './index-csv.ts';
import { ADD_ON_COLUMNS, MUE_COLUMNS, PTP_COLUMNS } from './ncci.ts';
import { columnsIn } from './table.ts';

/** The layouts that can be read. */
export type CodeFileKind =
  | 'icd10cm-order'
  | 'icd10cm-addenda'
  | 'icd10cm-tabular'
  | 'icd10cm-index'
  | 'icd10cm-index-csv'
  | 'icd10cm-conversions'
  | 'code-editor'
  | 'hcpcs-fixed'
  | 'hcpcs-csv'
  | 'hcpcs-codes'
  | 'ncci-ptp'
  | 'mue'
  | 'add-on'
  | 'relative-values'
  | 'gpci'
  | 'adjustments'
  | 'place-of-service'
  | 'taxonomy'
  | ListKind;

/** How much of a file decides what it is, in characters. */
export const HEAD_LENGTH = 65_536;

/**
 * Which layout a file has, by its structure alone: neither its name nor a checksum counts.
 * @param head the beginning of the file; a last line that is not whole is left out of account.
 * @returns null when it is none of them.
 */
export function recognise(head: string): CodeFileKind | null {
  const cut = head.length >= HEAD_LENGTH ? head.slice(0, head.lastIndexOf('\n') + 1) : head;
  if (/^\s*<(\?xml|ICD10CM|!)/.test(cut)) return xmlKind(cut);
  if (looksLikeCodeEditor(cut)) return 'code-editor';
  const lines = cut.split(/\r?\n/, 400).filter((line) => line.trim() !== '');
  const first = lines[0] ?? '';
  if (/^\d{5} [A-Z][0-9A-Z]{2,6} {1,5}[01] /.test(first)) return 'icd10cm-order';
  if (/^(Add|Delete|Revise from): +[01] [A-Z][0-9A-Z]{2,6} /.test(first)) return 'icd10cm-addenda';
  if (lines.slice(0, 60).some((line) => /^([A-V]\d{4}| {3}[0-9A-Z]{2})\d{5}[37]\S/.test(line)))
    return 'hcpcs-fixed';
  if (lines.length > 2 && lines.every((line) => /^[A-V]\d{4}\s*$/.test(line))) return 'hcpcs-codes';
  return tableKind(cut);
}

function xmlKind(head: string): CodeFileKind | null {
  if (/<ICD10CM\.tabular[\s>]/.test(head)) return 'icd10cm-tabular';
  return /<ICD10CM\.index[\s>]/.test(head) ? 'icd10cm-index' : null;
}

function tableKind(head: string): CodeFileKind | null {
  try {
    const records: (readonly string[])[] = [];
    for (const { fields } of csvRecords(head, head.slice(0, 2000).includes('\t') ? '\t' : ',')) {
      records.push(fields);
      if (records.length >= 200) break;
    }
    return kindOfRecords(records, head);
  } catch (error) {
    if (error instanceof FileFault) return null;
    throw error;
  }
}

function kindOfRecords(records: readonly (readonly string[])[], head: string): CodeFileKind | null {
  if (/National Physician Fee Schedule Relative Value File/i.test(head)) return 'relative-values';
  for (const [i, header] of records.slice(0, 40).entries()) {
    if (columnsIn(header, PTP_COLUMNS, ['effective'])) return 'ncci-ptp';
    if (columnsIn(header, MUE_COLUMNS)) return 'mue';
    if (columnsIn(header, ADD_ON_COLUMNS)) return 'add-on';
    if (columnsIn(header, GPCI_COLUMNS)) return 'gpci';
    if (columnsIn(header, HCPCS_CSV_COLUMNS, [...HCPCS_CSV_OPTIONAL])) return 'hcpcs-csv';
    if (columnsIn(header, INDEX_CSV_COLUMNS)) return 'icd10cm-index-csv';
    if (columnsIn(header, CONVERSION_COLUMNS)) return 'icd10cm-conversions';
    if (columnsIn(header, ADJUSTMENT_COLUMNS)) return 'adjustments';
    if (columnsIn(header, PLACE_COLUMNS)) return 'place-of-service';
    if (columnsIn(header, TAXONOMY_COLUMNS)) return 'taxonomy';
    const list = columnsIn(header, LIST_COLUMNS, ['status']);
    // A list of codes and titles alone: a table with further columns is another one.
    if (list && header.length === list.size) {
      const at = list.get('code') ?? 0;
      return listKind(
        records.slice(i + 1).map((fields) => (fields[at] ?? '').trim()),
        list.has('status'),
      );
    }
  }
  return null;
}
