import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { FieldDifference } from '#shared/domain/claim-work.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { claimSummary } from '#electron/db/read-models/claim-summary.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { needClaim, type ClaimsContext } from './context.ts';
import { changedAnswer } from './changed-answers.ts';
import { withAnswers } from './coordinate.ts';
import { differenceSentences, fieldDifferences, keepFields } from './differences.ts';
import { findEvents } from './event-queries.ts';
import { freezeClaim, gatherSources } from './freeze.ts';
import { sumLineMoney, sumTakenForEncounter } from './money-queries.ts';
import { findEncounterForClaim, type ClaimRecord } from './queries.ts';

/**
 * The same claim as it would be frozen today: records, coding and posted answers of earlier payers as they are now,
 * and what comes from no record (circumstances, referring providers, details of lines) as the claim has it.
 * @throws Refusal when the records no longer allow it.
 */
export function frozenToday(context: ClaimsContext, db: ReadDb, record: ClaimRecord): ProfessionalClaim {
  const found = findEncounterForClaim(db, record.encounterId);
  if (!found) throw new Error('A claim points to an encounter that is not there.');
  const { claim } = record;
  const { claimId, controlNumber } = claim;
  const patientPaidCents = cents(sumTakenForEncounter(db, found.encounter));
  const to = record.coverageRank > 1 ? claim.coverage.coverageId : null;
  const sources = gatherSources(context.records, db, found.encounter, to);
  const today = freezeClaim(
    { claimId, controlNumber, patientPaidCents },
    found.encounter,
    found.coding,
    sources,
  );
  return withAnswers(context, db, record.priorClaimId, withOwn(today, claim));
}

/** Today's claim with what a claim alone says. */
export function withOwn(today: ProfessionalClaim, own: ProfessionalClaim): ProfessionalClaim {
  const { situation, providers, payToAddress, icd9, carried } = own;
  return {
    ...today,
    frequency: own.frequency,
    ...(situation ? { situation } : {}),
    ...(providers ? { providers } : {}),
    ...(payToAddress ? { payToAddress } : {}),
    ...(icd9 === undefined ? {} : { icd9 }),
    ...(carried ? { carried } : {}),
    lines: today.lines.map((line) => ownLine(line, today, own)),
    acceptsAssignment: own.acceptsAssignment,
    benefitsAssigned: own.benefitsAssigned,
    releaseOnFile: own.releaseOnFile,
    signatureOnFile: own.signatureOnFile,
  };
}

function ownLine(line: ClaimLine, today: ProfessionalClaim, own: ProfessionalClaim): ClaimLine {
  const before = own.lines.find((l) => l.serviceLineId === line.serviceLineId);
  if (!before) return line;
  const elsewhere = before.placeOfService !== own.placeOfService;
  return {
    ...line,
    serviceDate: before.serviceDate,
    placeOfService: elsewhere ? before.placeOfService : today.placeOfService,
    ...(before.controlNumber === undefined ? {} : { controlNumber: before.controlNumber }),
    ...(before.detail ? { detail: before.detail } : {}),
  };
}

/** Today's claim with the fields that were written by hand as they stand in the claim. */
export function refreshed(
  context: ClaimsContext,
  db: ReadDb,
  record: ClaimRecord,
  edited: readonly string[],
): ProfessionalClaim {
  const kept = keepFields(frozenToday(context, db, record), record.claim, edited);
  if (!edited.includes('lines') || edited.includes('otherCoverages')) return kept;
  return withAnswers(context, db, record.priorClaimId, kept);
}

function differencesNow(
  context: ClaimsContext,
  db: ReadDb,
  record: ClaimRecord,
): { sentences: string[]; fields: FieldDifference[] } {
  if (record.status === 'voided') return { sentences: [], fields: [] };
  try {
    const fields = fieldDifferences(record.claim, frozenToday(context, db, record), record.edited);
    return { sentences: differenceSentences(fields), fields };
  } catch (error) {
    if (error instanceof Refusal) return { sentences: [error.message], fields: [] };
    throw error;
  }
}

/** Everything that the claim's page shows. @throws Refusal `not_found`. */
export function readDetail(context: ClaimsContext, db: ReadDb, id: ClaimId): ClaimDetail {
  const record = needClaim(db, id);
  const summary = claimSummary(db, id);
  if (!summary) throw new Refusal('not_found', 'This claim is not in the practice file.');
  const { claim } = record;
  const money = sumLineMoney(db, id);
  const { sentences, fields } = differencesNow(context, db, record);
  return {
    summary,
    claim,
    findings: record.findings,
    changedAnswer: changedAnswer(context, db, record),
    differences: sentences,
    fieldDifferences: fields,
    events: findEvents(db, id),
    titles: titlesOf(context, claim),
    lineMoney: claim.lines.map(({ serviceLineId }) => {
      const line = money.get(serviceLineId);
      return {
        insurerPaidCents: cents(line?.insurerPaidCents ?? 0),
        contractualCents: cents(line?.contractualCents ?? 0),
        patientCents: cents(line?.patientCents ?? 0),
        insurerBalanceCents: cents(line?.insurerBalanceCents ?? 0),
      };
    }),
  };
}

/** Titles of the codes of a claim on the date of service, as far as the tables know them. */
export function titlesOf(context: ServiceContext, claim: ProfessionalClaim): Record<string, string> {
  const titles = new Map<string, string>();
  for (const code of claim.diagnoses) {
    const verdict = context.lookup('icd10cm', code, claim.serviceDate);
    if (verdict.known === 'valid' || verdict.known === 'not_on_date') titles.set(code, verdict.entry.title);
  }
  for (const line of claim.lines) {
    const verdict = context.lookup(procedureSystem(line.code), line.code, claim.serviceDate);
    if (line.description) titles.set(line.code, line.description);
    else if (verdict.known === 'valid') titles.set(line.code, verdict.entry.title);
  }
  return Object.fromEntries(titles);
}
