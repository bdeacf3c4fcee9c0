import type { PlannedClaim, Proof, RemittanceProof } from '#shared/domain/remittance.ts';
import { sumCents, type Cents } from '#shared/kernel/money.ts';

export type Payment = RemittanceProof['payments'][number];
export type PlannedLine = PlannedClaim['lines'][number];

/** A row of the proof: a claim, a line of an opened claim, or a heading between groups. */
export type ProofRow =
  | { readonly kind: 'claim'; readonly id: string; readonly claim: PlannedClaim; readonly open: boolean }
  | {
      readonly kind: 'line';
      readonly id: string;
      readonly claim: PlannedClaim;
      readonly line: PlannedLine;
      readonly parent: string;
    }
  | { readonly kind: 'group'; readonly id: string; readonly words: string };

export type ProofTab = 'mine' | 'all' | 'unmatched' | 'sums';

type Keyed = { readonly id: string; readonly claim: PlannedClaim };

/** All claims of all payments of a file with a key of their own: a control number may come twice. */
export function claimsOf(proof: RemittanceProof): readonly Keyed[] {
  return proof.payments.flatMap((payment, p) =>
    payment.claims.map((claim, c) => ({ id: `${p}.${c}`, claim })),
  );
}

/** Whether a person has something to decide about a claim. */
export function needsPerson(claim: PlannedClaim): boolean {
  return claim.outcome !== 'posts';
}

/** Numbers on the tabs and in the header. */
export function countsOf(proof: RemittanceProof) {
  const claims = claimsOf(proof).map((c) => c.claim);
  const byThemselves = claims.filter((c) => !needsPerson(c));
  return {
    all: claims.length,
    mine: claims.filter(needsPerson).length,
    unmatched: claims.filter((c) => c.outcome === 'unmatched').length,
    /** Whose money waits on the payer's account. */
    waiting: claims.filter((c) => !c.applied && c.outcome !== 'unbalanced').length,
    posting: claims.filter((c) => c.outcome === 'posts' || c.outcome === 'denied' || c.outcome === 'held')
      .length,
    linesByThemselves: sumCents(byThemselves.map((c) => c.lines.length)) as number,
  };
}

/** The rows of a tab: what a person must decide first, then what posts by itself. */
export function rowsOf(
  proof: RemittanceProof,
  tab: ProofTab,
  opened: ReadonlySet<string>,
  posted = false,
): readonly ProofRow[] {
  const all = claimsOf(proof);
  const mine = all.filter(({ claim }) => needsPerson(claim));
  const others = all.filter(({ claim }) => !needsPerson(claim));
  const draw = (list: readonly Keyed[]) => list.flatMap((keyed) => claimRows(keyed, opened));
  if (tab === 'unmatched') return draw(all.filter(({ claim }) => claim.outcome === 'unmatched'));
  if (tab === 'mine') return draw(mine);
  const lines = others.reduce((n, { claim }) => n + claim.lines.length, 0);
  const heading: ProofRow = {
    kind: 'group',
    id: 'by-themselves',
    words: `${posted ? 'Posted' : 'Post'} by themselves · ${count(others.length, 'claim')}, ${count(lines, 'line')}`,
  };
  return [...draw(mine), ...(mine.length > 0 && others.length > 0 ? [heading] : []), ...draw(others)];
}

function claimRows({ id, claim }: Keyed, opened: ReadonlySet<string>): ProofRow[] {
  const open = opened.has(id);
  const head: ProofRow = { kind: 'claim', id, claim, open };
  if (!open) return [head];
  return [
    head,
    ...claim.lines.map((line, l): ProofRow => ({ kind: 'line', id: `${id}.${l}`, claim, line, parent: id })),
  ];
}

/** Sides of the file's own equation for one payment: BPR02 = Σ CLP04 − Σ PLB (005010X221A1 1.10.2.1.1). */
export function equationOf(payment: Payment) {
  const bpr = payment.proofs.find((proof) => proof.equation === 'bpr');
  return {
    paidCents: payment.amountCents,
    claimsCents: payment.claimsPaidCents,
    plbCents: payment.providerAdjustmentCents,
    holds: bpr?.holds ?? false,
  };
}

/** How many of a level's equations hold: claims and lines of a payment. */
export function proved(
  proofs: readonly Proof[],
  level: 'claim' | 'line',
): { readonly held: number; readonly of: number } {
  const subjects = new Map<string, boolean>();
  for (const proof of proofs)
    if (proof.level === level) {
      const key = `${proof.subject}@${proof.segment}`;
      subjects.set(key, (subjects.get(key) ?? true) && proof.holds);
    }
  return { held: [...subjects.values()].filter(Boolean).length, of: subjects.size };
}

/** What keeps a file from being posted; CLP05 only informs, see `allBalanced`. */
export function broken(proof: RemittanceProof): readonly Proof[] {
  return proof.payments.flatMap((payment) =>
    payment.proofs.filter((p) => !p.holds && p.equation !== 'patient_responsibility'),
  );
}

export type Sums = {
  readonly paidCents: Cents;
  readonly contractualCents: Cents;
  readonly patientCents: Cents;
  readonly staysCents: Cents;
  /** Paid for claims that are not ours or were set aside; waits on the payer's account. */
  readonly waitsCents: Cents;
};

/** Sums of the planned columns over the claims that are posted, and what is paid for those that are not. */
export function sumsOf(proof: RemittanceProof): Sums {
  const all = claimsOf(proof).map((c) => c.claim);
  const posting = all.filter((c) => c.applied);
  const waiting = all.filter((c) => !c.applied && c.outcome !== 'unbalanced');
  return {
    paidCents: sumCents(posting.map((c) => c.paidCents)),
    contractualCents: sumCents(posting.map((c) => c.contractualCents)),
    patientCents: sumCents(posting.map((c) => c.patientCents)),
    staysCents: sumCents(posting.map((c) => c.otherCents)),
    waitsCents: sumCents(waiting.map((c) => c.paidCents)),
  };
}

/** `1 claim`, `3 claims`. */
export function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
