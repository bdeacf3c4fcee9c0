import type { DefenceContent } from '#shared/domain/defence/content.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';

const NOTE = `CHIEF COMPLAINT
Follow-up of diabetes and blood pressure.

ASSESSMENT AND PLAN
1. Type 2 diabetes with numbness of both feet, A1c 8.1 % today.
2. Hypertension, not at goal. Add lisinopril 10 mg.
Blood drawn and hemoglobin A1c run in office.`;

const at = (text: string) => text as Instant;

/** The places of some words in the note above. */
export function place(words: string, text = NOTE): { readonly start: number; readonly end: number } {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`The note does not say "${words}".`);
  return { start, end: start + words.length };
}

/** A file with something in every part. */
export function defenceContent(change: Partial<DefenceContent> = {}): DefenceContent {
  return {
    practice: {
      name: 'Fictive Family Practice',
      addressLines: ['100 Example Street', 'Cleveland OH 44113-5678'],
      npi: '1999999992',
    },
    patient: { name: 'Fictive, Ana B', accountNumber: 'P-0001', birthDate: isoDate('1969-08-19'), sex: 'F' },
    encounter: {
      id: '00000001-0000-4000-8000-000000000001' as EncounterId,
      serviceDate: isoDate('2026-03-03'),
      reason: 'Follow-up',
      status: 'billed',
      providerName: 'Nora Example MD',
      facilityName: 'Fictive Family Practice, main office',
      placeOfService: '11',
      codedAt: at('2026-03-04T09:00:00.000Z'),
      codedBy: 'Cora Sample',
    },
    payer: { name: 'Sample Mutual Health Plan', memberId: 'SMH2000' },
    claim: { controlNumber: '10001', status: 'paid', chargeCents: cents(20_000) },
    documents: [
      {
        number: 1,
        title: 'Visit note',
        kind: 'visit note',
        receivedAt: at('2026-03-03T15:00:00.000Z'),
        sha256: 'a'.repeat(64),
        text: NOTE,
        passages: [
          { ...place('Type 2 diabetes with numbness of both feet'), marks: ['A'] },
          { ...place('Hypertension'), marks: ['B'] },
          { ...place('hemoglobin A1c run in office'), marks: ['A', 'L2'] },
        ],
      },
    ],
    diagnoses: [
      {
        mark: 'A',
        code: 'E11.42',
        title: 'Type 2 diabetes mellitus with diabetic polyneuropathy',
        support: [{ document: 1, words: 'Type 2 diabetes with numbness of both feet', way: 'title' }],
      },
      { mark: 'B', code: 'I10', title: 'Essential (primary) hypertension', support: [] },
    ],
    lines: [
      {
        mark: 'L1',
        code: '99214',
        title: 'Office visit, established patient',
        modifiers: ['25'],
        pointers: ['A', 'B'],
        units: 1,
        chargeCents: cents(21_000),
        support: [],
      },
      {
        mark: 'L2',
        code: '83036',
        title: 'Hemoglobin A1c test',
        modifiers: ['QW'],
        pointers: ['A'],
        units: 1,
        chargeCents: cents(4000),
        support: [{ document: 1, words: 'hemoglobin A1c run in office', way: 'procedure list' }],
      },
    ],
    findings: {
      asOf: 'coded',
      list: [
        {
          rule: 'charge-not-by-schedule',
          severity: 'warns',
          field: 'lines.1.charge',
          message: 'Line 1: the charge is not the fee schedule’s.',
          source: 'Fee schedule of the practice',
        },
      ],
    },
    em: [
      { kind: 'result', text: 'E/M: moderate', source: '' },
      {
        kind: 'step',
        text: 'Problems: moderate (two chronic, one not at goal).',
        source: 'Sample guideline',
      },
      { kind: 'passage', text: 'not at goal', source: '' },
    ],
    releases: {
      asOf: 'coded',
      list: [
        {
          name: 'ICD-10-CM FY2026',
          starter: false,
          effectiveFrom: isoDate('2025-10-01'),
          effectiveTo: isoDate('2026-09-30'),
          sha256: 'b'.repeat(64),
        },
      ],
    },
    verdicts: [
      { at: '2026-03-04T09:00:00.000Z', by: 'Cora Sample', words: 'Coded with one warning.', lines: [] },
    ],
    queries: [
      {
        at: '2026-03-03T16:00:00.000Z',
        by: 'Cora Sample',
        words: 'Is the numbness due to diabetes?',
        lines: ['Answered 2026-03-04 by Nora Example: yes.'],
      },
    ],
    audits: [
      { at: '2026-03-10T09:00:00.000Z', by: 'Aud Invented', words: 'Agreed.', lines: ['0 differences'] },
    ],
    claimHistory: [
      {
        at: at('2026-03-05T09:00:00.000Z'),
        controlNumber: '10001',
        userName: 'Cora Sample',
        detail: 'Made from the encounter.',
        from: null,
        to: 'draft',
      },
    ],
    signatures: [
      {
        userName: 'Cora Sample',
        role: 'coder',
        meaning: 'coded',
        at: at('2026-03-04T09:00:00.000Z'),
        sha256: 'c'.repeat(64),
        matches: true,
      },
    ],
    ...change,
  };
}

/** The same visit with nothing recorded beside the codes. */
export function bareContent(): DefenceContent {
  return defenceContent({
    payer: null,
    claim: null,
    documents: [],
    findings: { asOf: 'now', list: [] },
    em: [],
    releases: { asOf: 'now', list: [] },
    verdicts: [],
    queries: [],
    audits: [],
    claimHistory: [],
    signatures: [],
  });
}

export const MAKING = { madeOn: isoDate('2026-11-23'), madeBy: 'Olive Owner', sha256: 'd'.repeat(64) };
