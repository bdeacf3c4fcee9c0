import type { ReactNode } from 'react';
import type { FieldDifference } from '#shared/domain/claim-work.ts';

/** Fields that differ, with both values. */
export function DifferenceTable(props: {
  readonly label: string;
  readonly differences: readonly FieldDifference[];
  readonly claimHead: string;
  readonly recordHead: string;
  /** What can be done about one. */
  readonly act?: ((difference: FieldDifference) => ReactNode) | undefined;
}) {
  const { differences, act } = props;
  return (
    <table className="claim-diff">
      <caption className="visually-hidden">{props.label}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">{props.claimHead}</th>
          <th scope="col">{props.recordHead}</th>
          {act ? (
            <th scope="col">
              <span className="visually-hidden">Act</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={difference.field}>
            <th scope="row">{difference.words}</th>
            <td>{difference.claim === '' ? <span className="muted">nothing</span> : difference.claim}</td>
            <td>{difference.record === '' ? <span className="muted">nothing</span> : difference.record}</td>
            {act ? <td>{act(difference)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
