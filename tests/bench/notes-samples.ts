import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readOrderFile } from '#shared/domain/code-files/icd10cm-order.ts';
import { readIndexCsv } from '#shared/domain/code-files/index-csv.ts';
import type { DictionaryCode } from '#shared/domain/notes/code-family.ts';
import { indexLine, type IndexLine } from '#shared/domain/notes/index-terms.ts';

export type CodedNote = { readonly id: string; readonly text_en: string; readonly dx: readonly string[] };
export type EvidenceLine = {
  readonly id: string;
  readonly type: string;
  readonly code: string;
  readonly en_line: number;
  readonly en_line_text: string;
};
export type VisitNote = {
  readonly note: string;
  readonly cc: string;
  readonly other_problems: readonly string[];
};
export type AssertedSentence = {
  readonly condition: string;
  readonly sentence: string;
  readonly negation: string;
  readonly temporality: string;
  readonly experiencer: string;
};
export type LabelledSection = { readonly section_header: string; readonly section_text: string };

export type NoteSamples = {
  readonly codes: readonly DictionaryCode[];
  readonly index: readonly IndexLine[];
  readonly coded: readonly CodedNote[];
  readonly evidence: readonly EvidenceLine[];
  readonly visits: readonly VisitNote[];
  readonly sentences: readonly AssertedSentence[];
  readonly sections: readonly LabelledSection[];
  /** Term and code of the Disease Ontology, for the baseline. */
  readonly ontology: readonly (readonly [string, string])[];
};

/** Everything the benchmark reads, or the sentence that says which file is missing. */
export function readNoteSamples(folder: string): NoteSamples | string {
  const paths = {
    order: join(folder, 'codesets', 'icd10cm-order-2026.txt.gz'),
    index: join(folder, 'codesets', 'ICD10CM_2025_Index.csv.gz'),
    coded: join(folder, 'samples', 'notes', 'codiesp_train.jsonl'),
    evidence: join(folder, 'samples', 'notes', 'codiesp_train_evidence_lines_en.jsonl'),
    visits: join(folder, 'samples', 'notes', 'aci_bench_dev.jsonl'),
    sentences: join(folder, 'samples', 'notes', 'context_assertions_dev.jsonl'),
    sections: join(folder, 'samples', 'notes', 'mts_dialog_sections_dev.jsonl'),
    ontology: join(folder, 'samples', 'lexicons', 'disease_ontology_synonym_to_icd10cm.tsv'),
  };
  const missing = Object.values(paths).find((path) => !existsSync(path));
  if (missing !== undefined) return `${missing} is absent`;
  return {
    codes: readOrderFile(zipped(paths.order)).map(({ code, billable, longTitle }) => ({
      system: 'icd10cm',
      code,
      billable,
      title: longTitle,
    })),
    index: readIndexCsv(zipped(paths.index)).map(indexLine),
    coded: lines<CodedNote>(paths.coded),
    evidence: lines<EvidenceLine>(paths.evidence),
    visits: lines<VisitNote>(paths.visits),
    sentences: lines<AssertedSentence>(paths.sentences),
    sections: lines<LabelledSection>(paths.sections),
    ontology: readFileSync(paths.ontology, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line): readonly [string, string] => {
        const [term = '', code = ''] = line.split('\t');
        return [term, code];
      }),
  };
}

function zipped(path: string): string {
  return gunzipSync(readFileSync(path)).toString('utf8');
}

function lines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
