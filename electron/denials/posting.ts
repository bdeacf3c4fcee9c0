import { stepBy } from '#shared/domain/denials/deadlines.ts';
import { deniedAmounts, leadingAmount, type DeniedAmount } from '#shared/domain/denials/fact.ts';
import { adviceFor } from '#shared/domain/denials/kinds.ts';
import type { PostedClaim, PostedRemittance } from '#shared/domain/posting/posted.ts';
import type { DenialId, RemittanceId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { decideByPosting, nextLevelOf, reopenDecidedBy } from './appeal-queries.ts';
import { note, type DenialsContext } from './context.ts';
import {
  deleteRound,
  findDeniedClaim,
  findOpenOf,
  findRound,
  findTakenBackBy,
  insertDenial,
  insertRound,
  listClosedBy,
  listLiveJournals,
  listMadeBy,
  setClosed,
  setOpen,
  setRound,
  sumOpen,
  sumRecovered,
  termsOf,
  type DenialRecord,
  type RoundFacts,
} from './queries.ts';

/**
 * Opens, continues and closes denials by what a remittance has just posted, inside its transaction: a refused amount
 * that stays with the insurer is a denial; the same claim refused again is its next round; an answer that refuses
 * nothing any more closes it.
 */
export function takePosted(context: DenialsContext, db: WriteDb, posted: PostedRemittance): void {
  for (const claim of posted.claims) if (claim.applied) takeClaim(context, db, posted.remittanceId, claim);
}

function takeClaim(context: DenialsContext, db: WriteDb, by: RemittanceId, claim: PostedClaim): void {
  const open = findOpenOf(db, claim.claimId);
  if (claim.reversal) {
    if (open) end(context, db, open, { outcome: 'taken_back', recovered: 0, by, trace: claim.traceNumber });
    return;
  }
  const amounts = deniedAmounts(claim, sumOpen(db, claim.claimId));
  const standing = open ?? findTakenBackBy(db, claim.claimId, by);
  if (standing === null) {
    if (amounts.length > 0) begin(context, db, by, claim, amounts);
    return;
  }
  const before = findRound(db, standing.id, standing.round);
  // A correction beside its reversal pays anew; only what is more than before was won.
  const recovered = open ? claim.paidCents : Math.max(0, claim.paidCents - (before?.paidCents ?? 0));
  if (amounts.length > 0) again(context, db, standing, { by, claim, amounts, recovered });
  else finishStanding(context, db, standing, { by, claim, recovered });
}

function factsOf(
  context: DenialsContext,
  db: WriteDb,
  by: RemittanceId,
  claim: PostedClaim,
  amounts: readonly DeniedAmount[],
  more: { readonly fileBy: RoundFacts['answeredOn']; readonly level: 1 | 2 | 3; readonly recovered: number },
): RoundFacts {
  const lead = leadingAmount(amounts);
  if (!lead) throw new Error('A denial without an amount.');
  const answeredOn = claim.paidOn ?? context.clock.today();
  const remarks = [...new Set(amounts.flatMap((a) => a.remarks))];
  const advice = adviceFor(lead.kind, lead.reason, lead.remarks);
  const { terms } = termsOf(db, claim.payerId);
  return {
    remittanceId: by,
    versionNumber: claim.versionNumber,
    answeredOn,
    payerControlNumber: claim.payerControlNumber,
    kind: lead.kind,
    code: `${lead.group}-${lead.reason}`,
    remarks,
    step: advice.step,
    field: advice.field,
    deniedCents: sumCents(amounts.map((a) => a.amountCents)),
    paidCents: claim.paidCents,
    recoveredCents: more.recovered,
    dueOn: stepBy(advice.step, terms, { answeredOn, fileBy: more.fileBy, level: more.level }),
  };
}

function begin(
  context: DenialsContext,
  db: WriteDb,
  by: RemittanceId,
  claim: PostedClaim,
  amounts: readonly DeniedAmount[],
): void {
  const about = findDeniedClaim(db, claim.claimId);
  if (!about) throw new Error('A remittance was posted to a claim that is not there.');
  const id = context.newId() as DenialId;
  const facts = factsOf(context, db, by, claim, amounts, { fileBy: about.fileBy, level: 1, recovered: 0 });
  const { patientId, payerId, serviceDate } = claim;
  insertDenial(db, { id, ...about, ...facts, patientId, payerId, serviceDate }, context.clock.now());
  insertRound(db, id, 1, facts, amounts);
  note(context, db, id, {
    kind: 'opened',
    detail: `${formatAmount(facts.deniedCents)} refused (${facts.code}) by remittance ${claim.traceNumber}.`,
    remittanceId: by,
  });
}

type Answer = {
  readonly by: RemittanceId;
  readonly claim: PostedClaim;
  readonly recovered: number;
};

function again(
  context: DenialsContext,
  db: WriteDb,
  standing: DenialRecord,
  { by, claim, amounts, recovered }: Answer & { readonly amounts: readonly DeniedAmount[] },
): void {
  if (standing.state === 'closed') setOpen(db, standing.id, standing.recoveredCents);
  const level = nextLevelOf(db, standing.id) ?? 3;
  const facts = factsOf(context, db, by, claim, amounts, { fileBy: standing.fileBy, level, recovered });
  const round = standing.round + 1;
  insertRound(db, standing.id, round, facts, amounts);
  setRound(db, standing.id, round, facts, recovered);
  const paid = recovered > 0 ? `${formatAmount(recovered)} paid; ` : '';
  note(context, db, standing.id, {
    kind: 'denied_again',
    detail: `${paid}${formatAmount(facts.deniedCents)} refused again (${facts.code}) by remittance ${claim.traceNumber}.`,
    remittanceId: by,
  });
}

function finishStanding(
  context: DenialsContext,
  db: WriteDb,
  standing: DenialRecord,
  { by, claim, recovered }: Answer,
): void {
  if (standing.state === 'closed') setOpen(db, standing.id, standing.recoveredCents);
  const won = recovered + standing.recoveredCents > 0;
  const left = sumOpen(db, standing.claimId) > 0;
  const outcome = !won ? 'settled' : left ? 'partly' : 'won';
  if (won) decideByPosting(db, standing.id, { by, on: claim.paidOn ?? context.clock.today(), recovered });
  end(context, db, standing, { outcome, recovered, by, trace: claim.traceNumber });
}

function end(
  context: DenialsContext,
  db: WriteDb,
  denial: DenialRecord,
  how: {
    readonly outcome: 'won' | 'partly' | 'settled' | 'taken_back';
    readonly recovered: number;
    readonly by: RemittanceId;
    readonly trace: string;
  },
): void {
  const { outcome, recovered, by, trace } = how;
  setClosed(
    db,
    denial.id,
    { outcome, recoveredCents: recovered, remittanceId: by, journalId: null },
    context.clock.now(),
  );
  const words = {
    won: `${formatAmount(recovered)} paid by remittance ${trace}.`,
    partly: `${formatAmount(recovered)} paid by remittance ${trace}; the rest is only listed.`,
    settled: `Settled by remittance ${trace} without a payment.`,
    taken_back: `The payer took its answer back with remittance ${trace}.`,
  };
  note(context, db, denial.id, { kind: 'closed', detail: words[outcome], remittanceId: by });
}

/**
 * Takes back what a remittance has done to denials, inside the transaction that undoes it.
 * @throws Refusal when something was written off or billed to the patient after it.
 */
export function undoPosted(context: DenialsContext, db: WriteDb, by: RemittanceId): void {
  for (const denial of listClosedBy(db, by)) {
    setOpen(db, denial.id, sumRecovered(db, denial.id));
    reopenDecidedBy(db, denial.id, by);
    note(context, db, denial.id, {
      kind: 'reopened',
      detail: 'Its closing remittance was undone.',
      remittanceId: by,
    });
  }
  const made = listMadeBy(db, by).filter((d) => d.outcome !== 'undone');
  for (const denial of made.sort((a, b) => b.madeRound - a.madeRound)) undoRound(context, db, by, denial);
}

function undoRound(
  context: DenialsContext,
  db: WriteDb,
  by: RemittanceId,
  denial: DenialRecord & { readonly madeRound: number },
): void {
  const [journal] = listLiveJournals(db, denial.id);
  if (journal)
    throw new Refusal(
      'rule_violated',
      `After this answer an amount of claim ${denial.controlNumber} left the insurer by journal ${journal.number}. Open the denial again first, which reverses it. Nothing was changed.`,
    );
  if (denial.appealsOpen > 0 && denial.madeRound === 1)
    throw new Refusal(
      'rule_violated',
      `An appeal against this answer to claim ${denial.controlNumber} is open. Note it as withdrawn first. Nothing was changed.`,
    );
  if (denial.madeRound === 1) {
    const closing = { outcome: 'undone', recoveredCents: 0, remittanceId: null, journalId: null } as const;
    setClosed(db, denial.id, closing, context.clock.now());
    note(context, db, denial.id, { kind: 'undone', detail: 'The remittance was undone.', remittanceId: by });
    return;
  }
  const before = findRound(db, denial.id, denial.madeRound - 1);
  if (!before) throw new Error('A round of a denial is not there.');
  deleteRound(db, denial.id, denial.madeRound);
  setRound(db, denial.id, denial.madeRound - 1, before, sumRecovered(db, denial.id) - denial.recoveredCents);
  note(context, db, denial.id, {
    kind: 'undone',
    detail: 'The remittance that refused it again was undone.',
    remittanceId: by,
  });
}
