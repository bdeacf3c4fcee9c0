import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { rawOf } from '#electron/db/handle.ts';
import { owedClaim } from '#tests/support/owed.ts';
import { makeWorkFile, TODAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
  owedClaim(file, isoDate('2026-08-01'), 6000);
  // Nothing is prepared any more.
  file.reopen();
});
afterEach(() => file.close());

/** How SQLite goes about every question that a work asks. */
function plansOf(work: () => unknown): { readonly question: string; readonly step: string }[] {
  const raw = rawOf(file.db());
  const prepare = raw.prepare.bind(raw);
  const asked = new Set<string>();
  raw.prepare = ((source: string) => {
    asked.add(source);
    return prepare(source);
  }) as typeof raw.prepare;
  try {
    work();
  } finally {
    raw.prepare = prepare as typeof raw.prepare;
  }
  expect(asked.size).toBeGreaterThan(0);
  return [...asked]
    .filter((source) => /^\s*(SELECT|WITH)\b/i.test(source))
    .flatMap((question) => {
      const steps = prepare(`EXPLAIN QUERY PLAN ${question}`);
      const values = Array.from({ length: (question.match(/\?/g) ?? []).length }, () => null);
      return (steps.all(...values) as { detail: string }[]).map(({ detail }) => ({ question, step: detail }));
    });
}

/** By account alone, or one after the other: the entries of all patients. */
const EVERYBODY = /USING (COVERING )?INDEX entry_by_account|^SCAN (e|journal_entry)\b/;

describe('what is asked about one patient', () => {
  it.each([
    ['the gate of a bill', () => file.services.statements.runs.gate(file.ids.patientId)],
    ['a statement', () => file.services.statements.runs.sample(file.ids.patientId, null)],
    ['the check-in', () => file.services.frontDesk.checkIn(file.ids.patientId, TODAY)],
    ['the ledger', () => file.services.ledger.patient(file.ids.patientId)],
    ['what a plan may take up', () => file.services.plans.openClaims(file.ids.patientId)],
  ])('%s goes through no entries of others', (_, work) => {
    const wide = plansOf(work).filter(({ step }) => EVERYBODY.test(step));
    expect(wide).toEqual([]);
  });
});
