import { procedureSystem } from '#shared/domain/code.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';
import { FindingList, FindingSummary } from '#renderer/ui/finding-list.tsx';
import { Section } from '#renderer/ui/page.tsx';
import type { Assignable } from './assign.ts';
import {
  applyFix,
  changeLine,
  changeUnits,
  moveDiagnosis,
  removeDiagnosis,
  removeLine,
} from './coding-edits.ts';
import { DiagnosesList } from './diagnoses-list.tsx';
import { targetOfField } from './field-target.ts';
import { LinesTable, type CellChange } from './lines-table.tsx';
import type { Workbench } from './workbench-store.ts';

/** What is assigned and what is wrong with it, without passages and levels. */
export function BareCoding(props: {
  readonly coding: Coding;
  readonly bench: Workbench;
  readonly titles: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  readonly current: boolean;
  readonly on: IsoDate;
  readonly readOnly: boolean;
  readonly onShow: (code: Assignable) => void;
}) {
  const { coding, bench, findings, readOnly } = props;
  const acts = useCodingActs(bench, props.on);
  const fix = (finding: Finding) => {
    const act = finding.fix;
    if (act === undefined) return;
    if (act.kind === 'open_field') return bench.focus(targetOfField(act.field));
    bench.edit((now) => applyFix(now, act));
    announce(`Fixed: ${finding.fixLabel ?? finding.message}`);
  };
  return (
    <div className="coding-pane">
      <Section title="Diagnoses" note="order is priority">
        <DiagnosesList
          diagnoses={coding.diagnoses}
          titles={props.titles}
          findings={findings}
          readOnly={readOnly}
          passages={() => 0}
          onMove={acts.move}
          onRemove={acts.remove}
          onShow={(code) => props.onShow({ system: 'icd10cm', code, chargeCents: null })}
        />
      </Section>
      <Section title="Service lines">
        <LinesTable
          coding={coding}
          titles={props.titles}
          findings={findings}
          readOnly={readOnly}
          onChange={acts.change}
          onRemove={acts.removeLine}
          onDone={() => bench.focus({ kind: 'search' })}
          onRefused={(sentence) => announce(sentence, { tone: 'warns' })}
        />
      </Section>
      <Section
        title="Findings"
        note={<FindingSummary findings={findings} />}
        actions={<span className="panel-note">{props.current ? 'checked' : 'checking…'}</span>}
      >
        <FindingList
          findings={findings}
          onOpen={(finding) => bench.focus(targetOfField(finding.field))}
          {...(readOnly ? {} : { onFix: fix })}
          empty="Nothing is wrong with what is assigned."
        />
      </Section>
    </div>
  );
}

/** Moving, removing and typing, with the focus where it is expected afterwards. */
function useCodingActs(bench: Workbench, on: IsoDate) {
  const api = useApi();
  const now = (): Coding => bench.store.getState().history.present;
  /** Another code brings its own charge, when the practice has one. */
  const chargeOf = async (line: number, code: string) => {
    const id = now().lines[line - 1]?.id ?? '';
    const systems = [procedureSystem(code)];
    const answer = await callProcedure(api, 'codes', 'search', { query: code, on, systems, limit: 5 });
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
