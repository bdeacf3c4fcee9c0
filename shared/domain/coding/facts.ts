import { POINTER_LETTERS, withDot, withoutDot } from '../encounter.ts';
import type { CodeEntry, CodeLookup } from '../code.ts';
import type { Sex } from '../patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { EmVisit } from '../em/visit.ts';
import type { CodingEdits } from './edits.ts';

/** A service line as the rules see it, from an encounter or from a claim. */
export type LineFacts = {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly pointers: readonly number[];
  readonly units: number;
  readonly chargeCents: number;
  readonly serviceDate: IsoDate;
  readonly placeOfService: string;
  /** Billed by its minutes, of which a fee for one unit does not speak. */
  readonly timed?: boolean;
};

/**
 * What the coding rules look at. Encounters and claims are both brought into this form, so that one rule
 * serves the coder and the scrubber, with the same field paths.
 */
export type CodingFacts = {
  readonly diagnoses: readonly string[];
  readonly lines: readonly LineFacts[];
  readonly serviceDate: IsoDate;
  /** A birth date that is not known is null; nothing about age is checked then. */
  readonly patient: { readonly birthDate: IsoDate | null; readonly sex: Sex };
  /** SBR09 of the payer; empty when there is no coverage. */
  readonly payerFilingIndicator: string;
  /** CLIA number of where the tests are done; empty when none. */
  readonly clia: string;
  readonly lookup: CodeLookup;
  /** The practice's charge for one unit on the date of service, or null when the schedule has none. */
  readonly fee: (code: string) => Cents | null;
  /** The installed edit tables. */
  readonly edits: CodingEdits;
  /** What the documents support, as far as somebody has read them for this check. */
  readonly documented: readonly DocumentedCode[];
  /** What the level of the office visit is worked out from; absent where visits are not levelled (claims). */
  readonly em?: EmVisit;
};

/** A code that a document supports, with the words that do. */
export type DocumentedCode = { readonly code: string; readonly says: string };

/** `{item, position}` with 1-based positions, as printed. */
export function numbered<T>(items: readonly T[]): { readonly item: T; readonly position: number }[] {
  return items.map((item, i) => ({ item, position: i + 1 }));
}

/** Form of an ICD-10-CM code with or without dot: three to seven characters. */
export function hasDiagnosisForm(code: string): boolean {
  return /^[A-Z][0-9A-Z]{2}(\.?[0-9A-Z]{1,4})?$/.test(code);
}

/** Form of a CPT number or an HCPCS Level II code. */
export function hasProcedureForm(code: string): boolean {
  return /^([0-9]{4}[0-9AFTMU]|[A-V][0-9]{4})$/.test(code);
}

/** Medicare Part B, or a Medicare plan that follows its rules. */
export function isMedicare(filingIndicator: string): boolean {
  return filingIndicator === 'MB' || filingIndicator === 'MA' || filingIndicator === '16';
}

/** Medicare and Medicaid, which deny by NCCI edits; other payers mostly do, by their own choice. */
export function deniesByNcci(filingIndicator: string): boolean {
  return isMedicare(filingIndicator) || filingIndicator === 'MC';
}

/** The verdict on a diagnosis, asked with the dot. */
export function diagnosisVerdict(facts: Pick<CodingFacts, 'lookup' | 'serviceDate'>, code: string) {
  return facts.lookup('icd10cm', withDot(code), facts.serviceDate);
}

/** Title of a diagnosis on the date of service, or null when it is not known then. */
export function diagnosisTitle(facts: CodingFacts, code: string): string | null {
  const verdict = diagnosisVerdict(facts, code);
  return verdict.known === 'valid' ? verdict.entry.title : null;
}

const NEXT_CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Billable codes under a heading on the date of service, found by trying each next character.
 * @param most stops looking after so many.
 */
export function billableBelow(facts: CodingFacts, heading: string, most: number): CodeEntry[] {
  const found: CodeEntry[] = [];
  const visit = (plain: string): void => {
    if (plain.length >= 7) return;
    for (const next of NEXT_CHARACTERS) {
      if (found.length >= most) return;
      const verdict = facts.lookup('icd10cm', withDot(plain + next), facts.serviceDate);
      if (verdict.known !== 'valid') continue;
      if (verdict.entry.billable) found.push(verdict.entry);
      else visit(plain + next);
    }
  };
  visit(withoutDot(heading).toUpperCase());
  return found;
}

/** Pointer positions that exist, without repeats, at most four. */
export function soundPointers(pointers: readonly number[], diagnoses: number): number[] {
  return [...new Set(pointers)]
    .filter((p) => p >= 1 && p <= Math.min(diagnoses, POINTER_LETTERS.length))
    .slice(0, 4);
}
