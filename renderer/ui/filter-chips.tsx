import { KeyCap } from './key-cap.tsx';
import './filter-chips.css';

export type FilterChoice = {
  readonly value: string;
  readonly label: string;
  readonly count?: number | undefined;
  /** Key that chooses it, drawn on it; whoever shows the chips registers it. */
  readonly keys?: string | undefined;
};

/** Filters of a list, one or several pressed at a time, each with the number of rows behind it. */
export function FilterChips(props: {
  /** Name of the group for a screen reader. */
  readonly label: string;
  readonly choices: readonly FilterChoice[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}) {
  return (
    <div className="filter-chips" role="group" aria-label={props.label}>
      {props.choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className="filter-chip"
          aria-pressed={choice.value === props.chosen}
          onClick={() => props.onChoose(choice.value)}
        >
          {choice.label}
          {choice.count === undefined ? null : <span className="filter-count">{choice.count}</span>}
          {choice.keys === undefined ? null : <KeyCap combo={choice.keys} />}
        </button>
      ))}
    </div>
  );
}
