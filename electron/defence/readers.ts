import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import type { DefenceContent, DefenceEvent, DefenceMaking } from '#shared/domain/defence/content.ts';
import type { DerivationLine } from '#shared/domain/em/derivation-lines.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { DocumentId, EncounterId } from '#shared/kernel/ids.ts';

/** Words of a document that support a code. */
export type CodePassage = {
  readonly system: CodeSystem;
  readonly code: string;
  readonly documentId: DocumentId;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** How they were found; empty when that is not known. */
  readonly way: string;
};

/** What other features have on record about an encounter; an empty list where they have nothing. */
export type DefenceReaders = {
  readonly encounterDetail: (id: EncounterId) => EncounterDetail;
  readonly passagesOf: (id: EncounterId) => Promise<readonly CodePassage[]>;
  readonly emLinesOf: (id: EncounterId) => readonly DerivationLine[];
  readonly verdictsOf: (id: EncounterId) => readonly DefenceEvent[];
  /** The findings as they stood at "coded"; null when they were not kept. */
  readonly findingsWhenCoded: (id: EncounterId) => readonly Finding[] | null;
  readonly queriesOf: (id: EncounterId) => readonly DefenceEvent[];
  readonly auditsOf: (id: EncounterId) => readonly DefenceEvent[];
  readonly releasesFor: (id: EncounterId, on: IsoDate) => DefenceContent['releases'];
};

/** Draws a file; the same content and making give the same bytes. */
export type DrawDefence = (
  content: DefenceContent,
  making: DefenceMaking,
) => Promise<{ readonly pdf: Uint8Array; readonly pages: number }>;
