import { Check } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Favourite } from '#shared/contract/workbench.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Result } from '#shared/kernel/result.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import type { Assignable } from '../assign.ts';
import { useFavourites } from './use-favourite.ts';
import './favourites.css';

const KEYED = 9;

/**
 * The user's favourites as they stand on the date of service, for the place beneath an empty search box. Alt and a
 * digit, or a click, assigns; Alt with an arrow moves one, Delete takes it out. One that may not be used on that date is
 * greyed and says why.
 */
export function FavouritesStrip(props: {
  readonly on: IsoDate;
  /** Why nothing can be assigned now, or null. */
  readonly readOnly: string | null;
  readonly assigned: ReadonlySet<string>;
  readonly onAssign: (code: Assignable & { readonly title: string }) => void;
  readonly onShow: (code: Assignable) => void;
  readonly onRefused: (sentence: string) => void;
}) {
  const favourites = useFavourites(props.on);
  const move = useAct('workbench', 'moveFavourite');
  const drop = useAct('workbench', 'removeFavourite');
  const list = useRef<HTMLUListElement>(null);
  const [wanted, setWanted] = useState<{ readonly code: string; readonly at: number } | null>(null);
  // A favourite that was moved keeps the focus in its new place.
  useEffect(() => {
    if (wanted === null || favourites[wanted.at]?.code !== wanted.code) return;
    focusRow(list.current, wanted.at);
    setWanted(null);
  }, [wanted, favourites]);
  /** What the one that is pointed at is called. */
  const [told, setTold] = useState('');
  const choose = (favourite: Favourite | undefined) => {
    if (!favourite) return;
    if (props.readOnly !== null) return props.onRefused(props.readOnly);
    if (!favourite.usable)
      return props.onRefused(`${favourite.code} cannot be used on ${props.on}: ${favourite.why}.`);
    props.onAssign(favourite);
  };
  useKeys(
    favourites.slice(0, KEYED).map((favourite, i) => ({
      combo: `Alt+${i + 1}`,
      label: `Assign favourite ${favourite.code}`,
      run: () => choose(favourite),
      scope: 'Favourites',
    })),
  );
  if (favourites.length === 0) return null;
  const refused = (answer: Result<unknown>): void => {
    if (!answer.ok) announceFailure(answer.error);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, favourite: Favourite, at: number) => {
    const by =
      event.key === 'ArrowUp' || event.key === 'ArrowLeft'
        ? -1
        : /^Arrow(Down|Right)$/.test(event.key)
          ? 1
          : 0;
    const ref = { system: favourite.system, code: favourite.code };
    if (by !== 0 && event.altKey) {
      const to = at + 1 + by;
      if (to >= 1 && to <= favourites.length) {
        setWanted({ code: favourite.code, at: to - 1 });
        void move.run({ ...ref, to }).then(refused);
      }
    } else if (by !== 0) focusRow(list.current, at + by);
    else if (event.key === 'Delete' || event.key === 'Backspace') void drop.run(ref).then(refused);
    else return;
    event.preventDefault();
  };
  return (
    <section className="favourites" aria-label="Favourites">
      <header className="favourites-head">
        <h2>Favourites</h2>
        <span className="favourites-title">{told}</span>
        <KeyCap combo="Alt+1" />
      </header>
      <ul ref={list}>
        {favourites.map((favourite, i) => (
          <li key={`${favourite.system}:${favourite.code}`} className="favourite">
            <button
              type="button"
              className="favourite-main"
              data-favourite={i}
              data-greyed={!favourite.usable}
              onClick={() => choose(favourite)}
              onFocus={() => {
                setTold(wordsOf(favourite));
                props.onShow(favourite);
              }}
              onBlur={() => setTold('')}
              onMouseEnter={() => setTold(wordsOf(favourite))}
              onMouseLeave={() => setTold('')}
              onKeyDown={(event) => onKeyDown(event, favourite, i)}
            >
              {i < KEYED ? (
                <span className="favourite-key" aria-hidden>
                  {i + 1}
                </span>
              ) : null}
              <CodeText>{favourite.code}</CodeText>
              <span className="visually-hidden"> {wordsOf(favourite)}</span>
              {props.assigned.has(favourite.code) ? <Check size={12} aria-label="assigned already" /> : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Title, and what is to be said of it on the date. */
function wordsOf({ title, why }: Favourite): string {
  return [title, why].filter(Boolean).join(': ');
}

function focusRow(list: HTMLElement | null, index: number): void {
  list?.querySelector<HTMLElement>(`[data-favourite="${index}"]`)?.focus();
}
