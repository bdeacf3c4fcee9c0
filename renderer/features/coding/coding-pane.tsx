import type { ReactNode } from 'react';
import type { Coding } from '#shared/domain/encounter.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';
import { FindingList, FindingSummary } from '#renderer/ui/finding-list.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
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
import { LinesTable, type CellChange } from './lines-table.tsx';
import { passagesBehind } from './suggestions/marks.ts';
import type { Suggestions } from './suggestions/use-suggestions.ts';
import type { Workbench } from './workbench-store.ts';

/** Findings that the line of the level says with more words. */
const TOLD_BY_LEVEL: ReadonlySet<string> = new Set(['em-level-unconfirmed', 'em-not-levelled']);

/** The right of the workbench: what is assigned, and what is wrong with it. */
export function CodingPane(props: {
  readonly coding: Coding;
  readonly bench: Workbench;
  readonly titles: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  /** False while the check has not caught up with the last change. */
  readonly current: boolean;
  readonly on: IsoDate;
  readonly readOnly: boolean;
  readonly suggestions: Suggestions;
  readonly onShow: (code: Assignable) => void;
  readonly onOpenField: (field: string) => void;
  /** The line that tells the level of the visit, below the findings. */
  readonly level: ReactNode;
}) {
  const { coding, bench, findings, readOnly } = props;
  const api = useApi();

  const move = (position: number, to: number) => {
    bench.edit((now) => {
      let next = now;
      for (let at = position; at !== to; at += to > at ? 1 : -1)
        next = moveDiagnosis(next, at, to > at ? 1 : -1);
      return next;
    });
    bench.focus({ kind: 'diagnosis', position: to });
  };
  const remove = (position: number) => {
    bench.edit((now) => removeDiagnosis(now, position));
    const left = bench.store.getState().history.present.diagnoses.length;
    bench.focus(left === 0 ? { kind: 'search' } : { kind: 'diagnosis', position: Math.min(position, left) });
  };
  const change = (line: number, cell: CellChange) => {
    const id = coding.lines[line - 1]?.id ?? '';
    if (cell.column === 'units')
      return bench.edit((now) => changeUnits(now, line, cell.value), `units:${id}`);
    bench.edit((now) => changeLine(now, line, { [cell.column]: cell.value }), `${cell.column}:${id}`);
    if (cell.column === 'code') void chargeOf(line, cell.value);
  };
  /** Another code brings its own charge, when the practice has one. */
  const chargeOf = async (line: number, code: string) => {
    const answer = await callProcedure(api, 'codes', 'search', {
      query: code,
      on: props.on,
      systems: [procedureSystem(code)],
      limit: 5,
    });
    const charge = answer.ok ? answer.value.find((hit) => hit.code === code)?.chargeCents : null;
    if (charge === null || charge === undefined) return;
    bench.edit(
      (now) => {
        const here = now.lines[line - 1];
        return here?.code === code ? changeLine(now, line, { units: 1, chargeCents: charge }) : now;
      },
      `code:${coding.lines[line - 1]?.id ?? ''}`,
    );
  };
  const fix = (finding: Finding) => {
    if (finding.fix === undefined) return;
    if (finding.fix.kind === 'open_field') return props.onOpenField(finding.fix.field);
    const { fix: act } = finding;
    bench.edit((now) => applyFix(now, act));
    announce(`Fixed: ${finding.fixLabel ?? finding.message}`);
  };
  return (
    <div className="coding-pane">
      <Section
        title="Diagnoses"
        note={
          <>
            order is priority · drag or <KeyCap combo="Alt+ArrowUp" /> <KeyCap combo="Alt+ArrowDown" />
          </>
        }
      >
        <DiagnosesList
          diagnoses={coding.diagnoses}
          titles={props.titles}
          findings={findings}
          readOnly={readOnly}
          onMove={move}
          onRemove={remove}
          passages={(code) => passagesBehind(props.suggestions.rows, code)}
          onShow={(code) => {
            props.onShow({ system: 'icd10cm', code, chargeCents: null });
            props.suggestions.showBehind(code);
          }}
        />
      </Section>
      <Section title="Service lines">
        <LinesTable
          coding={coding}
          titles={props.titles}
          findings={findings}
          readOnly={readOnly}
          onChange={change}
          onRemove={(line) => {
            bench.edit((now) => removeLine(now, line));
            bench.focus(
              coding.lines.length > 1
                ? { kind: 'cell', line: Math.min(line, coding.lines.length - 1), column: 'code' }
                : { kind: 'search' },
            );
          }}
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
          findings={findings.filter(({ rule }) => !TOLD_BY_LEVEL.has(rule))}
          onOpen={(finding) => props.onOpenField(finding.field)}
          {...(readOnly ? {} : { onFix: fix })}
          empty="Nothing is wrong with what is assigned."
        />
        {props.level}
      </Section>
      <span className="visually-hidden" role="status">
        {props.current ? '' : 'Checking'}
      </span>
    </div>
  );
}
