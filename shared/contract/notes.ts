import { z } from 'zod';
import { procedure } from './define.ts';
import { CodeSystem } from '#shared/domain/code.ts';
import { REJECT_REASONS } from '#shared/domain/notes/local-counts.ts';
import { DocumentId, EncounterId } from '#shared/kernel/ids.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';

export const RejectReason = z.enum(REJECT_REASONS);

/** A passage of a document; UTF-16 offsets into its text, end exclusive. */
export const Passage = z.object({
  documentId: DocumentId,
  start: z.int().min(0),
  end: z.int().min(0),
  text: z.string(),
});
export type Passage = z.infer<typeof Passage>;

/** A code that the documents of an encounter speak of. Nothing of it is applied by itself. */
export const Suggestion = z.object({
  system: CodeSystem,
  /** With its dot. */
  code: z.string(),
  title: z.string(),
  billable: z.boolean(),
  /** The practice's charge on the date of service; null for diagnoses. */
  chargeCents: Cents.nullable(),
  /** 0…1, what was chosen here before included. */
  score: z.number(),
  /** True for what the workbench offers: affirmed, and sure enough. */
  proposed: z.boolean(),
  /** Uncertain ones are not coded in the outpatient setting (ICD-10-CM Guidelines IV.H). */
  assertion: z.enum(['affirmed', 'negated', 'historical', 'family', 'uncertain', 'planned']),
  way: z.enum([
    'title',
    'index',
    'synonym',
    'abbreviation',
    'lab value',
    'medication',
    'ontology',
    'procedure list',
  ]),
  /** What a more exact code would need, or why it is only a hint. */
  gap: z.string().nullable(),
  evidence: z.array(Passage),
  /** Assigned in the saved coding. */
  alreadyAssigned: z.boolean(),
  /** What was chosen for this encounter. */
  choice: z.enum(['accepted', 'rejected']).nullable(),
  reason: RejectReason.nullable(),
  /** How often this practice took or refused the code for these words. */
  timesAccepted: z.int(),
  timesRejected: z.int(),
  /** Refused for these words so often that it is proposed no more. */
  stopped: z.boolean(),
});
export type Suggestion = z.infer<typeof Suggestion>;

export const EncounterSuggestions = z.object({
  /** Proposed ones first, then by score. */
  rows: z.array(Suggestion),
  /** Why no diagnosis could be looked for (no release for the date of service); null when they were. */
  without: z.string().nullable(),
  /** Time that reading and putting together took, in milliseconds. */
  milliseconds: z.number(),
});
export type EncounterSuggestions = z.infer<typeof EncounterSuggestions>;

const One = { encounterId: EncounterId, system: CodeSystem, code: z.string().max(10) };

export const notes = {
  /**
   * Codes that all documents of the encounter speak of, as of its date of service. The first answer after the start
   * or after a change of releases takes seconds, in a thread of its own.
   */
  suggest: procedure('coding.read', z.object({ encounterId: EncounterId }), EncounterSuggestions),
  /** Makes ready for reading notes of a day; answers at once. */
  prepare: procedure('coding.read', z.object({ on: IsoDate }), z.object({})),
  /** Remembers that a suggestion was taken; the coding itself is saved by `coding.save`. */
  accept: procedure('coding.write', z.object(One), z.object({})),
  /** Remembers that a suggestion was refused, and why. */
  reject: procedure('coding.write', z.object({ ...One, reason: RejectReason }), z.object({})),
  /** Forgets what was chosen for this code of this encounter. */
  takeBack: procedure('coding.write', z.object(One), z.object({})),
};
