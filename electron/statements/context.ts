import type { PaperContent, Sender } from '#shared/domain/statements/paper.ts';
import { StatementSettings, USUAL_SETTINGS } from '#shared/domain/statements/settings.ts';
import { voiceOf, type OwnTexts, type Voice } from '#shared/domain/statements/voice.ts';
import type { Language } from '#shared/domain/statements/messages.ts';
import { lookFor } from '#shared/domain/statements/settings.ts';
import type { Address, Practice } from '#shared/domain/practice.ts';
import type { ClaimId, PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import type { DrawnRun } from './draw-task.ts';

export type Tell = (step: { readonly done: number; readonly total: number; readonly doing: string }) => void;

export type StatementContext = ServiceContext & {
  readonly nextNumber: (db: WriteDb, series: string, first: number) => number;
  /** The number that `nextNumber` would give, without spending it. */
  readonly peekNumber: (db: ReadDb, series: string, first: number) => number;
  /** Draws a run in a thread of its own. @throws Refusal `cancelled` when stopped. */
  readonly drawRun: (
    contents: readonly PaperContent[],
    texts: OwnTexts,
    tell: Tell,
    signal: AbortSignal,
  ) => Promise<DrawnRun>;
  /** Claims of a patient that a running payment plan covers; none where there are no plans. */
  readonly planClaims?: (db: ReadDb, id: PatientId) => ReadonlySet<ClaimId>;
  /** By how much the bills of a patient are above the good-faith estimates, cents; 0 when they are not. */
  readonly estimateExcess?: (db: ReadDb, id: PatientId) => number;
};

const SETTINGS = 'statements';

/** As the practice has set it, or as delivered. */
export function readSettings(db: ReadDb): StatementSettings {
  const row = db.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${SETTINGS}`);
  return row ? StatementSettings.parse(JSON.parse(row.value)) : USUAL_SETTINGS;
}

export function writeSettings(db: WriteDb, settings: StatementSettings): void {
  db.run(sql`INSERT INTO setting (key, value) VALUES (${SETTINGS}, ${JSON.stringify(settings)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}

/** @throws Refusal when the practice is not filled in yet. */
export function needPractice({ records }: Pick<ServiceContext, 'records'>, db: ReadDb): Practice {
  const practice = records.practice(db);
  if (!practice)
    throw new Refusal('rule_violated', 'The practice is not filled in yet. Fill it in under Settings first.');
  return practice;
}

export function voiceFor(settings: StatementSettings, language: Language | null): Voice {
  return voiceOf(lookFor(settings, language), settings.texts);
}

/** Head and coupon; what the practice says on paying in this language, or else its usual words. */
export function senderOf(practice: Practice, voice: Voice): Sender {
  const own = voice.say('how.own').trim();
  return {
    name: practice.name,
    addressLines: addressLines(practice.address),
    phone: practice.phone,
    paymentInstructions: own === '' ? practice.paymentInstructions : own,
  };
}

export function addressLines(address: Address): string[] {
  const zip = address.zip.length === 9 ? `${address.zip.slice(0, 5)}-${address.zip.slice(5)}` : address.zip;
  return [address.line1, address.line2, `${address.city}, ${address.state} ${zip}`].filter(Boolean);
}

export function fullName(p: {
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
}): string {
  return [p.firstName, p.middleName, p.lastName].filter(Boolean).join(' ');
}

/** The last journal that is written now: what it tells cannot change any more, only be added to. */
export function lastJournal(db: ReadDb): number {
  return db.get<{ n: number }>(sql`SELECT coalesce(max(number), 0) AS n FROM journal`)?.n ?? 0;
}
