import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { UNCERTAIN_NOTE } from '#shared/domain/notes/encounter-suggestions.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { ErrorNote, Note } from '#renderer/ui/messages.tsx';
import { groupsOf, type Group } from './groups.ts';
import type { ShownSuggestion } from './marks.ts';
import { RejectBar } from './reject-bar.tsx';
import { SuggestionRow } from './suggestion-row.tsx';
import type { Suggestions } from './use-suggestions.ts';
import './suggestions.css';

type Props = {
  readonly suggestions: Suggestions;
  readonly documents: number;
  /** True while a search is shown above: only what waits, in little room. */
  readonly compact: boolean;
  readonly readOnly: string | null;
  /** @returns whether it was assigned. */
  readonly onAccept: (row: ShownSuggestion) => boolean;
  /** A row was marked: its card and its passage are shown. */
  readonly onShow: (row: ShownSuggestion) => void;
  /** The list was left by Escape, or has nothing more to decide. */
  readonly onLeave: () => void;
  readonly onRefused: (sentence: string) => void;
};

/**
 * What the documents speak of. Arrows move, Enter or A takes a code, X refuses it with a reason by one more key, or
 * takes a refusal back. Nothing is applied by itself.
 */
export function SuggestionList(props: Props) {
  const { suggestions, compact } = props;
  const list = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<ReadonlySet<Group['kind']>>(() => new Set(['uncertain']));
  const [rejecting, setRejecting] = useState<string | null>(null);
  const groups = groupsOf(suggestions.rows).filter(({ kind }) => !compact || kind === 'waiting');
  const isOpen = ({ kind }: Group): boolean => kind === 'waiting' || opened.has(kind);
  const visible = groups.flatMap((group) => (isOpen(group) ? group.rows : []));
  const marked = visible.find((row) => row.key === suggestions.selected) ?? visible[0];
  useKeys([
    {
      combo: 'S',
      label: 'Go to the suggestions',
      run: () => suggestions.enterList(),
      scope: 'Suggestions',
      inPalette: true,
    },
    {
      combo: 'Alt+S',
      label: 'Go to the suggestions',
      run: () => suggestions.enterList(),
      scope: 'Suggestions',
    },
  ]);
  useWantedFocus(list, suggestions, groups, marked, setOpened);

  const go = (row: ShownSuggestion | undefined) => {
    if (!row) return;
    suggestions.select(row.key);
    rowElement(list.current, row.key)?.focus();
  };
  const decided = (row: ShownSuggestion) => {
    const waiting = groups.find(({ kind }) => kind === 'waiting')?.rows ?? [];
    const at = waiting.indexOf(row);
    const next = waiting[at + 1] ?? waiting[at - 1];
    setRejecting(null);
    if (next) suggestions.enterList(next.key);
    else props.onLeave();
  };
  const accept = (row: ShownSuggestion) => {
    if (props.readOnly !== null) return props.onRefused(props.readOnly);
    if (row.assigned) return props.onRefused(`${row.code} is assigned already.`);
    if (props.onAccept(row)) decided(row);
  };
  const refuse = (row: ShownSuggestion) => {
    if (props.readOnly !== null) return props.onRefused(props.readOnly);
    if (row.choice === 'rejected') return suggestions.takeBack(row);
    setRejecting(row.key);
  };
  const onKeyDown = (event: KeyboardEvent, row: ShownSuggestion) => {
    const at = visible.indexOf(row);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'arrowdown') go(visible[at + 1]);
    else if (key === 'arrowup' && at > 0) go(visible[at - 1]);
    else if (key === 'arrowup' || key === 'escape') props.onLeave();
    else if (key === 'home') go(visible[0]);
    else if (key === 'end') go(visible.at(-1));
    else if (key === 'enter' || key === 'a') accept(row);
    else if (key === 'x' || key === 'delete') refuse(row);
    else return;
    event.preventDefault();
  };

  return (
    <section className="suggestions" data-compact={compact} aria-label="Suggestions from the documents">
      <header className="suggestions-head">
        <h2>Suggested</h2>
        <span className="suggestions-note">
          {compact ? 'from the documents' : 'nothing is applied by itself'}
        </span>
        <KeyCap combo="Alt+S" />
      </header>
      <div className="suggestions-body" ref={list}>
        <State {...props} nothing={groups.length === 0} />
        {groups.map((group) => (
          <div key={group.kind} className="suggestions-group" data-kind={group.kind}>
            {group.kind === 'waiting' ? null : (
              <GroupHead
                group={group}
                open={isOpen(group)}
                onToggle={() => setOpened((old) => toggled(old, group.kind))}
              />
            )}
            {isOpen(group) ? (
              <ul aria-label={group.title}>
                {group.rows.map((row) => (
                  <SuggestionRow
                    key={row.key}
                    row={row}
                    marked={row === marked}
                    readOnly={props.readOnly !== null}
                    onKeyDown={(event) => onKeyDown(event, row)}
                    onShow={() => {
                      suggestions.select(row.key);
                      props.onShow(row);
                    }}
                    onAccept={() => accept(row)}
                    onRefuse={() => refuse(row)}
                  >
                    {rejecting === row.key ? (
                      <RejectBar
                        code={row.code}
                        onCancel={() => {
                          setRejecting(null);
                          rowElement(list.current, row.key)?.focus();
                        }}
                        onChoose={(reason) => {
                          suggestions.reject(row, reason);
                          decided(row);
                        }}
                      />
                    ) : null}
                  </SuggestionRow>
                ))}
              </ul>
            ) : null}
          </div>
        ))}
      </div>
    </section>
  );
}

function toggled(old: ReadonlySet<Group['kind']>, kind: Group['kind']): ReadonlySet<Group['kind']> {
  const next = new Set(old);
  if (!next.delete(kind)) next.add(kind);
  return next;
}

/** Puts the focus on the row that was asked for; a closed group that holds it is opened first. */
function useWantedFocus(
  list: React.RefObject<HTMLElement | null>,
  suggestions: Suggestions,
  groups: readonly Group[],
  marked: ShownSuggestion | undefined,
  setOpened: (change: (old: ReadonlySet<Group['kind']>) => ReadonlySet<Group['kind']>) => void,
): void {
  const done = useRef(suggestions.wanted.ask);
  useEffect(() => {
    const { ask, key } = suggestions.wanted;
    if (ask === done.current) return;
    const target = key ?? marked?.key;
    if (target === undefined) {
      done.current = ask;
      return;
    }
    const place = rowElement(list.current, target);
    if (place) {
      done.current = ask;
      place.focus();
      return;
    }
    const group = groups.find(({ rows }) => rows.some((row) => row.key === target));
    if (group) setOpened((old) => new Set([...old, group.kind]));
    else done.current = ask;
  });
}

function rowElement(list: HTMLElement | null, key: string): HTMLElement | null {
  return list?.querySelector<HTMLElement>(`[data-suggestion="${key}"]`) ?? null;
}

function GroupHead(props: { readonly group: Group; readonly open: boolean; readonly onToggle: () => void }) {
  const { group, open } = props;
  return (
    <>
      <button type="button" className="suggestions-more" aria-expanded={open} onClick={props.onToggle}>
        <span aria-hidden>{open ? '▾' : '▸'}</span> {group.title} <span>{group.rows.length}</span>
      </button>
      {open && group.kind === 'uncertain' ? <p className="suggestions-rule">{UNCERTAIN_NOTE}</p> : null}
    </>
  );
}

function State(props: Props & { readonly nothing: boolean }) {
  const { suggestions } = props;
  if (suggestions.failure !== null)
    return <ErrorNote failure={suggestions.failure} retry={suggestions.retry} />;
  if (suggestions.reading)
    return (
      <p className="loading" role="status">
        Reading the documents…
      </p>
    );
  if (suggestions.without !== null && !props.compact)
    return (
      <div className="suggestions-without">
        <Note tone="warns">{suggestions.without}</Note>
      </div>
    );
  if (!props.nothing) return null;
  return (
    <p className="loading">
      {props.documents === 0
        ? 'Codes that the documents speak of stand here once there is a document.'
        : props.compact
          ? 'Nothing waits.'
          : 'The documents speak of no code that is installed for this date of service.'}
    </p>
  );
}
