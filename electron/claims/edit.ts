import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import { fileBy } from '#shared/domain/claim-clocks.ts';
import type { ClaimPatch, PatchLine } from '#shared/domain/claim-content.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import { withDot } from '#shared/domain/encounter.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { describeChange } from '#electron/audit/change.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { repostCharges } from './charges.ts';
import { addEvent, advance, cannot, countWords, note, scrubAgain, type ClaimsContext } from './context.ts';
import { frozenToday, refreshed } from './detail.ts';
import { changedFields, fieldDifferences, isRecordField, recordFieldsExcept } from './differences.ts';
import { updateFrozen, type ClaimRecord } from './queries.ts';

/** A claim that has not been sent, changed by hand. @throws Refusal `conflict` when it was changed meanwhile. */
export function editClaim(
  context: ClaimsContext,
  db: WriteDb,
  record: ClaimRecord,
  expectedVersion: number,
  patch: ClaimPatch,
): void {
  if (!UNSENT.includes(record.status))
    throw new Refusal(
      'rule_violated',
      `Claim ${record.claim.controlNumber} was sent. Begin a corrected version to change it.`,
    );
  if (record.version !== expectedVersion)
    throw new Refusal(
      'conflict',
      'This claim was changed meanwhile. Your change was not saved; look at the claim as it is now.',
    );
  const claim = patched(context, record.claim, patch);
  refuseTwice(claim);
  if (record.priorClaimId !== null && chargesOf(claim) !== chargesOf(record.claim))
    throw new Refusal(
      'rule_violated',
      'The charges of a claim to a later payer are those of the first claim. Correct that one.',
      { lines: 'The charges are those of the first claim.' },
    );
  const changed = describeChange(record.claim, claim);
  if (changed === '') return;
  const edited = [...new Set([...record.edited, ...changedFields(record.claim, claim)])];
  keep(context, db, record, claim, edited, `Claim ${claim.controlNumber} was changed by hand`);
  const findings = scrubAgain(context, db, { ...record, claim });
  const detail = `Changed by hand. ${countWords(findings)}`;
  if (record.status === 'ready') advance(context, db, record, { kind: 'edited', to: 'draft', detail });
  else addEvent(context, db, record, { kind: 'edited', to: record.status, detail });
  note(context, db, record, 'change', changed);
}

function keep(
  context: ClaimsContext,
  db: WriteDb,
  record: ClaimRecord,
  claim: ProfessionalClaim,
  edited: readonly string[],
  why: string,
): void {
  updateFrozen(db, claim, fileBy(claim), edited);
  repostCharges(context, db, record, claim, why);
}

/** The claim with the patch in place of its members. */
function patched(context: ClaimsContext, claim: ProfessionalClaim, patch: ClaimPatch): ProfessionalClaim {
  const { lines, payer, coverage, patient, diagnoses, ...rest } = patch;
  const plain = Object.entries(rest).filter(([, value]) => value !== undefined);
  const nulls = new Set(
    plain.filter(([key, value]) => value === null && key !== 'serviceFacility').map(([key]) => key),
  );
  const merged = {
    ...claim,
    ...Object.fromEntries(plain),
    ...(payer ? { payer: { ...claim.payer, ...payer } } : {}),
    ...(coverage
      ? { coverage: { coverageId: claim.coverage.coverageId, rank: claim.coverage.rank, ...coverage } }
      : {}),
    ...(patient ? { patient: { ...claim.patient, ...patient } } : {}),
    ...(diagnoses ? { diagnoses: diagnoses.map((c) => ((patch.icd9 ?? claim.icd9) ? c : withDot(c))) } : {}),
    ...(lines ? { lines: lines.map((line, i) => patchedLine(context, claim, line, i + 1)) } : {}),
  };
  return Object.fromEntries(
    Object.entries(merged).filter(([key]) => !nulls.has(key)),
  ) as unknown as ProfessionalClaim;
}

function patchedLine(
  context: ClaimsContext,
  claim: ProfessionalClaim,
  { serviceLineId, ...line }: PatchLine,
  number: number,
): ClaimLine {
  if (serviceLineId !== null && !claim.lines.some((l) => l.serviceLineId === serviceLineId))
    throw new Refusal('invalid_input', `Line ${number} is not a line of this claim.`, {
      [`lines.${number}`]: 'This is not a line of this claim.',
    });
  return { ...line, serviceLineId: serviceLineId ?? (context.newId() as ServiceLineId), number };
}

/** The same line twice would make its money count twice; what else is wrong is for the scrubber to say. */
function refuseTwice(claim: ProfessionalClaim): void {
  const ids = claim.lines.map((line) => line.serviceLineId);
  if (new Set(ids).size !== ids.length)
    throw new Refusal('invalid_input', 'A line of the claim is there twice.', {
      lines: 'A line is there twice.',
    });
}

function chargesOf(claim: ProfessionalClaim): string {
  return claim.lines
    .map((l) => `${l.serviceLineId} ${l.chargeCents}`)
    .sort()
    .join();
}

/**
 * Takes today's records into a claim that has not been sent. Fields that were written by hand stay as they are,
 * except those named.
 * @param only when given, the fields that are taken; every other one stays and goes on showing as a difference.
 */
export function refreshClaim(
  context: ClaimsContext,
  db: WriteDb,
  record: ClaimRecord,
  overwrite: readonly string[],
  only?: readonly string[],
): void {
  if (!UNSENT.includes(record.status)) throw cannot(record, 'changed');
  const unknown = [...overwrite, ...(only ?? [])].find((name) => !isRecordField(name));
  if (unknown !== undefined)
    throw new Refusal('invalid_input', `"${unknown}" is no field that a record can change.`);
  const taken = only ?? overwrite;
  const edited = record.edited.filter((name) => !taken.includes(name));
  const today = refreshed(context, db, record, only ? recordFieldsExcept(only) : edited);
  const changed = changedFields(record.claim, today);
  // A field by hand that says what the record says is the record's again.
  const differing = fieldDifferences(today, frozenToday(context, db, { ...record, claim: today }), edited);
  const still = edited.filter((name) => differing.some((d) => d.field === name));
  keep(context, db, record, today, still, `Claim ${today.controlNumber} follows today's records`);
  const fresh = { ...record, claim: today };
  const findings = scrubAgain(context, db, fresh);
  const detail =
    changed.length === 0 ? 'Nothing had changed.' : `Today's records taken over: ${changed.length} changed.`;
  // A claim that was ready is looked at again before it may go.
  if (record.status === 'ready' && changed.length > 0)
    advance(context, db, fresh, { kind: 'returned', to: 'draft', detail });
  else
    addEvent(context, db, fresh, {
      kind: 'scrubbed',
      to: record.status,
      detail: `${detail} ${countWords(findings)}`,
    });
  note(context, db, record, 'refresh', describeChange(record.claim, today) || 'nothing changed');
}
