import { X } from 'lucide-react';

/** A passage that is quoted, with what takes it out again. */
export function PassageRow(props: {
  readonly source: string;
  readonly quote: string;
  readonly onRemove: () => void;
}) {
  return (
    <li className="query-passage">
      <span className="query-source">{props.source}</span>
      <q>{props.quote}</q>
      <button
        type="button"
        className="dx-remove"
        aria-label="Leave this passage out"
        onClick={props.onRemove}
      >
        <X size={13} aria-hidden />
      </button>
    </li>
  );
}
