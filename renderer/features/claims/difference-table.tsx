import { useRef, type KeyboardEvent } from 'react';
import type { FieldDifference } from '#shared/domain/claim-work.ts';

/** What the user may choose among fields that differ. */
export type DifferenceChoice = {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

/** Fields that differ, with both values; with `choice` each has a box. */
export function DifferenceTable(props: {
  readonly label: string;
  readonly differences: readonly FieldDifference[];
  readonly claimHead: string;
  readonly recordHead: string;
  readonly choice?: DifferenceChoice | undefined;
}) {
  const { differences, choice } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  return (
    <table className="claim-diff" data-choice={choice !== undefined}>
      <caption className="visually-hidden">{props.label}</caption>
      <thead>
        <tr>
          {choice ? (
            <th scope="col">
              <span className="visually-hidden">Take</span>
            </th>
          ) : null}
          <th scope="col">Field</th>
          <th scope="col">{props.claimHead}</th>
          <th scope="col">{props.recordHead}</th>
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={(event) => moveAmong(body.current, event)}>
        {differences.map((difference) => (
          <tr key={difference.field}>
            {choice ? (
              <td>
                <input
                  type="checkbox"
                  aria-label={`Take ${difference.words}`}
                  checked={choice.chosen.has(difference.field)}
                  onChange={(event) => {
                    const next = new Set(choice.chosen);
                    if (event.target.checked) next.add(difference.field);
                    else next.delete(difference.field);
                    choice.onChoose(next);
                  }}
                />
              </td>
            ) : null}
            <th scope="row">
              {difference.words}
              {difference.byHand ? <span className="claim-diff-hand">by hand</span> : null}
            </th>
            <td>{difference.claim === '' ? <span className="muted">nothing</span> : difference.claim}</td>
            <td>{difference.record === '' ? <span className="muted">nothing</span> : difference.record}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The arrows go from box to box. */
function moveAmong(body: HTMLElement | null, event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const boxes = [...(body?.querySelectorAll<HTMLElement>('input[type="checkbox"]') ?? [])];
  const at = boxes.findIndex((box) => box === document.activeElement);
  if (at < 0) return;
  event.preventDefault();
  boxes[Math.max(0, Math.min(boxes.length - 1, at + step))]?.focus();
}
