import { describe, expect, it } from 'vitest';
import { proposedRule } from '#shared/domain/denials/causes.ts';
import { appealBy, correctBy, stepBy, usualTerms } from '#shared/domain/denials/deadlines.ts';
import { trackRecordWords } from '#shared/domain/denials/denial.ts';
import { deniedAmounts, leadingAmount } from '#shared/domain/denials/fact.ts';
import { adviceFor, DENIAL_KINDS, fieldFor, kindOf } from '#shared/domain/denials/kinds.ts';
import {
  DELIVERED_LETTERS,
  fillLetter,
  letterFor,
  lettersWith,
  PLACEHOLDERS,
  unknownPlaceholders,
  type LetterFacts,
} from '#shared/domain/denials/letter.ts';
import { toPatientDraft, writeOffDraft } from '#shared/domain/denials/money.ts';
import { remarkWords } from '#shared/domain/denials/remark-words.ts';
import { OwnRuleText } from '#shared/domain/own-rules/own-rule.ts';
import type { PostedClaim } from '#shared/domain/posting/posted.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';

const PAYER = '00000000-0000-4000-8000-000000000009' as PayerId;

describe('the kind of a denial', () => {
  it.each([
    ['197', [], 'authorization'],
    ['27', [], 'eligibility'],
    ['29', [], 'timely_filing'],
    ['97', [], 'coding'],
    ['50', [], 'medical_necessity'],
    ['18', [], 'duplicate'],
    ['22', [], 'coordination'],
    ['204', [], 'non_covered'],
    ['B7', [], 'credentialing'],
    ['45', [], 'cut'],
    ['16', [], 'missing_information'],
    // A vague reason is told by its remark; a plain one is not.
    ['16', ['MA04'], 'coordination'],
    ['16', ['M76'], 'coding'],
    ['16', ['N999', 'N382'], 'eligibility'],
    ['96', ['N115'], 'medical_necessity'],
    ['197', ['MA04'], 'authorization'],
    ['999', [], 'unknown'],
    ['', [], 'unknown'],
  ] as const)('of %s with %j is %s', (reason, remarks, kind) => {
    expect(kindOf(reason, remarks)).toBe(kind);
  });

  it('that is unknown is to be read and never guessed', () => {
    expect(adviceFor('unknown', '999', [])).toMatchObject({ step: 'read', field: '' });
    expect(remarkWords('N9999')).toBe('');
  });

  it('asks for the records first where the payer asks for them', () => {
    expect(adviceFor('missing_information', '252', []).step).toBe('records');
    expect(adviceFor('medical_necessity', '50', ['M127']).step).toBe('records');
  });

  it('leads to the field that a remark names', () => {
    expect(fieldFor('missing_information', ['N290'])).toBe('renderingProvider.npi');
    expect(fieldFor('authorization', [])).toBe('situation.priorAuthorization');
  });
});

describe('deadlines', () => {
  const at = { answeredOn: isoDate('2026-01-10'), fileBy: isoDate('2026-06-30'), level: 1 as const };
  it('are not invented for a payer whose days nobody has entered', () => {
    const terms = usualTerms(PAYER, 'CI');
    expect(appealBy(terms, 1, at.answeredOn)).toBeNull();
    expect(stepBy('appeal', terms, at)).toBeNull();
    expect(correctBy(terms, at.answeredOn, at.fileBy)).toBe('2026-06-30');
  });
  it('of Medicare are those of the law', () => {
    const terms = usualTerms(PAYER, 'MB');
    expect(appealBy(terms, 1, at.answeredOn)).toBe('2026-05-10');
    expect(appealBy(terms, 2, at.answeredOn)).toBe('2026-07-09');
    expect(appealBy(terms, 3, at.answeredOn)).toBe('2026-03-11');
    expect(stepBy('records', terms, at)).toBe('2026-02-24');
  });
});

const line = (code: string, amount: number, action: 'deny' | 'hold' | 'write_off' | 'track') => ({
  serviceLineId: null,
  code,
  modifiers: [],
  chargeCents: amount,
  paidCents: 0,
  allowedCents: 0,
  patientCents: 0,
  contractualCents: 0,
  deniedCents: 0,
  heldCents: 0,
  adjustments: [{ group: 'CO', reason: code, amountCents: amount, action, ruleId: '' }],
  remarks: [],
});
const posted = (lines: PostedClaim['lines'], more: Partial<PostedClaim> = {}): PostedClaim => ({
  claimId: '00000000-0000-4000-8000-000000000001' as ClaimId,
  versionNumber: 1,
  controlNumber: '10001',
  payerControlNumber: 'P1',
  statusCode: '1',
  payerId: PAYER,
  patientId: '00000000-0000-4000-8000-000000000002' as PatientId,
  serviceDate: isoDate('2026-01-01'),
  traceNumber: 'T1',
  paidOn: null,
  reversal: false,
  applied: true,
  chargeCents: 0,
  paidCents: 0,
  patientCents: 0,
  contractualCents: 0,
  deniedCents: 0,
  heldCents: 0,
  adjustments: [],
  remarks: ['MA01'],
  lines,
  ...more,
});

describe('what comes to the desk', () => {
  it('is what was refused or held, never what was written off or is only listed', () => {
    const amounts = deniedAmounts(
      posted([
        line('50', 300, 'deny'),
        line('45', 900, 'write_off'),
        line('97', 100, 'hold'),
        line('144', 5, 'track'),
      ]),
      1300,
    );
    expect(amounts.map((a) => [a.reason, a.amountCents, a.remarks])).toEqual([
      ['50', 300, ['MA01']],
      ['97', 100, ['MA01']],
    ]);
  });
  it('is nothing of an answer that was set aside, taken back, or leaves nothing open', () => {
    const lines = [line('50', 300, 'deny')];
    expect(deniedAmounts(posted(lines, { applied: false }), 300)).toEqual([]);
    expect(deniedAmounts(posted(lines, { reversal: true }), 300)).toEqual([]);
    expect(deniedAmounts(posted(lines), 0)).toEqual([]);
  });
  it('goes by its largest plain refusal', () => {
    const amounts = deniedAmounts(posted([line('45', 900, 'hold'), line('50', 300, 'deny')]), 1200);
    expect(leadingAmount(amounts)?.reason).toBe('50');
  });
});

describe('letters', () => {
  const facts = Object.fromEntries(Object.keys(PLACEHOLDERS).map((key) => [key, `<${key}>`])) as LetterFacts;
  it('as delivered name nothing that there is not, and are filled without a rest', () => {
    for (const { text } of DELIVERED_LETTERS) {
      expect(unknownPlaceholders(text)).toEqual([]);
      expect(fillLetter(text, facts).text).not.toMatch(/[{}]/);
    }
  });
  it('tell what nothing answers to and what the file does not have', () => {
    const filled = fillLetter('To { payer } about {nobody}, {receipts}', { ...facts, receipts: '' });
    expect(filled).toEqual({
      text: 'To <payer> about {nobody}, —',
      unknown: ['nobody'],
      empty: ['receipts'],
    });
  });
  it('are offered by kind, and at a second level as a second look', () => {
    const own = [{ name: 'GENERAL appeal', kind: null, text: 'Ours' }];
    expect(letterFor(DELIVERED_LETTERS, 'timely_filing', 1)?.name).toBe('Timely filing');
    expect(letterFor(lettersWith(own), 'unknown', 1)?.text).toBe('Ours');
    expect(letterFor(DELIVERED_LETTERS, 'timely_filing', 2)?.name).toBe('Second look');
  });
});

describe('a journal of an amount that is let go', () => {
  const from = {
    claimId: '00000000-0000-4000-8000-000000000001' as ClaimId,
    controlNumber: '10001',
    patientId: '00000000-0000-4000-8000-000000000002' as PatientId,
    payerId: PAYER,
    lines: [
      {
        serviceLineId: '00000000-0000-4000-8000-00000000000a' as ServiceLineId,
        serviceOn: null,
        openCents: 100,
      },
      { serviceLineId: null, serviceOn: null, openCents: -20 },
      {
        serviceLineId: '00000000-0000-4000-8000-00000000000b' as ServiceLineId,
        serviceOn: null,
        openCents: 70,
      },
    ],
    amountCents: 150,
    code: 'CO-29',
    reason: 'Late',
    postedOn: isoDate('2026-01-01'),
    sourceId: 'x/1',
  };
  it('takes line by line what is open and no cent more', () => {
    const draft = writeOffDraft(from);
    expect(draft.entries.map((e) => [e.account, e.amountCents])).toEqual([
      ['write_off', 100],
      ['ar_insurer', -100],
      ['write_off', 50],
      ['ar_insurer', -50],
    ]);
    expect(toPatientDraft(from)).toMatchObject({ kind: 'responsibility', sourceType: 'denial_to_patient' });
  });
  it('is refused for more than is open', () => {
    expect(() => writeOffDraft({ ...from, amountCents: 171 })).toThrow(/owes less/);
  });
});

describe('a rule proposed from a root cause', () => {
  it.each(DENIAL_KINDS)('of kind %s is one that can be kept', (kind) => {
    const whole = {
      kind,
      code: 'CO-1',
      payerName: 'Sample Mutual',
      payerIdentifier: 'SM1',
      procedures: ['99213'],
      denials: 3,
    };
    for (const cause of [whole, { ...whole, payerName: '', payerIdentifier: '', procedures: [], denials: 1 }])
      expect(OwnRuleText.safeParse(proposedRule(cause)).error).toBeUndefined();
  });
});

it('tells the own record as counts', () => {
  expect(trackRecordWords({ won: 3, decided: 7 })).toBe('won 3 of 7 with this payer and reason');
  expect(trackRecordWords({ won: 0, decided: 0 })).toBe('no record');
});
