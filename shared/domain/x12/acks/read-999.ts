import { components, element } from '../segments.ts';
import type { Segment } from '../segments.ts';
import type { Oddity, SetPart } from './parts.ts';

/** Accepted, accepted with errors, accepted in part, or rejected: IK501 and AK901. */
export type SyntaxOutcome = 'accepted' | 'accepted_with_errors' | 'in_part' | 'rejected';

/** One complaint about an element: IK4. */
export type ElementError = {
  readonly segment: number;
  /** IK401: element, component (0 none) and repetition (0 none), 1-based. */
  readonly element: number;
  readonly component: number;
  readonly repetition: number;
  /** IK403: what is wrong. */
  readonly code: string;
  /** IK404: the value as it arrived there; may be a person's. */
  readonly value: string;
};

/** CTX: what the complaint is about or what made the segment needed. */
export type ErrorContext = {
  /** The name in CTX01: `CLM01`, `SITUATIONAL TRIGGER`. */
  readonly name: string;
  /** CTX01-2: for `CLM01` the control number of the claim. */
  readonly value: string;
  /** CTX02 and CTX03: the segment that it points to and its place after ST (1 is the ST), when it says. */
  readonly segmentId: string;
  readonly position: number | null;
};

/** One complaint about a segment: IK3 with what hangs on it. */
export type SegmentError = {
  readonly segment: number;
  /** IK301. */
  readonly segmentId: string;
  /** IK302: counted from ST, which is 1. */
  readonly position: number | null;
  /** IK303: the loop, when it says one. */
  readonly loop: string;
  /** IK304. */
  readonly code: string;
  readonly contexts: readonly ErrorContext[];
  readonly elements: readonly ElementError[];
};

/** What became of one transaction of ours: AK2 to IK5. */
export type SetAck = {
  readonly segment: number;
  /** AK201 and AK202: ST01 and ST02 of ours. */
  readonly transaction: string;
  readonly control: string;
  readonly outcome: SyntaxOutcome;
  /** IK501 as it stands. */
  readonly code: string;
  /** IK502 to IK506. */
  readonly reasons: readonly string[];
  readonly errors: readonly SegmentError[];
};

/** A 999: what became of one group of ours. */
export type GroupAck = {
  readonly segment: number;
  /** AK101, AK102, AK103: GS01, GS06 and GS08 of ours. */
  readonly functionalCode: string;
  readonly control: string;
  readonly version: string;
  readonly sets: readonly SetAck[];
  readonly outcome: SyntaxOutcome;
  readonly code: string;
  /** AK902 to AK904: transactions counted in the group, received, accepted; null when it does not say. */
  readonly included: number | null;
  readonly received: number | null;
  readonly accepted: number | null;
  /** AK905 to AK909. */
  readonly reasons: readonly string[];
};

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenError = Omit<SegmentError, 'contexts' | 'elements'> & {
  contexts: ErrorContext[];
  elements: ElementError[];
};
type OpenSet = Open<Omit<SetAck, 'errors'>> & { errors: OpenError[] };

/**
 * Reads a 999 (005010X231A1). An answer that is none of the standard's counts as a rejection, a transaction
 * without IK5 too: what was not accepted may not pass.
 * @param onOddity told what is not as the guide says.
 */
export function read999(part: SetPart, onOddity: (oddity: Oddity) => void): GroupAck {
  const group: Open<Omit<GroupAck, 'sets'>> & { sets: OpenSet[] } = {
    segment: part.number,
    functionalCode: '',
    control: '',
    version: '',
    sets: [],
    outcome: 'rejected',
    code: '',
    included: null,
    received: null,
    accepted: null,
    reasons: [],
  };
  const odd = (segment: Segment, sentence: string): void => onOddity({ segment: segment.number, sentence });
  let set: OpenSet | null = null;
  let error: OpenError | null = null;
  let saidGroup = false;
  let saidEnd = false;
  for (const s of part.segments) {
    switch (s.id) {
      case 'AK1':
        saidGroup = true;
        group.functionalCode = text(s, 1);
        group.control = text(s, 2);
        group.version = text(s, 3);
        break;
      case 'AK2':
        set = emptySet(s);
        group.sets.push(set);
        error = null;
        break;
      case 'IK3':
        error = segmentError(s);
        if (set) set.errors.push(error);
        else odd(s, 'An IK3 stands before any AK2 and belongs to no transaction.');
        break;
      case 'CTX':
        if (error) error.contexts.push(...contextsOf(s));
        else odd(s, 'A CTX stands without its IK3.');
        break;
      case 'IK4':
        if (error) error.elements.push(elementError(s));
        else odd(s, 'An IK4 stands without its IK3.');
        break;
      case 'IK5':
        if (!set) odd(s, 'An IK5 stands before any AK2.');
        else if (set.code !== '')
          odd(s, 'A second IK5 stands for the same transaction; the first one counts.');
        else {
          set.code = text(s, 1);
          set.outcome = syntaxOutcome(set.code);
          set.reasons = rest(s, 2);
        }
        error = null;
        break;
      case 'AK9':
        saidEnd = true;
        group.code = text(s, 1);
        group.outcome = syntaxOutcome(group.code);
        group.included = whole(s, 2);
        group.received = whole(s, 3);
        group.accepted = whole(s, 4);
        group.reasons = rest(s, 5);
        break;
      case 'ST':
      case 'SE':
        break;
      default:
        odd(s, `A ${s.id} segment does not belong in an acknowledgement and was passed over.`);
    }
  }
  const [first] = part.segments;
  if (first && !saidGroup)
    odd(first, 'The acknowledgement does not say which group it answers (AK1 is missing).');
  if (first && !saidEnd)
    odd(first, 'The acknowledgement does not say what became of the group (AK9 is missing).');
  for (const one of group.sets)
    if (one.code === '')
      onOddity({
        segment: one.segment,
        sentence: 'A transaction has no answer (IK5 is missing); it counts as rejected.',
      });
  return group;
}

function emptySet(ak2: Segment): OpenSet {
  return {
    segment: ak2.number,
    transaction: text(ak2, 1),
    control: text(ak2, 2),
    outcome: 'rejected',
    code: '',
    reasons: [],
    errors: [],
  };
}

function segmentError(ik3: Segment): OpenError {
  return {
    segment: ik3.number,
    segmentId: text(ik3, 1),
    position: whole(ik3, 2),
    loop: text(ik3, 3),
    code: text(ik3, 4),
    contexts: [],
    elements: [],
  };
}

function elementError(ik4: Segment): ElementError {
  const [at = '', component = '', repetition = ''] = components(ik4, 1);
  return {
    segment: ik4.number,
    element: Number(at) || 0,
    component: Number(component) || 0,
    repetition: Number(repetition) || 0,
    code: text(ik4, 3),
    // The value itself may hold our separators, so it is taken as it stands.
    value: element(ik4, 4),
  };
}

/** CTX01 may repeat; each time it has a name and, after a component separator, a value. */
function contextsOf(ctx: Segment): ErrorContext[] {
  const { repetition, component } = ctx.delimiters;
  const names = element(ctx, 1);
  const each = repetition === '' ? [names] : names.split(repetition);
  return each.map((one) => {
    const [name = '', ...value] = one.split(component);
    return {
      name: name.trim(),
      value: value.join(component).trim(),
      segmentId: text(ctx, 2),
      position: whole(ctx, 3),
    };
  });
}

function syntaxOutcome(code: string): SyntaxOutcome {
  switch (code) {
    case 'A':
      return 'accepted';
    case 'E':
      return 'accepted_with_errors';
    case 'P':
      return 'in_part';
    default:
      // R rejected; M, W and X could not be made out; anything else is no answer.
      return 'rejected';
  }
}

function text(s: Segment, position: number): string {
  return element(s, position).trim();
}

function whole(s: Segment, position: number): number | null {
  const said = text(s, position);
  return /^\d{1,9}$/.test(said) ? Number(said) : null;
}

function rest(s: Segment, from: number): string[] {
  return s.elements
    .slice(from)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
