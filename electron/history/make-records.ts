import type { OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import type { ClaimParties } from '#shared/domain/history/parties.ts';
import {
  newCoverage,
  newFacility,
  newOtherCoverage,
  newPatient,
  newPayer,
  newProvider,
} from '#shared/domain/history/records.ts';
import type { Coverage } from '#shared/domain/patient.ts';
import type { ReadClaim } from '#shared/domain/x12/read-837p/read-claim.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { CoverageId, FacilityId, PatientId, PayerId, ProviderId } from '#shared/kernel/ids.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { HistoryContext } from './context.ts';
import type { Decisions, Party, PartyBook } from './party-book.ts';

/** Records that were made for a plan, by the key of their party; and the coverages among them. */
export type Made = { readonly parties: Map<string, string>; readonly coverages: Set<CoverageId> };

export function nothingMade(before: Made | null = null): Made {
  return { parties: new Map(before?.parties), coverages: new Set(before?.coverages) };
}

export type ClaimRecords = {
  readonly patientId: PatientId;
  readonly payerId: PayerId;
  readonly providerId: ProviderId;
  readonly facilityId: FacilityId;
};

/** Records of the parties of claims: ours, or made when the first claim that names them comes in. */
export class RecordMaker {
  readonly #context: HistoryContext;
  readonly #db: WriteDb;
  readonly #book: PartyBook;
  readonly #decisions: Decisions;
  readonly made: Made;

  constructor(context: HistoryContext, db: WriteDb, book: PartyBook, decisions: Decisions, made: Made) {
    this.#context = context;
    this.#db = db;
    this.#book = book;
    this.#decisions = decisions;
    this.made = made;
  }

  /** The kinds of party that nobody decided yet, in words; empty when the claim can come in. */
  undecided(parties: ClaimParties): string[] {
    const of = [
      ['patient', parties.patient.key],
      ['payer', parties.payer.key],
      ['provider', parties.provider.key],
      ['facility', parties.facility.key],
    ] as const;
    return of.filter(([, key]) => this.#book.resolve(key, this.#decisions) === null).map(([kind]) => kind);
  }

  /** @throws Error when a party is undecided. */
  recordsOf(parties: ClaimParties): ClaimRecords {
    const of = (key: string): string => {
      const id = this.#recordOf(key);
      if (id === null) throw new Error('A claim would come in with a party that nobody decided.');
      return id;
    };
    return {
      patientId: of(parties.patient.key) as PatientId,
      payerId: of(parties.payer.key) as PayerId,
      providerId: of(parties.provider.key) as ProviderId,
      facilityId: of(parties.facility.key) as FacilityId,
    };
  }

  /** The coverage to which a claim went; a coverage is known by payer, member id and relationship. */
  coverageOf(claim: ReadClaim, ids: ClaimRecords, on: IsoDate): Coverage {
    return this.#coverage(ids.patientId, ids.payerId, claim.coverage, on, (base) => newCoverage(base, claim));
  }

  /** The other coverages that a claim names; one whose payer nobody decided is left for later. */
  keepOthers(claim: ReadClaim, parties: ClaimParties, ids: ClaimRecords, on: IsoDate): void {
    (claim.otherCoverages ?? []).forEach((other: OtherCoverage, i) => {
      const payer = parties.otherPayers[i];
      const payerId = payer ? this.#recordOf(payer.key) : null;
      if (payerId === null || other.memberId === '') return;
      this.#coverage(ids.patientId, payerId as PayerId, other, on, (base) => newOtherCoverage(base, other));
    });
  }

  /**
   * A coverage that came with this history ends the day before the next one of the same rank begins, when no service
   * was billed to it from then on: otherwise an insurance of years ago would count as active beside today's.
   * @param lastServices day of the last service billed to a coverage.
   */
  endSuperseded(patientId: PatientId, lastServices: (id: CoverageId) => IsoDate | null): void {
    const all = this.#context.keep.coverages(this.#db, patientId);
    for (const coverage of all) {
      if (!this.made.coverages.has(coverage.id) || coverage.activeTo !== null) continue;
      const last = lastServices(coverage.id) ?? coverage.activeFrom;
      const next = all
        .filter((other) => other.rank === coverage.rank && other.activeFrom > last)
        .map((other) => other.activeFrom)
        .sort()[0];
      if (next === undefined) continue;
      const ended = { ...coverage, activeTo: addDays(next, -1) };
      this.#context.keep.putCoverage(this.#db, ended);
      this.#note('change', 'coverage', coverage.id, `active to ${ended.activeTo}: the next one begins`);
    }
  }

  #recordOf(key: string): string | null {
    const resolved = this.#book.resolve(key, this.#decisions);
    if (resolved === null) return null;
    if ('use' in resolved) return resolved.use;
    const { make } = resolved;
    const before = this.made.parties.get(make.key);
    if (before !== undefined) return before;
    const id = this.#context.newId();
    this.#make(id, make);
    this.made.parties.set(make.key, id);
    this.#note('create', make.kind, id, 'brought in');
    return id;
  }

  #make(id: string, party: Party): void {
    const { keep } = this.#context;
    const db = this.#db;
    switch (party.kind) {
      case 'patient':
        return keep.putPatient(db, newPatient(id as PatientId, keep.freeAccount(db), party.facts));
      case 'payer':
        return keep.putPayer(db, newPayer(id as PayerId, party.facts));
      case 'provider':
        return keep.putProvider(db, newProvider(id as ProviderId, party.facts));
      case 'facility':
        return keep.putFacility(db, newFacility(id as FacilityId, party.facts));
    }
  }

  #coverage(
    patientId: PatientId,
    payerId: PayerId,
    said: Pick<Coverage, 'memberId' | 'relationship'>,
    on: IsoDate,
    make: (base: Parameters<typeof newCoverage>[0]) => Coverage,
  ): Coverage {
    const member = said.memberId.trim().toUpperCase();
    const same = this.#context.keep
      .coverages(this.#db, patientId)
      .find(
        (c) =>
          c.payerId === payerId &&
          c.relationship === said.relationship &&
          c.memberId.trim().toUpperCase() === member,
      );
    if (same && same.activeFrom <= on) return same;
    if (same) {
      const earlier = { ...same, activeFrom: on };
      this.#context.keep.putCoverage(this.#db, earlier);
      this.#note('change', 'coverage', same.id, `active from ${on}: a service was billed to it`);
      return earlier;
    }
    const coverage = make({ id: this.#context.newId() as CoverageId, patientId, payerId, activeFrom: on });
    this.#context.keep.putCoverage(this.#db, coverage);
    this.made.coverages.add(coverage.id);
    this.#note('create', 'coverage', coverage.id, 'brought in');
    return coverage;
  }

  #note(action: string, record: string, recordId: string, change: string): void {
    this.#context.audit(this.#db, { action, record, recordId, change });
  }
}
