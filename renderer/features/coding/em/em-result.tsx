import type { ReactNode } from 'react';
import { comparisonSentence } from '#shared/domain/em/derivation-lines.ts';
import type { EmVerdict } from '#shared/domain/em/visit.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { StatusChip, type Tone } from '#renderer/ui/status-chip.tsx';

const STANDS: Readonly<Record<EmVerdict['comparison']['kind'], readonly [tone: Tone, word: string] | null>> =
  {
    matches: ['fine', 'agrees'],
    under: ['warns', 'coded too low'],
    over: ['warns', 'coded too high'],
    other_patient: ['warns', 'other kind of patient'],
    not_levelled: ['neutral', 'not levelled'],
    no_code: null,
  };

/** The level, what carries it, and how the assigned code stands: always in sight. */
export function EmResultHead(props: {
  readonly verdict: EmVerdict;
  readonly readOnly: string | null;
  readonly onAssign: () => void;
}) {
  const { verdict } = props;
  const { result, comparison } = verdict;
  const stands = STANDS[comparison.kind];
  const sure = comparison.confirmed || comparison.kind === 'not_levelled';
  return (
    <div className="em-result" role="status" aria-label="Level of the visit">
      <div className="em-level">
        <strong>{result.level ?? 'No level yet'}</strong>
        {result.code === null ? null : (
          <>
            <span aria-hidden>→</span> <strong className="code">{result.code}</strong>
          </>
        )}
        {result.restsOnProposals ? <StatusChip tone="informs">proposed</StatusChip> : null}
        {result.level !== null && !result.restsOnProposals ? (
          <StatusChip tone="fine">confirmed</StatusChip>
        ) : null}
        {result.code === null || result.code === comparison.assigned || props.readOnly !== null ? null : (
          <button type="button" className="em-assign" onClick={props.onAssign}>
            {comparison.assigned === null ? 'Assign' : `Replace ${comparison.assigned}`}{' '}
            <KeyCap combo="Enter" />
          </button>
        )}
      </div>
      <p className="em-carried">{result.level === null ? result.missing : result.carriedBy}</p>
      {stands === null ? null : (
        <p className="em-stands">
          <StatusChip tone={sure ? stands[0] : 'informs'}>{stands[1]}</StatusChip>{' '}
          {comparisonSentence(verdict)}
        </p>
      )}
    </div>
  );
}

/** Every step from the ticks to the code, with its source. */
export function EmDerivation({ verdict }: { readonly verdict: EmVerdict }): ReactNode {
  const { derivation } = verdict.result;
  if (derivation.length === 0 && verdict.hints.length === 0) return null;
  return (
    <section className="em-derivation" aria-label="Derivation">
      <h3>Derivation</h3>
      <ol>
        {derivation.map((step) => (
          <li key={step.about}>
            {step.about === 'patient' || step.about === 'rule' ? null : (
              <span className="em-step-level">
                {step.about}, {step.level ?? 'no level'}:{' '}
              </span>
            )}
            {step.text}
            <span className="finding-source">{step.source}</span>
          </li>
        ))}
        {verdict.hints.map((hint) => (
          <li key={hint.text}>
            {hint.text}
            <span className="finding-source">{hint.source}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The line of the findings that tells the level; `E` opens how it comes about. */
export function EmLine(props: { readonly verdict: EmVerdict; readonly onOpen: () => void }) {
  const { verdict } = props;
  const { result, comparison } = verdict;
  if (result.level === null && comparison.kind === 'no_code') return null;
  const proposed = result.restsOnProposals ? ', proposed' : '';
  return (
    <div className="finding em-line" data-severity="informs">
      <span className="finding-mark mono" aria-hidden>
        i
      </span>
      <div className="finding-text">
        <span className="visually-hidden">Informs: </span>
        {result.level === null ? (
          <>E/M: not levelled. {result.missing}</>
        ) : (
          <>
            E/M: {result.level} ({result.carriedBy}){proposed} →{' '}
            <strong className="code">{result.code}</strong>
          </>
        )}{' '}
        <button type="button" className="finding-fix" onClick={props.onOpen}>
          <KeyCap combo="E" />
          <span>{result.level === null ? 'level it' : 'derivation'}</span>
        </button>
        <div className="finding-source">{lineSource(verdict)}</div>
      </div>
    </div>
  );
}

function lineSource({ result, comparison }: EmVerdict): string {
  const stands =
    comparison.kind === 'under' || comparison.kind === 'over'
      ? `${comparison.assigned ?? ''} is assigned · `
      : '';
  if (result.level === null) return 'CPT E/M guidelines 2021 and 2023';
  if (result.basis === 'time') return `${stands}office visits, total time on the date of service`;
  const parts = Object.values(result.parts)
    .filter((p) => p.keys.length > 0 && p.level !== null)
    .map((p) => p.part);
  return `${stands}office visits 2023, two of three: ${parts.join(', ')}`;
}
