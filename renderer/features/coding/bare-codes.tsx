import { useState } from 'react';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import type { Assignable } from './assign.ts';
import { CodeCard } from './code-card.tsx';
import { SearchPane } from './search-pane.tsx';
import { useAssignCode } from './use-assign-code.ts';
import type { Workbench } from './workbench-store.ts';

/** Search and card alone. */
export function BareCodes(props: {
  readonly detail: EncounterDetail;
  readonly coding: Coding;
  readonly bench: Workbench;
  readonly readOnly: string | null;
  readonly shown: Assignable | null;
  readonly onShow: (code: Assignable) => void;
  readonly onLearn: (code: string, title: string) => void;
}) {
  const { bench, coding, readOnly } = props;
  const [descend, setDescend] = useState(0);
  const [, setSearching] = useState(false);
  const on = props.detail.encounter.serviceDate;
  useKeys([
    { combo: '/', label: 'Search codes', run: () => bench.focus({ kind: 'search' }), inPalette: true },
  ]);
  const assignCode = useAssignCode({ bench, on, readOnly, onLearn: props.onLearn });
  const goDown = (code: Assignable) => {
    props.onShow(code);
    setDescend((n) => n + 1);
  };
  return (
    <div className="codes-pane">
      <SearchPane
        on={on}
        readOnly={readOnly}
        assigned={new Set([...coding.diagnoses, ...coding.lines.map((l) => l.code)])}
        onAssign={(code) => void assignCode(code)}
        onShow={props.onShow}
        onDescend={goDown}
        onRefused={(sentence) => announce(sentence, { tone: 'warns' })}
        onSearching={setSearching}
        onBelow={() => undefined}
      />
      {props.shown === null ? null : (
        <div className="code-card-area">
          <CodeCard
            shown={props.shown}
            on={on}
            descend={descend}
            onAssign={(code) => void assignCode(code)}
            onShow={props.onShow}
            onDescend={goDown}
          />
        </div>
      )}
    </div>
  );
}
