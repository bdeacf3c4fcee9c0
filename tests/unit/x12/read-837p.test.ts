import { describe, expect, it } from 'vitest';
import type { ClaimId, ServiceLineId } from '#shared/kernel/ids.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { lineControl } from '#shared/domain/x12/line-control.ts';
import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import type { ReadClaim, ReadClaimEvent, ReadProblem } from '#shared/domain/x12/read-837p/read-claim.ts';
import { withIds } from '#shared/domain/x12/read-837p/with-ids.ts';
import { rewrite837p } from '#shared/domain/x12/rewrite-837p.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import {
  TEST_ENVELOPE,
  dependentClaim,
  medicareClaim,
  scenarioClaim,
  testId,
} from '#tests/support/claims.ts';
import { fullClaim } from '#tests/support/full-claim.ts';
import { segmentDifferences } from '#tests/support/segment-bags.ts';

const FILE = write837p({ claims: [scenarioClaim()], envelope: TEST_ENVELOPE });
const BATCH = write837p({
  claims: [scenarioClaim(), medicareClaim(), dependentClaim(), fullClaim()],
  envelope: TEST_ENVELOPE,
  keepOrder: true,
});

function events(text: string) {
  return [...read837p(text)];
}

function claimsOf(text: string): ReadClaimEvent[] {
  return events(text).flatMap((e) => (e.kind === 'claim' ? [e] : []));
}

function only(text: string): ReadClaimEvent {
  const [first] = claimsOf(text);
  if (!first) throw new Error('The file has a claim.');
  return first;
}

function refusal(text: string): string {
  try {
    events(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** The scenario's file with one piece of text put in the place of another. */
function changed(from: string, to: string, text = FILE): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

function problems(text: string): readonly ReadProblem[] {
  return events(text).flatMap((e) =>
    e.kind === 'claim' ? e.problems : e.kind === 'problem' ? [e.problem] : [],
  );
}

describe('reading an 837P', () => {
  it('reads the facts of a claim', () => {
    const { claim, at, header, problems: wrong, readable } = only(FILE);
    expect({ wrong, readable }).toEqual({ wrong: [], readable: true });
    expect(claim).toMatchObject({
      controlNumber: '10461',
      serviceDate: '2026-03-03',
      placeOfService: '11',
      billingProvider: { name: 'Fictive Family Practice', npi: '1234567893', taxId: '123456789' },
      renderingProvider: { lastName: 'Example', firstName: 'Dora', npi: '1000000004' },
      payer: { name: 'Invented Health Plan', payerIdentifier: 'INV01', filingIndicator: 'CI' },
      coverage: { rank: 1, memberId: 'INV000111222', groupNumber: 'G-7700', relationship: '18' },
      patient: { lastName: 'Fictive', firstName: 'Ana', birthDate: '1968-05-17', sex: 'F' },
      diagnoses: ['E11.9', 'I10'],
      patientPaidCents: 2500,
      clia: '99D9999999',
      odd: [],
    });
    expect(
      claim.lines.map((l) => [l.number, l.code, l.modifiers, l.pointers, l.units, l.chargeCents]),
    ).toEqual([
      [1, '99213', [], [1, 2], 1, 14500],
      [2, '36415', [], [1], 1, 1500],
      [3, '83036', ['QW'], [1], 1, 4000],
    ]);
    expect(claim.lines[0]?.controlNumber).toBe(lineControl(testId(5, 1)));
    expect(at).toMatchObject({ transaction: 3, provider: 8, patient: null });
    expect(header).toMatchObject({
      interchangeControl: '000000041',
      groupControl: '41',
      transactionControl: '0001',
      reference: '000000041',
      senderId: 'FICTIVECLINIC',
      receiverId: 'SAMPLECLEAR',
      usage: 'T',
      version: '005010X222A1',
      createdOn: '2026-03-04',
      purpose: 'CH',
    });
  });

  it('gives transactions and claims in the order of the file, and counts them', () => {
    const reading = read837p(BATCH + FILE);
    const kinds: string[] = [];
    let step = reading.next();
    for (; step.done !== true; step = reading.next())
      kinds.push(step.value.kind === 'claim' ? step.value.claim.controlNumber : step.value.kind);
    expect(kinds).toEqual(['transaction', '10461', '10462', '10463', '10499', 'transaction', '10461']);
    expect(step.value).toMatchObject({ interchanges: 2, transactions: 2, claims: 5 });
  });

  it('reads everything that the fullest claim says, and writes it again byte for byte', () => {
    const text = write837p({ claims: [fullClaim()], envelope: TEST_ENVELOPE });
    expect(rewrite837p(text).text).toBe(text);
    const { claim, problems: wrong } = only(text);
    expect(wrong).toEqual([]);
    const { situation, otherCoverages, providers, carried = [] } = fullClaim();
    expect(claim.situation).toEqual(situation);
    expect(claim.otherCoverages).toEqual(otherCoverages);
    expect(claim.providers).toEqual(providers);
    expect(claim.carried).toHaveLength(carried.length);
    expect(claim.carried).toEqual(expect.arrayContaining(carried));
    expect(claim.lines[0]?.detail).toEqual(fullClaim().lines[0]?.detail);
  });

  it.each([
    ['other separators', (t: string) => t.replaceAll('*', '|').replaceAll(':', '<').replaceAll('~', '\\')],
    ['a line feed as terminator', (t: string) => t.replaceAll('~\n', '\n')],
    ['a control character as terminator', (t: string) => t.replaceAll('~\n', '\u001c')],
    ['a byte-order mark', (t: string) => `\ufeff${t}`],
    ['a byte-order mark read as Latin-1', (t: string) => `\u00ef\u00bb\u00bf${t}`],
    ['indentation and line ends', (t: string) => t.replaceAll('\n', '\r\n      ')],
    ['no line ends', (t: string) => t.replaceAll('\n', '')],
    ['X222A2', (t: string) => t.replaceAll('X222A1', 'X222A2')],
    ['X222 without suffix', (t: string) => t.replaceAll('X222A1', 'X222')],
    ['no ST03', (t: string) => t.replace('ST*837*0001*005010X222A1', 'ST*837*0001')],
  ])('reads the same claims with %s', (_what, other) => {
    expect(claimsOf(other(BATCH)).map((e) => e.claim)).toEqual(claimsOf(BATCH).map((e) => e.claim));
    expect(problems(other(BATCH))).toEqual([]);
  });

  it('reads a file in pieces of any size as it reads the whole', () => {
    for (const size of [1, 7, 100]) {
      const pieces = Array.from({ length: Math.ceil(BATCH.length / size) }, (_, i) =>
        BATCH.slice(i * size, (i + 1) * size),
      );
      expect([...read837p(pieces)]).toEqual(events(BATCH));
    }
  });

  it('keeps names in any letters and any case', () => {
    const text = changed('NM1*IL*1*Fictive*Ana', 'NM1*IL*1*fictív\u00e9 \u6771*m\u00fcller');
    expect(only(text).claim.subscriber).toMatchObject({
      lastName: 'fictív\u00e9 \u6771',
      firstName: 'm\u00fcller',
    });
    expect(rewrite837p(text).text).toBe(text);
  });
});

describe('what is not as we would write it', () => {
  const cases: readonly [string, string, string, (c: ReadClaim) => unknown, unknown][] = [
    ['a relationship without a word here', 'SBR*P*18*', 'SBR*P*21*', (c) => c.coverage.relationship, '18'],
    ['a filing indicator that is none', '******CI~', '******XX~', (c) => c.payer.filingIndicator, 'ZZ'],
    ['a total that is not the sum', 'CLM*10461*200*', 'CLM*10461*201*', (c) => c.controlNumber, '10461'],
    ['a dot in a diagnosis', 'ABK:E119', 'ABK:E11.9', (c) => c.diagnoses[0], 'E11.9'],
    ['an assignment for laboratory only', '*Y*A*Y*Y~', '*Y*B*Y*Y~', (c) => c.acceptsAssignment, false],
    ['a place that repeats the claim’s', 'UN*1***1~', 'UN*1*11**1~', (c) => c.lines[1]?.placeOfService, '11'],
    ['line numbers that go on', 'LX*2~', 'LX*7~', (c) => c.lines[1]?.number, 2],
    ['a payer by its plan id', '*PI*INV01', '*XV*INV01', (c) => c.payer.payerIdentifier, 'INV01'],
    [
      'a contact with an extension',
      '*TE*2165550100~',
      '*TE*2165550100*EX*9~',
      (c) => c.submitter.phone,
      '2165550100',
    ],
    ['another component separator in one field', 'HC:99213', 'HC>99213', (c) => c.lines[0]?.code, '99213'],
    ['a number with needless decimals', 'UN*1*', 'UN*1.00*', (c) => c.lines[0]?.units, 1],
  ];

  it.each(cases)('%s is understood and written again', (_what, from, to, fact, value) => {
    const text = changed(from, to);
    expect(fact(only(text).claim)).toEqual(value);
    expect(segmentDifferences(text, rewrite837p(text).text)).toEqual([]);
  });

  it('what has no field is carried with its loop, at its place in the guide', () => {
    const text = changed('HI*ABK', 'K3*SAMPLE~\nCR2********A**PAIN~\nHI*ABK').replace(
      'LX*2~',
      'SVD*~\nLX*2~',
    );
    const { claim } = only(text.replace('SVD*~\n', ''));
    expect(claim.carried).toEqual([
      { loop: '2300', repeat: 0, segment: ['K3', 'SAMPLE'] },
      { loop: '2300', repeat: 0, segment: ['CR2', '', '', '', '', '', '', '', 'A', '', 'PAIN'] },
    ]);
    expect(rewrite837p(text.replace('SVD*~\n', '')).text).toContain(
      'K3*SAMPLE~\nCR2********A**PAIN~\nHI*ABK',
    );
  });

  it('a segment out of place is kept and reported', () => {
    const text = changed('N4*Cleveland*OH*441135678~', 'N4*Cleveland*OH*441135678~\nSV5*HC~');
    expect(problems(text)).toMatchObject([
      {
        segment: 13,
        loop: '2010AA',
        effect: 'kept',
        message: expect.stringContaining('does not belong') as string,
      },
      { loop: 'ST', effect: 'kept' },
    ]);
    expect(segmentDifferences(text, rewrite837p(text).text)).toEqual([]);
  });

  it('a rendering provider that repeats the billing provider is sent again, ours is not', () => {
    const text = changed('*XX*1000000004', '*XX*1234567893');
    expect(only(text).claim.renderingProvider.repeatsBilling).toBe(true);
    expect(rewrite837p(text).text).toBe(text);
  });
});

describe('a damaged claim', () => {
  const damages: readonly [string, string, string, string][] = [
    ['CLM*10461*200*', 'CLM*10461*2OO*', 'CLM02', 'not an amount with at most two decimals'],
    ['*UN*1*', '*UN*x*', 'SV104', 'missing or no number'],
    ['DTP*472*D8*20260303', 'DTP*472*D8*20260231', 'DTP03', 'is no day of the calendar'],
    ['CLM*10461*', 'CLM**', 'CLM01', 'control number of the claim in segment'],
  ];

  it.each(damages)(
    '%s → %s is reported with its segment, and the next claims are read',
    (from, to, element, words) => {
      const text = changed(
        from,
        to,
        write837p({ claims: [scenarioClaim(), medicareClaim()], envelope: TEST_ENVELOPE, keepOrder: true }),
      );
      const [first, second] = claimsOf(text);
      expect(first?.readable).toBe(false);
      const found = first?.problems.find((p) => p.effect === 'unreadable' && p.element === element);
      expect(found?.message).toContain(words);
      expect(found?.segment).toBeGreaterThan(3);
      expect(second).toMatchObject({ readable: true, claim: { controlNumber: '10462' } });
      expect(segmentDifferences(text, rewrite837p(text).text)).toEqual([]);
    },
  );

  it('names no person in its sentences', () => {
    for (const [from, to] of damages)
      for (const { message } of problems(changed(from, to))) expect(message).not.toMatch(/Fictive|Ana/);
  });

  it('reports two claims with the same control number', () => {
    const text = FILE + FILE.replaceAll('000000041', '000000042');
    expect(problems(text)).toMatchObject([
      { element: 'CLM01', effect: 'kept', segment: expect.any(Number) as number },
    ]);
    expect(claimsOf(text)).toHaveLength(2);
  });

  it.each([
    ['SE*39*', 'SE*36*', 'SE01 says 36 segments'],
    ['SE*39*0001', 'SE*39*0009', 'SE02'],
    ['GE*1*41', 'GE*2*41', 'GE01 says 2 transactions'],
    ['IEA*1*000000041', 'IEA*1*000000040', 'IEA02'],
  ])('reads on after wrong counts and control numbers (%s → %s)', (from, to, words) => {
    const found = problems(changed(from, to));
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(words);
  });

  it('says what belongs to no claim', () => {
    const text = changed('SE*39', 'HL*3*1*22*0~\nSBR*P*18~\nSE*41');
    expect(problems(text)).toMatchObject([{ effect: 'lost', loop: '2000B', segment: 41 }]);
  });
});

describe('a file that is no 837P', () => {
  it.each([
    ['ST*837*0001*005010X222A1', 'ST*837*0001*005010X223A2', 'institutional claims (837I)'],
    ['ST*837*0001*005010X222A1', 'ST*837*0001*005010X224A2', 'dental claims (837D)'],
    ['ST*837*', 'ST*835*', 'a remittance (835)'],
    ['ST*837*', 'ST*270*', 'an eligibility question (270)'],
    ['ST*837*', 'ST*123*', 'another kind of transaction'],
  ])('%s → %s is refused by its name', (from, to, words) => {
    expect(refusal(changed(from, to))).toBe(
      `This file holds ${words} and not professional claims (837P), see segment 3. Nothing was changed.`,
    );
  });

  it('knows institutional claims by what is in them', () => {
    const text = FILE.replaceAll('*005010X222A1', '').replace('SV1*', 'SV2*0300*');
    expect(refusal(text)).toContain('This file holds institutional claims (837I)');
  });

  it.each([
    ['', 'This is not an X12 file'],
    [FILE.toLowerCase(), 'This is not an X12 file'],
    [FILE.replace('GS*HC', 'GS|HC'), 'Segment 2 has no segment name'],
    [FILE.replaceAll('~\nNM1*40', '|\nNM1*40'), ''],
    [FILE.slice(0, FILE.indexOf('LX*2')), 'The file is cut off after segment'],
    [FILE.replace(/ST\*[^]*SE\*[^~]*~\n/, '').replace('GE*1', 'GE*0'), 'holds no professional claim'],
  ])('is refused with one clear sentence (%#)', (text, words) => {
    expect(refusal(text)).toContain(words);
  });
});

describe('a claim of a file as one of ours', () => {
  const ids = {
    claimId: testId(2, 1) as ClaimId,
    patientId: scenarioClaim().patient.patientId,
    accountNumber: 'P-0001',
    payerId: scenarioClaim().payer.payerId,
    timelyFilingDays: 180,
    coverageId: scenarioClaim().coverage.coverageId,
    activeFrom: isoDate('2025-01-01'),
    activeTo: null,
    lineId: (i: number) => testId(5, i + 1) as ServiceLineId,
  };

  it('has the ids it is given and writes the same bytes', () => {
    const ours = withIds(only(FILE).claim, ids);
    expect(ours).toMatchObject({ claimId: ids.claimId, patient: { accountNumber: 'P-0001' } });
    expect(write837p({ claims: [ours], envelope: TEST_ENVELOPE })).toBe(FILE);
  });

  it('says odd things as the file did, until the field is changed', () => {
    const text = changed('SBR*P*18*G-7700**', 'SBR*P*18*G-7700*PLAN TOO*');
    const ours = withIds(only(text).claim, ids);
    expect(ours.carried).toEqual([
      {
        loop: '2000B',
        repeat: 0,
        segment: ['SBR', 'P', '18', 'G-7700', 'PLAN TOO', '', '', '', '', 'CI'],
        insteadOf: 'SBR*P*18*G-7700******CI',
      },
    ]);
    expect(write837p({ claims: [ours], envelope: TEST_ENVELOPE })).toBe(text);
    const corrected = { ...ours, coverage: { ...ours.coverage, groupNumber: 'G-8800' } };
    const written = write837p({ claims: [corrected], envelope: TEST_ENVELOPE });
    expect(written).toContain('SBR*P*18*G-8800******CI~');
    expect(written).not.toContain('PLAN TOO');
  });

  it('is refused when a date of service is missing, and taken over when the birth date is', () => {
    const { claim } = only(FILE);
    expect(() => withIds({ ...claim, serviceDate: null }, ids)).toThrow(
      'Claim 10461 lacks a date of service and cannot be taken over.',
    );
    for (const damage of ['', 'DMG*D8*1968*F~\n']) {
      const text = changed('DMG*D8*19680517*F~\n', damage);
      const read = only(text);
      expect(read.readable).toBe(true);
      expect(read.problems.some((problem) => problem.element === 'DMG02')).toBe(true);
      expect(withIds(read.claim, ids).patient.birthDate).toBeNull();
      expect(segmentDifferences(text, rewrite837p(text).text)).toEqual([]);
    }
  });
});
