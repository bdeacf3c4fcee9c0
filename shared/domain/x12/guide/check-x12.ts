import { fromD8 } from '#shared/kernel/dates.ts';
import { element, readSegments } from '../segments.ts';
import type { Segment, X12Source } from '../segments.ts';
import { X12Problem } from '../problem.ts';
import { checkElements } from './check-elements.ts';
import { segment as defineSegment } from './define.ts';
import { STANDARD_SEGMENTS } from './dictionary.ts';
import { EnvelopeFindings } from './envelope.ts';
import type { CheckOptions, ElementUse, Guide, GuideFinding, Report, TransactionFacts } from './model.ts';
import { GuideWalker } from './walker.ts';

/** Findings of a file, in the order of its segments, and what was looked at. */
export type CheckedX12 = {
  readonly findings: readonly GuideFinding[];
  /** Findings beyond the limit, which are counted only. */
  readonly leftOut: number;
  readonly errors: number;
  readonly warnings: number;
  readonly segments: number;
};

const LIMIT = 10_000;

/**
 * Checks a file against the guides given: envelope, loops, segments, elements, and the rules of the guide.
 * A transaction for which no guide is given is checked for its envelope and the standard's types alone, and an
 * `info` finding says so. Reads the file piece by piece; what is kept does not grow with its length.
 * @returns findings; a text that is no X12 at all has one. Never throws on what the file holds.
 */
export function checkX12(
  source: X12Source,
  guides: readonly Guide[],
  options: CheckOptions = {},
): CheckedX12 {
  const findings = new FindingList(options.limit ?? LIMIT);
  const file = new FileCheck(guides, options, findings.report);
  let last = 0;
  try {
    for (const segment of readSegments(source)) {
      last = segment.number;
      file.take(segment);
    }
  } catch (error) {
    if (!(error instanceof X12Problem)) throw error;
    const message = error.message.replace(/ Nothing was changed\.$/, '');
    findings.report({ number: error.segment, id: 'ISA' }, 'ISA', '', 'error', 'not-x12', message);
    if (last === 0) return findings.result(0);
  }
  file.end(last);
  return findings.result(last);
}

const ENVELOPE_LOOPS: ReadonlySet<string> = new Set(['ISA', 'GS', 'ST']);

class FindingList {
  readonly #limit: number;
  readonly #all: GuideFinding[] = [];
  #leftOut = 0;
  #errors = 0;
  #warnings = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  readonly report: Report = (at, loop, elementName, severity, code, message) => {
    if (severity === 'error') this.#errors += 1;
    if (severity === 'warning') this.#warnings += 1;
    // What the envelope lacks is worth more than the ten-thousandth wrong value, so it has room of its own.
    const room = ENVELOPE_LOOPS.has(loop) ? 2 * this.#limit : this.#limit;
    if (this.#all.length >= room) {
      this.#leftOut += 1;
      return;
    }
    this.#all.push({
      segmentNumber: at.number,
      segment: at.id,
      loop,
      element: elementName,
      severity,
      code,
      message,
    });
  };

  result(segments: number): CheckedX12 {
    return {
      findings: this.#all.sort((a, b) => a.segmentNumber - b.segmentNumber),
      leftOut: this.#leftOut,
      errors: this.#errors,
      warnings: this.#warnings,
      segments,
    };
  }
}

/** One file: its envelopes, and for each transaction set the guide that fits it. */
class FileCheck {
  readonly #guides: readonly Guide[];
  readonly #options: CheckOptions;
  readonly #report: Report;
  readonly #envelope: EnvelopeFindings;
  readonly #told = new Set<string>();
  #walker: GuideWalker | null = null;
  #inSet = false;

  constructor(guides: readonly Guide[], options: CheckOptions, report: Report) {
    this.#guides = guides;
    this.#options = options;
    this.#report = report;
    this.#envelope = new EnvelopeFindings(report);
  }

  take(segment: Segment): void {
    if (CONTROL.has(segment.id)) this.#endSet();
    this.#envelope.take(segment);
    if (segment.id === 'ST') this.#beginSet(segment);
    else if (this.#walker) this.#walker.take(segment);
    else if (this.#inSet) this.#standard(segment);
  }

  end(last: number): void {
    this.#endSet();
    this.#envelope.end(last);
  }

  #endSet(): void {
    this.#walker?.end();
    this.#walker = null;
    this.#inSet = false;
  }

  #beginSet(st: Segment): void {
    const group = this.#envelope.group;
    const version = (group ? element(group, 8) : '') || element(st, 3);
    const transaction = element(st, 1);
    this.#inSet = true;
    this.#groupAgrees(group, transaction);
    // The version decides; ST03 stands in when GS08 is unknown, so that a slip in one does not end the check.
    const guide = this.#guides.find(
      (g) => g.transaction === transaction && (g.versions.has(version) || g.versions.has(element(st, 3))),
    );
    if (!guide) return this.#noGuide(st, transaction, version);
    this.#conventionAgrees(st, group);
    const facts: TransactionFacts = {
      version,
      levels: new Map(),
      lastLevel: 0,
      levelCount: 0,
      claimNumbers: new Set(),
      claims: 0,
      createdOn: group ? fromD8(element(group, 4)) : null,
    };
    this.#walker = new GuideWalker(guide, {
      report: this.#report,
      options: this.#options,
      transaction: facts,
      told: this.#told,
    });
    this.#walker.take(st);
  }

  #groupAgrees(group: Segment | null, transaction: string): void {
    const expected = FUNCTIONAL[transaction];
    if (group && expected !== undefined && !expected.includes(element(group, 1)))
      this.#report(
        group,
        'GS',
        'GS01',
        'error',
        'functional-code',
        `GS01 has to be ${expected.join(' or ')} for a group of ${transaction} transactions.`,
      );
  }

  /** ST03 is required by this guide and repeats GS08. */
  #conventionAgrees(st: Segment, group: Segment | null): void {
    const convention = element(st, 3);
    if (convention !== '' && group && convention !== element(group, 8))
      this.#report(st, 'ST', 'ST03', 'error', 'convention', 'ST03 has to be the same as GS08.');
  }

  #noGuide(st: Segment, transaction: string, version: string): void {
    const what = /^[0-9A-Z]{3}$/.test(transaction) ? transaction : 'this kind';
    const which = /^\d{6}X\d{3}(A\d)?$/.test(version) ? `${what} ${version}` : what;
    if (!this.#told.has(which))
      this.#report(
        st,
        'ST',
        'ST01',
        'info',
        'envelope-only',
        `The guide of ${which} is not known to this checker: envelope and syntax only were checked.`,
      );
    this.#told.add(which);
  }

  /** Types and lengths of the standard, for a transaction without guide. */
  #standard(segment: Segment): void {
    const def = standardUse(segment.id);
    if (def) checkElements(segment, def.elements, def.relations, 'ST', this.#report);
  }
}

const CONTROL: ReadonlySet<string> = new Set(['ISA', 'GS', 'ST', 'SE', 'GE', 'IEA']);

/** GS01 by ST01. */
const FUNCTIONAL: Readonly<Record<string, readonly string[]>> = {
  '837': ['HC'],
  '835': ['HP'],
  '270': ['HS'],
  '271': ['HB'],
  '276': ['HR'],
  '277': ['HN'],
  '278': ['HI'],
  '834': ['BE'],
  '820': ['RA'],
  '999': ['FA'],
};

type StandardUse = {
  readonly elements: readonly ElementUse[];
  readonly relations: Guide['root']['trigger']['relations'];
};
const standardUses = new Map<string, StandardUse>();

/** A segment of the standard with every element optional and free of code lists. */
function standardUse(id: string): StandardUse | null {
  const standard = STANDARD_SEGMENTS.get(id);
  if (!standard) return null;
  const known = standardUses.get(id);
  if (known) return known;
  const usage = standard.elements
    .map((e) => ('type' in e ? 'S' : `S(${e.map(() => 'S').join(' ')})`))
    .join(' ');
  const def = defineSegment(id, { pos: 0, use: 'S', elements: usage });
  standardUses.set(id, def);
  return def;
}
