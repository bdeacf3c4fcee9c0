import type { StatementContent } from '#shared/domain/statements/paper.ts';
import { HOLD_KEYS } from '#shared/domain/statements/gate.ts';
import type { RunFilter, RunOrder, RunPreview, RunRow, StatementRun } from '#shared/domain/statements/run.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId, PatientPaperId, StatementRunId } from '#shared/kernel/ids.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { accountsOf, collect, contentOf, wanted, type Collected } from './collect.ts';
import { lastJournal, needPractice, readSettings, type StatementContext, type Tell } from './context.ts';
import type { DrawnRun } from './draw-task.ts';
import { insertPaper, keepBeginning, listPapers, voidPapersOfRun } from './paper-queries.ts';
import { unpack } from './papers.ts';
import {
  countLater,
  findRun,
  findRunBytes,
  insertRun,
  listRuns,
  markRunVoided,
  readRunNotes,
} from './run-queries.ts';

const FIRST_STATEMENT = 5001;
/** Printed on a preview, where no number has been spent. */
const NO_NUMBER = 'PREVIEW';
/** So many accounts are read before others get a turn. */
const STRIDE = 25;

/** Runs of statements: who gets one, all as one document, kept and voided as one. */
export function runsService(context: StatementContext) {
  const asOfDay = (filter: Pick<RunFilter, 'asOf'>): IsoDate => {
    const today = context.clock.today();
    const asOf = filter.asOf ?? today;
    if (asOf > today)
      throw new Refusal('invalid_input', 'A statement cannot tell a day that lies ahead.', {
        asOf: 'This day lies ahead.',
      });
    return asOf;
  };
  const gather = async (filter: RunFilter, tell: Tell, signal: AbortSignal): Promise<Collected[]> => {
    const db = context.db();
    const settings = readSettings(db);
    const asOf = asOfDay(filter);
    const heads = accountsOf(db, asOf, filter.only);
    const found: Collected[] = [];
    for (const [i, head] of heads.entries()) {
      if (i % STRIDE === 0) {
        tell({ done: i, total: heads.length, doing: 'Reading the accounts' });
        await new Promise((resolve) => setImmediate(resolve));
        if (signal.aborted) throw new Refusal('cancelled', 'Stopped. No statement was issued.');
      }
      const account = collect(context, db, head.guarantorId, asOf, settings);
      if (wanted(account, filter)) found.push(account);
    }
    return found.sort((a, b) => (a.row.name < b.row.name ? -1 : a.row.name > b.row.name ? 1 : 0));
  };
  const contentsOf = (db: ReadDb, going: readonly Collected[], asOf: IsoDate): StatementContent[] => {
    const first = context.peekNumber(db, 'statement', FIRST_STATEMENT);
    const facts = {
      issuedOn: context.clock.today(),
      asOf,
      practice: needPractice(context, db),
      settings: readSettings(db),
    };
    return going.map((account, i) => contentOf(db, account, { ...facts, number: String(first + i) }));
  };

  return {
    preview: async (filter: RunFilter, tell: Tell, signal: AbortSignal): Promise<RunPreview> => {
      const accounts = await gather(filter, tell, signal);
      return previewOf(
        asOfDay(filter),
        accounts.map((a) => a.row),
      );
    },
    /** The account of a patient as it stands now, or null when it owes nothing. */
    gate: (patientId: PatientId): RunRow | null => {
      const db = context.db();
      const asOf = context.clock.today();
      const head = accountsOf(db, asOf, patientId)[0];
      return head ? collect(context, db, head.guarantorId, asOf, readSettings(db)).row : null;
    },
    /** The content of a statement as it would be issued. @throws Refusal when nothing is owed. */
    sample: (patientId: PatientId, asOf: IsoDate | null): { content: StatementContent; row: RunRow } => {
      const db = context.db();
      const day = asOfDay({ asOf });
      const head = accountsOf(db, day, patientId)[0];
      if (!head)
        throw new Refusal(
          'rule_violated',
          'This account owes nothing on that day, so there is no statement.',
        );
      const settings = readSettings(db);
      const account = collect(context, db, head.guarantorId, day, settings);
      const content = contentOf(db, account, {
        number: NO_NUMBER,
        issuedOn: context.clock.today(),
        asOf: day,
        practice: needPractice(context, db),
        settings,
      });
      return { content, row: account.row };
    },
    /**
     * Issues the statements of a run in one transaction, drawn before it. What they tell is made again inside it, so that none
     * tells a balance that has moved meanwhile. @throws Refusal `cancelled` when stopped, `rule_violated` when none may go.
     */
    run: async (order: RunOrder, tell: Tell, signal: AbortSignal): Promise<StatementRun> => {
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const asOf = asOfDay(order.filter);
        const accounts = await gather(order.filter, tell, signal);
        const { going, held } = decide(accounts, order);
        if (going.length === 0)
          throw new Refusal(
            'rule_violated',
            held.length === 0
              ? 'No account fits the filter and owes anything. Nothing was issued.'
              : `All ${held.length} accounts are held. Nothing was issued.`,
          );
        const drawnContents = contentsOf(context.db(), going, asOf);
        const texts = readSettings(context.db()).texts;
        const drawn = await context.drawRun(drawnContents, texts, tell, signal);
        if (signal.aborted) throw new Refusal('cancelled', 'Stopped. No statement was issued.');
        const kept = transaction(context.db(), (db) => {
          const settings = readSettings(db);
          const again = going.map((a) => collect(context, db, a.row.patientId, asOf, settings));
          const same =
            JSON.stringify(contentsOf(db, again, asOf)) === JSON.stringify(drawnContents) &&
            again.every((a, i) => JSON.stringify(a.row.holds) === JSON.stringify(going[i]?.row.holds));
          return same
            ? keepRun(context, db, { order, asOf, going, held, contents: drawnContents, drawn })
            : null;
        });
        if (kept) return needRun(context.db(), kept);
      }
      throw new Refusal(
        'conflict',
        'The ledger moves while statements are made. Nothing was issued; try again.',
      );
    },
    list: (): StatementRun[] => listRuns(context.db()),
    detail: (id: StatementRunId) => {
      const db = context.db();
      const run = needRun(db, id);
      const notes = readRunNotes(db, id);
      if (!notes) throw new Error('A run stands without its notes.');
      return { run, ...notes, papers: listPapers(db, { runId: id }) };
    },
    /** The very bytes that were issued. */
    pdf: (id: StatementRunId): { run: StatementRun; pdf: Uint8Array } => {
      const run = needRun(context.db(), id);
      const kept = findRunBytes(context.db(), id);
      if (!kept) throw new Error('A run stands without its bytes.');
      return { run, pdf: unpack(kept) };
    },
    /** @throws Refusal when it was voided before, or accounts of it got a later statement. */
    void: (id: StatementRunId, reason: string): StatementRun => {
      transaction(context.db(), (db) => {
        const run = needRun(db, id);
        if (run.voidedAt !== null)
          throw new Refusal('conflict', `Run ${run.number} was voided before. Nothing was changed.`);
        const later = countLater(db, id);
        if (later > 0)
          throw new Refusal(
            'rule_violated',
            `${later} of these accounts got a later statement. Void that run first; nothing was changed.`,
          );
        const stamp = { at: context.clock.now(), by: context.user().id, reason };
        voidPapersOfRun(db, id, stamp);
        markRunVoided(db, id, stamp);
        context.audit(db, {
          action: 'void',
          record: 'statement run',
          recordId: id,
          change: `run ${run.number}, ${run.statements} statements`,
        });
      });
      return needRun(context.db(), id);
    },
  };
}

function needRun(db: ReadDb, id: StatementRunId): StatementRun {
  const run = findRun(db, id);
  if (!run) throw new Refusal('not_found', 'This run is not in the practice file.');
  return run;
}

/** Who goes and who stays: a held account goes only by an override that its reasons allow. */
function decide(
  accounts: readonly Collected[],
  order: RunOrder,
): { readonly going: readonly Collected[]; readonly held: readonly Collected[] } {
  const out = new Set(order.leaveOut);
  const overridden = new Set(order.overrides.map((o) => o.patientId));
  const stays = accounts.filter((a) => !out.has(a.row.patientId));
  const refused = stays.find(
    ({ row }) => overridden.has(row.patientId) && row.holds.length > 0 && !row.mayOverride,
  );
  if (refused)
    throw new Refusal(
      'rule_violated',
      `Account ${refused.row.accountNumber} cannot go: ${refused.row.holds[0]?.words ?? ''} Nothing was issued.`,
    );
  const goes = ({ row }: Collected): boolean => row.holds.length === 0 || overridden.has(row.patientId);
  return { going: stays.filter(goes), held: stays.filter((a) => !goes(a)) };
}

type Keeping = {
  readonly order: RunOrder;
  readonly asOf: IsoDate;
  readonly going: readonly Collected[];
  readonly held: readonly Collected[];
  readonly contents: readonly StatementContent[];
  readonly drawn: DrawnRun;
};

function keepRun(context: StatementContext, db: WriteDb, keeping: Keeping): StatementRunId {
  const { order, asOf, going, held, contents, drawn } = keeping;
  const id = context.newId() as StatementRunId;
  const number = context.nextNumber(db, 'statement_run', 1);
  const issuedAt = context.clock.now();
  const issuedOn = context.clock.today();
  const upTo = lastJournal(db);
  keepBeginning(db, drawn.beginning);
  insertRun(db, {
    id,
    number,
    asOfOn: asOf,
    issuedOn,
    issuedAt,
    userId: context.user().id,
    filter: order.filter,
    held: held.map(({ row }) => ({
      patientId: row.patientId,
      name: row.name,
      accountNumber: row.accountNumber,
      balanceCents: row.balanceCents,
      holds: row.holds,
    })),
    statements: contents.length,
    amountCents: sumCents(contents.map((c) => c.dueCents)),
    beginning: drawn.beginning.sha256,
    file: drawn.whole,
  });
  const reasons = new Map(order.overrides.map((o) => [o.patientId, o.reason]));
  contents.forEach((content, i) => {
    const account = going[i];
    const file = drawn.papers[i];
    if (!account || !file) throw new Error('A statement was not drawn.');
    const spent = context.nextNumber(db, 'statement', FIRST_STATEMENT);
    if (String(spent) !== content.number) throw new Error('The number moved inside its transaction.');
    insertPaper(db, {
      id: context.newId() as PatientPaperId,
      kind: 'statement',
      patientId: account.row.patientId,
      issuedAt,
      issuedOn,
      asOfOn: asOf,
      amountCents: content.dueCents,
      step: content.step,
      lastJournal: upTo,
      runId: id,
      overrideReason: account.row.holds.length > 0 ? (reasons.get(account.row.patientId) ?? '') : '',
      journalId: null,
      encounterId: null,
      content,
      beginning: drawn.beginning.sha256,
      file,
    });
  });
  const overrides = going.filter((a) => a.row.holds.length > 0).length;
  context.audit(db, {
    action: 'issue',
    record: 'statement run',
    recordId: id,
    change: `run ${number}, ${contents.length} statements, ${held.length} held, ${overrides} sent in spite of a hold`,
  });
  return id;
}

function previewOf(asOf: IsoDate, rows: readonly RunRow[]): RunPreview {
  const going = rows.filter((r) => r.holds.length === 0);
  const held = rows.filter((r) => r.holds.length > 0);
  const sum = (some: readonly RunRow[]) => sumCents(some.map((r) => r.balanceCents));
  return {
    asOf,
    rows: [...rows],
    totals: {
      going: going.length,
      goingCents: sum(going),
      held: held.length,
      heldCents: sum(held),
      bySteps: [1, 2, 3, 4].map((step) => {
        const some = going.filter((r) => r.step === step);
        return { step, count: some.length, cents: sum(some) };
      }),
      byHolds: HOLD_KEYS.flatMap((key) => {
        const some = held.filter((r) => r.holds[0]?.key === key);
        return some.length === 0 ? [] : [{ key, count: some.length, cents: sum(some) }];
      }),
    },
  };
}
