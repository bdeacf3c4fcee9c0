import type { RemittanceDetail } from '#shared/contract/remits.ts';
import type { PlannedClaim, Proof } from '#shared/domain/remittance.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, PatientId, PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';

const uuid = (kind: number, n: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const day = (text: string) => text as IsoDate;
export const REMIT = uuid(11, 1) as RemittanceId;
export const JOURNAL = uuid(12, 1) as JournalId;

type Line = readonly [
  code: string,
  charge: number,
  paid: number,
  contractual: number,
  patient: number,
  reasons: readonly string[],
];

export function plannedClaim(
  n: number,
  outcome: PlannedClaim['outcome'],
  sentence: string,
  lines: readonly Line[],
): PlannedClaim {
  const sum = (at: 1 | 2 | 3 | 4) => lines.reduce((total, line) => total + line[at], 0);
  const rest = sum(1) - sum(2) - sum(3) - sum(4);
  return {
    position: n - 1,
    segment: 10 * n,
    matchedBy: outcome === 'unmatched' ? 'none' : 'control_number',
    controlNumber: String(10460 + n),
    payerControlNumber: `PX${n}`,
    statusCode: '1',
    claimId: outcome === 'unmatched' ? null : (uuid(7, n) as ClaimId),
    patientId: outcome === 'unmatched' ? null : (uuid(2, n) as PatientId),
    patientName: n === 1 ? 'Fictive, Ana' : 'Sample, Ben',
    serviceDate: day('2026-11-17'),
    chargeCents: cents(sum(1)),
    allowedCents: cents(sum(2) + sum(4)),
    paidCents: cents(sum(2)),
    contractualCents: cents(sum(3)),
    patientCents: cents(sum(4)),
    otherCents: cents(rest),
    outcome,
    applied: outcome === 'posts' || outcome === 'denied',
    sentence,
    adjustments: [],
    remarks: [],
    corrected: null,
    interestCents: cents(0),
    appliedCents: cents(0),
    lines: lines.map(([code, charge, paid, contractual, patient, reasons]) => ({
      serviceLineId: null,
      code,
      modifiers: [],
      changed: '',
      chargeCents: cents(charge),
      allowedCents: cents(paid + patient),
      paidCents: cents(paid),
      contractualCents: cents(contractual),
      patientCents: cents(patient),
      otherCents: cents(charge - paid - contractual - patient),
      reasons: [...reasons],
      adjustments: reasons.map((code) => ({
        code,
        amountCents: cents(code === 'CO-45' ? contractual : code.startsWith('PR') ? patient : charge - paid),
        action: code === 'CO-45' ? 'write_off' : code.startsWith('PR') ? 'patient' : 'deny',
        ruleId: `delivered:${code}`,
        why: '',
      })),
      remarks: [],
    })),
  };
}

/** The scenario's claim as the payer decided it. */
export const SCENARIO = plannedClaim(
  1,
  'posts',
  'Posts 81.57 paid by the insurer, 80.01 contractual, 38.42 to the patient.',
  [
    ['99213', 14500, 7300, 4700, 2500, ['CO-45', 'PR-3']],
    ['36415', 1500, 857, 643, 0, ['CO-45']],
    ['83036', 4000, 0, 2658, 1342, ['CO-45', 'PR-1']],
  ],
);
export const DENIED = plannedClaim(
  2,
  'denied',
  'Denied: 210.00 stay with the insurer (99214: CO-197 authorisation missing).',
  [['99214', 21000, 0, 0, 0, ['CO-197']]],
);

const proofOf = (
  level: Proof['level'],
  subject: string,
  holds: boolean,
  left: number,
  right: number,
  segment: number,
): Proof => ({
  level,
  subject,
  equation: level === 'payment' ? 'bpr' : level === 'claim' ? 'claim_balance' : 'line_balance',
  leftCents: cents(left),
  rightCents: cents(right),
  holds,
  segment,
  sentence: holds
    ? 'The sums agree.'
    : 'The payment is not the sum of its claims less the provider adjustments.',
});

export function remitDetail(
  claims: readonly PlannedClaim[],
  change: {
    readonly status?: 'waiting' | 'posted' | 'undone';
    readonly broken?: boolean;
    readonly refusal?: string;
  } = {},
): RemittanceDetail {
  const paid = claims.reduce((n, c) => n + c.paidCents, 0);
  const status = change.status ?? 'waiting';
  const refusal =
    change.refusal ??
    (change.broken ? 'The sums do not agree, see segment 3: 81.57 is not 81.56. Nothing was posted.' : '');
  return {
    summary: {
      id: REMIT,
      fileName: 'era-20261120.835',
      sha256: 'c'.repeat(64),
      receivedAt: '2026-11-20T14:00:00.000Z' as Instant,
      payerName: 'Example Commercial PPO',
      traceNumber: '0004471923',
      paidOn: day('2026-11-20'),
      amountCents: cents(paid),
      claimCount: claims.length,
      unmatchedCount: claims.filter((c) => c.outcome === 'unmatched').length,
      status,
      source: 'era',
      leftOutCount: 0,
      journalId: status === 'posted' ? JOURNAL : null,
    },
    proof: {
      fileName: 'era-20261120.835',
      sha256: 'c'.repeat(64),
      alreadyPosted: false,
      balanced: change.broken !== true,
      postable: refusal === '',
      refusal,
      rulesVersion: 0,
      payments: [
        {
          leftOut: change.broken ? refusal : '',
          balanced: change.broken !== true,
          handling: 'I',
          payeeName: 'Fictive Family Practice',
          payeeNpi: '1234567893',
          providerAdjustments: [],
          traceNumber: '0004471923',
          method: 'EFT',
          paidOn: day('2026-11-20'),
          payerName: 'Example Commercial PPO',
          payerId: uuid(9, 1) as PayerId,
          amountCents: cents(change.broken ? paid - 1 : paid),
          claimsPaidCents: cents(paid),
          providerAdjustmentCents: cents(0),
          proofs: [
            proofOf(
              'payment',
              '0004471923',
              change.broken !== true,
              change.broken ? paid - 1 : paid,
              paid,
              3,
            ),
            ...claims.map((c, i) =>
              proofOf('claim', c.controlNumber, true, c.chargeCents, c.chargeCents, 10 + i),
            ),
            ...claims.flatMap((c) =>
              c.lines.map((l, i) =>
                proofOf('line', `${c.controlNumber} · ${l.code}`, true, l.chargeCents, l.chargeCents, 20 + i),
              ),
            ),
          ],
          claims: [...claims],
        },
      ],
    },
    corrections: [],
  };
}
