import type { CodeLookup } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Segment } from '../segments.ts';

/** `info` says what could not be checked; only an `error` makes a file invalid. */
export type GuideSeverity = 'error' | 'warning' | 'info';

/** One departure of a file from its guide. The sentence is ours and names what is expected. */
export type GuideFinding = {
  /** 1-based, counting every segment of the file; 0 for the file as a whole. */
  readonly segmentNumber: number;
  /** Name of the segment, e.g. `NM1`; that of the missing one when one is missing. */
  readonly segment: string;
  /** e.g. `2010AA`; `ISA`, `GS`, `ST` for the envelopes and the header. */
  readonly loop: string;
  /** `NM109`, `SV101-2`; empty when the segment as a whole is meant. */
  readonly element: string;
  readonly severity: GuideSeverity;
  /** Name of our rule. */
  readonly code: string;
  readonly message: string;
};

/**
 * How an element is written. `DP` is a date or period in the form that the element before it names; `ANY` is
 * checked elsewhere, as the fixed fields of the ISA are.
 */
export type DataType = 'AN' | 'ID' | 'N0' | 'R' | 'DT' | 'TM' | 'DP' | 'ANY';

/** A simple element, or component, as the standard defines it. */
export type ElementType = { readonly type: DataType; readonly min: number; readonly max: number };

/** R required, S situational, N not used. */
export type Usage = 'R' | 'S' | 'N';

/** A simple element or component as a guide uses it. */
export type SimpleUse = ElementType & {
  readonly usage: Usage;
  /** Values that the guide allows; null when any of the type is. */
  readonly codes: ReadonlySet<string> | null;
};

/** An element as a guide uses it. */
export type ElementUse = SimpleUse & {
  /** Parts of a composite; null for a simple element. */
  readonly parts: readonly SimpleUse[] | null;
};

/**
 * A condition between elements of one segment (X12.6): P all or none, R at least one, E at most one,
 * C if the first then all others, L if the first then at least one of the others.
 */
export type Relation = { readonly kind: 'P' | 'R' | 'E' | 'C' | 'L'; readonly positions: readonly number[] };

/** By which element a segment is told from others of its name: `2` or, within a composite, `1-1`. */
export type Match = { readonly element: number; readonly part: number; readonly codes: ReadonlySet<string> };

export type SegmentDef = {
  readonly kind: 'segment';
  readonly id: string;
  /** Ordinal of the standard; segments with the same ordinal may stand in any order. */
  readonly pos: number;
  readonly usage: 'R' | 'S';
  /** 0 when unlimited. */
  readonly max: number;
  readonly match: readonly Match[];
  readonly elements: readonly ElementUse[];
  readonly relations: readonly Relation[];
  /** `REF*EI` or `REF*0B/1G`, for messages. */
  readonly label: string;
};

export type LoopDef = {
  readonly kind: 'loop';
  readonly id: string;
  /** Our short words, e.g. `billing provider`. */
  readonly name: string;
  readonly pos: number;
  readonly usage: 'R' | 'S';
  readonly max: number;
  /** The segment that opens it: the first of its items. */
  readonly trigger: SegmentDef;
  /** In the order of the standard; the trigger is the first. */
  readonly items: readonly Item[];
  /** Places in `items` by the name of the segment that may begin there. */
  readonly byId: ReadonlyMap<string, readonly number[]>;
  /** A zero for each item: what an instance begins to count with. */
  readonly zeros: readonly number[];
  /** Places in `items` of what the guide requires. */
  readonly required: readonly number[];
  /** Whether the enclosing loop remembers it until it closes itself; claims are let go one by one. */
  readonly kept: boolean;
  /** A segment that can only belong here, so that it opens the loop even when the trigger is missing. */
  readonly impliedBy: string;
};

export type Item = SegmentDef | LoopDef;

/** A loop of the file that is being read, with what was found in it. */
export type LoopInstance = {
  readonly def: LoopDef;
  readonly parent: LoopInstance | null;
  /** The segment that opened it. */
  readonly opener: Segment;
  /** Every segment that found its place in it, in the order of the file. */
  readonly segments: readonly Segment[];
  /** Loops within it that are remembered. */
  readonly children: readonly LoopInstance[];
  /** The first segment of a name, and of a value of its first element. */
  first(id: string, qualifier?: string): Segment | undefined;
  all(id: string, qualifier?: string): readonly Segment[];
  loops(id: string): readonly LoopInstance[];
  /** How many loops of a name it has had, remembered or not. */
  count(loopId: string): number;
};

/** What a rule is given to look beyond its segment or loop. */
export type RuleContext = {
  readonly report: Report;
  readonly options: CheckOptions;
  readonly transaction: TransactionFacts;
  /** What was told once for the file and is not repeated. */
  readonly told: Set<string>;
};

/** What is remembered of one transaction set while it is read. */
export type TransactionFacts = {
  /** GS08 or ST03. */
  readonly version: string;
  /** Level (HL03) by number (HL01). */
  readonly levels: Map<string, string>;
  /** The last HL01, and how many there were. */
  lastLevel: number;
  levelCount: number;
  /** CLM01 of the claims so far. */
  readonly claimNumbers: Set<string>;
  claims: number;
  /** Day on which the file says it was made. */
  createdOn: IsoDate | null;
};

export type Report = (
  at: Segment | { readonly number: number; readonly id: string },
  loop: string,
  element: string,
  severity: GuideSeverity,
  code: string,
  message: string,
) => void;

export type SegmentRule = (segment: Segment, loop: LoopInstance, context: RuleContext) => void;
export type LoopRule = (loop: LoopInstance, context: RuleContext) => void;

/** An implementation guide as data, and the rules that data cannot say. */
export type Guide = {
  /** ST01. */
  readonly transaction: string;
  /** GS01. */
  readonly functionalCode: string;
  readonly versions: ReadonlySet<string>;
  readonly root: LoopDef;
  /** Run for every segment of that name that found its place. */
  readonly segmentRules: Readonly<Record<string, readonly SegmentRule[]>>;
  /** Run when a loop of that name closes. */
  readonly loopRules: Readonly<Record<string, readonly LoopRule[]>>;
};

export type CheckOptions = {
  /** Dates after this day are in the future; without it, after the day on which the file was made. */
  readonly today?: IsoDate;
  /** Validity of diagnoses and procedures by date of service; without it, codes are checked for form alone. */
  readonly codes?: CodeLookup;
  /** Findings kept at most; how many were left out is told. 10,000 when not given. */
  readonly limit?: number;
};
