import {
  balanceOf,
  familyCredit,
  insurerOnOpenVisits,
  openAmounts,
  openByVisit,
  type AccountEntry,
} from '#shared/domain/statements/account.ts';
import { agingOf, oldestAge } from '#shared/domain/statements/aging.ts';
import { holdsOf, mayOverride } from '#shared/domain/statements/gate.ts';
import type { StatementContent } from '#shared/domain/statements/paper.ts';
import { passes, payerClassOf, type RunFilter, type RunRow } from '#shared/domain/statements/run.ts';
import { stepFor, type StatementSettings } from '#shared/domain/statements/settings.ts';
import { buildStatement } from '#shared/domain/statements/statement.ts';
import { listName, type Patient } from '#shared/domain/patient.ts';
import type { Practice } from '#shared/domain/practice.ts';
import { daysBetween, type IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import {
  listAccounts,
  readAppealed,
  readAtInsurer,
  readClaimIds,
  readEntries,
  readFiling,
  readMembers,
  readVisits,
  type AccountHead,
  type Member,
} from './accounts.ts';
import { addressLines, fullName, senderOf, voiceFor, type StatementContext } from './context.ts';
import { readMail } from './mail.ts';
import { findLastStatement, lastIssuedOn } from './paper-queries.ts';

/** An account as it stands on a day: what the gate says, and what a statement is made from. */
export type Collected = {
  readonly row: RunRow;
  readonly patient: Patient;
  readonly members: readonly Member[];
  readonly entries: readonly AccountEntry[];
};

/** Accounts that owe something, looked at one by one; the name of the guarantor decides the order of letters. */
export function accountsOf(db: ReadDb, asOf: IsoDate, only: PatientId | null): AccountHead[] {
  return listAccounts(db, asOf, only);
}

/** Reads one account. @throws Error when the guarantor is not there. */
export function collect(
  context: StatementContext,
  db: ReadDb,
  guarantorId: PatientId,
  asOf: IsoDate,
  settings: StatementSettings,
): Collected {
  const patient = context.records.patient(db, guarantorId);
  if (!patient) throw new Error('An account stands without its guarantor.');
  const members = readMembers(db, guarantorId);
  const ids = members.map((m) => m.id);
  const entries = readEntries(db, ids, asOf);
  const balanceCents = cents(balanceOf(entries));
  const open = openAmounts(entries);
  const ageDays = Math.max(0, oldestAge(open, asOf));
  const visits = [...openByVisit(entries)].filter(([, sum]) => sum > 0).map(([id]) => id);
  const mail = readMail(db, guarantorId);
  const lastStatementOn = lastIssuedOn(db, guarantorId);
  const holds = holdsOf(
    {
      asOf,
      guarantor: patient,
      mail,
      balanceCents,
      insurerCents: insurerOnOpenVisits(entries),
      insurerClaims: readAtInsurer(db, visits, asOf),
      appealedClaims: readAppealed(db, ids, visits),
      familyCreditCents: familyCredit(entries),
      planRunning: isPlanned(context, db, ids, visits),
      estimateExcessCents: ids.reduce((sum, id) => sum + (context.estimateExcess?.(db, id) ?? 0), 0),
      lastStatementOn,
      daysSinceLast: lastStatementOn === null ? null : daysBetween(lastStatementOn, context.clock.today()),
    },
    settings,
  );
  return {
    patient,
    members,
    entries,
    row: {
      patientId: guarantorId,
      name: listName(patient),
      accountNumber: patient.accountNumber,
      family: members.slice(1).map(listName),
      balanceCents,
      ageDays,
      aging: [...agingOf(open, asOf)],
      step: stepFor(settings, ageDays),
      payerClass: payerClassOf(readFiling(db, guarantorId, asOf)),
      lastStatementOn,
      holds,
      mayOverride: holds.length > 0 && mayOverride(holds),
    },
  };
}

function isPlanned(
  context: StatementContext,
  db: ReadDb,
  members: readonly PatientId[],
  visits: readonly string[],
): boolean {
  const { planClaims } = context;
  if (!planClaims) return false;
  const planned = members.map((id) => planClaims(db, id)).filter((claims) => claims.size > 0);
  return (
    planned.length > 0 && readClaimIds(db, visits).some((id) => planned.some((claims) => claims.has(id)))
  );
}

export function wanted({ row, patient }: Collected, filter: RunFilter): boolean {
  return passes({ ...row, lastName: patient.lastName }, filter);
}

/** What the statement of a collected account says. */
export function contentOf(
  db: ReadDb,
  { patient, members, entries, row }: Collected,
  facts: {
    readonly number: string;
    readonly issuedOn: IsoDate;
    readonly asOf: IsoDate;
    readonly practice: Practice;
    readonly settings: StatementSettings;
  },
): StatementContent {
  const voice = voiceFor(facts.settings, readMail(db, row.patientId).language);
  return buildStatement(
    {
      number: facts.number,
      issuedOn: facts.issuedOn,
      asOfOn: facts.asOf,
      practice: senderOf(facts.practice, voice),
      addressee: {
        name: fullName(patient),
        accountNumber: patient.accountNumber,
        addressLines: addressLines(patient.address),
      },
      patients: members
        .filter((m) => m.id === row.patientId || entries.some((e) => e.patientId === m.id))
        .map((m) => ({ id: m.id, name: fullName(m) })),
      entries,
      visits: readVisits(db, entries),
      last: findLastStatement(db, row.patientId, facts.asOf),
    },
    facts.settings,
    voice,
  );
}
