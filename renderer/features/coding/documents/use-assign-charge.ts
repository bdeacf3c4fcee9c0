import type { CodeEntry } from '#shared/domain/code.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import type { IncomingCharge } from '#shared/domain/incoming.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';
import { useFindCodes } from '../use-code-search.ts';
import type { Workbench } from '../workbench-store.ts';
import { assignCharge, diagnosesOf } from './assign-charge.ts';

/**
 * Assigns one proposed charge as a service line, in one step that undo takes back.
 * @param learn takes a code's title before the practice file has told it
 */
export function useAssignCharge(
  bench: Workbench,
  on: IsoDate,
  learn: (code: string, title: string) => void,
): (charge: IncomingCharge) => Promise<void> {
  const api = useApi();
  const find = useFindCodes(on);
  const findProcedure = async (text: string) => {
    const code = text.trim().toUpperCase();
    const answer = await find(code, [procedureSystem(code)]);
    return answer.ok ? (answer.value.find((hit) => hit.code === code) ?? null) : null;
  };
  const findDiagnosis = async (code: string): Promise<readonly [string, CodeEntry | null]> => {
    const answer = await callProcedure(api, 'codes', 'get', { system: 'icd10cm', code, on });
    return [code, answer.ok ? answer.value.entry : null];
  };
  return async (charge) => {
    const [procedure, ...diagnoses] = await Promise.all([
      findProcedure(charge.code),
      ...diagnosesOf(charge).map(findDiagnosis),
    ]);
    const known = { procedure, diagnoses: Object.fromEntries(diagnoses) };
    const before = bench.store.getState().history.present;
    const result = assignCharge(before, charge, known, on, () => crypto.randomUUID());
    if (!result.ok) return announce(result.sentence, { tone: 'warns' });
    for (const entry of [procedure, ...diagnoses.map(([, found]) => found)])
      if (entry) learn(entry.code, entry.title);
    bench.edit(() => result.coding);
    announce(result.said, {
      ...(result.incomplete ? { tone: 'warns' } : {}),
      undo: {
        label: 'take back',
        run: () => {
          // Only what was not changed since is undone with it.
          if (bench.store.getState().history.present === result.coding) bench.undo();
        },
      },
    });
  };
}
