import type { ClaimContent } from '#shared/domain/claim-content.ts';
import type { ActOutcome, ClaimRecurrence, ClaimTemplate } from '#shared/domain/claim-work.ts';
import { occurrence } from '#shared/domain/recurrence.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type {
  ClaimRecurrenceId,
  ClaimTemplateId,
  FacilityId,
  PatientId,
  ProviderId,
} from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { needClaim, type ClaimsContext } from './context.ts';
import { contentOfClaim } from './content.ts';
import { createFromContent, madeOutcome, oneOfMany } from './making.ts';
import {
  deleteRecurrence,
  listRecurrences,
  putRecurrence,
  type KeptRecurrence,
} from './recurring-queries.ts';
import { countUses, deleteTemplate, listTemplates, putTemplate, templateNameTaken } from './work-queries.ts';

/** @throws Refusal when another template has the name. */
export function saveTemplate(
  context: ClaimsContext,
  db: WriteDb,
  input: Omit<ClaimTemplate, 'id'> & { readonly id: ClaimTemplateId | null },
): ClaimTemplate {
  if (templateNameTaken(db, input.name, input.id))
    throw new Refusal('conflict', 'Another template has this name.', {
      name: 'Another template has this name.',
    });
  if (input.id !== null) needTemplate(db, input.id);
  const template = { ...input, id: input.id ?? (context.newId() as ClaimTemplateId) };
  putTemplate(db, template, context.clock.now(), context.user().id);
  context.audit(db, {
    action: input.id === null ? 'create' : 'change',
    record: 'claim_template',
    recordId: template.id,
    change: template.name,
  });
  return template;
}

export function removeTemplate(context: ClaimsContext, db: WriteDb, id: ClaimTemplateId): void {
  if (countUses(db, id) > 0)
    throw new Refusal('rule_violated', 'A recurring claim is made of this template. End it first.');
  if (!deleteTemplate(db, id)) throw new Refusal('not_found', 'This template is not there any more.');
  context.audit(db, { action: 'delete', record: 'claim_template', recordId: id, change: '' });
}

function needTemplate(db: ReadDb, id: ClaimTemplateId): ClaimTemplate {
  const template = listTemplates(db).find((t) => t.id === id);
  if (!template) throw new Refusal('not_found', 'This template is not there any more.');
  return template;
}

/** The content of a claim by a template. @throws Refusal when nobody says who gave the service, or where. */
export function contentOfTemplate(
  db: ReadDb,
  wanted: {
    readonly templateId: ClaimTemplateId;
    readonly patientId: PatientId;
    readonly serviceDate: IsoDate;
    readonly renderingProviderId: ProviderId | null;
    readonly facilityId: FacilityId | null;
  },
): ClaimContent {
  const { content } = needTemplate(db, wanted.templateId);
  const renderingProviderId = wanted.renderingProviderId ?? content.renderingProviderId;
  const facilityId = wanted.facilityId ?? content.facilityId;
  if (renderingProviderId === null)
    throw new Refusal('invalid_input', 'Choose who gave the service; the template does not say.', {
      renderingProviderId: 'This is needed.',
    });
  if (facilityId === null)
    throw new Refusal('invalid_input', 'Choose where the service was given; the template does not say.', {
      facilityId: 'This is needed.',
    });
  const { patientId, serviceDate } = wanted;
  return { ...content, renderingProviderId, facilityId, patientId, serviceDate, coverageId: null };
}

export function recurrences(context: ClaimsContext, db: ReadDb): ClaimRecurrence[] {
  const today = context.clock.today();
  return listRecurrences(db).map((kept) => {
    const { firstOn: _first, made: _made, ...r } = kept;
    return { ...r, due: isDue(r, today) };
  });
}

function isDue(r: Pick<KeptRecurrence, 'nextOn' | 'until'>, today: IsoDate): boolean {
  return r.nextOn <= today && (r.until === null || r.nextOn <= r.until);
}

export type RecurrenceInput = Omit<ClaimRecurrence, 'id' | 'patientName' | 'sourceName' | 'due'> & {
  readonly id: ClaimRecurrenceId | null;
};

/** @throws Refusal unless it is made of either a template or a claim of this patient. */
export function saveRecurrence(context: ClaimsContext, db: WriteDb, input: RecurrenceInput): void {
  if ((input.templateId === null) === (input.claimId === null))
    throw new Refusal('invalid_input', 'Choose a template or an earlier claim to be made again.');
  if (input.until !== null && input.until < input.nextOn)
    throw new Refusal('invalid_input', 'The last day is before the next one.', {
      until: 'The last day is before the next one.',
    });
  if (input.templateId !== null) needTemplate(db, input.templateId);
  if (input.claimId !== null && needClaim(db, input.claimId).claim.patient.patientId !== input.patientId)
    throw new Refusal('invalid_input', 'The earlier claim is of another patient.');
  if (!context.records.patient(db, input.patientId))
    throw new Refusal('not_found', 'This patient is not in the practice file.');
  const before = input.id === null ? undefined : listRecurrences(db).find((r) => r.id === input.id);
  if (input.id !== null && !before)
    throw new Refusal('not_found', 'This recurring claim is not there any more.');
  const same = before?.nextOn === input.nextOn && before.every === input.every && before.unit === input.unit;
  const id = input.id ?? (context.newId() as ClaimRecurrenceId);
  const count = same ? { firstOn: before.firstOn, made: before.made } : { firstOn: input.nextOn, made: 0 };
  putRecurrence(db, { ...input, id, ...count }, context.clock.now(), context.user().id);
  context.audit(db, {
    action: before ? 'change' : 'create',
    record: 'claim_recurrence',
    recordId: id,
    change: `every ${input.every} ${input.unit}, next ${input.nextOn}`,
  });
}

export function removeRecurrence(context: ClaimsContext, db: WriteDb, id: ClaimRecurrenceId): void {
  if (!deleteRecurrence(db, id))
    throw new Refusal('not_found', 'This recurring claim is not there any more.');
  context.audit(db, { action: 'delete', record: 'claim_recurrence', recordId: id, change: '' });
}

/** The claim of the next day of each recurrence; that day moves on in the same transaction. */
export function makeRecurring(context: ClaimsContext, ids: readonly ClaimRecurrenceId[]): ActOutcome[] {
  return ids.map((id) =>
    oneOfMany(id, () => {
      const claimId = transaction(context.db(), (db) => makeOne(context, db, id));
      return madeOutcome(context, id, claimId);
    }),
  );
}

function makeOne(context: ClaimsContext, db: WriteDb, id: ClaimRecurrenceId) {
  const r = listRecurrences(db).find((one) => one.id === id);
  if (!r) throw new Refusal('not_found', 'This recurring claim is not there any more.');
  if (r.until !== null && r.nextOn > r.until)
    throw new Refusal('rule_violated', `This recurring claim ended on ${r.until}. No claim was made.`);
  const made = createFromContent(context, db, contentOf(context, db, r));
  const count = r.made + 1;
  const next = { ...r, made: count, nextOn: occurrence(r.firstOn, r.every, r.unit, count) };
  putRecurrence(db, next, context.clock.now(), context.user().id);
  return made;
}

function contentOf(context: ClaimsContext, db: ReadDb, r: KeptRecurrence): ClaimContent {
  if (r.templateId !== null)
    return contentOfTemplate(db, { ...r, templateId: r.templateId, serviceDate: r.nextOn });
  if (r.claimId === null) throw new Error('A recurring claim is made of nothing.');
  const content = contentOfClaim(context, db, r.claimId, r.nextOn);
  return {
    ...content,
    renderingProviderId: r.renderingProviderId ?? content.renderingProviderId,
    facilityId: r.facilityId ?? content.facilityId,
  };
}
