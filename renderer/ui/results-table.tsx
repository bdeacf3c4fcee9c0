import type { IncomingCharge, IncomingResult } from '#shared/domain/incoming.ts';
import type { ReactNode } from 'react';
import { DateText } from './text.tsx';
import './results-table.css';

/** Laboratory results as the sender tells them; flagged ones stand out by a sign and a word, not by colour alone. */
export function ResultsTable({ results }: { readonly results: readonly IncomingResult[] }) {
  return (
    <table className="results" aria-label="Results">
      <thead>
        <tr>
          <th scope="col">Test</th>
          <th scope="col">Result</th>
          <th scope="col">Unit</th>
          <th scope="col">Range</th>
          <th scope="col">Flag</th>
        </tr>
      </thead>
      <tbody>
        {results.map((r, i) => (
          <tr key={i} data-flagged={isFlagged(r.flag)}>
            <th scope="row" title={r.code}>
              {r.name || r.code}
            </th>
            <td className="mono results-value">{r.value}</td>
            <td className="mono">{r.unit}</td>
            <td className="mono">{r.range}</td>
            <td className="mono">{r.flag}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Everything but normal (HL7 table 0078: N, and the empty flag). */
function isFlagged(flag: string): boolean {
  return flag !== '' && flag.toUpperCase() !== 'N';
}

/**
 * Charges that a sender proposes. They are for reading; what is charged is coded here.
 * @param act what can be done with a charge, drawn at the end of its row
 */
export function ChargesTable(props: {
  readonly charges: readonly IncomingCharge[];
  readonly act?: ((charge: IncomingCharge, index: number) => ReactNode) | undefined;
}) {
  const { charges, act } = props;
  return (
    <>
      <table className="results" aria-label="Proposed charges">
        <thead>
          <tr>
            <th scope="col">Proposed</th>
            <th scope="col">Mod</th>
            <th scope="col">Units</th>
            <th scope="col">Diagnoses</th>
            <th scope="col">Day</th>
            {act === undefined ? null : (
              <th scope="col">
                <span className="visually-hidden">Assign</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {charges.map((c, i) => (
            <tr key={i}>
              <th scope="row" className="mono">
                {c.code}
              </th>
              <td className="mono">{c.modifiers.join(' ')}</td>
              <td className="mono results-value">{c.units}</td>
              <td className="mono">{c.diagnoses.join(' ')}</td>
              <td className="results-day">
                <DateText date={c.serviceDate} />
              </td>
              {act === undefined ? null : <td className="results-act">{act(c, i)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="results-note">The sender proposes these. Nothing of it is assigned by itself.</p>
    </>
  );
}
