import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { sql } from '#electron/db/sql.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { addSecondPayer, answerFile, remittanceFile, USUAL, type Decided } from '#tests/support/payers.ts';
import { adjusted, answer, reversed } from '#tests/support/remits.ts';
import { makeWorkFile, sentClaim, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let first: ClaimDetail;
beforeEach(() => {
  file = makeWorkFile();
  addSecondPayer(file);
  first = sentClaim(file);
  post(answerFile(first.claim, USUAL, { payerControlNumber: 'PX1' }));
});
afterEach(() => {
  expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  file.close();
});

const claims = () => file.services.claims;

function post(bytes: Uint8Array) {
  const { remits } = file.services;
  return remits.post(remits.receive('answer.835', bytes).summary.id);
}

function owed(id: ClaimId): number {
  return (
    file.db().get<{ n: number }>(sql`SELECT COALESCE(SUM(amount_cents), 0) AS n FROM journal_entry
      WHERE claim_id = ${id} AND account = 'ar_insurer'`)?.n ?? 0
  );
}

/** The visit is paid 20.00 less, which the payer leaves to the patient; or 10.00 more. */
function change(line: Decided): void {
  const as = (lines: readonly Decided[]) =>
    lines.map(({ paid, adjustments }) => ({
      paid,
      adjustments: adjustments.map(([code, amount]) => adjusted(code, amount)),
    }));
  const before = answer(first.claim, as(USUAL), { payerControlNumber: 'PX1' });
  const after = answer(first.claim, as([line, ...USUAL.slice(1)]), { payerControlNumber: 'PX1' });
  post(remittanceFile(first.claim, [reversed(before), after]));
}
const LESS: Decided = {
  paid: 5300,
  adjustments: [
    ['CO-45', 4700],
    ['PR-3', 4500],
  ],
};
const MORE: Decided = {
  paid: 8300,
  adjustments: [
    ['CO-45', 4700],
    ['PR-3', 1500],
  ],
};

function sendSecondary(): ClaimId {
  const { summary } = claims().makeSecondary(first.summary.id);
  claims().release(summary.id);
  file.services.outbox.exportTo([summary.id], file.folder);
  return summary.id;
}

const tasks = (id: ClaimId) =>
  claims()
    .work.tasks({ claimId: id, ownerId: null, withDone: false })
    .map((task) => task.title);

describe('an answer that the first payer changes', () => {
  it.each([
    ['less', LESS, 5842],
    ['more', MORE, 2842],
  ])('after the second claim was sent, paying %s: a task, and one act corrects it', (_, line, left) => {
    const id = sendSecondary();
    expect(claims().get(id).changedAnswer).toBeNull();
    change(line);
    const told = claims().get(id);
    expect(told.changedAnswer).toMatch(/has changed its answer to claim/);
    expect(told.summary.status).toBe('exported');
    expect(told.summary.openTasks).toBe(1);
    expect(tasks(id)).toEqual([`${told.changedAnswer} Send a corrected claim.`]);
    const corrected = claims().takeChangedAnswer(id);
    expect(corrected.summary).toMatchObject({
      status: 'draft',
      frequency: '7',
      versionNumber: 2,
      openTasks: 0,
    });
    expect(corrected.changedAnswer).toBeNull();
    expect(corrected.claim.otherCoverages?.[0]?.paidCents).toBe(line.paid + 857);
    expect(corrected.claim.lines[0]?.detail?.adjudications?.[0]?.paidCents).toBe(line.paid);
    expect(owed(id)).toBe(left);
    expect(corrected.findings.filter((f) => f.severity === 'stops').map((f) => f.rule)).toEqual([
      'replacement-needs-payer-number',
    ]);
    expect(() => claims().takeChangedAnswer(id)).toThrow(/Nothing was changed/);
  });

  it('before it was sent: taken over as it stands', () => {
    const { summary } = claims().makeSecondary(first.summary.id);
    change(LESS);
    expect(tasks(summary.id)[0]).toMatch(/Take it over\.$/);
    const taken = claims().takeChangedAnswer(summary.id);
    expect(taken.summary).toMatchObject({ frequency: '1', versionNumber: 1, status: 'draft' });
    expect(owed(summary.id)).toBe(5842);
    expect(taken.findings.filter((f) => f.severity === 'stops')).toEqual([]);
  });

  it('is told once, however often the files come', () => {
    const id = sendSecondary();
    change(LESS);
    change(MORE);
    expect(tasks(id)).toHaveLength(1);
  });
});
