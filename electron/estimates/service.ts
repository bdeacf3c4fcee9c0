import { createHash } from 'node:crypto';
import type { CostEstimate } from '#shared/contract/estimates.ts';
import { deliveryRule } from '#shared/domain/estimates/delivery.ts';
import {
  compareWithBills,
  estimateLine,
  providerTotal,
  validity,
  type EstimateContent,
  type EstimateOrder,
  type EstimateProvider,
  type EstimateSummary,
  type ProviderComparison,
} from '#shared/domain/estimates/estimate.ts';
import { addressLines } from '#shared/domain/plans/paper.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EstimateId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { costEstimate, type PayerAnswer } from './cost.ts';
import {
  anyEstimate,
  billedCharges,
  findEstimate,
  insertDelivery,
  insertEstimate,
  listEstimates,
  newestContents,
  nextVersion,
  type KeptEstimate,
} from './queries.ts';

export type EstimatesContext = ServiceContext & {
  readonly nextNumber: (db: WriteDb, series: string, first: number) => number;
  readonly peekNumber: (db: ReadDb, series: string, first: number) => number;
  /** What the payer that covers a patient on a day answered last; null when nobody covers the patient. */
  readonly payerAnswer: (db: ReadDb, patientId: PatientId, on: IsoDate) => PayerAnswer | null;
};

/** Draws an estimate; the same content gives the same bytes. */
export type DrawEstimate = (content: EstimateContent) => Promise<Uint8Array>;

export type EstimatesService = ReturnType<typeof createEstimatesService>;

const SERIES = 'estimate';
const FIRST = 1;

/** Good-faith estimates (45 CFR 149.610): made of planned codes and the practice's own fees, kept, compared with bills. */
export function createEstimatesService(context: EstimatesContext) {
  const { db: open, clock } = context;
  /** As it would be issued now. */
  const content = (db: ReadDb, order: EstimateOrder, replaces: EstimateId | null): EstimateContent => {
    const before = replaces === null ? null : need(db, replaces);
    if (before && before.summary.patientId !== order.patientId)
      throw new Refusal('rule_violated', 'This estimate belongs to another patient. Nothing was made.');
    const number = before?.summary.number ?? String(context.peekNumber(db, SERIES, FIRST));
    return contentOf(context, db, order, { number, version: before ? nextVersion(db, number) : 1 });
  };
  const exceeded = (
    db: ReadDb,
    patientId: PatientId,
    claims: readonly ClaimId[] | null,
  ): ProviderComparison[] =>
    anyEstimate(db, patientId)
      ? newestContents(db, patientId).flatMap((e) =>
          compareWithBills(e.content, billedCharges(db, patientId, claims)).filter((c) => c.exceeded),
        )
      : [];

  return {
    list: (patientId: PatientId | null): EstimateSummary[] => listEstimates(open(), patientId),
    preview: (
      order: EstimateOrder,
      replaces: EstimateId | null,
    ): {
      readonly content: EstimateContent;
      readonly delivery: string;
      readonly cost: CostEstimate | null;
    } => {
      const made = content(open(), order, replaces);
      const answer = context.payerAnswer(open(), order.patientId, order.serviceOn ?? clock.today());
      return {
        content: made,
        delivery: deliveryRule(order.askedOn, order.serviceOn).words,
        cost: answer && costEstimate(made, answer),
      };
    },
    /** Keeps it with its bytes. What was drawn and what is kept are the same, looked at again in the transaction. */
    issue: async (
      order: EstimateOrder,
      replaces: EstimateId | null,
      draw: DrawEstimate,
    ): Promise<EstimateSummary> => {
      const id = context.newId() as EstimateId;
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const drawn = content(open(), order, replaces);
        const pdf = await draw(drawn);
        const kept = transaction(open(), (db) => {
          if (JSON.stringify(content(db, order, replaces)) !== JSON.stringify(drawn)) return false;
          if (drawn.version === 1) context.nextNumber(db, SERIES, FIRST);
          const sha256 = createHash('sha256').update(pdf).digest('hex');
          insertEstimate(db, { id, at: clock.now(), order, content: drawn, pdf, sha256 });
          context.audit(db, {
            action: 'issue',
            record: 'estimate',
            recordId: id,
            change: `number ${drawn.number}, version ${drawn.version}, total ${drawn.totalCents} cents`,
          });
          return true;
        });
        if (kept) return need(open(), id).summary;
      }
      throw new Refusal(
        'conflict',
        'Fees or numbers are moving while the estimate is made. Nothing was issued; try again.',
      );
    },
    get: (id: EstimateId): KeptEstimate & { readonly comparison: ProviderComparison[] } => {
      const kept = need(open(), id);
      const billed = billedCharges(open(), kept.summary.patientId, null);
      return { ...kept, comparison: compareWithBills(kept.content, billed) };
    },
    /** @throws Refusal `conflict` when its delivery was noted before. */
    deliver: (id: EstimateId, on: IsoDate, way: 'hand' | 'mail' | 'electronic'): EstimateSummary => {
      transaction(open(), (db) => {
        const { summary } = need(db, id);
        if (on > clock.today() || on < summary.issuedOn)
          throw new Refusal('invalid_input', 'The day lies outside of issue and today. Nothing was noted.', {
            on: 'Between the issue and today.',
          });
        if (!insertDelivery(db, { id, on, way, at: clock.now(), userId: context.user().id }))
          throw new Refusal(
            'conflict',
            'The delivery of this estimate was noted before. Nothing was changed.',
          );
        context.audit(db, { action: 'deliver', record: 'estimate', recordId: id, change: `${way} on ${on}` });
      });
      return need(open(), id).summary;
    },
    /**
     * Providers whose bills exceed their estimate by $400.00 or more: what statements are held for.
     * @param claims only these claims count as billed; null all of the patient's.
     */
    estimateExceeded: exceeded,
  };
}

function contentOf(
  context: EstimatesContext,
  db: ReadDb,
  order: EstimateOrder,
  head: { readonly number: string; readonly version: number },
): EstimateContent {
  const { records, clock } = context;
  const patient = records.patient(db, order.patientId);
  const practice = records.practice(db);
  const facility = records.facility(db, order.facilityId);
  if (!patient) throw new Refusal('not_found', 'This patient is not in the practice file.');
  if (!facility) throw new Refusal('not_found', 'This place is not in the practice file.');
  if (!practice)
    throw new Refusal('rule_violated', 'The practice is not filled in yet. Fill it in under Settings first.');
  const issuedOn = clock.today();
  if (order.askedOn > issuedOn)
    throw new Refusal('invalid_input', 'The day of the request lies in the future. No estimate was made.', {
      askedOn: 'This day lies in the future.',
    });
  const providers = providersOf(context, db, order, order.serviceOn ?? issuedOn);
  return {
    ...head,
    issuedOn,
    patient: {
      name: [patient.firstName, patient.middleName, patient.lastName].filter((p) => p !== '').join(' '),
      birthDate: patient.birthDate,
      accountNumber: patient.accountNumber,
      addressLines: addressLines(patient.address),
    },
    practice: {
      name: practice.name,
      npi: practice.npi,
      taxId: practice.taxId,
      phone: practice.phone,
      addressLines: addressLines(practice.address),
    },
    facility: { name: facility.name, npi: facility.npi, addressLines: addressLines(facility.address) },
    about: order.about,
    askedOn: order.askedOn,
    serviceOn: order.serviceOn,
    deliverBy: deliveryRule(order.askedOn, order.serviceOn).dueOn,
    recurring: order.recurring,
    ...validity(issuedOn, order.serviceOn, order.recurring),
    providers,
    separately: order.separately,
    totalCents: sumCents(providers.map((p) => p.totalCents)),
  };
}

function providersOf(
  context: EstimatesContext,
  db: ReadDb,
  order: EstimateOrder,
  on: IsoDate,
): EstimateProvider[] {
  const ids = [...new Set(order.services.map((s) => s.providerId))];
  return ids.map((providerId: ProviderId) => {
    const provider = context.records.provider(db, providerId);
    if (!provider) throw new Refusal('not_found', 'This provider is not in the practice file.');
    const lines = order.services
      .filter((s) => s.providerId === providerId)
      .map((s) => estimateLine(s, context.records.feeOn(db, s.code, on)));
    const credentials = provider.credentials === '' ? '' : `, ${provider.credentials}`;
    return {
      providerId,
      name: `${provider.firstName} ${provider.lastName}${credentials}`,
      npi: provider.npi,
      lines,
      totalCents: providerTotal(lines, order.recurring),
    };
  });
}

/** @throws Refusal `not_found`. */
function need(db: ReadDb, id: EstimateId): KeptEstimate {
  const found = findEstimate(db, id);
  if (!found) throw new Refusal('not_found', 'This estimate is not in the practice file.');
  return found;
}
