import type { Coding } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { announce } from '#renderer/lib/announce.ts';
import { FindingList, FindingSummary } from '#renderer/ui/finding-list.tsx';
import { Section } from '#renderer/ui/page.tsx';
import type { Assignable } from './assign.ts';
import { applyFix } from '#shared/domain/coding/coding-edits.ts';
import { DiagnosesList } from './diagnoses-list.tsx';
import { targetOfField } from './field-target.ts';
import { LinesTable } from './lines-table.tsx';
import { useCodingActs } from './use-coding-acts.ts';
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
          passages={() => 0}
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
          current={props.current}
          {...(readOnly ? {} : { onFix: fix })}
          empty="Nothing is wrong with what is assigned."
        />
      </Section>
    </div>
  );
}
