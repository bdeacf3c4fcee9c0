import { Check, Undo2, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import type { ShownSuggestion } from './marks.ts';
import { passageText, reasonsOf } from './words.ts';

/** One code with its passage, the way it was found and what is missing; two small buttons for the mouse. */
export function SuggestionRow(props: {
  readonly row: ShownSuggestion;
  readonly marked: boolean;
  readonly readOnly: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onShow: () => void;
  readonly onAccept: () => void;
  readonly onRefuse: () => void;
  /** The reasons, while it is being refused. */
  readonly children: ReactNode;
}) {
  const { row } = props;
  const aside = row.assertion !== 'affirmed' || row.choice === 'rejected';
  const rejected = row.choice === 'rejected';
  return (
    <li className="suggestion" data-marked={props.marked} data-aside={aside}>
      <button
        type="button"
        className="suggestion-main"
        data-suggestion={row.key}
        tabIndex={props.marked ? 0 : -1}
        onFocus={props.onShow}
        onClick={props.onShow}
        onKeyDown={props.onKeyDown}
      >
        <CodeText>{row.code}</CodeText>
        <span className="suggestion-text">
          <span className="suggestion-title">{row.title}</span>{' '}
          <span className="suggestion-why">
            <span className="suggestion-passage">{passageText(row)}</span> · {reasonsOf(row).join(' · ')}
          </span>
          {row.gap === null || (aside && row.assertion !== 'uncertain') ? null : (
            <span className="suggestion-gap"> {row.gap}</span>
          )}
        </span>
      </button>
      {props.readOnly ? null : (
        <span className="suggestion-acts">
          <button
            type="button"
            tabIndex={-1}
            className="suggestion-act"
            aria-label={`Assign ${row.code}`}
            title="Assign (Enter or A)"
            onClick={props.onAccept}
          >
            <Check size={14} aria-hidden />
            <KeyCap combo="Enter" />
          </button>
          <button
            type="button"
            tabIndex={-1}
            className="suggestion-act"
            aria-label={rejected ? `Take back the rejection of ${row.code}` : `Reject ${row.code}`}
            title={rejected ? 'Take back (X)' : 'Reject with a reason (X)'}
            onClick={props.onRefuse}
          >
            {rejected ? <Undo2 size={14} aria-hidden /> : <X size={14} aria-hidden />}
            <KeyCap combo="X" />
          </button>
        </span>
      )}
      {props.children}
    </li>
  );
}
