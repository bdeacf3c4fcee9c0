import { Refusal } from '#shared/kernel/result.ts';
import type { CharacterNote } from './characters.ts';
import { keyOf, sharedExtras } from './loops-837p/extras-key.ts';
import { beginning, parties } from './loops-837p/header.ts';
import type { Beginning } from './loops-837p/header.ts';
import { Hierarchy, Placer, byNumber, compare, sorted } from './loops-837p/hierarchy.ts';
import type { PlacedClaim } from './loops-837p/hierarchy.ts';
import { Extras, LoopWriter } from './loops-837p/loop-writer.ts';
import type { WritableClaim } from './loops-837p/writable-claim.ts';
import { USUAL_PROFILE, formOf } from './receiver-profile.ts';
import type { ReceiverProfile } from './receiver-profile.ts';
import { writeInterchange } from './writer.ts';
import type { Envelope, GroupKind, SegmentSink } from './writer.ts';

export const VERSION_837P = '005010X222A1';
export const KIND_837P: GroupKind = {
  functionalCode: 'HC',
  transaction: '837',
  version: VERSION_837P,
  convention: VERSION_837P,
};

/** Claims for one receiver, in one file. */
export type ClaimBatch = {
  readonly claims: readonly WritableClaim[];
  readonly envelope: Envelope;
  /** How the receiver wants it; left out, as we write by ourselves. */
  readonly profile?: ReceiverProfile;
  /** Claims stay in their order and only neighbours share loops; left out, they are sorted. */
  readonly keepOrder?: boolean;
};

/** Something of a claim that is not in the file as it was entered. */
export type LeftOut = { readonly controlNumber: string; readonly message: string };

/** A written file and everything in it that is not as it was entered. */
export type Written837p = {
  readonly text: string;
  /** Characters that X12 cannot carry and what became of them; nothing is replaced silently. */
  readonly characters: readonly CharacterNote[];
  /** Facts of a claim that the guide has no room for, one sentence each. */
  readonly leftOut: readonly LeftOut[];
};

/**
 * Writes claims as one 837P file, 005010X222A1: ISA/GS envelope, a transaction set for every submitter and
 * receiver and every 5000 claims, in it the claims by billing provider, subscriber and patient in a fixed
 * order, so that the same claims always give the same bytes. Claims are written as they are; whether they
 * are right is the scrubber's affair.
 * @returns text with `~` and a line feed after each segment, unless the profile says otherwise.
 * @throws Refusal when there is no claim or an envelope value does not fit.
 */
export function write837p(batch: ClaimBatch): string {
  return write837pWithNotes(batch).text;
}

/** As `write837p`, together with what could not be written as it was entered. */
export function write837pWithNotes(batch: ClaimBatch): Written837p {
  if (batch.claims.length === 0)
    throw new Refusal('invalid_input', 'No claim was chosen, so no file was written.');
  const profile = batch.profile ?? USUAL_PROFILE;
  const claims = batch.claims.map((claim) => addressed(claim, profile));
  const sets = bySet(claims, batch.keepOrder === true).flatMap((set) => chunks(set, profile.claimsPerSet));
  const leftOut = claims.flatMap(noRoomFor);
  const reference = String(batch.envelope.interchangeControl).padStart(9, '0');
  const bodies = sets.map((set, i) => {
    const begin = {
      reference: `${reference}${i === 0 ? '' : `-${i + 1}`}`,
      at: batch.envelope.at,
      purpose: profile.purpose,
    };
    return (to: SegmentSink): void => transactionSet(to, set, batch, begin, leftOut);
  });
  const written = writeInterchange(envelopeOf(batch.envelope, profile), KIND_837P, bodies, formOf(profile));
  return { text: written.text, characters: written.notes, leftOut };
}

/** What stands between ST and SE: header, then one 2000A after another. */
function transactionSet(
  to: SegmentSink,
  claims: readonly PlacedClaim[],
  batch: ClaimBatch,
  begin: Beginning,
  leftOut: LeftOut[],
): void {
  to.push(beginning(begin));
  for (const { claim } of claims.slice(0, 1))
    parties(new LoopWriter(to, Extras.of(claim.carried, claim.odd)), claim);
  const levels = new Hierarchy(to, (claim, loops) => {
    const message = `Carried segments of ${loops.join(', ')} belong to a part that the claim no longer has.`;
    leftOut.push({ controlNumber: claim.controlNumber, message });
  });
  for (const claim of batch.keepOrder === true ? claims : sorted(claims)) levels.take(claim);
  levels.end();
}

/** The claim with submitter and receiver as the profile names them. */
function addressed(claim: WritableClaim, p: ReceiverProfile): WritableClaim {
  if (!p.submitterId && !p.submitterName && !p.payerReceiverId && !p.payerReceiverName) return claim;
  const { submitter, receiver } = claim;
  return {
    ...claim,
    submitter: { ...submitter, id: p.submitterId || submitter.id, name: p.submitterName || submitter.name },
    receiver: { id: p.payerReceiverId || receiver.id, name: p.payerReceiverName || receiver.name },
  };
}

function envelopeOf(envelope: Envelope, profile: ReceiverProfile): Envelope {
  return {
    ...envelope,
    usage: profile.usage ?? envelope.usage,
    senderId: profile.senderId || envelope.senderId,
    receiverId: profile.receiverId || envelope.receiverId,
  };
}

/**
 * Claims by submitter and receiver. In their own order only neighbours share a set; otherwise sets are in the order
 * of their keys and their claims in that of the control numbers, in which they are cut into parts.
 */
function bySet(claims: readonly WritableClaim[], keepOrder: boolean): readonly (readonly PlacedClaim[])[] {
  const sets: { readonly key: string; readonly claims: PlacedClaim[] }[] = [];
  const known = new Map<string, PlacedClaim[]>();
  const placer = new Placer();
  for (const claim of claims) {
    const key = setKey(claim);
    const set = keepOrder && sets.at(-1)?.key !== key ? undefined : known.get(key);
    if (set) {
      set.push(placer.place(claim));
      continue;
    }
    const begun = { key, claims: [placer.place(claim)] };
    sets.push(begun);
    known.set(key, begun.claims);
  }
  if (!keepOrder) {
    sets.sort((a, b) => compare(a.key, b.key));
    for (const set of sets) set.claims.sort(byNumber);
  }
  return sets.map((set) => set.claims);
}

function setKey(claim: WritableClaim): string {
  const { submitter: s, receiver: r } = claim;
  return keyOf([s.id, s.name, s.contactName, s.phone, r.id, r.name], sharedExtras(claim, '1000'));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
  return parts;
}

/** Facts beyond what the guide has room for; each list is written as far as it goes. */
function noRoomFor(claim: WritableClaim): LeftOut[] {
  const notes: LeftOut[] = [];
  const room = (count: number, most: number, what: string): void => {
    if (count > most)
      notes.push({ controlNumber: claim.controlNumber, message: `${what} have room in a claim.` });
  };
  room(claim.diagnoses.length, 12, 'Only the first twelve diagnoses');
  const s = claim.situation;
  if (s) {
    room(s.conditionCodes?.length ?? 0, 24, 'Only the first 24 condition codes');
    room(s.anesthesiaProcedures?.length ?? 0, 2, 'Only the first two procedures of an anaesthesia');
    for (const c of s.ambulance?.certifications ?? [])
      room(c.conditions.length, 5, 'Only the first five conditions of an ambulance certification');
  }
  claim.lines.forEach((line, i) => {
    room(line.modifiers.length, 4, `Line ${i + 1}: only the first four modifiers`);
    room(line.pointers.length, 4, `Line ${i + 1}: only the first four diagnosis pointers`);
    for (const a of line.detail?.adjudications ?? [])
      room(a.modifiers.length, 4, `Line ${i + 1}: only the first four modifiers of what was paid`);
  });
  return notes;
}
