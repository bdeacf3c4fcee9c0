import type { ClaimDetail, ClaimFile } from '#shared/contract/claims.ts';
import { claimMay, type ClaimSummary, type ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { chargesDraft } from '#shared/domain/posting/charges.ts';
import { addDays } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, JournalId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { frozenToday, listClaims, needClaim, readDetail, type ClaimFilter } from './detail.ts';
import { claimDifferences } from './differences.ts';
import { freezeClaim, gatherSources } from './freeze.ts';
import {
  findChargesJournal,
  findClaimId,
  findClaimIds,
  findEncounterForClaim,
  insertClaim,
  insertEvent,
  listFiles,
  moveEncounter,
  sumTakenForEncounter,
  updateFindings,
  updateFrozen,
  updateStatus,
  type ClaimRecord,
  type NewClaimEvent,
} from './queries.ts';

/** First number of the series of patient control numbers (CLM01). */
const FIRST_CONTROL_NUMBER = 10001;

export type ClaimsContext = ServiceContext & {
  /** Writes the equal and opposite of a journal inside the caller's transaction. */
  readonly reverseJournal: (db: WriteDb, id: JournalId, why: string) => JournalId;
  readonly nextNumber: (db: WriteDb, series: string, first: number) => number;
  /** Judges a frozen claim as of today. */
  readonly scrub: (claim: ProfessionalClaim) => Finding[];
};

export type ClaimsService = ReturnType<typeof createClaimsService>;

/** Claims from the coded encounter to the door; what leaves the house is in `export.ts`. */
export function createClaimsService(context: ClaimsContext) {
  const get = (id: ClaimId): ClaimDetail => readDetail(context, context.db(), id);
  const change = (id: ClaimId, work: (db: WriteDb, record: ClaimRecord) => void): ClaimDetail => {
    transaction(context.db(), (db) => work(db, needClaim(db, id)));
    return get(id);
  };

  return {
    get,
    list: (filter: ClaimFilter): ClaimSummary[] => listClaims(context.db(), filter),
    ready: (): ClaimId[] => findClaimIds(context.db(), 'ready'),
    /** A claim by control number or id. @throws Refusal `not_found`. */
    find: (reference: string): ClaimId => {
      const id = findClaimId(context.db(), reference);
      if (!id) throw new Refusal('not_found', `There is no claim ${reference} in this practice file.`);
      return id;
    },
    files: (): ClaimFile[] => listFiles(context.db()),
    /** Makes the claim, posts its charges and checks it, all or nothing. */
    createFromEncounter: (encounterId: EncounterId): ClaimDetail =>
      get(transaction(context.db(), (db) => createClaim(context, db, encounterId))),
    refresh: (id: ClaimId): ClaimDetail => change(id, (db, record) => refresh(context, db, record)),
    scrub: (id: ClaimId): ClaimDetail =>
      change(id, (db, record) => {
        const findings = scrubAgain(context, db, record);
        addEvent(context, db, record, { kind: 'scrubbed', to: record.status, detail: countWords(findings) });
      }),
    /** @throws Refusal `rule_violated` while a finding stops it. */
    release: (id: ClaimId): ClaimDetail =>
      change(id, (db, record) => {
        const findings = scrubAgain(context, db, record);
        refuseStops(record, findings);
        advance(context, db, record, { kind: 'released', to: 'ready', detail: 'Ready to be sent.' });
      }),
    returnToDraft: (id: ClaimId): ClaimDetail =>
      change(id, (db, record) => {
        if (record.status !== 'ready') throw cannot(record, 'returned to draft');
        advance(context, db, record, { kind: 'returned', to: 'draft', detail: 'Taken back to draft.' });
      }),
    /** @throws Refusal when a remittance was posted to it. */
    void: (id: ClaimId, reason: string): ClaimDetail =>
      change(id, (db, record) => voidClaim(context, db, record, reason)),
    /** Notes that a paper form was printed or saved. */
    notePrinted: (id: ClaimId, detail: string): void => {
      transaction(context.db(), (db) => {
        const record = needClaim(db, id);
        addEvent(context, db, record, { kind: 'printed', to: record.status, detail });
        note(context, db, record, 'print', detail);
      });
    },
  };
}

/** @throws Refusal `rule_violated` naming the first finding that stops the claim. */
export function refuseStops(record: ClaimRecord, findings: readonly Finding[]): void {
  const stops = findings.filter((f) => f.severity === 'stops');
  const first = stops[0];
  if (!first) return;
  const more = stops.length > 1 ? ` ${stops.length - 1} more stop it.` : '';
  throw new Refusal(
    'rule_violated',
    `Claim ${record.claim.controlNumber} cannot be sent: ${first.message}${more}`,
    Object.fromEntries(stops.map((f) => [f.field, f.message])),
  );
}

/** Moves a claim along its life and writes the step down. @throws Refusal when the step is not allowed. */
export function advance(
  context: ServiceContext,
  db: WriteDb,
  record: ClaimRecord,
  event: Omit<NewClaimEvent, 'from'>,
): void {
  const { status: from } = record;
  if (!claimMay(from, event.to) || !updateStatus(db, record.id, from, event.to))
    throw cannot(record, event.to === 'voided' ? 'voided' : `moved to ${event.to.replace('_', ' ')}`);
  addEvent(context, db, record, event);
  note(context, db, record, VERBS[event.kind], `status ${from} → ${event.to}`);
}

const VERBS: Readonly<Record<NewClaimEvent['kind'], string>> = {
  created: 'create',
  scrubbed: 'check',
  released: 'release',
  returned: 'return to draft',
  exported: 'export',
  printed: 'print',
  remittance: 'post',
  reversed: 'undo',
  voided: 'void',
  closed: 'close',
};

function addEvent(
  context: ServiceContext,
  db: WriteDb,
  record: ClaimRecord,
  event: Omit<NewClaimEvent, 'from'>,
): void {
  insertEvent(db, record.id, { from: record.status, ...event }, context.clock.now(), context.user().id);
}

function note(
  context: ServiceContext,
  db: WriteDb,
  record: Pick<ClaimRecord, 'id'>,
  action: string,
  change: string,
): void {
  context.audit(db, { action, record: 'claim', recordId: record.id, change });
}

function cannot(record: ClaimRecord, done: string): Refusal {
  const status = record.status.replace('_', ' ');
  return new Refusal(
    'rule_violated',
    `Claim ${record.claim.controlNumber} is ${status} and cannot be ${done}.`,
  );
}

function createClaim(context: ClaimsContext, db: WriteDb, encounterId: EncounterId): ClaimId {
  const found = findEncounterForClaim(db, encounterId);
  if (!found) throw new Refusal('not_found', 'This encounter is not in the practice file.');
  const { encounter, coding } = found;
  if (encounter.status === 'billed')
    throw new Refusal('conflict', 'This encounter has a claim already. No second one was made.');
  if (encounter.status !== 'coded')
    throw new Refusal('rule_violated', 'Mark the encounter coded before you make its claim.');
  const sources = gatherSources(context.records, db, encounter);
  const claim = freezeClaim(
    {
      claimId: context.newId() as ClaimId,
      controlNumber: String(context.nextNumber(db, 'claim', FIRST_CONTROL_NUMBER)),
      patientPaidCents: cents(sumTakenForEncounter(db, encounter)),
    },
    encounter,
    coding,
    sources,
  );
  const findings = context.scrub(claim);
  const record: ClaimRecord = { id: claim.claimId, encounterId, status: 'draft', claim, findings };
  insertClaim(db, record, fileBy(claim), context.clock.now());
  if (!moveEncounter(db, encounterId, 'coded', 'billed')) throw new Error('The encounter moved meanwhile.');
  context.postJournal(db, chargesDraft(claim, context.clock.today()));
  const created = { kind: 'created', from: null, to: 'draft', detail: countWords(findings) } as const;
  insertEvent(db, claim.claimId, created, context.clock.now(), context.user().id);
  note(context, db, record, 'create', `control number ${claim.controlNumber}, encounter ${encounterId}`);
  return claim.claimId;
}

function refresh(context: ClaimsContext, db: WriteDb, record: ClaimRecord): void {
  if (record.status !== 'draft' && record.status !== 'ready') throw cannot(record, 'changed');
  const today = frozenToday(context, db, record);
  const changed = claimDifferences(record.claim, today);
  updateFrozen(db, today, fileBy(today));
  if (today.payer.payerId !== record.claim.payer.payerId) moveCharges(context, db, today);
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
  note(context, db, record, 'refresh', changed.join(' ') || 'nothing changed');
}

/** The charges follow the claim to another payer: taken back there, posted here. */
function moveCharges(context: ClaimsContext, db: WriteDb, claim: ProfessionalClaim): void {
  const journal = findChargesJournal(db, claim.claimId);
  if (!journal) return;
  context.reverseJournal(db, journal as JournalId, `Claim ${claim.controlNumber} goes to another payer`);
  const draft = chargesDraft(claim, context.clock.today());
  context.postJournal(db, { ...draft, sourceId: `${claim.claimId}/${context.newId()}` });
}

function voidClaim(context: ClaimsContext, db: WriteDb, record: ClaimRecord, reason: string): void {
  if (!claimMay(record.status, 'voided'))
    throw record.status === 'voided'
      ? cannot(record, 'voided again')
      : new Refusal(
          'rule_violated',
          `A remittance was posted to claim ${record.claim.controlNumber}. Undo the remittance first.`,
        );
  const journal = findChargesJournal(db, record.id);
  if (journal)
    context.reverseJournal(db, journal as JournalId, `Claim ${record.claim.controlNumber} voided: ${reason}`);
  advance(context, db, record, { kind: 'voided', to: 'voided', detail: reason });
  if (!moveEncounter(db, record.encounterId, 'billed', 'coded'))
    throw new Error('The encounter moved meanwhile.');
}

function scrubAgain(context: ClaimsContext, db: WriteDb, record: ClaimRecord): Finding[] {
  const findings = context.scrub(record.claim);
  updateFindings(db, record.id, findings);
  return findings;
}

function fileBy(claim: ProfessionalClaim): string {
  return addDays(claim.serviceDate, claim.payer.timelyFilingDays);
}

function countWords(findings: readonly Finding[]): string {
  const stops = findings.filter((f) => f.severity === 'stops').length;
  const warns = findings.filter((f) => f.severity === 'warns').length;
  if (stops + warns === 0) return 'Checked: nothing found.';
  return `Checked: ${stops} ${stops === 1 ? 'stops' : 'stop'}, ${warns} ${warns === 1 ? 'warns' : 'warn'}.`;
}
