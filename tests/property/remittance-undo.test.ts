import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { RemitClaim } from '#shared/domain/remittance.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { addDays } from '#shared/kernel/dates.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { adjusted, answer, payment, PAYER_ENVELOPE, reversed } from '#tests/support/remits.ts';
import { makeWorkFile, sentClaim, SERVICE_DAY, type WorkFile } from '#tests/support/work-file.ts';

/** How a payer splits a line's charge, in hundredths; what is left over is refused. */
type Split = { readonly paid: number; readonly contract: number; readonly patient: number };
type Answered = { readonly lines: readonly Split[]; readonly takenBack: boolean };

const CLAIMS = 2;
const split: fc.Arbitrary<Split> = fc
  .tuple(fc.nat(100), fc.nat(100), fc.nat(100))
  .map(([paid, contract, patient]) => ({ paid, contract, patient }));
const answered: fc.Arbitrary<Answered> = fc.record({
  lines: fc.array(split, { minLength: 3, maxLength: 3 }),
  takenBack: fc.boolean(),
});
/** Files, each with the answers to the claims in turn; the same claim answered again takes the first answer back. */
const files = fc.array(fc.array(answered, { minLength: CLAIMS, maxLength: CLAIMS }), {
  minLength: 1,
  maxLength: 3,
});

function remitOf(claim: ProfessionalClaim, { lines }: Answered): RemitClaim {
  return answer(
    claim,
    claim.lines.map((line, i) => {
      const given = lines[i] ?? { paid: 1, contract: 0, patient: 0 };
      const parts = Math.max(1, given.paid + given.contract + given.patient, 100);
      const part = (n: number): number => Math.floor((line.chargeCents * n) / parts);
      const [paid, contract, patient] = [part(given.paid), part(given.contract), part(given.patient)];
      const rest = line.chargeCents - paid - contract - patient;
      const all = [
        { code: 'CO-45', amount: contract },
        { code: 'PR-1', amount: patient },
        { code: 'CO-97', amount: rest },
      ];
      return {
        paid,
        adjustments: all.filter((a) => a.amount > 0).map((a) => adjusted(a.code, a.amount)),
      };
    }),
  );
}

/** The bytes of each file, made so that every answer after the first comes with the reversal of the one before. */
function bytesOf(claims: readonly ProfessionalClaim[], plan: readonly (readonly Answered[])[]): Buffer[] {
  const standing = new Map<string, RemitClaim>();
  return plan.map((answers, n) => {
    const remits = claims.flatMap((claim, i) => {
      const given = answers[i];
      const before = standing.get(claim.controlNumber);
      if (!given || (before && !given.takenBack)) return [];
      const now = remitOf(claim, given);
      standing.set(claim.controlNumber, now);
      return before ? [reversed(before), now] : [now];
    });
    const npi = claims[0]?.billingProvider.npi ?? '';
    const paid = payment(remits, { traceNumber: `T${n}`, payeeNpi: npi });
    return Buffer.from(write835([paid], { ...PAYER_ENVELOPE, interchangeControl: n + 1 }), 'utf8');
  });
}

/** What stands on every account for every claim and line, and where the claims stand. */
function standingOf(file: WorkFile): unknown {
  const db = file.db();
  return [
    db.all(sql`SELECT account, claim_id, service_line_id, SUM(amount_cents) AS n FROM journal_entry
      GROUP BY 1, 2, 3 HAVING SUM(amount_cents) <> 0 ORDER BY 1, 2, 3`),
    db.all(sql`SELECT id, status FROM claim ORDER BY id`),
    db.all(sql`SELECT * FROM open_balance ORDER BY 1, 2, 3, 4, 5`),
  ];
}

function expectProved(file: WorkFile): void {
  expect(file.services.ledger.verify().checks.filter((check) => !check.ok)).toEqual([]);
}

describe('any remittances', () => {
  it('posted, undone and posted again stand as after the first time, and the ledger is proved throughout', () => {
    fc.assert(
      fc.property(files, (plan) => {
        const file = makeWorkFile();
        try {
          const claims = Array.from(
            { length: CLAIMS },
            (_, i) => sentClaim(file, addDays(SERVICE_DAY, -i)).claim,
          );
          const { remits } = file.services;
          const bytes = bytesOf(claims, plan).map((content, n) => ({ name: `${n}.835`, content }));
          const stood: unknown[] = [standingOf(file)];
          const post = () =>
            bytes.map(({ name, content }) => {
              const received = remits.receive(name, content);
              if (!received.proof.postable) throw new Error(received.proof.refusal);
              const { id } = remits.post(received.summary.id).summary;
              expectProved(file);
              stood.push(standingOf(file));
              return id;
            });
          const ids = post();
          const after = [...stood];
          for (const [n, id] of [...ids.entries()].reverse()) {
            remits.undo(id, 'once more');
            expectProved(file);
            expect(standingOf(file)).toEqual(after[n]);
          }
          expect(post()).toEqual(ids);
          expect(stood.slice(after.length)).toEqual(after.slice(1));
          expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
        } finally {
          file.close();
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
