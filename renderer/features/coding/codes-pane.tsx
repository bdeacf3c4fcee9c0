import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';
import { Note } from '#renderer/ui/messages.tsx';
import { assign, type Assignable } from './assign.ts';
import { CodeCard } from './code-card.tsx';
import { SearchPane } from './search-pane.tsx';
import type { Workbench } from './workbench-store.ts';

/** The middle of the workbench: search above, the card of the marked code below. */
export function CodesPane(props: {
  readonly detail: EncounterDetail;
  readonly coding: Coding;
  readonly bench: Workbench;
  readonly readOnly: string | null;
  readonly shown: Assignable | null;
  readonly descend: number;
  readonly onShow: (code: Assignable) => void;
  readonly onDescend: (code: Assignable) => void;
  /** A code's title became known before the practice file has told it. */
  readonly onLearn: (code: string, title: string) => void;
}) {
  const api = useApi();
  const { bench, readOnly, coding } = props;
  const on = props.detail.encounter.serviceDate;
  useKeys([
    { combo: '/', label: 'Search codes', run: () => bench.focus({ kind: 'search' }), inPalette: true },
  ]);

  const give = (code: Assignable) => {
    const now = bench.store.getState().history.present;
    const result = assign(now, code, () => crypto.randomUUID());
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
  const starter = props.detail.releases.some((release) => release.starter);
  return (
    <div className="codes-pane">
      <SearchPane
        on={on}
        readOnly={readOnly}
        assigned={new Set([...coding.diagnoses, ...coding.lines.map((l) => l.code)])}
        onAssign={(code) => void assignCode(code)}
        onShow={props.onShow}
        onDescend={props.onDescend}
        onRefused={(sentence) => announce(sentence, { tone: 'warns' })}
      />
      {props.shown === null ? null : (
        <div className="code-card-area">
          <CodeCard
            shown={props.shown}
            on={on}
            descend={props.descend}
            onAssign={(code) => void assignCode(code)}
            onShow={props.onShow}
            onDescend={props.onDescend}
          />
        </div>
      )}
      {starter ? (
        <div className="codes-foot">
          <Note tone="informs">
            Starter set of common codes. A code that it does not hold is assigned by writing it in full.
          </Note>
        </div>
      ) : null}
    </div>
  );
}
