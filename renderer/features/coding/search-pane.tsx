import { Search } from 'lucide-react';
import { memo, useCallback, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { CodeHit } from '#shared/contract/coding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { CodeText, Money } from '#renderer/ui/text.tsx';
import { codesAsTyped, greyedBecause, type Assignable } from './assign.ts';
import { useCodeSearch } from './use-code-search.ts';

/** How long a hit is marked before its card is shown; nobody presses two keys faster. */
const REST_MS = 60;

/** A row of the list: a code that was found, or the one that was typed in full. */
type Option = { readonly key: string; readonly hit: CodeHit | null; readonly code: Assignable };

/**
 * One box over all code systems. Arrows move, Enter assigns; Enter on a heading leads to the codes
 * below it; Shift+Enter assigns what the check will stop, for those who know why.
 */
export function SearchPane(props: {
  readonly on: IsoDate;
  /** Why nothing can be assigned now; searching still works. */
  readonly readOnly: string | null;
  readonly assigned: ReadonlySet<string>;
  readonly onAssign: (code: Assignable) => void;
  /** The code whose card is shown: the marked one. */
  readonly onShow: (code: Assignable) => void;
  /** A heading was chosen: go to its children. */
  readonly onDescend: (code: Assignable) => void;
  readonly onRefused: (sentence: string) => void;
  /** Whether there are words in the box: other things may stand in its place while there are none. */
  readonly onSearching: (searching: boolean) => void;
  /** Arrow down in the empty box: to what stands below. */
  readonly onBelow: () => void;
}) {
  const listId = useId();
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const { answer, answerFor } = useCodeSearch(query, props.on);
  const options = useMemo(() => optionsOf(answer.query, answer.hits), [answer]);
  const active = Math.min(marked, options.length - 1);
  const { onShow, onSearching } = props;

  const searching = query.trim() !== '';
  useEffect(() => onSearching(searching), [onSearching, searching]);
  const hits = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setMarked(0);
    hits.current?.scrollTo?.(0, 0);
  }, [answer.query]);
  const shown = options[active];
  useEffect(() => {
    if (!shown) return undefined;
    // The card, and the panes beside it, follow when the typing rests: the list is drawn first.
    const timer = setTimeout(() => onShow(shown.code), REST_MS);
    return () => clearTimeout(timer);
  }, [shown, onShow]);

  const choose = (option: Option, anyway: boolean) => {
    const reason = option.hit ? greyedBecause(option.hit, props.on) : null;
    if (props.readOnly !== null) return props.onRefused(props.readOnly);
    if (reason !== null && !anyway) {
      if (option.hit?.validOn && !option.hit.billable) return props.onDescend(option.code);
      return props.onRefused(`${option.code.code} is ${reason}. Shift and Enter assigns it anyway.`);
    }
    setQuery('');
    // Enter may come before the marked code has rested: its card is shown all the same.
    onShow(option.code);
    props.onAssign(option.code);
  };
  const newest = useRef(choose);
  useEffect(() => {
    newest.current = choose;
  });
  // The same function for every row and drawing, so that a row is drawn anew only when it changes.
  const pick = useCallback((option: Option, anyway: boolean) => newest.current(option, anyway), []);
  const enter = async (anyway: boolean, index: number | null) => {
    const words = query.trim();
    if (words === '') return;
    const fresh = await answerFor(words);
    if (fresh.failure) return announceFailure(fresh.failure);
    // What was marked belongs to the list that was shown; a list that has just come begins at its top.
    const list = optionsOf(fresh.query, fresh.hits);
    const option = list[index ?? (fresh.query === answer.query ? active : 0)];
    if (option) choose(option, anyway);
    else props.onRefused(`No code is found for "${words}".`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Without words the digits are the favourites'.
    const digit = searching && event.altKey && /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : null;
    if (event.key === 'ArrowDown' && !searching) props.onBelow();
    else if (event.key === 'ArrowDown') setMarked(Math.max(0, Math.min(options.length - 1, active + 1)));
    else if (event.key === 'ArrowUp') setMarked(Math.max(0, active - 1));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) void enter(event.shiftKey, null);
    else if (digit !== null) void enter(false, digit);
    else if (event.key === 'Tab' && !event.shiftKey && options.length > 0 && enterCard(event.currentTarget))
      void 0;
    else if (event.key === 'Escape' && query !== '') setQuery('');
    else if (event.key === 'Escape') event.currentTarget.blur();
    // The search box is often focused already when its key is pressed.
    else if (event.key === '/' && query === '') void 0;
    else {
      // Undo of typing is the box's own, not the coding's.
      if (query !== '' && event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey))
        event.stopPropagation();
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="code-search">
      <div className="code-search-box">
        <Search size={15} aria-hidden />
        <input
          data-target="search"
          type="text"
          role="combobox"
          aria-label="Search codes"
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={options[active] ? `${listId}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          maxLength={120}
          placeholder="Words, abbreviation or code"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <KeyCap combo="/" />
      </div>
      <div
        ref={hits}
        className="code-hits"
        role="listbox"
        id={listId}
        aria-label="Codes found"
        // The words that the list answers: they may be a key behind the box.
        data-answers={answer.query}
      >
        {options.map((option, index) => (
          <HitRow
            key={option.key}
            id={`${listId}-${index}`}
            option={option}
            index={index}
            active={index === active}
            assigned={props.assigned.has(option.code.code)}
            on={props.on}
            onChoose={pick}
          />
        ))}
      </div>
      {options.length > 0 || !searching ? null : (
        <SearchNote answered={answer.query} failed={answer.failure?.message ?? null} />
      )}
    </div>
  );
}

/** Leads the focus into the card of the marked code; false when it shows nothing to choose. */
function enterCard(from: HTMLElement): boolean {
  const card = from.closest('.codes-pane')?.querySelector('.code-card');
  const stop =
    card?.querySelector<HTMLElement>('.card-choice-row button, .code-card-children button') ??
    card?.querySelector<HTMLElement>('[data-card-stop]');
  stop?.focus();
  return stop !== null && stop !== undefined;
}

function optionsOf(query: string, hits: readonly CodeHit[]): readonly Option[] {
  const found = hits.map((hit): Option => ({ key: `${hit.system}:${hit.code}`, hit, code: hit }));
  const typed = codesAsTyped(query, hits).map((code): Option => ({
    key: `typed:${code.system}:${code.code}`,
    hit: null,
    code,
  }));
  // `DM2` may be a code or an abbreviation: where words were found they come first.
  return /^([A-Z]\d|\d)/i.test(query) ? [...typed, ...found] : [...found, ...typed];
}

const HitRow = memo(function HitRow(props: {
  readonly id: string;
  readonly option: Option;
  readonly index: number;
  readonly active: boolean;
  readonly assigned: boolean;
  readonly on: IsoDate;
  readonly onChoose: (option: Option, anyway: boolean) => void;
}) {
  const { hit, code } = props.option;
  const reason = hit ? greyedBecause(hit, props.on) : null;
  useEffect(() => {
    // The first row of a new list is in sight already; asking would lay the page out twice.
    if (props.active && props.index > 0)
      document.getElementById(props.id)?.scrollIntoView?.({ block: 'nearest' });
  }, [props.active, props.id, props.index]);
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.active}
      className="code-hit"
      data-greyed={reason !== null}
      // The list must not take the focus from the box.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => props.onChoose(props.option, event.shiftKey)}
    >
      <CodeText>{code.code}</CodeText>
      <span className="code-hit-text">
        {hit
          ? hit.title
          : `As typed, a ${code.system === 'icd10cm' ? 'diagnosis' : 'procedure'}: not in the installed code sets`}
        <span className="code-hit-why">
          {[reason, props.assigned ? 'assigned already' : null, hit ? tellingWhy(hit) : null]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      {hit?.chargeCents == null ? null : <Money cents={hit.chargeCents} />}
      <span className="code-hit-key" aria-hidden>
        {props.active ? (
          <KeyCap combo="Enter" />
        ) : props.index < 9 ? (
          <KeyCap combo={`Alt+${props.index + 1}`} />
        ) : null}
      </span>
    </div>
  );
});

/** Why it was found, unless its own title says that in the same words. */
function tellingWhy({ title, why }: CodeHit): string {
  return title.toLowerCase().includes(why.toLowerCase()) ? '' : why;
}

function SearchNote({ answered, failed }: { readonly answered: string; readonly failed: string | null }) {
  if (failed !== null)
    return (
      <p className="loading" role="alert">
        {failed}
      </p>
    );
  if (answered !== '')
    return (
      <p className="loading" role="status">
        Nothing is found for “{answered}” on this date of service. Try fewer or other words, or write the code
        in full.
      </p>
    );
  return (
    <p className="loading">
      Type words, an abbreviation or a code. Diagnoses and procedures are found together, as they were valid
      on the date of service.
    </p>
  );
}
