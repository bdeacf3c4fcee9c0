import type { ReactNode } from 'react';
import type { Coding } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { announce } from '#renderer/lib/announce.ts';
import { FindingList, FindingSummary } from '#renderer/ui/finding-list.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { Section } from '#renderer/ui/page.tsx';
import type { Assignable } from './assign.ts';
import { applyFix } from '#shared/domain/coding/coding-edits.ts';
import { DiagnosesList } from './diagnoses-list.tsx';
import { LinesTable } from './lines-table.tsx';
import { passagesBehind } from './suggestions/marks.ts';
import type { Suggestions } from './suggestions/use-suggestions.ts';
import { useCodingActs } from './use-coding-acts.ts';
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
  const acts = useCodingActs(bench, props.on);

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
          readOnly ? (
            'order is priority'
          ) : (
            <>
              order is priority · drag or <KeyCap combo="Alt+ArrowUp" /> <KeyCap combo="Alt+ArrowDown" />
            </>
          )
        }
      >
        <DiagnosesList
          diagnoses={coding.diagnoses}
          titles={props.titles}
          findings={findings}
          readOnly={readOnly}
          onMove={acts.move}
          onRemove={acts.remove}
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
          passages={(code) => passagesBehind(props.suggestions.rows, code)}
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
          findings={findings.filter(({ rule }) => !TOLD_BY_LEVEL.has(rule))}
          onOpen={(finding) => props.onOpenField(finding.field)}
          current={props.current}
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
