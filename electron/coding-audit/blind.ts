import type { BlindCase } from '#shared/contract/coding-audit.ts';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import { procedureSystem, type CodeLookup } from '#shared/domain/code.ts';
import { withDot, type Coding } from '#shared/domain/encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CodingAuditCaseId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { askingUser, refuseOwn, type AuditContext } from './context.ts';
import { findCase, listCases, updateDraft } from './queries.ts';
import type { CaseRecord } from './records.ts';

const NOTHING: Coding = { diagnoses: [], lines: [] };

/** @throws Refusal `not_found`. */
export function needCase(db: ReadDb, id: CodingAuditCaseId): CaseRecord {
  const record = findCase(db, id);
  if (!record) throw new Refusal('not_found', 'This audit case is not in the practice file.');
  return record;
}

/** A case that the asking user may recode now. @throws Refusal for own coding and for what is recoded already. */
export function needBlind(context: AuditContext, db: ReadDb, id: CodingAuditCaseId): CaseRecord {
  const record = needCase(db, id);
  refuseOwn(record, askingUser(context, db));
  if (record.status !== 'to_review')
    throw new Refusal('rule_violated', 'This encounter is recoded already. Open it to see the comparison.');
  return record;
}

/** What the auditor gets for the blind recode. */
export function readBlind(context: AuditContext, id: CodingAuditCaseId): BlindCase {
  const db = context.db();
  const record = needBlind(context, db, id);
  const cases = listCases(db, { auditId: record.auditId });
  return {
    caseId: id,
    auditId: record.auditId,
    auditName: record.auditName,
    position: record.position,
    of: cases.length,
    reviewed: cases.filter((c) => c.status !== 'to_review').length,
    detail: blindDetail(context, record),
  };
}

/** Keeps the draft of the recode. @throws Refusal `conflict` when it was saved elsewhere meanwhile. */
export function saveDraft(
  context: AuditContext,
  id: CodingAuditCaseId,
  version: number,
  given: Coding,
): EncounterDetail {
  transaction(context.db(), (db) => {
    needBlind(context, db, id);
    const coding = {
      diagnoses: given.diagnoses.map(withDot),
      lines: given.lines.map((line) => ({ ...line, code: line.code.trim().toUpperCase() })),
    };
    if (!updateDraft(db, id, version, { coding }))
      throw new Refusal(
        'conflict',
        'This recode was changed elsewhere meanwhile. Reload it; nothing was overwritten.',
      );
    context.audit(db, {
      action: 'save draft',
      record: 'coding audit case',
      recordId: id,
      change: `${coding.diagnoses.length} diagnoses, ${coding.lines.length} lines`,
    });
  });
  return blindDetail(context, needCase(context.db(), id));
}

/**
 * The encounter as the workbench wants it, written out field by field: whatever an encounter comes to hold, the
 * coder's codes, their findings and what became of them are not in it.
 */
function blindDetail(context: AuditContext, record: CaseRecord): EncounterDetail {
  const full = context.encounterDetail(record.encounterId);
  const coding = record.recode?.coding ?? NOTHING;
  const { id, patientId, serviceDate, renderingProviderId, facilityId, reason } = full.encounter;
  return {
    encounter: {
      id,
      patientId,
      serviceDate,
      renderingProviderId,
      facilityId,
      reason,
      status: 'coding',
      holdReason: '',
      codedAt: null,
      codedBy: null,
      returnedNote: '',
      version: record.recodeVersion,
    },
    patient: full.patient,
    providerName: full.providerName,
    facilityName: full.facilityName,
    placeOfService: full.placeOfService,
    payerName: full.payerName,
    documents: full.documents,
    releases: full.releases,
    coding,
    titles: titlesOf(context, context.db(), coding, serviceDate),
    findings: [],
    claimId: null,
  };
}

/** Titles of codes on the date of service: the practice's own wording for procedures first. */
export function titlesOf(
  context: { readonly lookup: CodeLookup; readonly records: Pick<AuditContext['records'], 'feeOn'> },
  db: ReadDb,
  coding: Coding,
  on: IsoDate,
): Record<string, string> {
  const titles = new Map<string, string>();
  const learn = (system: 'icd10cm' | 'cpt' | 'hcpcs', code: string): void => {
    const verdict = context.lookup(system, code, on);
    if ('entry' in verdict) titles.set(code, verdict.entry.title);
  };
  for (const code of coding.diagnoses) learn('icd10cm', code);
  for (const { code } of coding.lines) {
    const own = context.records.feeOn(db, code, on)?.description;
    if (own) titles.set(code, own);
    else learn(procedureSystem(code), code);
  }
  return Object.fromEntries(titles);
}
