import { create } from 'zustand';
import type { HistoryPlan, HistoryReport } from '#shared/domain/history/report.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import type { Api } from '#renderer/lib/api.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';

/** How far bringing in a history is. It goes on while another page is shown. */
export type Bringing = {
  readonly working: 'reading' | 'bringing' | null;
  readonly plan: HistoryPlan | null;
  /** Party of the plan → `ref` of a candidate, or `new`. */
  readonly decisions: Readonly<Record<string, string>>;
  readonly settled: boolean;
  readonly failure: Failure | null;
  readonly report: HistoryReport | null;
};

const NOTHING: Bringing = {
  working: null,
  plan: null,
  decisions: {},
  settled: false,
  failure: null,
  report: null,
};

export const useHistory = create<Bringing>()(() => NOTHING);
forgetOnLock(() => useHistory.setState(NOTHING));

const set = useHistory.setState;
const now = useHistory.getState;

/** Shows what was read; the dialog that was closed leaves everything as it is. */
export async function readWith(ask: () => Promise<Result<HistoryPlan | null>>): Promise<void> {
  if (now().working !== null) return;
  set({ working: 'reading', failure: null });
  const answer = await ask();
  // The file was locked meanwhile.
  if (now().working !== 'reading') return;
  if (!answer.ok)
    return set({ working: null, failure: answer.error.code === 'cancelled' ? null : answer.error });
  if (answer.value === null) return set({ working: null });
  set({ ...NOTHING, plan: answer.value });
}

export function decide(party: string, choice: string): void {
  set({ decisions: { ...now().decisions, [party]: choice } });
}

export function setSettled(settled: boolean): void {
  set({ settled });
}

/** Puts the files away; nothing of them was brought in, or the report is done with. */
export async function putAway(api: Api): Promise<void> {
  const { plan } = now();
  set(NOTHING);
  if (plan !== null) await callProcedure(api, 'history', 'discard', { id: plan.id });
}

/** @returns the report, or null when it was refused or belongs to no page any more. */
export async function bringIn(api: Api): Promise<HistoryReport | null> {
  const { plan, decisions, settled, working } = now();
  if (plan === null || working !== null) return null;
  set({ working: 'bringing', failure: null });
  const answer = await callProcedure(api, 'history', 'bringIn', {
    id: plan.id,
    decisions: Object.entries(decisions).map(([party, choice]) => ({ party, choice })),
    settled,
  });
  if (now().working !== 'bringing') return null;
  if (!answer.ok) {
    set({ working: null, failure: answer.error });
    return null;
  }
  set({ ...NOTHING, report: answer.value });
  return answer.value;
}

export function showReport(report: HistoryReport): void {
  set({ ...NOTHING, report });
}
