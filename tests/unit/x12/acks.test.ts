import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setVerdict } from '#shared/domain/acknowledgement-syntax.ts';
import { claimVerdict, levelVerdict, ta1Verdict } from '#shared/domain/acknowledgement-verdict.ts';
import { cutRemittances } from '#shared/domain/x12/acks/cut-remittances.ts';
import { readAnswers, type Answer, type AnswerFile } from '#shared/domain/x12/acks/read-answers.ts';
import { readSentFile } from '#shared/domain/x12/acks/sent-file.ts';
import { sentPlaces } from '#shared/domain/x12/acks/sent-places.ts';
import { read835 } from '#shared/domain/x12/read-835.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { TEST_ENVELOPE, dependentClaim, medicareClaim, scenarioClaim } from '#tests/support/claims.ts';
import { answer277ca, answer999, answerTa1 } from '#tests/support/clearinghouse.ts';
import { PAYER_ENVELOPE, payment, scenarioAnswer } from '#tests/support/remits.ts';
import { sampleDir } from '#tests/support/samples.ts';

const SENT = write837p({
  claims: [scenarioClaim(), medicareClaim(), dependentClaim()],
  envelope: TEST_ENVELOPE,
});

function only<K extends Answer['kind']>(file: AnswerFile, kind: K): Extract<Answer, { kind: K }> {
  const found = file.answers.find((answer) => answer.kind === kind);
  if (!found) throw new Error(`There is no ${kind} in the file.`);
  return found as Extract<Answer, { kind: K }>;
}

function refusal(text: string): string {
  try {
    readAnswers(text);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('a TA1', () => {
  it('says of which file, and why it was rejected, in words', () => {
    const { ack } = only(readAnswers(answerTa1(SENT, 'R', '008')), 'TA1');
    expect(ack).toMatchObject({
      control: '000000041',
      sentAt: '2026-03-04T15:30',
      outcome: 'rejected',
      note: '008',
    });
    const verdict = ta1Verdict(ack);
    expect(verdict.mark).toBe('rejected');
    expect(verdict.sentence).toBe(
      'The whole file was rejected: the receiver id (ISA08) is not valid (TA1 008).',
    );
  });

  it('that accepts moves nothing; one with errors is told', () => {
    expect(ta1Verdict(only(readAnswers(answerTa1(SENT, 'A')), 'TA1').ack).mark).toBeNull();
    const errors = ta1Verdict(only(readAnswers(answerTa1(SENT, 'E', '020')), 'TA1').ack);
    expect(errors).toMatchObject({ outcome: 'accepted_with_errors', mark: null });
  });

  it('with a code that no standard knows counts as a rejection', () => {
    const text = answerTa1(SENT, 'A').replace('*A*000~', '*Q*000~');
    expect(ta1Verdict(only(readAnswers(text), 'TA1').ack).outcome).toBe('rejected');
  });
});

describe('a 999', () => {
  const faults = [
    { claim: '10461', segment: 'SV1', nth: 3, element: 1, component: 3, code: '7', value: 'QQ' },
    { claim: '10463', segment: 'NM1', above: true, element: 3, code: '1' },
  ];

  it('leads each complaint to claim, line and field of the file that was sent', () => {
    const { ack } = only(readAnswers(answer999(SENT, faults)), '999');
    const verdict = setVerdict(ack.sets[0] ?? never(), sentPlaces(SENT));
    expect(verdict.outcome).toBe('rejected');
    const [first] = verdict.byClaim.get('10461') ?? [];
    expect(first).toMatchObject({ code: 'IK4 7', field: 'lines.3.modifiers', line: 3, value: 'QQ' });
    expect(first?.words).toBe('Modifiers of line 3 (SV101-3): this code is not valid here (IK4 7).');
    expect(verdict.byClaim.get('10463')?.[0]).toMatchObject({ field: 'patient.lastName', code: 'IK4 1' });
    expect(verdict.byClaim.has('10462')).toBe(false);
  });

  it('names the segment of our own file', () => {
    const { ack } = only(readAnswers(answer999(SENT, faults)), '999');
    const verdict = setVerdict(ack.sets[0] ?? never(), sentPlaces(SENT));
    const at = verdict.reasons[0]?.sentSegment ?? 0;
    expect(SENT.split('~')[at - 1]?.trim()).toMatch(/^SV1\*HC:83036:QW\*40/);
  });

  it('complaints above the claims concern every claim below', () => {
    const text = answer999(SENT).replace('IK5*A~', 'IK3*NM1*6*2010AA*8~\nIK4*9**7*1234567890~\nIK5*R*5~');
    const shifted = text.replace(/SE\*6\*/, 'SE*8*');
    const { ack } = only(readAnswers(shifted), '999');
    const places = sentPlaces(SENT);
    const billing = SENT.split('~').findIndex((s) => s.includes('NM1*85')) + 1;
    const position = billing - 2;
    const verdict = setVerdict(
      { ...(ack.sets[0] ?? never()), errors: (ack.sets[0]?.errors ?? []).map((e) => ({ ...e, position })) },
      places,
    );
    const first = SENT.split('~').filter((s) => /^\s*CLM\*/.test(s)).length;
    expect(verdict.reasons[0]?.field).toBe('billingProvider.npi');
    expect(verdict.byClaim.size).toBeGreaterThan(0);
    expect(verdict.byClaim.size).toBeLessThanOrEqual(first);
  });

  it('accepted says nothing against any claim', () => {
    const { ack } = only(readAnswers(answer999(SENT)), '999');
    expect(ack.outcome).toBe('accepted');
    expect(setVerdict(ack.sets[0] ?? never(), sentPlaces(SENT)).reasons).toEqual([]);
  });

  it('without an answer for a transaction counts it as rejected and says that it is odd', () => {
    const text = answer999(SENT).replace('IK5*A~\n', '').replace('SE*6*', 'SE*5*');
    const file = readAnswers(text);
    expect(only(file, '999').ack.sets[0]?.outcome).toBe('rejected');
    expect(file.oddities.map((o) => o.sentence).join(' ')).toContain('IK5 is missing');
  });
});

describe('a 277CA', () => {
  const words = {
    '10461': { status: 'A7:562:85', more: ['A7:164:IL'], lines: { 3: 'A7:453' }, text: 'NPI NOT ON FILE' },
    '10462': { status: 'A1:19:PR' },
  };
  const file = readAnswers(answer277ca(SENT, words));
  const { report } = only(file, '277CA');
  const claims = new Map(report.claims.map((c) => [c.trace, c]));
  const sent = readSentFile(SENT);

  it('gives claim, batch, payer number, person and lines', () => {
    expect(claims.get('10461')).toMatchObject({
      lastName: 'Fictive',
      memberId: 'INV000111222',
      payerControlNumber: 'PAYER10461',
      serviceFrom: '2026-03-03',
    });
    expect(report.levels.find((l) => l.level === 'receiver')?.trace).toBe('000000041');
    expect(claims.get('10461')?.lines[0]).toMatchObject({ code: '83036', modifiers: ['QW'] });
    expect(levelVerdict(report.levels[1] ?? never(), '277CA').sentence).toBe(
      'The batch arrived: 2 accepted, 1 rejected.',
    );
  });

  it('rejects with each reason in words and the field that caused it', () => {
    const own = sent.sets[0]?.claims.find((c) => c.controlNumber === '10461');
    const verdict = claimVerdict(
      claims.get('10461') ?? never(),
      { kind: '277CA', sourceEntity: 'PR' },
      (line) => own?.lines.find((l) => l.control === line.lineControl)?.number ?? null,
    );
    expect(verdict).toMatchObject({ outcome: 'rejected', mark: 'rejected' });
    expect(verdict.sentence).toBe(
      'Rejected: NPI of the billing provider; member number of the insured person; modifiers of the service.',
    );
    expect(verdict.reasons.map((r) => r.field)).toEqual([
      'billingProvider.npi',
      'coverage.memberId',
      'lines.3.modifiers',
    ]);
    expect(verdict.reasons[0]?.value).toBe('NPI NOT ON FILE');
  });

  it('accepted by the payer or by the clearinghouse, by who says it', () => {
    const claim = claims.get('10462') ?? never();
    expect(claimVerdict(claim, { kind: '277CA', sourceEntity: 'PR' }).mark).toBe('accepted_payer');
    expect(claimVerdict(claim, { kind: '277CA', sourceEntity: 'AY' }).mark).toBe('accepted_clearinghouse');
  });

  it('uses titles of an installed list where there are some', () => {
    const titles = (code: string): string | null => (code === '562' ? 'Licensed title' : null);
    const verdict = claimVerdict(
      claims.get('10461') ?? never(),
      { kind: '277CA', sourceEntity: 'PR' },
      undefined,
      titles,
    );
    expect(verdict.reasons[0]?.words).toBe('Rejected, something is not valid: Licensed title.');
  });
});

describe('a file that mixes answers', () => {
  const era = write835([payment([scenarioAnswer()])], PAYER_ENVELOPE);

  it('is read part by part, and its remittances can be cut out as they are', () => {
    const mixed = answerTa1(SENT, 'A') + era + answer999(SENT) + answer277ca(SENT);
    const file = readAnswers(mixed);
    expect(file.answers.map((a) => a.kind)).toEqual(['TA1', '999', '277CA']);
    expect(file.remittances).toBe(1);
    expect(cutRemittances(mixed)).toBe(era);
  });

  it('cuts a remittance out of an interchange that holds more', () => {
    const report = answer999(SENT);
    const group = report.slice(report.indexOf('GS*'), report.indexOf('IEA*'));
    const mixed = era.replace('IEA*1*', `${group}IEA*2*`);
    expect(readAnswers(mixed)).toMatchObject({ remittances: 1 });
    const cut = read835(cutRemittances(mixed));
    expect(cut.ok && cut.payments[0]?.amountCents).toBe(8157);
  });

  it('tells of claims in it that they were left aside, and refuses a file of claims alone', () => {
    const file = readAnswers(answerTa1(SENT, 'A') + SENT);
    expect(file.oddities.map((o) => o.sentence)).toEqual([
      'The file also holds claims (837); they are no answer and were left aside.',
    ]);
    expect(refusal(SENT)).toBe(
      'This file holds claims (837), which is no answer of a clearinghouse or payer, see segment 3. Nothing was changed.',
    );
  });

  it('refuses what is no X12, what is cut off and what counts wrongly, in one sentence', () => {
    expect(refusal('Dear biller, your claim was lost.')).toContain('not an X12 file');
    expect(refusal(answer999(SENT).replace(/IEA.*/s, ''))).toContain('cut off');
    expect(refusal(answer999(SENT).replace('SE*6*', 'SE*7*'))).toContain(
      'SE01 says 7 segments, the file has 6',
    );
    expect(refusal(answer277ca(SENT).replace('GE*1*', 'GE*2*'))).toContain('GE01');
  });
});

describe('samples of others', () => {
  const folder = sampleDir();
  const files = folder
    ? ['TA1', '999', '277CA', '276-277', '270-271'].flatMap((kind) =>
        readdirSync(join(folder, 'samples', 'x12', kind)).map((name) => join(kind, name)),
      )
    : [];
  const textOf = (file: string): string => readFileSync(join(folder ?? '', 'samples', 'x12', file), 'utf8');
  const answers = files.filter((file) => !/27[06]-|broken/.test(file) || /277-|271-/.test(file));

  it.skipIf(!folder)('answers are read, questions and broken files refused with a sentence', () => {
    const refused = files.filter((file) => refusal(textOf(file)) !== '').sort();
    expect(refused).toEqual([
      '270-271/270-batch-two-st.x12',
      '270-271/270-dependent.270',
      '270-271/270-odd-delimiters.edi',
      '276-277/276-claim-level.276',
      '276-277/276-receiver-level.276',
      '999/broken-invalid-999.edi',
    ]);
  });

  it.skipIf(!folder)('cut at every tenth segment they are refused as not whole', () => {
    for (const file of answers) {
      const segments = textOf(file).split('~');
      for (let at = 10; at < segments.length - 1; at += 10) {
        const message = refusal(`${segments.slice(0, at).join('~')}~`);
        expect(message, `${file} cut after segment ${at}`).toMatch(/cut off|not whole|holds no answer/);
        expect(message).toContain('Nothing was changed.');
      }
    }
  });

  it.skipIf(!folder)('their slips are told', () => {
    const odd = (file: string): string =>
      readAnswers(textOf(file))
        .oddities.map((o) => o.sentence)
        .join(' ');
    expect(odd('TA1/interchange-ack-iea-count-1.txt')).toContain('IEA01 counts one group');
    expect(odd('270-271/271-aaa-error.271')).toContain('SE02 says 4323');
    expect(odd('277CA/small.edi')).toContain('at the level of its provider');
  });
});

function never(): never {
  throw new Error('The file lacks what the test reads.');
}
