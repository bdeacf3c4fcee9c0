import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { ClaimStatus, ClaimSummary, ProfessionalClaim } from '#shared/domain/claim.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { claimSummaries, claimSummary } from '#electron/db/read-models/claim-summary.ts';
import { list, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { claimDifferences } from './differences.ts';
import { freezeClaim, gatherSources } from './freeze.ts';
import {
  findClaim,
  findEncounterForClaim,
  findEvents,
  sumLineMoney,
  sumTakenForEncounter,
  type ClaimRecord,
} from './queries.ts';

export type ClaimFilter = {
  readonly statuses: readonly ClaimStatus[];
  readonly search: string;
  readonly limit: number;
};

/** @throws Refusal `not_found`. */
export function needClaim(db: ReadDb, id: ClaimId): ClaimRecord {
  const record = findClaim(db, id);
  if (!record) throw new Refusal('not_found', 'This claim is not in the practice file.');
  return record;
}

/** The same claim as it would be frozen today. @throws Refusal when the records no longer allow it. */
export function frozenToday(context: ServiceContext, db: ReadDb, record: ClaimRecord): ProfessionalClaim {
  const found = findEncounterForClaim(db, record.encounterId);
  if (!found) throw new Error('A claim points to an encounter that is not there.');
  const { claimId, controlNumber } = record.claim;
  const patientPaidCents = cents(sumTakenForEncounter(db, found.encounter));
  const sources = gatherSources(context.records, db, found.encounter);
  return freezeClaim({ claimId, controlNumber, patientPaidCents }, found.encounter, found.coding, sources);
}

function differencesNow(context: ServiceContext, db: ReadDb, record: ClaimRecord): string[] {
  if (record.status === 'voided') return [];
  try {
    return claimDifferences(record.claim, frozenToday(context, db, record));
  } catch (error) {
    if (error instanceof Refusal) return [error.message];
    throw error;
  }
}

/** Claims for the desk, newest first; each word of the search must be found. */
export function listClaims(db: ReadDb, { statuses, search, limit }: ClaimFilter): ClaimSummary[] {
  const where: Sql[] = [];
  if (statuses.length > 0) where.push(sql`c.status IN (${list(statuses)})`);
  for (const word of search
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)) {
    const like = `%${word.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
    where.push(sql`p.last_name LIKE ${like} ESCAPE '\\' OR p.first_name LIKE ${like} ESCAPE '\\'
      OR c.control_number LIKE ${like} ESCAPE '\\' OR y.name LIKE ${like} ESCAPE '\\' OR c.service_on LIKE ${like} ESCAPE '\\'`);
  }
  return [...claimSummaries(db, where, { order: 'newest', limit })];
}

/** Everything that the claim's page shows. @throws Refusal `not_found`. */
export function readDetail(context: ServiceContext, db: ReadDb, id: ClaimId): ClaimDetail {
  const record = needClaim(db, id);
  const summary = claimSummary(db, id);
  if (!summary) throw new Refusal('not_found', 'This claim is not in the practice file.');
  const { claim } = record;
  const money = sumLineMoney(db, id);
  return {
    summary,
    claim,
    findings: record.findings,
    differences: differencesNow(context, db, record),
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

function titlesOf(context: ServiceContext, claim: ProfessionalClaim): Record<string, string> {
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
