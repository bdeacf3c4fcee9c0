import type { ClaimEvent, ClaimStatus } from '#shared/domain/claim.ts';
import type { DerivationLine } from '#shared/domain/em/derivation-lines.ts';
import type { EncounterStatus } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { Sex } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';

/** A passage of a document that supports a code. Offsets are UTF-16 units in the document's text. */
export type DefencePassage = {
  readonly start: number;
  readonly end: number;
  /** The codes that it supports, as they are lettered in the file: `A`, `L2`. */
  readonly marks: readonly string[];
};

export type DefenceDocument = {
  /** 1, 2, 3 … in the order received. */
  readonly number: number;
  readonly title: string;
  readonly kind: string;
  readonly receivedAt: Instant;
  readonly sha256: string;
  readonly text: string;
  /** In the order of the text; they do not overlap. */
  readonly passages: readonly DefencePassage[];
};

/** Where a code is supported: the words, in which document, and how they were found. */
export type DefenceSupport = { readonly document: number; readonly words: string; readonly way: string };

export type DefenceDiagnosis = {
  /** A to L, as on paper. */
  readonly mark: string;
  readonly code: string;
  readonly title: string;
  readonly support: readonly DefenceSupport[];
};

export type DefenceLine = {
  /** L1, L2 … */
  readonly mark: string;
  readonly code: string;
  readonly title: string;
  readonly modifiers: readonly string[];
  /** Letters of the diagnoses. */
  readonly pointers: readonly string[];
  readonly units: number;
  readonly chargeCents: Cents;
  readonly support: readonly DefenceSupport[];
};

/** What happened at a time, by whom, in a sentence; further lines beneath it. */
export type DefenceEvent = {
  readonly at: string;
  readonly by: string;
  readonly words: string;
  readonly lines: readonly string[];
};

export type DefenceRelease = {
  readonly name: string;
  readonly starter: boolean;
  /** Null: not on record any more, since the release was taken away. */
  readonly effectiveFrom: IsoDate | null;
  readonly effectiveTo: IsoDate | null;
  /** SHA-256 of the files that it was installed from; empty: not on record. */
  readonly sha256: string;
};

export type DefenceSignature = {
  readonly userName: string;
  readonly role: 'coder' | 'auditor';
  readonly meaning: string;
  readonly at: Instant;
  readonly sha256: string;
  /** Whether what is signed is what stands in this file; null where the file does not hold it as a whole. */
  readonly matches: boolean | null;
};

/**
 * Everything on record about the coding of one encounter. What other parts of the program have not written down
 * is an empty list, and the file says "none recorded": it never passes over a part in silence.
 */
export type DefenceContent = {
  readonly practice: {
    readonly name: string;
    readonly addressLines: readonly string[];
    readonly npi: string;
  };
  readonly patient: {
    readonly name: string;
    readonly accountNumber: string;
    readonly birthDate: IsoDate | null;
    readonly sex: Sex;
  };
  readonly encounter: {
    readonly id: EncounterId;
    readonly serviceDate: IsoDate;
    readonly reason: string;
    readonly status: EncounterStatus;
    readonly providerName: string;
    readonly facilityName: string;
    readonly placeOfService: string;
    readonly codedAt: Instant | null;
    readonly codedBy: string;
  };
  readonly payer: { readonly name: string; readonly memberId: string } | null;
  readonly claim: {
    readonly controlNumber: string;
    readonly status: ClaimStatus;
    readonly chargeCents: Cents;
  } | null;
  readonly documents: readonly DefenceDocument[];
  readonly diagnoses: readonly DefenceDiagnosis[];
  readonly lines: readonly DefenceLine[];
  readonly findings: {
    readonly list: readonly Finding[];
    /** When they were found: at "coded", or, where that was not kept, when the file was made. */
    readonly asOf: 'coded' | 'now';
  };
  /** How the level of an office visit was reached. */
  readonly em: readonly DerivationLine[];
  readonly releases: {
    readonly list: readonly DefenceRelease[];
    /** The ones that the checks used at "coded", or those that speak for the date of service now. */
    readonly asOf: 'coded' | 'now';
  };
  readonly verdicts: readonly DefenceEvent[];
  readonly queries: readonly DefenceEvent[];
  readonly audits: readonly DefenceEvent[];
  readonly claimHistory: readonly (Pick<ClaimEvent, 'at' | 'userName' | 'detail' | 'from' | 'to'> & {
    readonly controlNumber: string;
  })[];
  readonly signatures: readonly DefenceSignature[];
};

/** A drawn file's frame: not part of the content, so that its hash stays when nothing in it changes. */
export type DefenceMaking = {
  readonly madeOn: IsoDate;
  readonly madeBy: string;
  /** SHA-256 of `contentText`. */
  readonly sha256: string;
};

/** The content as one text for its hash; equal contents give equal texts. */
export function contentText(content: DefenceContent): string {
  return JSON.stringify(content);
}

/** The parts that hold nothing, in words for a reader. */
export function absentParts(content: DefenceContent): string[] {
  const parts: readonly (readonly [string, number])[] = [
    ['documents', content.documents.length],
    ['marked passages', content.documents.reduce((n, d) => n + d.passages.length, 0)],
    ['diagnoses', content.diagnoses.length],
    ['service lines', content.lines.length],
    ['E/M derivation', content.em.length],
    ['code set releases', content.releases.list.length],
    ['verdicts', content.verdicts.length],
    ['queries', content.queries.length],
    ['audits', content.audits.length],
    ['claim history', content.claimHistory.length],
    ['signatures', content.signatures.length],
  ];
  return parts.filter(([, n]) => n === 0).map(([words]) => words);
}
