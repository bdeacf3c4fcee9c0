import type { ClaimToAnswer, PaperEobDetail, PaperEobRow } from '#shared/contract/paper-eobs.ts';
import {
  EMPTY_EOB,
  type PaperClaim,
  type PaperEob,
  type PaperEobId,
} from '#shared/domain/paper-eob/paper-eob.ts';
import { proveEob } from '#shared/domain/paper-eob/running-proof.ts';
import { toRemittance } from '#shared/domain/paper-eob/to-remittance.ts';
import type { RemitPayment } from '#shared/domain/remittance.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  deleteEob,
  findClaim,
  findEob,
  insertEob,
  listEobs,
  searchClaims,
  setRemittance,
  updateEob,
  type StoredEob,
} from './queries.ts';

export type PaperEobContext = ServiceContext & {
  readonly nextNumber: (db: WriteDb, name: string, first: number) => number;
  /**
   * Proves and keeps a payment as a remittance that waits; `leftOut` says why it cannot be posted, if so.
   * @throws Refusal when the very same was posted before.
   */
  readonly receive: (
    name: string,
    payment: RemitPayment,
  ) => { readonly id: RemittanceId; readonly leftOut: string };
  /** Takes a remittance that waits off the list. */
  readonly discardRemittance: (id: RemittanceId) => void;
};
export type PaperEobService = ReturnType<typeof createPaperEobService>;

/** Remittances on paper: kept from the first key on, proved as they are typed, then posted as an 835 is. */
export function createPaperEobService(context: PaperEobContext) {
  const { db, clock } = context;
  const get = (id: PaperEobId): PaperEobDetail => detailOf(need(context, id));
  return {
    list: (): PaperEobRow[] => listEobs(db()),
    get,
    begin: (): PaperEobDetail => {
      const id = context.newId() as PaperEobId;
      transaction(db(), (w) => {
        insertEob(w, id, EMPTY_EOB, {
          controlNumber: context.nextNumber(w, 'paper eob', 1),
          at: clock.now(),
          userId: context.user().id,
        });
        note(context, w, id, 'begin', 'a draft');
      });
      return get(id);
    },
    /** @throws Refusal `conflict` when it was changed elsewhere, or is no draft any more. */
    save: (id: PaperEobId, expectedVersion: number, eob: PaperEob): { readonly version: number } =>
      transaction(db(), (w) => {
        const stored = need(context, id);
        if (stored.status !== 'draft')
          throw new Refusal(
            'conflict',
            'This EOB waits or is posted. Open it for changes first; nothing was saved.',
          );
        if (!updateEob(w, id, expectedVersion, eob, clock.now()))
          throw new Refusal(
            'conflict',
            'This EOB has been changed elsewhere. Open it anew; nothing was saved.',
          );
        return { version: expectedVersion + 1 };
      }),
    findClaims: (search: string, payerId: PayerId | null): ClaimToAnswer[] =>
      search === '' ? [] : searchClaims(db(), { text: search, day: dayOf(search) }, payerId),
    claimFor: (claimId: ClaimId): PaperClaim => {
      const found = findClaim(db(), claimId);
      if (!found) throw new Refusal('not_found', 'This claim is not in the practice file.');
      return claimFor(found, context.newId());
    },
    prove: (id: PaperEobId, expectedVersion: number): { readonly remittanceId: RemittanceId } =>
      prove(context, id, expectedVersion),
    /** The remittance is discarded if it waits; one that was undone stays in the history. */
    reopen: (id: PaperEobId): PaperEobDetail => {
      const stored = need(context, id);
      if (stored.status === 'posted')
        throw new Refusal(
          'rule_violated',
          'This EOB is posted. Undo its posting first; nothing was changed.',
        );
      transaction(db(), (w) => {
        setRemittance(w, id, null, clock.now());
        if (stored.status === 'waiting' && stored.remittanceId !== null)
          context.discardRemittance(stored.remittanceId);
        note(context, w, id, 'reopen', describe(stored.eob));
      });
      return get(id);
    },
    discard: (id: PaperEobId): void =>
      transaction(db(), (w) => {
        const stored = need(context, id);
        if (stored.status !== 'draft')
          throw new Refusal('rule_violated', 'Only a draft can be discarded. Nothing was changed.');
        deleteEob(w, id);
        note(context, w, id, 'discard', describe(stored.eob));
      }),
  };
}

function need({ db }: PaperEobContext, id: PaperEobId): StoredEob {
  const stored = findEob(db(), id);
  if (!stored) throw new Refusal('not_found', 'This paper EOB is not in the practice file.');
  return stored;
}

function detailOf({ id, version, eob, remittanceId, status, changedAt }: StoredEob): PaperEobDetail {
  return { id, version, eob, remittanceId, status, changedAt };
}

function dayOf(text: string): string | null {
  const american = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  const [, m = '', d = '', y = ''] = american ?? [];
  const parsed = IsoDate.safeParse(american ? `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}` : text);
  return parsed.success ? parsed.data : null;
}

/** A claim of ours as the payer will have printed it, nothing paid yet. */
function claimFor(found: NonNullable<ReturnType<typeof findClaim>>, key: string): PaperClaim {
  const { claim, rank } = found;
  return {
    key,
    claimId: claim.claimId,
    controlNumber: claim.controlNumber,
    payerControlNumber: found.payerControlNumber,
    patientLastName: claim.patient.lastName,
    patientFirstName: claim.patient.firstName,
    memberId: claim.coverage.memberId,
    statusCode: rank === 2 ? '2' : rank === 3 ? '3' : '1',
    filingIndicator: claim.payer.filingIndicator,
    serviceFrom: claim.serviceDate,
    lines: claim.lines.map((line) => ({
      serviceLineId: line.serviceLineId,
      code: line.code,
      modifiers: [...line.modifiers],
      serviceDate: line.serviceDate,
      units: line.units,
      chargeCents: line.chargeCents,
      allowedCents: null,
      deductibleCents: null,
      copayCents: null,
      coinsuranceCents: null,
      contractualCents: null,
      paidCents: null,
      other: [],
      remarks: [],
    })),
  };
}

/**
 * Makes of the EOB the same payment that the reader makes of an 835 and hands it to the remittances, in one transaction:
 * same proof, same posting, same undoing.
 */
function prove(
  context: PaperEobContext,
  id: PaperEobId,
  expectedVersion: number,
): { readonly remittanceId: RemittanceId } {
  return transaction(context.db(), (w) => {
    const stored = need(context, id);
    if (stored.version !== expectedVersion)
      throw new Refusal(
        'conflict',
        'This EOB has been changed elsewhere. Open it anew; nothing was made of it.',
      );
    if (stored.status !== 'draft')
      throw new Refusal(
        'rule_violated',
        'This EOB was made into a remittance already. Nothing was made again.',
      );
    const [missing] = proveEob(stored.eob).sentences;
    if (missing !== undefined)
      throw new Refusal('rule_violated', `${missing} Nothing was made of it; the draft is kept.`);
    const received = context.receive(
      `Paper EOB ${stored.eob.checkNumber.trim()}`,
      paymentOf(context, w, stored.eob),
    );
    // Thrown inside the transaction, so that the remittance is not kept either.
    if (received.leftOut !== '')
      throw new Refusal('conflict', `${received.leftOut} Nothing was made of this EOB; the draft is kept.`);
    setRemittance(w, id, received.id, context.clock.now());
    note(context, w, id, 'prove', describe(stored.eob));
    return { remittanceId: received.id };
  });
}

function paymentOf(context: PaperEobContext, db: WriteDb, eob: PaperEob): RemitPayment {
  const practice = context.records.practice(db);
  const payer = eob.payerId === null ? null : context.records.payer(db, eob.payerId);
  if (!practice || !payer)
    throw new Refusal(
      'rule_violated',
      'Fill in the practice and the payer in the settings first. Nothing was made.',
    );
  return toRemittance(eob, {
    payerName: payer.name,
    payerIdentifier: payer.payerIdentifier,
    payeeName: practice.name,
    payeeNpi: practice.npi,
  });
}

function describe(eob: PaperEob): string {
  return `check ${eob.checkNumber.trim()}, ${eob.claims.length} claims`;
}

function note(context: PaperEobContext, db: WriteDb, id: PaperEobId, action: string, change: string): void {
  context.audit(db, { action, record: 'paper EOB', recordId: id, change });
}
