import { X12Parser } from 'node-x12';
import { describe, expect, it } from 'vitest';
import { eligibilitySummary } from '#shared/domain/x12/eligibility/summary.ts';
import { write270, type EligibilityQuestion } from '#shared/domain/x12/eligibility/write-270.ts';
import { write276, type ClaimStatusQuestion } from '#shared/domain/x12/claim-status/write-276.ts';
import { claimVerdict } from '#shared/domain/acknowledgement-verdict.ts';
import { readAnswers } from '#shared/domain/x12/acks/read-answers.ts';
import type { SegmentData } from '#shared/domain/x12/writer.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { TEST_ENVELOPE } from '#tests/support/claims.ts';
import { answer270, answer276 } from '#tests/support/answered-questions.ts';

const ana = {
  lastName: 'Fictive',
  firstName: 'Ana',
  middleName: 'B',
  birthDate: isoDate('1968-05-17'),
  sex: 'F',
};
const QUESTION: EligibilityQuestion = {
  trace: 'E000000041-1',
  payer: { name: 'Invented Health Plan', payerIdentifier: 'INV01' },
  provider: { name: 'Fictive Family Practice', npi: '1234567893' },
  originatorId: '1123456789',
  subscriber: { ...ana, memberId: 'INV000111222' },
  dependent: null,
  serviceDate: isoDate('2026-03-03'),
  serviceTypes: ['30', '98'],
};
const TIMO: EligibilityQuestion = {
  ...QUESTION,
  trace: 'E000000041-2',
  dependent: { ...ana, firstName: 'Timo', middleName: '', birthDate: isoDate('2015-08-09'), sex: 'M' },
};

const lines = (text: string): string[] => text.split('\n').map((l) => l.replace(/~$/, ''));

describe('a 270', () => {
  const { text } = write270([QUESTION, TIMO], TEST_ENVELOPE);

  it('asks as 005010X279A1 wants it, subscriber and dependent', () => {
    expect(lines(text).slice(1, -1)).toEqual([
      'GS*HS*FICTIVECLINIC*SAMPLECLEAR*20260304*1530*41*X*005010X279A1',
      'ST*270*0001*005010X279A1',
      'BHT*0022*13*000000041*20260304*1530',
      'HL*1**20*1',
      'NM1*PR*2*Invented Health Plan*****PI*INV01',
      'HL*2*1*21*1',
      'NM1*1P*2*Fictive Family Practice*****XX*1234567893',
      'HL*3*2*22*0',
      'TRN*1*E000000041-1*1123456789',
      'NM1*IL*1*Fictive*Ana*B***MI*INV000111222',
      'DMG*D8*19680517*F',
      'DTP*291*D8*20260303',
      'EQ*30',
      'EQ*98',
      'HL*4*2*22*1',
      'NM1*IL*1*Fictive*Ana*B***MI*INV000111222',
      'HL*5*4*23*0',
      'TRN*1*E000000041-2*1123456789',
      'NM1*03*1*Fictive*Timo',
      'DMG*D8*20150809*M',
      'DTP*291*D8*20260303',
      'EQ*30',
      'EQ*98',
      'SE*23*0001',
      'GE*1*41',
      'IEA*1*000000041',
    ]);
  });

  it('is read by an independent parser, one transaction for each payer', () => {
    const other = {
      ...QUESTION,
      trace: 'E000000041-3',
      payer: { name: 'Example Plan', payerIdentifier: 'EX01' },
    };
    const written = write270([QUESTION, other, TIMO], TEST_ENVELOPE);
    const parsed = new X12Parser(true).parse(written.text);
    const sets = 'functionalGroups' in parsed ? (parsed.functionalGroups[0]?.transactions ?? []) : [];
    expect(sets.map((set) => set.segments.filter((s) => s.tag === 'TRN').length)).toEqual([2, 1]);
    expect(written.text).toContain('BHT*0022*13*000000041-2*');
  });

  it('is refused without a question', () => {
    expect(() => write270([], TEST_ENVELOPE)).toThrow('Nobody was chosen');
  });
});

const EB: readonly SegmentData[] = [
  ['DTP', '346', 'D8', '20260101'],
  ['EB', '1', '', '30', '', 'INVENTED CHOICE'],
  ['EB', 'C', 'IND', '30', '', '', '23', '1500'],
  ['EB', 'C', 'FAM', '30', '', '', '23', '3000'],
  ['EB', 'C', 'IND', '30', '', '', '29', '420.5'],
  ['EB', 'G', 'IND', '30', '', '', '23', '6000', '', '', '', '', 'Y'],
  ['EB', 'G', 'IND', '30', '', '', '29', '5100', '', '', '', '', 'Y'],
  ['EB', 'B', 'IND', '98', '', '', '27', '60', '', '', '', '', 'N'],
  ['EB', 'B', 'IND', '98', '', '', '27', '25', '', '', '', '', 'Y'],
  ['EB', 'A', 'IND', '30', '', '', '', '', '.2'],
  ['MSG', 'AFTER DEDUCTIBLE'],
  ['EB', 'R', '', '30'],
  ['REF', '1W', 'MBI0001'],
  ['LS', '2120'],
  ['NM1', 'PR', '2', 'INVENTED MEDICARE', '', '', '', '', 'PI', '99001'],
  ['LE', '2120'],
];

function answersTo(text: string, say: Parameters<typeof answer270>[1]) {
  const [answer] = readAnswers(answer270(text, say)).answers;
  if (answer?.kind !== '271') throw new Error('There is no eligibility answer.');
  return answer.answers;
}

describe('a 271', () => {
  const { text } = write270([QUESTION, TIMO], TEST_ENVELOPE);

  it('gives coverage, sums, coinsurance, other payers and dates', () => {
    const [first] = answersTo(text, () => EB);
    if (!first) throw new Error('There is no answer.');
    expect(first).toMatchObject({ reference: '000000041', traces: ['E000000041-1'], payerId: 'INV01' });
    expect(first.person).toMatchObject({
      lastName: 'Fictive',
      birthDate: '1968-05-17',
      memberId: 'INV000111222',
    });
    const summary = eligibilitySummary(first, ['98']);
    expect(summary).toMatchObject({ state: 'active', plan: 'INVENTED CHOICE', from: '2026-01-01' });
    expect(
      [summary.copay, summary.deductible, summary.deductibleLeft, summary.outOfPocketLeft].map(
        (s) => s?.cents,
      ),
    ).toEqual([2500, 150_000, 42_050, 510_000]);
    expect(summary.coinsurance?.percentHundredths).toBe(2000);
    expect(summary.otherPayers).toMatchObject([
      { name: 'INVENTED MEDICARE', id: '99001', memberId: 'MBI0001' },
    ]);
    expect(summary.copay?.words).toBe('copay, office visit, individual, visit, in the network');
    expect(first.benefits.find((b) => b.kind === 'A')?.messages).toEqual(['AFTER DEDUCTIBLE']);
  });

  it('of a dependent names the insured person above', () => {
    const [, second] = answersTo(text, () => [['EB', '6', '', '30']]);
    expect(second?.person?.firstName).toBe('Timo');
    expect(second?.subscriber?.memberId).toBe('INV000111222');
    expect(second && eligibilitySummary(second, []).state).toBe('inactive');
  });

  it('that refuses says why and what to do', () => {
    const [first] = answersTo(text, () => [['AAA', 'N', '', '72', 'C']]);
    expect(first && eligibilitySummary(first, []).sentence).toBe(
      'Not answered: the member id is missing or not valid (AAA 72).',
    );
    expect(first?.rejections[0]?.followUpWords).toBe('Correct it and ask again.');
  });

  it('reads several service types of one benefit by the separator of the file', () => {
    const raw = answer270(text, () => [['EB', '1', '', '30']]).replaceAll('EB*1**30~', 'EB*1**1^33^98~');
    const [answer] = readAnswers(raw).answers;
    expect(answer?.kind === '271' && answer.answers[0]?.benefits[0]?.serviceTypes).toEqual(['1', '33', '98']);
  });
});

const STATUS: ClaimStatusQuestion = {
  trace: 'S000000041-1',
  payer: { name: 'Invented Health Plan', payerIdentifier: 'INV01' },
  submitter: { name: 'Fictive Family Practice', id: 'FICTIVECLINIC' },
  provider: { name: 'Fictive Family Practice', npi: '1234567893' },
  subscriber: { lastName: 'Fictive', firstName: 'Ana', middleName: 'B', memberId: 'INV000111222' },
  dependent: null,
  birthDate: isoDate('1968-05-17'),
  sex: 'F',
  controlNumber: '10461',
  payerControlNumber: '',
  chargeCents: 20000,
  serviceFrom: isoDate('2026-03-03'),
  serviceTo: isoDate('2026-03-03'),
};

describe('a 276', () => {
  it('asks as 005010X212 wants it, and two claims of a person stand together', () => {
    const second = {
      ...STATUS,
      trace: 'S000000041-2',
      controlNumber: '10462',
      payerControlNumber: 'P77',
      serviceTo: isoDate('2026-03-05'),
    };
    const { text } = write276([STATUS, second], TEST_ENVELOPE);
    expect(lines(text).slice(2, -3)).toEqual([
      'ST*276*0001*005010X212',
      'BHT*0010*13*000000041*20260304*1530',
      'HL*1**20*1',
      'NM1*PR*2*Invented Health Plan*****PI*INV01',
      'HL*2*1*21*1',
      'NM1*41*2*Fictive Family Practice*****46*FICTIVECLINIC',
      'HL*3*2*19*1',
      'NM1*1P*2*Fictive Family Practice*****XX*1234567893',
      'HL*4*3*22*0',
      'DMG*D8*19680517*F',
      'NM1*IL*1*Fictive*Ana*B***MI*INV000111222',
      'TRN*1*S000000041-1',
      'REF*EJ*10461',
      'AMT*T3*200',
      'DTP*472*D8*20260303',
      'TRN*1*S000000041-2',
      'REF*1K*P77',
      'REF*EJ*10462',
      'AMT*T3*200',
      'DTP*472*RD8*20260303-20260305',
      'SE*21*0001',
    ]);
    expect(() => new X12Parser(true).parse(text)).not.toThrow();
  });

  it('and its answer: pending, paid, denied, asked for more', () => {
    const { text } = write276([STATUS], TEST_ENVELOPE);
    const say = (status: string) => {
      const [answer] = readAnswers(answer276(text, { '10461': status })).answers;
      if (answer?.kind !== '277') throw new Error('There is no status answer.');
      const [claim] = answer.report.claims;
      if (!claim) throw new Error('There is no claim in the answer.');
      expect(claim).toMatchObject({
        trace: 'S000000041-1',
        patientControlNumber: '10461',
        payerControlNumber: 'PAYER10461',
      });
      const { outcome, mark } = claimVerdict(claim, { kind: '277', sourceEntity: 'PR' });
      return [outcome, mark];
    };
    expect(say('P3:317')).toEqual(['pending', 'pending']);
    expect(say('F1:65')).toEqual(['paid', null]);
    expect(say('F2:88:QC')).toEqual(['denied', 'denied']);
    expect(say('R4:294')).toEqual(['information', 'pending']);
    expect(say('A4:35')).toEqual(['not_found', null]);
    expect(say('E0:0')).toEqual(['no_answer', null]);
  });
});
