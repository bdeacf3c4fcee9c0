import type { EncounterDetail } from '#shared/contract/coding.ts';
import {
  answerDocument,
  queryFaults,
  QUERY_HOLD_REASON,
  type ClinicianQuery,
  type QueryDraft,
  type QueryPaper,
} from '#shared/domain/clinician-query.ts';
import { listName } from '#shared/domain/patient.ts';
import { addDays, isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClinicianQueryId, DocumentId, EncounterId, ProviderId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { closeQuery, findQuery, insertQuery, linkDocument, listQueries } from './query-queries.ts';
import type { WorkbenchContext } from './service.ts';

/** What queries do to their encounter; each joins the transaction that is under way. */
export type EncounterMoves = {
  readonly detail: (id: EncounterId) => EncounterDetail;
  readonly hold: (id: EncounterId, reason: string) => void;
  readonly release: (id: EncounterId) => void;
  /** Adds a text as a document of the encounter. */
  readonly addDocument: (id: EncounterId, title: string, text: string) => DocumentId;
};

export type Answer = {
  readonly answeredOn: IsoDate;
  readonly answeredBy: string;
  readonly answer: string;
  readonly asDocument: boolean;
};

export type QueriesAfter = {
  readonly queries: readonly ClinicianQuery[];
  readonly encounter: EncounterDetail;
};
export type QueryService = ReturnType<typeof createQueryService>;

/** Queries to the clinician: asked, answered or withdrawn; an open one holds its encounter. */
export function createQueryService(context: WorkbenchContext & { readonly moves: EncounterMoves }) {
  const { db, clock, moves, user } = context;
  const after = (encounterId: EncounterId): QueriesAfter => ({
    queries: listQueries(db(), encounterId),
    encounter: moves.detail(encounterId),
  });
  const need = (id: ClinicianQueryId): ClinicianQuery => {
    const query = findQuery(db(), id);
    if (!query) throw new Refusal('not_found', 'This query is not in the practice file.');
    return query;
  };
  /** The last open query lets go of the encounter that it held. */
  const letGo = (reader: ReadDb, encounterId: EncounterId): void => {
    const open = listQueries(reader, encounterId).some((q) => q.status === 'open');
    const encounter = context.encounters.encounter(reader, encounterId);
    if (!open && encounter?.status === 'held' && encounter.holdReason === QUERY_HOLD_REASON)
      moves.release(encounterId);
  };

  return {
    queries: (encounterId: EncounterId): ClinicianQuery[] => listQueries(db(), encounterId),
    /** @throws Refusal when it would lead, lacks its passages, or the encounter is coded already. */
    ask: (encounterId: EncounterId, toProviderId: ProviderId, draft: QueryDraft) => {
      const id = context.newId() as ClinicianQueryId;
      transaction(db(), (w) => {
        checkDraft(draft);
        const encounter = context.encounters.encounter(w, encounterId);
        if (!encounter) throw new Refusal('not_found', 'This encounter is not in the practice file.');
        if (encounter.status === 'coded' || encounter.status === 'billed')
          throw new Refusal(
            'rule_violated',
            'This encounter is coded. Reopen it to ask the clinician; nothing was changed.',
          );
        if (!context.records.provider(w, toProviderId))
          throw new Refusal('invalid_input', 'Choose whom to ask.', { toProviderId: 'Choose whom to ask.' });
        insertQuery(w, { id, encounterId, toProviderId, askedAt: clock.now(), ...draft }, user().id);
        context.audit(w, { action: 'ask', record: 'query', recordId: id, change: draft.kind });
        if (encounter.status !== 'held') moves.hold(encounterId, QUERY_HOLD_REASON);
      });
      return { id, ...after(encounterId) };
    },
    /** @throws Refusal when it is not open, or the day of the answer lies before the question or in the future. */
    answer: (id: ClinicianQueryId, given: Answer): QueriesAfter => {
      const { encounterId, askedAt } = need(id);
      if (given.answeredOn > clock.today())
        throw new Refusal('invalid_input', 'The answer cannot be of a day in the future.', {
          answeredOn: 'This day lies in the future.',
        });
      // The instant is in UTC: the wall may show the day before it.
      if (given.answeredOn < addDays(isoDate(askedAt.slice(0, 10)), -1))
        throw new Refusal('invalid_input', 'The answer cannot be older than the question.', {
          answeredOn: 'This day lies before the question.',
        });
      transaction(db(), (w) => {
        const end = { ...given, status: 'answered', at: clock.now(), recordedBy: user().id } as const;
        if (!closeQuery(w, id, end)) throw notOpen();
        context.audit(w, { action: 'answer', record: 'query', recordId: id, change: given.answeredBy });
        if (given.asDocument) {
          const { title, text } = answerDocument(need(id));
          linkDocument(w, id, moves.addDocument(encounterId, title, text));
        }
        letGo(w, encounterId);
      });
      return after(encounterId);
    },
    withdraw: (id: ClinicianQueryId, reason: string): QueriesAfter => {
      const { encounterId } = need(id);
      transaction(db(), (w) => {
        const end = { status: 'withdrawn', answer: reason, answeredOn: null, answeredBy: '' } as const;
        if (!closeQuery(w, id, { ...end, at: clock.now(), recordedBy: user().id })) throw notOpen();
        context.audit(w, { action: 'withdraw', record: 'query', recordId: id, change: reason });
        letGo(w, encounterId);
      });
      return after(encounterId);
    },
    /** A query with what its paper says of patient and practice. */
    paper: (id: ClinicianQueryId): QueryPaper => {
      const query = need(id);
      const { encounter, patient } = moves.detail(query.encounterId);
      return {
        query,
        facts: {
          practiceName: context.records.practice(db())?.name ?? '',
          patientName: listName(patient),
          accountNumber: patient.accountNumber,
          birthDate: patient.birthDate,
          serviceDate: encounter.serviceDate,
        },
      };
    },
  };
}

/** @throws Refusal that names the field of the first fault. */
function checkDraft(draft: QueryDraft): void {
  const faults = queryFaults(draft);
  const first = faults[0];
  if (first)
    throw new Refusal(
      'rule_violated',
      `${first.message} The query was not sent.`,
      Object.fromEntries(faults.map((f) => [f.field, f.message])),
    );
}

function notOpen(): Refusal {
  return new Refusal('conflict', 'This query is not open any more. Nothing was changed.');
}
