import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { CodeEntry } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { validOn, type Assignable } from './assign.ts';

/** One code as it stands on the date of service: what it is below, and what it divides into. */
export function CodeCard(props: {
  readonly shown: Assignable;
  readonly on: IsoDate;
  /** Grows when the focus should go to the codes below. */
  readonly descend: number;
  readonly onAssign: (code: Assignable) => void;
  readonly onShow: (code: Assignable) => void;
  /** Shows a heading and leads the focus to the codes below it. */
  readonly onDescend: (code: Assignable) => void;
}) {
  const { shown, on, descend } = props;
  const card = useCall('codes', 'get', { system: shown.system, code: shown.code, on }, { keep: true });
  const children = useRef<HTMLUListElement>(null);
  // The card is made when the first code is shown, which may be a heading that was just entered.
  const wanted = useRef(0);
  const found = card.data?.entry?.code ?? null;
  useEffect(() => {
    if (descend === wanted.current || found !== shown.code) return;
    wanted.current = descend;
    children.current?.querySelector('button')?.focus();
  }, [descend, found, shown.code]);
  if (card.error) return <ErrorNote failure={card.error} retry={card.refetch} />;
  if (!card.data) return null;
  const { entry, parents, children: below } = card.data;
  const pick = (child: CodeEntry) => {
    const code: Assignable = { system: child.system, code: child.code, chargeCents: null };
    if (child.billable && validOn(child, on)) props.onAssign(code);
    else props.onDescend(code);
  };
  return (
    <section className="code-card" aria-label={`Code ${shown.code}`}>
      <header className="code-card-head">
        <CodeText>{shown.code}</CodeText>
        <span>{entry === null ? 'not in the installed code sets on this date' : facts(entry, on)}</span>
      </header>
      {entry === null ? null : <p className="code-card-title">{entry.title}</p>}
      {parents.length === 0 ? null : (
        <ol className="code-card-path" aria-label="Stands below">
          {parents.map((parent) => (
            <li key={parent.code}>
              <button
                type="button"
                className="text-button"
                onClick={() => props.onShow({ system: parent.system, code: parent.code, chargeCents: null })}
              >
                {parent.code}
              </button>{' '}
              {parent.title}
            </li>
          ))}
        </ol>
      )}
      {below.length === 0 ? null : (
        <>
          <h3>{entry?.billable === false ? 'Choose one below' : 'Divides into'}</h3>
          <ul ref={children} className="code-card-children" onKeyDown={walk}>
            {below.map((child) => (
              <li key={child.code}>
                <button
                  type="button"
                  data-greyed={!child.billable || !validOn(child, on)}
                  onClick={() => pick(child)}
                >
                  <CodeText>{child.code}</CodeText>
                  <span>{child.title}</span>
                  <span className="code-hit-why">{childNote(child, on)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function facts(entry: CodeEntry, on: IsoDate): string {
  const billable = entry.billable ? 'billable' : 'a heading, not billable';
  const valid = validOn(entry, on) ? '' : ', not valid on this date of service';
  return `${billable} · valid ${entry.validFrom} → ${entry.validTo ?? ''}${valid}`;
}

function childNote(child: CodeEntry, on: IsoDate): string {
  if (!validOn(child, on)) return 'not valid on this date';
  return child.billable ? '' : 'more below';
}

/** Arrows move between the codes; Esc goes back to the search. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((b) => b === document.activeElement);
  const next =
    event.key === 'ArrowDown' ? buttons[at + 1] : event.key === 'ArrowUp' ? buttons[at - 1] : undefined;
  if (next) next.focus();
  else if (event.key === 'Escape')
    event.currentTarget.closest('.page')?.querySelector<HTMLElement>('[data-target="search"]')?.focus();
  else return;
  event.preventDefault();
}
