import { X } from 'lucide-react';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import type { Finding } from '#shared/domain/finding.ts';
import { pointerLetter } from '#shared/domain/encounter.ts';
import { CodeText } from '#renderer/ui/text.tsx';
import { passageCount } from './suggestions/words.ts';

/** The diagnoses in order of priority, A to L. Alt with an arrow moves one, Delete removes it, Enter shows its card. */
export function DiagnosesList(props: {
  readonly diagnoses: readonly string[];
  readonly titles: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  readonly readOnly: boolean;
  /** How many passages of the documents stand behind a code. */
  readonly passages: (code: string) => number;
  readonly onMove: (position: number, to: number) => void;
  readonly onRemove: (position: number) => void;
  readonly onShow: (code: string) => void;
}) {
  const [dragged, setDragged] = useState<number | null>(null);
  if (props.diagnoses.length === 0)
    return <p className="loading">The codes that you assign stand here, the reason for the visit first.</p>;
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    if (dragged !== null && dragged !== to) props.onMove(dragged, to);
    setDragged(null);
  };
  return (
    <ol className="dx-list">
      {props.diagnoses.map((code, index) => {
        const position = index + 1;
        const worst = worstAt(props.findings, `diagnoses.${position}`);
        return (
          <li
            key={code}
            className="dx-row"
            data-severity={worst}
            draggable={!props.readOnly}
            onDragStart={() => setDragged(position)}
            onDragOver={(event) => dragged !== null && event.preventDefault()}
            onDrop={(event) => drop(event, position)}
          >
            <button
              type="button"
              className="dx-main"
              data-target={`dx:${position}`}
              onClick={() => props.onShow(code)}
              onKeyDown={(event) => onKey(event, position, props)}
            >
              <span className="dx-letter">{pointerLetter(position)}</span> <CodeText>{code}</CodeText>{' '}
              <span className="dx-title">{props.titles[code] ?? ''}</span>{' '}
              <span className="dx-passages">{passageText(props.passages(code))}</span>
            </button>
            {props.readOnly ? null : (
              <button
                type="button"
                className="dx-remove"
                aria-label={`Remove ${code}`}
                tabIndex={-1}
                onClick={() => props.onRemove(position)}
              >
                <X size={13} aria-hidden />
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** A code that no passage supports says nothing here: the documents may be elsewhere. */
function passageText(n: number): string {
  return n === 0 ? '' : passageCount(n);
}

function onKey(
  event: KeyboardEvent<HTMLButtonElement>,
  position: number,
  props: {
    readonly diagnoses: readonly string[];
    readonly readOnly: boolean;
    readonly onMove: (position: number, to: number) => void;
    readonly onRemove: (position: number) => void;
  },
): void {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  const to = position + by;
  if (by !== 0 && event.altKey) {
    if (!props.readOnly && to >= 1 && to <= props.diagnoses.length) props.onMove(position, to);
  } else if (by !== 0) {
    const list = event.currentTarget.closest('ol');
    list?.querySelectorAll<HTMLElement>('.dx-main')[to - 1]?.focus();
  } else if ((event.key === 'Delete' || event.key === 'Backspace') && !props.readOnly) {
    props.onRemove(position);
  } else return;
  event.preventDefault();
}

/** The worst severity of the findings about a field or anything inside it. */
export function worstAt(findings: readonly Finding[], path: string): Finding['severity'] | undefined {
  const here = findings.filter((f) => f.field === path || f.field.startsWith(`${path}.`));
  return (['stops', 'warns', 'informs'] as const).find((s) => here.some((f) => f.severity === s));
}
