import { createHash } from 'node:crypto';
import type { DisputeList, ExpectedAllowed, LineDifference } from '#shared/contract/contracts.ts';
import { SEEN_AT_MOST } from '#shared/domain/contracts/learnt.ts';
import type { PricedLine } from '#shared/domain/contracts/price.ts';
import {
  disputeMay,
  type DisputeListContent,
  type DisputeListId,
  type DisputeStatus,
  type Underpayment,
  type UnderpaymentEvent,
  type UnderpaymentId,
} from '#shared/domain/contracts/underpayment.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { cents, formatAmount, sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import { seenBefore } from './answers.ts';
import {
  addEvent,
  casesOf,
  findCase,
  findDisputeList,
  insertDisputeList,
  listCases,
  listDisputeLists,
  listEvents,
  moveCase,
  type CaseFilter,
} from './cases.ts';
import { catchUp, foresee, isBehind, pricesOf, type ContractsContext } from './judging.ts';
import { ratesOfContracts } from './rates-service.ts';

export type { ContractsContext } from './judging.ts';
export type ContractsService = ReturnType<typeof createContractsService>;
export type DrawDisputeList = (content: DisputeListContent) => Promise<Uint8Array>;

/** What payers agreed to pay, what they allowed, and disputes about the difference. */
export function createContractsService(context: ContractsContext) {
  return { ...ratesOfContracts(context), ...casesOfContracts(context), ...disputesOf(context) };
}

function casesOfContracts(context: ContractsContext) {
  const { db } = context;
  /** Reads what was posted or undone since the last look; nothing is written when nothing was. */
  const current = (): ReadDb => {
    if (isBehind(db())) transaction(db(), (w) => catchUp(context, w));
    return db();
  };
  return {
    /** What a payer should allow for a service, and why. */
    expect: (payerId: PayerId, line: PricedLine): ExpectedAllowed => {
      const now = current();
      if (!context.records.payer(now, payerId))
        throw new Refusal('not_found', 'This payer is not in the practice file.');
      const seen = seenBefore(now, { ...line, payerId, beforeJournal: null }, SEEN_AT_MOST * 2);
      const found = pricesOf(context, now).expect(line, payerId, seen);
      return found.known === 'none' ? found : { ...found, amountCents: cents(found.amountCents) };
    },
    /** Lines that differ from what was expected, the most money first. */
    underpayments: (filter: CaseFilter): Underpayment[] => listCases(current(), filter),
    ofRemittance: (id: RemittanceId): LineDifference[] => {
      const now = current();
      const waiting = now.get<{ status: string }>(sql`SELECT status FROM remittance WHERE id = ${id}`);
      if (waiting?.status === 'waiting')
        return foresee(context, now, id, ({ claimId }) => controlNumberOf(now, claimId)).map((line) => ({
          ...line,
          allowedCents: cents(line.allowedCents),
          expectedCents: cents(line.expectedCents),
          status: null,
        }));
      return casesOf(now, id);
    },
    events: (id: UnderpaymentId): UnderpaymentEvent[] => listEvents(db(), id),
    move: (asked: {
      readonly ids: readonly UnderpaymentId[];
      readonly to: DisputeStatus;
      readonly note: string;
      readonly followUpOn: IsoDate | null;
      readonly recoveredCents: number | null;
    }): void =>
      transaction(db(), (w) => {
        if (asked.to === 'given_up' && asked.note === '')
          throw new Refusal('invalid_input', 'Write why it is given up. Nothing was changed.', {
            note: 'Write why it is given up.',
          });
        for (const id of asked.ids) move(context, w, need(w, id), asked);
      }),
    setFollowUp: (ids: readonly UnderpaymentId[], followUpOn: IsoDate | null): void =>
      transaction(db(), (w) => {
        for (const id of ids) {
          const one = need(w, id);
          moveCase(w, id, { ...one, followUpOn });
          tell(context, w, one, followUpOn === null ? 'No follow-up day.' : `Follow up on ${followUpOn}.`);
        }
      }),
  };
}

function controlNumberOf(db: ReadDb, claimId: string): string {
  return db.get<{ n: string }>(sql`SELECT control_number AS n FROM claim WHERE id = ${claimId}`)?.n ?? '';
}

function need(db: ReadDb, id: UnderpaymentId): Underpayment {
  const one = findCase(db, id);
  if (!one) throw new Refusal('not_found', 'This line is not on the list any more. Nothing was changed.');
  return one;
}

const WORDS: Readonly<Record<DisputeStatus, string>> = {
  open: 'Opened again.',
  disputed: 'Disputed.',
  answered: 'The payer answered.',
  recovered: 'Recovered.',
  given_up: 'Given up.',
};

/** Of a line that was paid too much. */
const OVERPAID_WORDS: Readonly<Record<DisputeStatus, string>> = {
  ...WORDS,
  recovered: 'Given back to the payer.',
  given_up: 'Left as it is.',
};

function move(
  context: ContractsContext,
  db: WriteDb,
  one: Underpayment,
  asked: {
    readonly to: DisputeStatus;
    readonly note: string;
    readonly followUpOn: IsoDate | null;
    readonly recoveredCents: number | null;
  },
): void {
  if (!disputeMay(one.status, asked.to))
    throw new Refusal(
      'rule_violated',
      `Claim ${one.controlNumber}, ${one.code}, is ${one.status.replace('_', ' ')} and cannot become ${asked.to.replace('_', ' ')}. Nothing was changed.`,
    );
  const recovered =
    asked.to === 'recovered'
      ? (asked.recoveredCents ?? Math.max(0, -one.differenceCents))
      : one.recoveredCents;
  moveCase(db, one.id, {
    status: asked.to,
    disputedOn: asked.to === 'disputed' ? context.clock.today() : one.disputedOn,
    followUpOn:
      asked.to === 'given_up' || asked.to === 'recovered' ? null : (asked.followUpOn ?? one.followUpOn),
    note: asked.note === '' ? one.note : asked.note,
    recoveredCents: asked.to === 'open' ? 0 : recovered,
  });
  const over = one.difference === 'overpaid';
  const sum = asked.to === 'recovered' && !over ? ` ${formatAmount(recovered)}.` : '';
  tell(
    context,
    db,
    one,
    `${(over ? OVERPAID_WORDS : WORDS)[asked.to]}${sum}${asked.note === '' ? '' : ` ${asked.note}`}`,
  );
}

function tell(context: ContractsContext, db: WriteDb, one: Underpayment, sentence: string): void {
  addEvent(db, one.id, { at: context.clock.now(), userId: context.user().id, sentence });
  context.audit(db, {
    action: 'update',
    record: 'underpayment',
    recordId: one.id,
    change: `claim ${one.controlNumber} ${one.code}: ${sentence}`,
  });
}

function disputesOf(context: ContractsContext) {
  const { db } = context;
  return {
    /**
     * Draws the list for one payer, keeps its bytes, and marks its lines as disputed.
     * @throws Refusal when the lines belong to several payers, or one cannot be disputed.
     */
    makeDisputeList: async (
      ids: readonly UnderpaymentId[],
      followUpOn: IsoDate | null,
      draw: DrawDisputeList,
    ): Promise<DisputeList> => {
      const rows = ids.map((id) => need(db(), id));
      const content = contentOf(context, rows);
      const pdf = await draw(content);
      const id = context.newId() as DisputeListId;
      return transaction(db(), (w) => {
        const payerId = rows[0]?.payerId;
        if (payerId === undefined) throw new Error('A list of disputes has no line.');
        insertDisputeList(w, {
          id,
          payerId,
          madeOn: content.madeOn,
          at: context.clock.now(),
          userId: context.user().id,
          lines: rows.length,
          differenceCents: sumCents(rows.map((r) => r.differenceCents)),
          pdf,
          sha256: createHash('sha256').update(pdf).digest('hex'),
        });
        for (const one of ids)
          move(context, w, need(w, one), { to: 'disputed', note: '', followUpOn, recoveredCents: null });
        const made = listDisputeLists(w).find((row) => row.id === id);
        if (!made) throw new Error('A list of disputes was kept and is not there.');
        return { ...made, differenceCents: cents(made.differenceCents) };
      });
    },
    disputeLists: (): DisputeList[] =>
      listDisputeLists(db()).map((row) => ({ ...row, differenceCents: cents(row.differenceCents) })),
    /** The bytes as they were drawn. @throws Refusal `not_found`. */
    listPdf: (id: DisputeListId): { readonly name: string; readonly pdf: Uint8Array } => {
      const found = findDisputeList(db(), id);
      if (!found) throw new Refusal('not_found', 'This list is not in the practice file.');
      const payer = found.payerName.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase();
      return { name: `disputes-${payer}-${found.madeOn}.pdf`, pdf: found.pdf };
    },
  };
}

function contentOf(context: ContractsContext, rows: readonly Underpayment[]): DisputeListContent {
  const db = context.db();
  const practice = context.records.practice(db);
  const [first] = rows;
  const payer = first ? context.records.payer(db, first.payerId) : null;
  if (!practice || !payer || !first)
    throw new Refusal('rule_violated', 'Fill in the practice in the settings first. Nothing was made.');
  if (rows.some((row) => row.payerId !== first.payerId))
    throw new Refusal(
      'invalid_input',
      'A list goes to one payer. Choose lines of one payer; nothing was made.',
    );
  if (rows.some((row) => row.difference === 'overpaid'))
    throw new Refusal('invalid_input', 'A line that was paid too much is no dispute. Nothing was made.');
  const place = (a: { line1: string; line2?: string; city: string; state: string; zip: string }): string[] =>
    [a.line1, a.line2 ?? '', `${a.city}, ${a.state} ${a.zip.replace(/^(\d{5})(\d{4})$/, '$1-$2')}`].filter(
      (line) => line !== '',
    );
  return {
    practice: {
      name: practice.name,
      npi: practice.npi,
      taxId: practice.taxId,
      phone: practice.phone,
      address: place(practice.address),
    },
    payer: { name: payer.name, address: place(payer.address) },
    madeOn: context.clock.today(),
    rows: rows.map((row) => ({
      claimNumber: row.controlNumber,
      payerControlNumber: row.payerControlNumber,
      serviceDate: row.serviceDate,
      code: [row.code, ...row.modifiers].join('-'),
      units: row.units,
      chargeCents: row.chargeCents,
      allowedCents: row.allowedCents,
      expectedCents: row.expectedCents,
      basis: row.basis,
      traceNumber: row.traceNumber,
      paidOn: row.paidOn,
    })),
  };
}
