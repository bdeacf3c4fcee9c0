import type { SamplePreview } from '#shared/contract/coding-audit.ts';
import { MAX_SEED, type SampleRule } from '#shared/domain/coding-audit/rule.ts';
import { drawSample, type Sample } from '#shared/domain/coding-audit/sample.ts';
import { titleIsUnspecified } from '#shared/domain/coding-audit/unspecified.ts';
import { codedContent } from '#shared/domain/defence/signed-content.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CodingAuditCaseId, CodingAuditId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sha256Of } from '#electron/audit/signature.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { documentHashes, listCandidates } from './candidates.ts';
import type { AuditContext } from './context.ts';
import { insertAudit, insertCase } from './queries.ts';
import type { AuditCandidate } from './records.ts';

/** The sample that a rule and a seed draw from the file as it stands. */
export function previewSample(context: AuditContext, rule: SampleRule, given: number | null): SamplePreview {
  const seed = given ?? newSeed(context);
  const sample = draw(context, context.db(), rule, seed);
  return {
    seed,
    population: sample.population,
    matching: sample.matching,
    rows: sample.chosen.map(({ candidate, why }) => ({
      encounterId: candidate.encounterId,
      serviceDate: candidate.serviceDate,
      patientName: candidate.patientName,
      coderName: candidate.coderName,
      chargeCents: cents(candidate.chargeCents),
      why: [...why],
    })),
  };
}

/** Draws the sample and freezes the coding of each encounter in it. @throws Refusal when nothing fits. */
export function createAudit(
  context: AuditContext,
  input: { readonly name: string; readonly rule: SampleRule; readonly seed: number },
): CodingAuditId {
  const id = context.newId() as CodingAuditId;
  transaction(context.db(), (db) => {
    const sample = draw(context, db, input.rule, input.seed);
    if (sample.chosen.length === 0)
      throw new Refusal('rule_violated', 'No coded encounter fits this rule, so there is nothing to audit.');
    const at = context.clock.now();
    const { population, matching } = sample;
    insertAudit(db, { ...input, id, madeAt: at, madeBy: context.user().id, population, matching });
    sample.chosen.forEach(({ candidate, why }, i) => {
      const { encounterId, serviceDate, coding } = candidate;
      const documents = documentHashes(db, encounterId);
      const sha256 = sha256Of(codedContent({ encounterId, serviceDate, coding, documents }));
      const caseId = context.newId() as CodingAuditCaseId;
      insertCase(db, { id: caseId, auditId: id, position: i + 1, candidate, why, sha256, at });
    });
    context.audit(db, {
      action: 'create',
      record: 'coding audit',
      recordId: id,
      change: `${sample.chosen.length} of ${matching} encounters, seed ${input.seed}`,
    });
  });
  return id;
}

function draw(context: AuditContext, db: ReadDb, rule: SampleRule, seed: number): Sample<AuditCandidate> {
  return drawSample(listCandidates(db), rule, seed, {
    auditorId: context.user().id,
    isUnspecified: unspecifiedOn(context),
  });
}

/** Asks the code sets once for each code and day. */
export function unspecifiedOn(context: Pick<AuditContext, 'lookup'>): (code: string, on: IsoDate) => boolean {
  const known = new Map<string, boolean>();
  return (code, on) => {
    const key = `${code} ${on}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const verdict = context.lookup('icd10cm', code, on);
    const found = 'entry' in verdict && titleIsUnspecified(verdict.entry.title);
    known.set(key, found);
    return found;
  };
}

/** From a new id, so that tests and the demonstration repeat. */
function newSeed(context: AuditContext): number {
  return Number.parseInt(sha256Of(context.newId()).slice(0, 8), 16) % (MAX_SEED + 1);
}
