import type { AckFileDetail } from '#shared/contract/acknowledgements.ts';
import type { AckFileRow, AckItem, AckReason, AckedClaim } from '#shared/domain/acknowledgement.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import type { AckFileId, AckItemId, ClaimFileId, ClaimId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';

const id = (kind: string, n: number): string => `00000000-0000-4000-8${kind}-${String(n).padStart(12, '0')}`;
export const FILE = id('00a', 1) as AckFileId;
export const CLAIM = id('00b', 1) as ClaimId;
export const CLAIM_FILE = id('00c', 1) as ClaimFileId;
export const itemId = (n: number): AckItemId => id('00d', n) as AckItemId;

export const REASON: AckReason = {
  code: 'A7:562:85',
  words: 'Rejected, something is not valid: NPI of the billing provider.',
  field: 'billingProvider.npi',
  fieldWords: 'NPI of the billing provider',
  line: null,
  value: 'NPI NOT ON FILE',
  sentSegment: 9,
  segment: 18,
};

export const CLAIM_OF: AckedClaim = {
  claimId: CLAIM,
  controlNumber: '10461',
  patientName: 'Fictive, Ana',
  status: 'rejected',
  reasons: [REASON],
  from: 'exported',
  to: 'rejected',
  note: '',
};

export function ackItem(n: number, more: Partial<AckItem> = {}): AckItem {
  return {
    id: itemId(n),
    fileId: FILE,
    fileName: 'report.277',
    kind: '277CA',
    level: 'claim',
    segment: 16,
    outcome: 'rejected',
    about: 'Claim 10461',
    sentence: 'Rejected: NPI of the billing provider.',
    saidAt: '2026-11-24T09:15',
    state: 'matched',
    why: 'by the numbers of claim and batch (CLM01, BHT03)',
    decidedBy: '',
    facts: {
      sourceName: 'Invented Health Plan',
      sourceEntity: 'PR',
      personName: 'FICTIVE, ANA',
      memberId: 'INV000111222',
      birthDate: null,
      serviceFrom: isoDate('2026-11-19'),
      chargeCents: cents(20_000),
      paidCents: null,
      paidOn: null,
      paymentNumber: '',
      payerControlNumber: 'P-77',
      clearinghouseNumber: '',
      accepted: null,
      rejected: null,
    },
    reasons: [REASON],
    claims: [CLAIM_OF],
    claimFileId: CLAIM_FILE,
    coverageId: null,
    patientId: null,
    ...more,
  };
}

export const UNMATCHED = ackItem(2, {
  state: 'unmatched',
  about: 'Claim 777',
  why: 'No claim of ours has the control number 777.',
  claims: [],
  claimFileId: null,
});
export const FOREIGN_FILE = ackItem(3, {
  kind: '999',
  level: 'group',
  state: 'unmatched',
  about: 'Group 4711',
  why: 'No file of ours has the group control number 4711.',
  outcome: 'accepted',
  sentence: 'The group has the form that the guide wants.',
  claims: [],
  reasons: [],
});

export const ROW: AckFileRow = {
  id: FILE,
  fileName: 'report.277',
  sha256: 'a'.repeat(64),
  receivedAt: '2026-11-24T09:20:00.000Z' as Instant,
  way: 'folder',
  kinds: ['999', '277CA'],
  senderId: 'SAMPLECLEAR',
  rejected: 1,
  accepted: 2,
  others: 0,
  unmatched: 1,
  state: 'read',
};

export function fileDetail(more: Partial<AckFileRow> = {}): AckFileDetail {
  return {
    file: { ...ROW, ...more },
    items: [UNMATCHED, ackItem(1)],
    oddities: [
      { segment: 12, sentence: 'A claim stands at the level of its provider; it was read as a claim.' },
    ],
    events: [{ at: ROW.receivedAt, kind: 'received', detail: 'Read: 1 rejected.', userName: 'Olive Owner' }],
  };
}
