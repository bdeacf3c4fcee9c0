import type { AckOutcome, AckReason } from './acknowledgement.ts';
import type { GroupAck, SegmentError, SetAck, SyntaxOutcome } from './x12/acks/read-999.ts';
import type { Located, SentPlaces } from './x12/acks/sent-places.ts';
import {
  elementErrorWords,
  groupReasonWords,
  segmentErrorWords,
  setReasonWords,
} from './x12/acks/words-999.ts';
import { SEGMENT_WORDS } from './x12/segment-words.ts';

/** What a 999 says of one transaction of ours. */
export type SetVerdict = {
  readonly outcome: AckOutcome;
  readonly sentence: string;
  /** Every complaint, in the order of the file. */
  readonly reasons: readonly AckReason[];
  /** CLM01 → the complaints that concern it. */
  readonly byClaim: ReadonlyMap<string, readonly AckReason[]>;
};

/**
 * What a 999 says of one transaction, with every complaint led back to claim and field of the file that we sent.
 * @param places our file; null when it is not ours, then complaints stand as the 999 words them.
 */
export function setVerdict(set: SetAck, places: SentPlaces | null): SetVerdict {
  const byClaim = new Map<string, AckReason[]>();
  const reasons: AckReason[] = [];
  for (const error of set.errors)
    for (const { reason, claims } of errorReasons(set, error, places)) {
      reasons.push(reason);
      for (const claim of claims) byClaim.set(claim, [...(byClaim.get(claim) ?? []), reason]);
    }
  const outcome = ackOutcome(set.outcome);
  const own = set.reasons.map((code): AckReason => ({
    ...NOWHERE,
    code: `IK5 ${code}`,
    words: capital(`${setReasonWords(code)}.`),
    segment: set.segment,
  }));
  const all = reasons.length > 0 ? reasons : own;
  return { outcome, sentence: syntaxSentence(outcome, all, 'The transaction'), reasons: all, byClaim };
}

/** What a 999 says of a group as a whole, for the transactions that it does not list. */
export function groupVerdict(group: GroupAck): SetVerdict {
  // Accepted in part with only the rejected ones listed: what is not listed was accepted.
  const outcome = group.outcome === 'in_part' ? 'accepted' : ackOutcome(group.outcome);
  const reasons = group.reasons.map((code): AckReason => ({
    ...NOWHERE,
    code: `AK9 ${code}`,
    words: capital(`${groupReasonWords(code)}.`),
    segment: group.segment,
  }));
  return { outcome, sentence: syntaxSentence(outcome, reasons, 'The group'), reasons, byClaim: new Map() };
}

/** The reason for a claim without a fault of its own in a transaction that was rejected as a whole. */
export function innocentReason(set: SetVerdict, segment: number): AckReason {
  const faulty = [...set.byClaim.keys()];
  const words =
    faulty.length === 0
      ? set.sentence
      : `Nothing is wrong with this claim: the whole transaction was rejected because of ${faulty.length === 1 ? `claim ${faulty[0]}` : `${faulty.length} other claims`}.`;
  return { ...NOWHERE, code: 'IK5 R', words, segment };
}

const NOWHERE = { field: '', fieldWords: '', line: null, value: '', sentSegment: null } as const;

function errorReasons(
  set: SetAck,
  error: SegmentError,
  places: SentPlaces | null,
): { readonly reason: AckReason; readonly claims: readonly string[] }[] {
  const at = (element: number, component: number): Located | null =>
    error.position === null
      ? null
      : (places?.locate({
          control: set.control,
          position: error.position,
          segmentId: error.segmentId,
          element,
          component,
        }) ?? null);
  // CTX names the claim where the place leads to none.
  const named = error.contexts.filter((c) => c.name === 'CLM01' && c.value !== '').map((c) => c.value);
  const claimsOf = (place: Located | null): readonly string[] =>
    place && place.controlNumbers.length > 0 ? place.controlNumbers : named;
  if (error.elements.length === 0) {
    const place = at(0, 0);
    return [
      {
        reason: reasonAt(
          place,
          error,
          `IK3 ${error.code}`,
          segmentErrorWords(error.code),
          '',
          error.segment,
          '',
        ),
        claims: claimsOf(place),
      },
    ];
  }
  return error.elements.map((e) => {
    const place = at(e.element, e.component);
    const element = `${error.segmentId}${String(e.element).padStart(2, '0')}${e.component > 0 ? `-${e.component}` : ''}`;
    return {
      reason: reasonAt(place, error, `IK4 ${e.code}`, elementErrorWords(e.code), e.value, e.segment, element),
      claims: claimsOf(place),
    };
  });
}

function reasonAt(
  place: Located | null,
  error: SegmentError,
  code: string,
  clause: string,
  value: string,
  segment: number,
  element: string,
): AckReason {
  const field = place?.field ?? null;
  const known = SEGMENT_WORDS[error.segmentId];
  const name = element || error.segmentId || 'a segment';
  const what = field && field.words !== '' ? `${field.words} (${name})` : known ? `${name} (${known})` : name;
  return {
    code,
    words: capital(`${what}: ${clause}.`),
    field: field?.field ?? '',
    fieldWords: field?.words ?? '',
    line: lineOf(field?.field ?? ''),
    value,
    sentSegment: place?.segment ?? null,
    segment,
  };
}

function lineOf(field: string): number | null {
  const m = /^lines\.(\d+)/.exec(field);
  return m ? Number(m[1]) : null;
}

function ackOutcome(outcome: SyntaxOutcome): AckOutcome {
  return outcome === 'in_part' ? 'accepted_with_errors' : outcome;
}

function syntaxSentence(outcome: AckOutcome, reasons: readonly AckReason[], what: string): string {
  const first = reasons[0]?.words ?? '';
  const more = reasons.length > 1 ? ` ${reasons.length - 1} more complaints.` : '';
  switch (outcome) {
    case 'accepted':
      return `${what} has the form that the guide wants.`;
    case 'accepted_with_errors':
      return first === ''
        ? `${what} was accepted with errors.`
        : `${what} was accepted with errors. ${first}${more}`;
    default:
      return first === ''
        ? `${what} was rejected without a reason.`
        : `${what} was rejected. ${first}${more}`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
