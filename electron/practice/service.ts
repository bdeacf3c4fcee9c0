import {
  DEFAULT_FOLLOW_UP_DAYS,
  type Facility,
  type FeeScheduleRow,
  type Payer,
  type Practice,
  type Provider,
} from '#shared/domain/practice.ts';
import { isTaxId } from '#shared/domain/identifiers.ts';
import { PLACES_OF_SERVICE } from '#shared/domain/codes/place-of-service.ts';
import type { Clock, IsoDate } from '#shared/kernel/dates.ts';
import type { FacilityId, IdMaker, PayerId, ProviderId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { describeChange } from '#electron/audit/change.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type PracticeDb, type WriteDb } from '#electron/db/sql.ts';
import {
  deleteFee,
  listFees,
  putFacility,
  putFee,
  putPayer,
  putProvider,
  readFacility,
  readFee,
  readPayer,
  readPractice,
  readProvider,
  writePractice,
} from '#electron/practice/queries.ts';

export type PracticeServiceOptions = {
  readonly db: () => PracticeDb;
  readonly user: () => { readonly name: string };
  readonly clock: Clock;
  readonly newId: IdMaker;
};

export type PracticeService = ReturnType<typeof createPracticeService>;

/** What the practice is, who works there, where, for whom it bills, and what it charges. */
export function createPracticeService(options: PracticeServiceOptions) {
  const { clock, newId } = options;
  const write = <T>(work: (w: WriteDb) => T): T => transaction(options.db(), work);
  const note = (w: WriteDb, record: string, recordId: string, before: object | null, after: object): void => {
    const change = describeChange(before, after);
    if (before && change === '') return;
    const action = before ? 'change' : 'create';
    appendAudit(w, { at: clock.now(), userName: options.user().name, action, record, recordId, change });
  };

  return {
    savePractice: (practice: Practice): Practice => {
      if (!isTaxId(practice.taxId, practice.taxIdKind)) {
        throw field(
          'taxId',
          `This is no ${practice.taxIdKind === 'EI' ? 'EIN' : 'SSN'} that can have been given out.`,
        );
      }
      return write((w) => {
        note(w, 'practice', 'practice', readPractice(w), practice);
        writePractice(w, practice);
        return practice;
      });
    },

    saveProvider: (input: Omit<Provider, 'id'> & { readonly id: ProviderId | null }): Provider =>
      write((w) => {
        const provider: Provider = { ...input, id: input.id ?? (newId() as ProviderId) };
        const before = input.id && known(readProvider(w, input.id), 'provider');
        const taken = w.get<{ id: string }>(
          sql`SELECT id FROM provider WHERE npi = ${provider.npi} AND id <> ${provider.id}`,
        );
        if (taken) throw field('npi', 'Another provider has this NPI.', 'conflict');
        putProvider(w, provider);
        note(w, 'provider', provider.id, before, provider);
        return provider;
      }),

    saveFacility: (input: Omit<Facility, 'id'> & { readonly id: FacilityId | null }): Facility =>
      write((w) => {
        const facility: Facility = { ...input, id: input.id ?? (newId() as FacilityId) };
        if (!PLACES_OF_SERVICE.has(facility.placeOfService)) {
          throw field('placeOfService', 'CMS has no such place of service.');
        }
        const before = input.id && known(readFacility(w, input.id), 'facility');
        putFacility(w, facility);
        note(w, 'facility', facility.id, before, facility);
        return facility;
      }),

    savePayer: (input: Omit<Payer, 'id'> & { readonly id: PayerId | null }): Payer =>
      write((w) => {
        const before = input.id && known(readPayer(w, input.id), 'payer');
        const followUpDays = input.followUpDays ?? (before || null)?.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS;
        const payer: Payer = { ...input, followUpDays, id: input.id ?? (newId() as PayerId) };
        putPayer(w, payer);
        note(w, 'payer', payer.id, before, payer);
        return payer;
      }),

    saveFee: (fee: FeeScheduleRow): FeeScheduleRow[] =>
      write((w) => {
        note(w, 'fee', `${fee.code} ${fee.effectiveOn}`, readFee(w, fee.code, fee.effectiveOn), fee);
        putFee(w, fee);
        return listFees(w);
      }),

    removeFee: (key: { readonly code: string; readonly effectiveOn: IsoDate }): FeeScheduleRow[] =>
      write((w) => {
        const before = known(readFee(w, key.code, key.effectiveOn), 'fee');
        deleteFee(w, key.code, key.effectiveOn);
        appendAudit(w, {
          at: clock.now(),
          userName: options.user().name,
          action: 'remove',
          record: 'fee',
          recordId: `${key.code} ${key.effectiveOn}`,
          change: describeChange(before, {}),
        });
        return listFees(w);
      }),
  };
}

function known<T>(record: T | null, word: string): T {
  if (record === null) throw new Refusal('not_found', `This ${word} is not there any more.`);
  return record;
}

function field(
  name: string,
  sentence: string,
  code: 'invalid_input' | 'conflict' = 'invalid_input',
): Refusal {
  return new Refusal(code, sentence, { [name]: sentence });
}
