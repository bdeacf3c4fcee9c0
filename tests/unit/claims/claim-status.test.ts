import { describe, expect, it } from 'vitest';
import {
  CLAIM_CAUSES,
  CLAIM_STATUSES,
  CLAIM_TRANSITIONS,
  claimMay,
  UNSENT,
  type ClaimStatus,
} from '#shared/domain/claim-status.ts';

/** Every step that exists, written out: `cause: from > to`. */
const steps = [
  ...new Set(
    CLAIM_TRANSITIONS.flatMap(({ cause, from, to }) =>
      from.flatMap((f) => to.filter((t) => t !== f).map((t) => `${cause}: ${f} > ${t}`)),
    ),
  ),
];

describe('the status machine', () => {
  it('has a step for every cause', () => {
    expect([...new Set(CLAIM_TRANSITIONS.map((t) => t.cause))].sort()).toEqual([...CLAIM_CAUSES].sort());
  });

  it('allows exactly the steps of the table', () => {
    const allowed = CLAIM_CAUSES.flatMap((cause) =>
      CLAIM_STATUSES.flatMap((from) =>
        CLAIM_STATUSES.filter((to) => claimMay(from, to, cause)).map((to) => `${cause}: ${from} > ${to}`),
      ),
    );
    expect(allowed.sort()).toEqual([...steps].sort());
  });

  it('reaches every status from a draft, and leaves every status but voided', () => {
    const reached = new Set<ClaimStatus>(['draft']);
    for (let grown = true; grown;) {
      grown = false;
      for (const to of CLAIM_STATUSES)
        if (!reached.has(to) && [...reached].some((from) => claimMay(from, to))) {
          reached.add(to);
          grown = true;
        }
    }
    expect([...reached].sort()).toEqual([...CLAIM_STATUSES].sort());
    const ends = CLAIM_STATUSES.filter((from) => !CLAIM_STATUSES.some((to) => claimMay(from, to)));
    expect(ends).toEqual(['voided']);
  });

  it('lets nothing leave the house but by exporting a ready claim, or by the payer that forwards it', () => {
    const out = steps.filter((step) => {
      const [, from = '', to = ''] = /: (\w+) > (\w+)$/.exec(step) ?? [];
      const unsent = (status: string) => (UNSENT as readonly string[]).includes(status);
      return unsent(from) && !unsent(to) && to !== 'voided' && !step.startsWith('dropped:');
    });
    expect(out.sort()).toEqual([
      'crossover: draft > exported',
      'crossover: held > exported',
      'crossover: ready > exported',
      'exported: ready > exported',
    ]);
  });

  it('pays a claim only by a remittance, by undoing one, or by taking a later step back', () => {
    const paid = steps.filter((step) => step.endsWith('> paid')).map((step) => step.split(':')[0] ?? '');
    expect([...new Set(paid)].sort()).toEqual([
      'appeal_ended',
      'dropped',
      'remittance',
      'reopened',
      'reversed',
    ]);
  });

  it.each([
    ['acknowledged', 'exported', 'rejected', true],
    ['acknowledged', 'paid', 'accepted_payer', false],
    ['acknowledged', 'accepted_payer', 'accepted_clearinghouse', false],
    ['acknowledged', 'rejected', 'accepted_payer', true],
    ['answered', 'pending', 'paid', false],
    ['versioned', 'rejected', 'draft', true],
    ['versioned', 'ready', 'draft', false],
    ['voided', 'voided', 'draft', false],
    ['released', 'held', 'ready', false],
  ] as const)('%s: %s > %s is %s', (cause, from, to, may) => {
    expect(claimMay(from, to, cause)).toBe(may);
  });
});
