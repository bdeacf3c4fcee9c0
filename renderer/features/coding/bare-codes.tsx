import { useState } from 'react';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';
import { assign, type Assignable } from './assign.ts';
import { CodeCard } from './code-card.tsx';
import { SearchPane } from './search-pane.tsx';
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
  const api = useApi();
  const { bench, coding, readOnly } = props;
  const [descend, setDescend] = useState(0);
  const [, setSearching] = useState(false);
  const on = props.detail.encounter.serviceDate;
  useKeys([
    { combo: '/', label: 'Search codes', run: () => bench.focus({ kind: 'search' }), inPalette: true },
  ]);
  const give = (code: Assignable) => {
    const result = assign(bench.store.getState().history.present, code, () => crypto.randomUUID());
    if (!result.ok) return announce(result.sentence, { tone: 'warns' });
    bench.edit(() => result.coding);
    bench.focus(result.focus);
    announce(result.said);
  };
  const assignCode = async (code: Assignable) => {
    if (readOnly !== null) return announce(readOnly, { tone: 'warns' });
    const title = 'title' in code && typeof code.title === 'string' ? code.title : null;
    if (title !== null) props.onLearn(code.code, title);
    if (code.system === 'icd10cm' || (code.chargeCents !== null && title !== null)) return give(code);
    // A code of the card or one typed in full comes without its charge: the search knows it.
    const answer = await callProcedure(api, 'codes', 'search', {
      query: code.code,
      on,
      systems: [code.system],
      limit: 5,
    });
    const hit = answer.ok ? answer.value.find((h) => h.code === code.code) : undefined;
    if (hit) props.onLearn(hit.code, hit.title);
    give(hit ?? code);
  };
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
