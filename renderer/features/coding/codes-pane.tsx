import type { EncounterDetail } from '#shared/contract/coding.ts';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CodeSystem } from '#shared/domain/code.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { assign, type Assignable } from './assign.ts';
import { CodeCard } from './code-card.tsx';
import { applyFix } from '#shared/domain/coding/coding-edits.ts';
import { FavouritesStrip } from './favourites/favourites-strip.tsx';
import { SearchPane } from './search-pane.tsx';
import { SuggestionList } from './suggestions/suggestion-list.tsx';
import type { ShownSuggestion } from './suggestions/marks.ts';
import type { Suggestions } from './suggestions/use-suggestions.ts';
import { useAssignCode } from './use-assign-code.ts';
import { useRested } from './use-rested.ts';
import type { Workbench } from './workbench-store.ts';
import { StartBar, type Tools } from './workbench-tools.tsx';

/** The middle of the workbench: search above, the card of the marked code below. */
export function CodesPane(props: {
  readonly detail: EncounterDetail;
  readonly coding: Coding;
  readonly bench: Workbench;
  readonly readOnly: string | null;
  readonly suggestions: Suggestions;
  readonly tools: Tools;
  readonly shown: Assignable | null;
  readonly descend: number;
  readonly onShow: (code: Assignable) => void;
  readonly onDescend: (code: Assignable) => void;
  /** A code's title became known before the practice file has told it. */
  readonly onLearn: (code: string, title: string) => void;
}) {
  const { bench, readOnly, coding, suggestions } = props;
  const [searching, setSearching] = useState(false);
  // The suggestions take their small form once the typing rests; until then they leave the room to the list.
  const rested = useRested(searching);
  const compact = searching && rested;
  const on = props.detail.encounter.serviceDate;
  useKeys([
    { combo: '/', label: 'Search codes', run: () => bench.focus({ kind: 'search' }), inPalette: true },
  ]);

  const assignCode = useAssignCode({ bench, on, readOnly, onLearn: props.onLearn });
  /** A suggestion brings its title and charge, and the focus stays in the list. */
  const accept = (row: ShownSuggestion): boolean => {
    const before = bench.store.getState().history.present;
    const result = assign(before, row, () => crypto.randomUUID());
    if (!result.ok) {
      announce(result.sentence, { tone: 'warns' });
      return false;
    }
    props.onLearn(row.code, row.title);
    bench.edit(() => result.coding);
    suggestions.rememberAccepted(row);
    announce(result.said, {
      undo: {
        label: 'take back',
        run: () => {
          // Only what was not changed since is undone with it.
          if (bench.store.getState().history.present === result.coding) bench.undo();
          suggestions.takeBack(row);
        },
      },
    });
    return true;
  };
  /** Another side or seventh character of a diagnosis that is assigned takes its place. */
  const replace = (from: string, to: string) => {
    const position = bench.store.getState().history.present.diagnoses.indexOf(from) + 1;
    if (position === 0) return;
    bench.edit((now) => applyFix(now, { kind: 'replace_diagnosis', position, code: to }));
    props.onShow({ system: 'icd10cm', code: to, chargeCents: null });
    announce(`${to} stands in the place of ${from}.`, { undo: { label: 'take back', run: bench.undo } });
  };
  const starters = props.detail.releases.filter((release) => release.starter);
  const suggestionList = (compact: boolean) => (
    <SuggestionList
      suggestions={suggestions}
      documents={props.detail.documents.length}
      compact={compact}
      readOnly={readOnly}
      onAccept={accept}
      onShow={(row) => {
        props.onShow(row);
        suggestions.showPassage(row);
      }}
      onLeave={() => bench.focus({ kind: 'search' })}
      onRefused={(sentence) => announce(sentence, { tone: 'warns' })}
    />
  );
  return (
    <div className="codes-pane" data-searching={searching}>
      <SearchPane
        on={on}
        readOnly={readOnly}
        assigned={new Set([...coding.diagnoses, ...coding.lines.map((l) => l.code)])}
        onAssign={(code) => void assignCode(code)}
        onShow={props.onShow}
        onDescend={props.onDescend}
        onRefused={(sentence) => announce(sentence, { tone: 'warns' })}
        onSearching={setSearching}
        onBelow={() => suggestions.enterList()}
      />
      {searching ? null : (
        <>
          <StartBar open={props.tools.open} />
          <FavouritesStrip
            on={on}
            readOnly={readOnly}
            assigned={new Set([...coding.diagnoses, ...coding.lines.map((l) => l.code)])}
            onAssign={(code) => void assignCode(code)}
            onShow={props.onShow}
            onRefused={(sentence) => announce(sentence, { tone: 'warns' })}
          />
        </>
      )}
      {compact ? null : (
        <div className="codes-resting" hidden={searching}>
          {suggestionList(false)}
        </div>
      )}
      {props.shown === null ? null : (
        <div className="code-card-area">
          <CodeCard
            shown={props.shown}
            on={on}
            descend={props.descend}
            onAssign={(code) => void assignCode(code)}
            onShow={props.onShow}
            onDescend={props.onDescend}
            assigned={new Set(coding.diagnoses)}
            {...(readOnly === null ? { onReplace: replace } : {})}
          />
        </div>
      )}
      {compact ? suggestionList(true) : null}
      {starters.length > 0 ? (
        <div className="codes-foot">
          {starterWords(starters.map(({ system }) => system))}. Write other codes in full, or{' '}
          <Link to="/settings/codesets">install the whole</Link>.
        </div>
      ) : null}
    </div>
  );
}

const SYSTEM_WORDS: Readonly<Record<CodeSystem, string>> = {
  icd10cm: 'diagnoses',
  cpt: 'procedures',
  hcpcs: 'HCPCS',
};

function starterWords(systems: readonly CodeSystem[]): string {
  return `Starter set of ${[...new Set(systems)].map((system) => SYSTEM_WORDS[system]).join(', ')}`;
}
