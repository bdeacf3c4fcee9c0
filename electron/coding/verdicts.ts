import { checkCoding, type CheckCodingInput } from '#shared/domain/coding/check-coding.ts';
import {
  compareFindings,
  RULES_VERSION,
  type CodingVerdict,
  type VerdictReplay,
} from '#shared/domain/coding/verdict.ts';
import type { Coding, Encounter } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { CodingVerdictId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { findVerdict, insertVerdict } from './verdict-queries.ts';

/** What the rules looked at besides codes and tables, as it was; charges are those that a rule asked for. */
export type VerdictFacts = Omit<CheckCodingInput, 'coding' | 'lookup' | 'edits' | 'fee'> & {
  readonly fees: Readonly<Record<string, Cents | null>>;
};

/** Findings of a coding together with what a replay needs. */
export type Judged = { readonly coding: Coding; readonly findings: Finding[]; readonly facts: VerdictFacts };

/** Checks and keeps what was looked at; the charges that the rules ask for are written down. */
export function judge(input: CheckCodingInput): Judged {
  const fees: Record<string, Cents | null> = {};
  const findings = checkCoding({
    ...input,
    fee: (code) => {
      const charge = input.fee(code);
      fees[code] = charge;
      return charge;
    },
  });
  const { coding, lookup: _lookup, edits: _edits, fee: _fee, ...facts } = input;
  return { coding, findings, facts: { ...facts, fees } };
}

/** Stores the verdict of an encounter that is being marked coded, inside the caller's transaction. */
export function storeVerdict(
  context: ServiceContext,
  db: WriteDb,
  encounter: Encounter,
  judged: Judged,
): void {
  insertVerdict(db, {
    id: context.newId() as CodingVerdictId,
    encounterId: encounter.id,
    at: context.clock.now(),
    userId: context.user().id,
    serviceDate: encounter.serviceDate,
    ...judged,
    releases: context.tables.now().inForce(encounter.serviceDate),
    rulesVersion: RULES_VERSION,
  });
}

/**
 * Makes a verdict once more: its own codes and facts, the releases of then, the rules of now.
 * @throws Refusal `not_found`.
 */
export function replayVerdict(context: ServiceContext, db: ReadDb, id: CodingVerdictId): VerdictReplay {
  const stored = findVerdict(db, id);
  if (!stored) throw new Refusal('not_found', 'This verdict is not in the practice file.');
  const { verdict, facts } = stored;
  const { tables, missing } = context.tables.of(verdict.releases);
  const base = {
    verdictId: id,
    missing: [...missing],
    rulesVersionThen: verdict.rulesVersion,
    rulesVersionNow: RULES_VERSION,
  };
  if (!tables) return { ...base, outcome: 'not_possible', added: [], gone: [] };
  const now = checkCoding(inputOf(verdict, facts, tables));
  const { added, gone } = compareFindings(verdict.findings, now);
  return { ...base, outcome: added.length + gone.length === 0 ? 'same' : 'different', added, gone };
}

function inputOf(
  { coding }: CodingVerdict,
  { fees, ...facts }: VerdictFacts,
  { lookup, edits }: Pick<CheckCodingInput, 'lookup' | 'edits'>,
): CheckCodingInput {
  return { ...facts, coding, lookup, ...(edits ? { edits } : {}), fee: (code) => fees[code] ?? null };
}
