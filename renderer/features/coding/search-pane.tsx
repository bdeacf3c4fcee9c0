import { Search } from 'lucide-react';
import {
  startTransition,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import type { Assignable } from './assign.ts';
import { HitRow, optionsOf, type Option } from './hit-row.tsx';
import { useCodeSearch } from './use-code-search.ts';
import { TYPING_RESTS_MS } from './use-rested.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

/** How long a hit is marked by arrow before its card is shown; nobody presses two keys faster. */
const MARK_RESTS_MS = 60;

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
  const { answer, atOnce, answerFor } = useCodeSearch(query, props.on);
  const options = useMemo(() => optionsOf(answer, props.on), [answer, props.on]);
  const rows = useMemo(
    () => options.map(({ hit, why }) => ({ title: hit?.title.length ?? 0, why: why.length })),
    [options],
  );
  // A mark belongs to the words that the list answers: another list begins at its top, in the same drawing.
  const [mark, setMark] = useState({ of: '', index: 0 });
  const marked = mark.of === answer.query ? mark.index : 0;
  const active = Math.min(marked, options.length - 1);
  const setMarked = (index: number): void => setMark({ of: answer.query, index });
  const { onShow, onSearching } = props;

  const searching = query.trim() !== '';
  const write = (text: string): void => {
    setQuery(text);
    // With the same drawing: what stands in the place of the list makes room at once.
    onSearching(text.trim() !== '');
  };
  const hits = useRef<HTMLDivElement>(null);
  const drawn = useRowsInSight(hits, rows, active);
  const scrolled = useRef(false);
  useLayoutEffect(() => {
    // Only a list that was moved is moved back: asking every time would lay the page out twice.
    if (scrolled.current) hits.current?.scrollTo?.(0, 0);
    scrolled.current = false;
  }, [answer.query]);
  const shown = options[active];
  const moved = mark.of === answer.query;
  useEffect(() => {
    if (!shown) return undefined;
    // The card, and the panes beside it, follow when the typing rests: the list is drawn first, and a key that
    // comes in between is not kept waiting.
    const show = (): void => startTransition(() => onShow(shown.code));
    const timer = setTimeout(show, moved ? MARK_RESTS_MS : TYPING_RESTS_MS);
    return () => clearTimeout(timer);
  }, [shown, moved, onShow]);

  const choose = (option: Option, anyway: boolean) => {
    const { reason } = option;
    if (props.readOnly !== null) return props.onRefused(props.readOnly);
    if (reason !== null && !anyway) {
      if (option.hit?.validOn && !option.hit.billable) return props.onDescend(option.code);
      return props.onRefused(`${option.code.code} is ${reason}. Shift and Enter assigns it anyway.`);
    }
    write('');
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
    const list = optionsOf(fresh, props.on);
    const option = list[index ?? (fresh.query === answer.query ? active : 0)];
    if (option) choose(option, anyway);
    else props.onRefused(`No code is found for "${words}".`);
  };
  /** Into the card of the marked code, which may still show the code before; false when it has nothing to choose. */
  const toCard = (box: HTMLElement, { code }: Option): boolean => {
    const card = box.closest('.codes-pane')?.querySelector<HTMLElement>('.code-card') ?? null;
    if (card?.dataset['code'] === code.code) return enterCard(card);
    props.onDescend(code);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Without words the digits are the favourites'.
    const digit = searching && event.altKey && /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : null;
    if (event.key === 'ArrowDown' && !searching) props.onBelow();
    else if (event.key === 'ArrowDown') setMarked(Math.max(0, Math.min(options.length - 1, active + 1)));
    else if (event.key === 'ArrowUp') setMarked(Math.max(0, active - 1));
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) void enter(event.shiftKey, null);
    else if (digit !== null) void enter(false, digit);
    else if (event.key === 'Tab' && !event.shiftKey && shown && toCard(event.currentTarget, shown)) void 0;
    else if (event.key === 'Escape' && query !== '') write('');
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
          onChange={(event) => write(event.target.value)}
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
        data-at-once={atOnce}
        onScroll={() => (scrolled.current = true)}
      >
        {options.slice(0, drawn).map((option, index) => (
          <HitRow
            // By place: a new list changes the words in the rows, and makes none.
            key={index}
            id={`${listId}-${index}`}
            option={option}
            index={index}
            active={index === active}
            assigned={props.assigned.has(option.code.code)}
            onChoose={pick}
          />
        ))}
        {drawn < options.length ? (
          <div
            role="presentation"
            className="code-hits-rest"
            style={{ height: (options.length - drawn) * 52 }}
          />
        ) : null}
      </div>
      {options.length > 0 || !searching ? null : (
        <SearchNote answered={answer.query} failed={answer.failure?.message ?? null} />
      )}
    </div>
  );
}

/** Leads the focus into a card; false when it shows nothing to choose. */
function enterCard(card: HTMLElement): boolean {
  const stop =
    card.querySelector<HTMLElement>('.card-choice-row button, .code-card-children button') ??
    card.querySelector<HTMLElement>('[data-card-stop]');
  stop?.focus();
  return stop !== null;
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
