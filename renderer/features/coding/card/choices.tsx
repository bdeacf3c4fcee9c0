import type { CodeEntry } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { CodeText } from '#renderer/ui/text.tsx';
import { validOn } from '../assign.ts';

type Choice = { readonly label: string; readonly entry: CodeEntry };

/**
 * Sides and seventh characters as one row of buttons each, the shown code's own marked. Pressing one assigns the
 * whole code, or puts it in the place of the shown one where that is assigned.
 */
export function ChoiceRow(props: {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly shown: string;
  /** `assigns` or `replaces`, said beside the title. */
  readonly does: string;
  readonly onPick: (entry: CodeEntry) => void;
}) {
  if (props.choices.length < 2) return null;
  return (
    <div className="card-choices" role="group" aria-label={props.title}>
      <h3>
        {props.title} <span className="card-does">{props.does}</span>
      </h3>
      <div className="card-choice-row">
        {props.choices.map(({ label, entry }) => (
          <button
            key={entry.code}
            type="button"
            data-card-stop
            aria-current={entry.code === props.shown}
            title={`${entry.code} ${entry.title}`}
            onClick={() => props.onPick(entry)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Codes as rows: those below a heading, or the neighbours of a code. */
export function EntryRows(props: {
  readonly entries: readonly CodeEntry[];
  readonly on: IsoDate;
  readonly shown: string;
  readonly onPick: (entry: CodeEntry) => void;
}) {
  return (
    <ul className="code-card-children">
      {props.entries.map((entry) => (
        <li key={entry.code}>
          <button
            type="button"
            data-card-stop
            aria-current={entry.code === props.shown}
            data-greyed={!entry.billable || !validOn(entry, props.on)}
            onClick={() => props.onPick(entry)}
          >
            <CodeText>{entry.code}</CodeText>
            <span>{entry.title}</span>
            <span className="code-hit-why">{noteOf(entry, props.on)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function noteOf(entry: CodeEntry, on: IsoDate): string {
  if (!validOn(entry, on)) return 'not valid on this date';
  return entry.billable ? '' : 'more below';
}
