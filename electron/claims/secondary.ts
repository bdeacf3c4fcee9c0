import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { fileBy } from '#shared/domain/claim-clocks.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import type { SecondaryDue } from '#shared/domain/claim-work.ts';
import type { ClaimId, CoverageId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { postTransfer } from './charges.ts';
import {
  addEvent,
  advance,
  cannot,
  countWords,
  needClaim,
  note,
  scrubAgain,
  type ClaimsContext,
} from './context.ts';
import { answerTo, withAnswers } from './coordinate.ts';
import { withOwn } from './detail.ts';
import { insertEvent } from './event-queries.ts';
import { gatherSources } from './freeze.ts';
import { freezeNew } from './making.ts';
import { patientShares, sumClaimMoney } from './money-queries.ts';
import {
  findEncounterForClaim,
  findLiveClaim,
  insertClaim,
  updateCrossover,
  updateFrozen,
  updateHold,
  type ClaimRecord,
} from './queries.ts';
import { listSecondaryDue } from './secondary-queries.ts';

/** Answered claims that left something to a further coverage and have no claim to it yet, oldest answer first. */
export function secondaryDue(db: ReadDb): SecondaryDue[] {
  return listSecondaryDue(db);
}

/** How a claim to a later payer comes to be. */
type Way = 'asked' | 'forwarded';

/**
 * Makes the claim to the coverage after the one of an earlier claim. Once that payer has answered, its answer is
 * filled in and what it left to the patient becomes this payer's; before, the claim is held and waits.
 * @param coverageId null: the next in the order of payment.
 * @throws Refusal when there is no further coverage, no sent claim before it, or nothing left.
 */
export function makeSecondary(
  context: ClaimsContext,
  db: WriteDb,
  priorId: ClaimId,
  coverageId: CoverageId | null,
): ClaimId {
  const prior = needClaim(db, priorId);
  if (prior.status === 'voided') throw cannot(prior, 'followed by a claim to the next payer');
  refuseSecond(db, prior, nextSources(context, db, prior, coverageId).rank);
  const answered = answerTo(context, db, prior) !== null;
  if (answered && leftOf(db, prior) <= 0)
    throw new Refusal(
      'rule_violated',
      `Nothing of claim ${prior.claim.controlNumber} is left to the patient, so the next payer owes nothing. No claim was made.`,
    );
  return create(context, db, prior, coverageId, 'asked');
}

function create(
  context: ClaimsContext,
  db: WriteDb,
  prior: ClaimRecord,
  coverageId: CoverageId | null,
  way: Way,
): ClaimId {
  const found = findEncounterForClaim(db, prior.encounterId);
  if (!found) throw new Error('A claim points to an encounter that is not there.');
  const sources = nextSources(context, db, prior, coverageId);
  refuseSecond(db, prior, sources.rank);
  const { encounter, coding } = found;
  const fresh = freezeNew(context, db, encounter, coding, sources);
  const answered = answerTo(context, db, prior) !== null;
  const claim = withAnswers(context, db, prior.id, asPrior(fresh, prior.claim));
  const findings = context.scrub(claim);
  const status = way === 'forwarded' ? 'exported' : answered ? 'draft' : 'held';
  insertClaim(
    db,
    {
      id: claim.claimId,
      encounterId: prior.encounterId,
      status,
      claim,
      findings,
      fileBy: fileBy(claim),
      priorClaimId: prior.id,
      waitsForPrior: status === 'held',
      holdReason: status === 'held' ? waitsWords(prior) : '',
      crossover: way === 'forwarded',
    },
    context.clock.now(),
  );
  if (answered) postTransfer(context, db, prior, claim);
  const detail =
    way === 'forwarded'
      ? `${prior.claim.payer.name} forwarded claim ${prior.claim.controlNumber} to this payer; it is not sent from here.`
      : answered
        ? `With the answer of ${prior.claim.payer.name} to claim ${prior.claim.controlNumber}. ${countWords(findings)}`
        : waitsWords(prior);
  insertEvent(
    db,
    claim.claimId,
    { kind: way === 'forwarded' ? 'crossover' : 'created', from: null, to: status, detail, versionNumber: 1 },
    context.clock.now(),
    context.user().id,
  );
  note(
    context,
    db,
    { id: claim.claimId },
    'create',
    `control number ${claim.controlNumber}, after claim ${prior.claim.controlNumber}`,
  );
  return claim.claimId;
}

function refuseSecond(db: ReadDb, prior: ClaimRecord, rank: number): void {
  if (findLiveClaim(db, prior.encounterId, rank))
    throw new Refusal('conflict', 'There is a claim to this coverage already. No second one was made.');
}

function nextSources(context: ClaimsContext, db: ReadDb, prior: ClaimRecord, coverageId: CoverageId | null) {
  const found = findEncounterForClaim(db, prior.encounterId);
  if (!found) throw new Error('A claim points to an encounter that is not there.');
  const { serviceDate, patientId } = found.encounter;
  const coverages = context.records.coveragesOn(db, patientId, serviceDate);
  const at = coverages.findIndex((c) => c.id === prior.claim.coverage.coverageId);
  const next = coverageId ?? coverages[at + 1]?.id ?? null;
  const rank = coverages.findIndex((c) => c.id === next) + 1;
  if (at < 0 || next === null || rank <= prior.coverageRank)
    throw new Refusal(
      'rule_violated',
      `No coverage after ${prior.claim.payer.name} was active on ${serviceDate}. Enter it under Patients first.`,
    );
  return gatherSources(context.records, db, found.encounter, next);
}

/** The same services and circumstances; what the earlier payer alone gave or asked is left out. */
function asPrior(fresh: ProfessionalClaim, prior: ProfessionalClaim): ProfessionalClaim {
  const {
    priorAuthorization: _authorization,
    payerControlNumber: _payer,
    clearinghouseNumber: _house,
    delayReason: _delay,
    ...situation
  } = prior.situation ?? {};
  const { situation: _, ...own } = prior;
  return {
    ...withOwn(
      { ...fresh, diagnoses: prior.diagnoses, lines: prior.lines },
      {
        ...own,
        ...(Object.keys(situation).length === 0 ? {} : { situation }),
      },
    ),
    diagnoses: prior.diagnoses,
    frequency: '1',
  };
}

function waitsWords(prior: ClaimRecord): string {
  return `Waits for the answer of ${prior.claim.payer.name} to claim ${prior.claim.controlNumber}.`;
}

/** What is left to the patient of a claim by the journal, in cents. */
export function leftOf(db: ReadDb, record: Pick<ClaimRecord, 'id'>): number {
  return patientShares(db, record.id).reduce((sum, share) => sum + share.amountCents, 0);
}

/**
 * The payer has forwarded a claim itself (835 CLP02 19, 20, 21): a claim to the next coverage is noted as sent, so
 * that its remittance finds it, and nobody sends it twice.
 */
export function noteForwarded(context: ClaimsContext, db: WriteDb, prior: ClaimRecord): void {
  const found = findEncounterForClaim(db, prior.encounterId);
  const coverages = found
    ? context.records.coveragesOn(db, found.encounter.patientId, found.encounter.serviceDate)
    : [];
  const next = coverages[coverages.findIndex((c) => c.id === prior.claim.coverage.coverageId) + 1];
  if (!next || next.id === prior.claim.coverage.coverageId) {
    addEvent(context, db, prior, {
      kind: 'noted',
      to: prior.status,
      detail:
        'The payer forwarded the claim to a further payer, but the patient has no further coverage here.',
    });
    return;
  }
  const rank = coverages.indexOf(next) + 1;
  const live = findLiveClaim(db, prior.encounterId, rank);
  if (live === null) create(context, db, prior, next.id, 'forwarded');
  else {
    const record = needClaim(db, live);
    if (!UNSENT.includes(record.status)) return;
    takeAnswer(context, db, prior, record);
    updateCrossover(db, live);
    updateHold(db, live, '', false);
    advance(context, db, needClaim(db, live), {
      kind: 'crossover',
      to: 'exported',
      detail: `${prior.claim.payer.name} forwarded it; it is not sent from here.`,
    });
  }
}

/** A claim that waited for the payer before it: the answer is there, so it goes on by itself. */
export function releaseWaiting(context: ClaimsContext, db: WriteDb, prior: ClaimRecord, id: ClaimId): void {
  const waiting = needClaim(db, id);
  const findings = takeAnswer(context, db, prior, waiting);
  updateHold(db, id, '', false);
  const stopped = findings.some((f) => f.severity === 'stops');
  const nothing = sumClaimMoney(db, id).insurerBalanceCents === 0;
  advance(context, db, needClaim(db, id), {
    kind: 'primary_answered',
    to: stopped || nothing ? 'draft' : 'ready',
    detail: nothing
      ? `${prior.claim.payer.name} has answered and left nothing to the patient: void this claim.`
      : `${prior.claim.payer.name} has answered. ${countWords(findings)}`,
  });
}

/** Fills in the answer of the payer before and takes over what it left. @returns the findings. */
function takeAnswer(context: ClaimsContext, db: WriteDb, prior: ClaimRecord, record: ClaimRecord) {
  const claim = withAnswers(context, db, prior.id, record.claim);
  updateFrozen(db, claim, fileBy(claim), record.edited);
  postTransfer(context, db, prior, claim);
  return scrubAgain(context, db, { ...record, claim });
}
