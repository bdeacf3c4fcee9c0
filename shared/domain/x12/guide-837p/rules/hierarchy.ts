import { element } from '../../segments.ts';
import type { Segment } from '../../segments.ts';
import type { LoopInstance, LoopRule, Report, RuleContext, SegmentRule } from '../../guide/model.ts';

/** HL03 of the level above. */
const PARENT_LEVEL: Readonly<Record<string, string>> = { '22': '20', '23': '22' };
/** 005010X222A1 section 1.4: claims that one transaction may hold. */
const CLAIMS_PER_SET = 5000;

/** HL01 counts from 1 without a gap; HL02 names the open level above. */
export const levelRule: SegmentRule = (segment, loop, { report, transaction }) => {
  const number = element(segment, 1);
  const expected = transaction.lastLevel + 1;
  transaction.levelCount += 1;
  // After a slip both ways of counting on are right, so that it is told once and not at every level that follows.
  if (number !== '' && number !== String(expected) && number !== String(transaction.levelCount))
    report(
      segment,
      loop.def.id,
      'HL01',
      'error',
      'hl-sequence',
      `HL01 has to be ${expected}: levels are numbered from 1 without a gap.`,
    );
  transaction.lastLevel = /^\d{1,9}$/.test(number) ? Number(number) : expected;
  parentLevel(segment, loop, report, transaction.levels);
  transaction.levels.set(number, element(segment, 3));
};

function parentLevel(
  segment: Segment,
  loop: LoopInstance,
  report: Report,
  levels: ReadonlyMap<string, string>,
): void {
  const parent = element(segment, 2);
  const above = loop.parent?.opener;
  const wanted = PARENT_LEVEL[element(segment, 3)];
  if (wanted === undefined || parent === '' || above?.id !== 'HL' || parent === element(above, 1)) return;
  const known = levels.get(parent);
  report(
    segment,
    loop.def.id,
    'HL02',
    'error',
    'hl-parent',
    known === undefined
      ? 'HL02 names a level that does not exist before this one.'
      : known === wanted
        ? `HL02 has to be ${element(above, 1)}, the level under which this one stands.`
        : 'HL02 names a level of the wrong kind.',
  );
}

/** HL04 of a subscriber: 1 only when patients follow under this level. */
export const childRule: LoopRule = (loop, { report }) => {
  const said = element(loop.opener, 4);
  const has = loop.count('2000C') > 0;
  if (loop.opener.id !== 'HL' || said === '' || (said === '1') === has) return;
  report(
    loop.opener,
    loop.def.id,
    'HL04',
    'error',
    'hl-child',
    has
      ? 'HL04 has to be 1: a patient level follows under this one.'
      : 'HL04 has to be 0: no patient level follows under this one.',
  );
};

/** LX01 counts from 1 within its claim. */
export const lineNumberRule: SegmentRule = (segment, loop, { report }) => {
  const expected = loop.parent?.loops('2400').length ?? 1;
  const number = element(segment, 1);
  if (number !== '' && number !== String(expected))
    report(
      segment,
      '2400',
      'LX01',
      'error',
      'lx-sequence',
      `LX01 has to be ${expected}: the lines of a claim are numbered from 1 without a gap.`,
    );
};

/** CLM01 told apart within the file, and not too many claims in one transaction. */
export const claimNumberRule: SegmentRule = (segment, _loop, { report, transaction }) => {
  const number = element(segment, 1);
  transaction.claims += 1;
  if (transaction.claims === CLAIMS_PER_SET + 1)
    report(
      segment,
      '2300',
      '',
      'warning',
      'many-claims',
      `More than ${CLAIMS_PER_SET} claims stand in one transaction; receivers may refuse it.`,
    );
  if (number === '') return;
  if (transaction.claimNumbers.has(number))
    report(
      segment,
      '2300',
      'CLM01',
      'warning',
      'claim-number-twice',
      'CLM01 was used for an earlier claim of this transaction; answers of the payer could not be told apart.',
    );
  transaction.claimNumbers.add(number);
  if (number.length > 20)
    report(
      segment,
      '2300',
      'CLM01',
      'warning',
      'claim-number-length',
      'CLM01 is longer than the 20 characters that payers have to return.',
    );
};

/** Who the patient is decides where the claim stands: 2300 under 2000B for SBR02 18, else under 2000C. */
export const patientLevelRule: LoopRule = (loop: LoopInstance, { report }: RuleContext) => {
  const sbr = loop.first('SBR');
  if (!sbr || !['', '18'].includes(element(sbr, 2))) return;
  const self = element(sbr, 2) === '18';
  const patients = loop.count('2000C');
  const claims = loop.count('2300');
  const say = (id: string, at: string, inLoop: string, code: string, message: string): void =>
    report({ number: loop.opener.number, id }, inLoop, at, 'error', code, message);
  if (self && patients > 0)
    say(
      'SBR',
      'SBR02',
      '2000B',
      'patient-twice',
      'SBR02 says that the subscriber is the patient, so no patient level (2000C) may follow.',
    );
  if (!self && claims > 0)
    say(
      'SBR',
      'SBR02',
      '2000B',
      'patient-level',
      'SBR02 does not say that the subscriber is the patient, so the claim has to stand under a patient level (2000C).',
    );
  if (!self && patients === 0 && claims === 0)
    say(
      'HL',
      '',
      '2000C',
      'loop-missing',
      'Loop 2000C is missing: SBR02 does not say that the subscriber is the patient.',
    );
  if (self && claims === 0 && patients === 0)
    say(
      'CLM',
      '',
      '2300',
      'loop-missing',
      'Loop 2300 is missing: this subscriber is the patient and has no claim.',
    );
};

/** A patient level without a claim. */
export const patientHasClaim: LoopRule = (loop, { report }) => {
  if (loop.count('2300') === 0)
    report(
      { number: loop.opener.number, id: 'CLM' },
      '2300',
      '',
      'error',
      'loop-missing',
      'Loop 2300 is missing: this patient has no claim.',
    );
};
