import { Star } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { CodeCard as Card } from '#shared/contract/code-card.ts';
import type { CodeEntry } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { validOn, type Assignable } from './assign.ts';
import { ChoiceRow, EntryRows } from './card/choices.tsx';
import { CardFacts } from './card/facts.tsx';
import { Instructions } from './card/instructions.tsx';
import { OwnNote } from './card/own-note.tsx';
import { useSettled } from './card/use-settled.ts';
import { useFavourite } from './favourites/use-favourite.ts';
import './card/card.css';

/** A marked hit changes with every arrow; its card follows when it rests. */
const REST_MS = 30;
const NO_NEIGHBOURS_OVER = 80;

export type CodeCardProps = {
  readonly shown: Assignable;
  readonly on: IsoDate;
  /** Grows when the focus should go to the codes below. */
  readonly descend: number;
  readonly onAssign: (code: Assignable) => void;
  readonly onShow: (code: Assignable) => void;
  /** Shows a heading and leads the focus to the codes below it. */
  readonly onDescend: (code: Assignable) => void;
  /** Codes that are assigned: choosing a side of one of these puts it in its place. */
  readonly assigned?: ReadonlySet<string>;
  readonly onReplace?: (from: string, to: string) => void;
};

/**
 * One code as it stands on the date of service: where it stands, what it divides into, what the tabular list and
 * the edits say, and what this practice knows of it. Arrows walk it, Enter chooses, Esc leads back to the search.
 */
export function CodeCard(props: CodeCardProps) {
  const { on, descend } = props;
  const shown = useSettled(props.shown, REST_MS);
  const card = useCall('card', 'get', { system: shown.system, code: shown.code, on }, { keep: true });
  const area = useRef<HTMLElement>(null);
  // The card is made when the first code is shown, which may be a heading that was just entered.
  const wanted = useRef(0);
  const found = card.data?.entry?.code ?? null;
  useEffect(() => {
    if (descend === wanted.current || found !== props.shown.code) return;
    wanted.current = descend;
    const below = area.current?.querySelector<HTMLElement>(
      '.code-card-children button, .card-choice-row button',
    );
    below?.focus();
  }, [descend, found, props.shown.code]);
  if (card.error) return <ErrorNote failure={card.error} retry={card.refetch} />;
  if (!card.data) return null;
  return (
    <section
      ref={area}
      className="code-card"
      // The code that it really shows, while another may have been asked for.
      data-code={card.behind ? undefined : shown.code}
      aria-label={`Code ${shown.code}`}
      onKeyDown={walk}
    >
      <CardBody {...props} shown={shown} card={card.data} />
    </section>
  );
}

function CardBody(props: CodeCardProps & { readonly card: Card }) {
  const { card, shown, on } = props;
  const { entry } = card;
  const show = (code: string) => props.onShow({ system: shown.system, code, chargeCents: null });
  const pick = (other: CodeEntry) => {
    const code: Assignable = { system: other.system, code: other.code, chargeCents: null };
    if (other.billable && validOn(other, on)) props.onAssign(code);
    else props.onDescend(code);
  };
  const replaces = props.assigned?.has(shown.code) === true && props.onReplace !== undefined;
  const choose = (other: CodeEntry) => {
    if (other.code === shown.code) return;
    if (replaces) props.onReplace?.(shown.code, other.code);
    else pick(other);
  };
  const heading = entry?.billable === false;
  return (
    <>
      <CardHead card={card} shown={shown} on={on} onShow={show} />
      {entry === null ? null : <p className="code-card-title">{entry.title}</p>}
      <ChoiceRow
        title="Side"
        choices={card.sides}
        shown={shown.code}
        does={replaces ? 'puts it in its place' : 'assigns'}
        onPick={choose}
      />
      <ChoiceRow
        title="Seventh character"
        choices={card.seventh}
        shown={shown.code}
        does={replaces ? 'puts it in its place' : 'assigns'}
        onPick={choose}
      />
      {card.children.length === 0 ? null : (
        <>
          <h3>{heading ? 'Choose one below' : 'Divides into'}</h3>
          <EntryRows entries={card.children} on={on} shown={shown.code} onPick={pick} />
        </>
      )}
      {shown.system === 'icd10cm' ? (
        <Instructions code={shown.code} instructions={card.instructions} onShow={show} />
      ) : null}
      <CardFacts card={card} />
      {card.neighbours.length < 2 || card.neighbours.length > NO_NEIGHBOURS_OVER ? null : (
        <>
          <h3>Neighbours</h3>
          <EntryRows
            entries={card.neighbours}
            on={on}
            shown={shown.code}
            onPick={(other) => (other.billable ? show(other.code) : pick(other))}
          />
        </>
      )}
      <OwnNote system={shown.system} code={shown.code} note={card.note} />
    </>
  );
}

function CardHead(props: {
  readonly card: Card;
  readonly shown: Assignable;
  readonly on: IsoDate;
  readonly onShow: (code: string) => void;
}) {
  const { card, shown } = props;
  const favourite = useFavourite(shown.system, shown.code);
  return (
    <header className="code-card-head">
      <CodeText>{shown.code}</CodeText>
      <span>{standingOf(card, props.on)}</span>
      {card.parents.length === 0 ? null : (
        <ol className="code-card-path" aria-label="Stands below">
          {card.parents.map((parent) => (
            <li key={parent.code}>
              <button
                type="button"
                className="text-button"
                data-card-stop
                title={parent.title}
                aria-label={`${parent.code} ${parent.title}`}
                onClick={() => props.onShow(parent.code)}
              >
                {parent.code}
              </button>
            </li>
          ))}
        </ol>
      )}
      <button
        type="button"
        className="card-star"
        data-card-stop
        aria-pressed={favourite.isFavourite}
        aria-label={favourite.isFavourite ? 'No favourite any more' : 'Make it a favourite'}
        title={favourite.reason ?? (favourite.isFavourite ? 'A favourite of yours' : 'Make it a favourite')}
        onClick={favourite.toggle}
      >
        <Star size={14} aria-hidden fill={favourite.isFavourite ? 'currentColor' : 'none'} />
      </button>
    </header>
  );
}

function standingOf(card: Card, on: IsoDate): string {
  const { entry } = card;
  if (card.standing === 'no_data') return `no release for ${on} is installed`;
  if (entry === null) return 'not in the installed code sets on this date';
  const billable = entry.billable ? 'billable' : 'a heading, not billable';
  const valid = validOn(entry, on) ? '' : ', not valid on this date of service';
  return `${billable} · valid ${entry.validFrom} → ${entry.validTo ?? ''}${valid}`;
}

/** Arrows walk what can be chosen; Esc goes back to the search. A note that is being written keeps its arrows. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const writing = event.target instanceof HTMLTextAreaElement;
  if (event.key === 'Escape') {
    event.currentTarget.closest('.page')?.querySelector<HTMLElement>('[data-target="search"]')?.focus();
    event.preventDefault();
    return;
  }
  if (writing) return;
  const by =
    event.key === 'ArrowDown' || event.key === 'ArrowRight'
      ? 1
      : event.key === 'ArrowUp' || event.key === 'ArrowLeft'
        ? -1
        : 0;
  if (by === 0) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-card-stop]')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  stops[at + by]?.focus();
  event.preventDefault();
}
