import { procedureSystem } from '#shared/domain/code.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import {
  changeLine,
  changeUnits,
  moveDiagnosis,
  removeDiagnosis,
  removeLine,
} from '#shared/domain/coding/coding-edits.ts';
import type { CellChange } from './lines-table.tsx';
import { useFindCodes } from './use-code-search.ts';
import type { Workbench } from './workbench-store.ts';

/** Moving, removing and typing, with the focus where it is expected afterwards. */
export function useCodingActs(bench: Workbench, on: IsoDate) {
  const find = useFindCodes(on);
  const now = (): Coding => bench.store.getState().history.present;
  /** Another code brings its own charge, when the practice has one. */
  const chargeOf = async (line: number, code: string) => {
    const id = now().lines[line - 1]?.id ?? '';
    const answer = await find(code, [procedureSystem(code)]);
    const charge = answer.ok ? answer.value.find((hit) => hit.code === code)?.chargeCents : null;
    if (charge === null || charge === undefined) return;
    bench.edit(
      (then) =>
        then.lines[line - 1]?.code === code
          ? changeLine(then, line, { units: 1, chargeCents: charge })
          : then,
      `code:${id}`,
    );
  };
  return {
    move: (position: number, to: number) => {
      bench.edit((then) => {
        let next = then;
        for (let at = position; at !== to; at += to > at ? 1 : -1)
          next = moveDiagnosis(next, at, to > at ? 1 : -1);
        return next;
      });
      bench.focus({ kind: 'diagnosis', position: to });
    },
    remove: (position: number) => {
      bench.edit((then) => removeDiagnosis(then, position));
      const left = now().diagnoses.length;
      bench.focus(
        left === 0 ? { kind: 'search' } : { kind: 'diagnosis', position: Math.min(position, left) },
      );
    },
    change: (line: number, cell: CellChange) => {
      const id = now().lines[line - 1]?.id ?? '';
      if (cell.column === 'units')
        return bench.edit((then) => changeUnits(then, line, cell.value), `units:${id}`);
      bench.edit((then) => changeLine(then, line, { [cell.column]: cell.value }), `${cell.column}:${id}`);
      if (cell.column === 'code') void chargeOf(line, cell.value);
    },
    removeLine: (line: number) => {
      bench.edit((then) => removeLine(then, line));
      const left = now().lines.length;
      bench.focus(
        left === 0 ? { kind: 'search' } : { kind: 'cell', line: Math.min(line, left), column: 'code' },
      );
    },
  };
}
