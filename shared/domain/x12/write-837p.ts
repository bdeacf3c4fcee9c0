import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { CharacterNote } from './characters.ts';
import { billingProvider, billingProviderKey } from './loops-837p/billing-provider.ts';
import { claimInformation } from './loops-837p/claim.ts';
import { beginning, receiver, submitter } from './loops-837p/header.ts';
import { dependentPatient, patientKey } from './loops-837p/patient.ts';
import { isSubscriber, subscriber, subscriberKey } from './loops-837p/subscriber.ts';
import { writeInterchange } from './writer.ts';
import type { Envelope, SegmentData } from './writer.ts';

export const VERSION_837P = '005010X222A1';
/** 005010X222A1 section 1.3.2: at most 5000 CLM segments in one transaction set. */
const CLAIMS_PER_SET = 5000;

/** Claims for one receiver, in one file. */
export type ClaimBatch = {
  readonly claims: readonly ProfessionalClaim[];
  readonly envelope: Envelope;
};

/** A written file and everything in it that is not as it was entered. */
export type Written837p = {
  readonly text: string;
  /** Characters that X12 cannot carry and what became of them; nothing is replaced silently. */
  readonly characters: readonly CharacterNote[];
  /** Facts of a claim that the guide has no room for, one sentence each. */
  readonly leftOut: readonly { readonly controlNumber: string; readonly message: string }[];
};

/**
 * Writes claims as one 837P file, 005010X222A1: ISA/GS envelope, a transaction set for every submitter and
 * receiver and every 5000 claims, in it the claims by billing provider, subscriber and patient in a fixed
 * order, so that the same claims always give the same bytes. Claims are written as they are; whether they
 * are right is the scrubber's affair.
 * @returns text with `~` and a line feed after each segment.
 * @throws Refusal when there is no claim or an envelope value does not fit.
 */
export function write837p(batch: ClaimBatch): string {
  return write837pWithNotes(batch).text;
}

/** As `write837p`, together with what could not be written as it was entered. */
export function write837pWithNotes(batch: ClaimBatch): Written837p {
  if (batch.claims.length === 0)
    throw new Refusal('invalid_input', 'No claim was chosen, so no file was written.');
  const sets = [...grouped(batch.claims, setKey).values()].flatMap((claims) =>
    chunks(claims, CLAIMS_PER_SET),
  );
  const reference = String(batch.envelope.interchangeControl).padStart(9, '0');
  const bodies = sets.map((claims, i) =>
    transactionSet(claims, `${reference}${i === 0 ? '' : `-${i + 1}`}`, batch.envelope),
  );
  const kind = {
    functionalCode: 'HC',
    transaction: '837',
    version: VERSION_837P,
    convention: VERSION_837P,
  };
  const written = writeInterchange(batch.envelope, kind, bodies);
  return { text: written.text, characters: written.notes, leftOut: batch.claims.flatMap(noRoomFor) };
}

/** One ST…SE: header, then one 2000A after another. */
function transactionSet(
  claims: readonly ProfessionalClaim[],
  reference: string,
  envelope: Envelope,
): SegmentData[] {
  const first = claims[0];
  if (!first) return [];
  const segments = [...beginning(reference, envelope.at), ...submitter(first), ...receiver(first)];
  let hl = 0;
  const next = (): string => String((hl += 1));
  for (const ofProvider of grouped(claims, billingProviderKey).values()) {
    const providerHl = next();
    for (const claim of ofProvider.slice(0, 1)) append(segments, billingProvider(claim, providerHl));
    for (const ofSubscriber of grouped(ofProvider, subscriberKey).values())
      subscriberLoop(ofSubscriber, providerHl, next, segments);
  }
  return segments;
}

/** 2000B with its claims, or with one 2000C for each dependent patient. */
function subscriberLoop(
  claims: readonly ProfessionalClaim[],
  providerHl: string,
  next: () => string,
  segments: SegmentData[],
): void {
  const first = claims[0];
  if (!first) return;
  const subscriberHl = next();
  append(segments, subscriber(first, subscriberHl, providerHl));
  if (isSubscriber(first)) {
    for (const claim of claims) append(segments, claimInformation(claim));
    return;
  }
  for (const ofPatient of grouped(claims, patientKey).values()) {
    const patientHl = next();
    for (const claim of ofPatient.slice(0, 1))
      append(segments, dependentPatient(claim, patientHl, subscriberHl));
    for (const claim of ofPatient) append(segments, claimInformation(claim));
  }
}

function append(segments: SegmentData[], more: readonly SegmentData[]): void {
  for (const segment of more) segments.push(segment);
}

function setKey(claim: ProfessionalClaim): string {
  return JSON.stringify([...Object.values(claim.submitter), ...Object.values(claim.receiver)]);
}

/** Groups by key, groups in the order of their keys, claims in a group by control number. */
function grouped(
  claims: readonly ProfessionalClaim[],
  keyOf: (claim: ProfessionalClaim) => string,
): Map<string, ProfessionalClaim[]> {
  const groups = new Map<string, ProfessionalClaim[]>();
  for (const claim of claims) {
    const key = keyOf(claim);
    const group = groups.get(key);
    if (group) group.push(claim);
    else groups.set(key, [claim]);
  }
  const ordered = [...groups].sort(([a], [b]) => compare(a, b));
  for (const [, group] of ordered)
    group.sort((a, b) => compare(a.controlNumber, b.controlNumber) || compare(a.claimId, b.claimId));
  return new Map(ordered);
}

/** By code unit, not by the reader's language, so that the order is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
  return parts;
}

function noRoomFor(claim: ProfessionalClaim): { controlNumber: string; message: string }[] {
  const say = (message: string) => ({ controlNumber: claim.controlNumber, message });
  const notes: { controlNumber: string; message: string }[] = [];
  if (claim.diagnoses.length > 12) notes.push(say('Only the first twelve diagnoses have room in a claim.'));
  claim.lines.forEach((line, i) => {
    if (line.modifiers.length > 4)
      notes.push(say(`Line ${i + 1}: only the first four modifiers have room in a claim.`));
    if (line.pointers.length > 4)
      notes.push(say(`Line ${i + 1}: only the first four diagnosis pointers have room in a claim.`));
  });
  return notes;
}
