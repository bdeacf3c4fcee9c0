import { useEffect, useMemo, useState } from 'react';
import { worstFirst, type Finding } from '#shared/domain/finding.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { KeyCap } from './key-cap.tsx';
import { StatusChip } from './status-chip.tsx';

const MARK = { stops: '×', warns: '!', informs: 'i' } as const;
const WORD = { stops: 'Stops', warns: 'Warns', informs: 'Informs' } as const;

/**
 * Findings, the worst first. `F` applies the fix of the marked one (the first that has a fix, until
 * another is clicked or focused); a click opens the field that it is about.
 */
export function FindingList(props: {
  readonly findings: readonly Finding[];
  /** Applies a finding's fix; without it no fix is offered. */
  readonly onFix?: ((finding: Finding) => void) | undefined;
  /** Opens the field that the finding is about. */
  readonly onOpen?: ((finding: Finding) => void) | undefined;
  /** False while the check has not caught up: a fix that is asked for then waits for it. */
  readonly current?: boolean | undefined;
  /** Said when nothing stops or warns; what informs follows it. */
  readonly empty?: string | undefined;
}) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { findings, onFix, onOpen } = props;
  const sorted = useMemo(() => worstFirst(findings), [findings]);
  const mayFix = onFix !== undefined;
  const fixable = useMemo(() => (mayFix ? sorted.filter((f) => f.fix !== undefined) : []), [sorted, mayFix]);
  const next = fixable.find((f) => keyOf(f) === chosen) ?? fixable[0];
  const current = props.current ?? true;
  // What is shown may be mended already: the first one by `F`, a certain one by its button.
  const [waiting, setWaiting] = useState<'first' | { readonly key: string } | null>(null);
  const fix = (finding: Finding, asked: 'first' | { readonly key: string }): void => {
    if (current) onFix?.(finding);
    else setWaiting(asked);
  };
  useEffect(() => {
    if (!current || waiting === null) return;
    setWaiting(null);
    const meant = waiting === 'first' ? next : fixable.find((f) => keyOf(f) === waiting.key);
    if (meant) onFix?.(meant);
  }, [current, waiting, next, fixable, onFix]);
  useKeys(
    next && onFix
      ? [
          {
            combo: 'F',
            label: `Fix: ${next.fixLabel ?? next.message}`,
            run: () => fix(next, 'first'),
            inPalette: true,
          },
        ]
      : [],
  );
  const calm = sorted.every((finding) => finding.severity === 'informs');
  const nothing = calm ? <p className="loading">{props.empty ?? 'Nothing found.'}</p> : null;
  if (sorted.length === 0) return nothing;
  return (
    <>
      {nothing}
      <ul className="findings">
        {sorted.map((finding, index) => (
          <li
            key={`${keyOf(finding)}:${index}`}
            className="finding"
            data-severity={finding.severity}
            data-active={finding === next && chosen !== null}
            data-joined={areOneNotice(finding, sorted[index + 1])}
            onFocus={() => setChosen(keyOf(finding))}
          >
            <span className="finding-mark mono" aria-hidden>
              {MARK[finding.severity]}
            </span>
            <div className="finding-text">
              <span className="visually-hidden">{WORD[finding.severity]}: </span>
              {onOpen ? (
                <button type="button" className="finding-open" onClick={() => onOpen(finding)}>
                  <Sentence text={finding.message} />
                </button>
              ) : (
                <Sentence text={finding.message} />
              )}{' '}
              {finding.fix !== undefined && onFix ? (
                <button
                  type="button"
                  className="finding-fix"
                  onClick={() => fix(finding, { key: keyOf(finding) })}
                >
                  {finding === next ? <KeyCap combo="F" /> : null}
                  <span>{finding.fixLabel ?? 'fix'}</span>
                </button>
              ) : null}
              {areOneNotice(finding, sorted[index + 1]) ? null : (
                <div className="finding-source">{finding.source}</div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Notices of one rule with nothing to do about them stand close together, with their source once. */
function areOneNotice(one: Finding, next: Finding | undefined): boolean {
  return (
    next !== undefined &&
    one.severity === 'informs' &&
    one.rule === next.rule &&
    one.source === next.source &&
    one.fix === undefined &&
    next.fix === undefined
  );
}

function keyOf(finding: Finding): string {
  return `${finding.rule}:${finding.field}:${finding.message}`;
}

/** Codes and modifiers in a sentence stand out: E11.9, 99213, J1885, "modifier QW". */
const CODE_IN_TEXT =
  /\b([A-Z][0-9A-Z]{2}\.[0-9A-Z]{1,4}|[A-Z]\d[0-9A-Z]|\d{5}|\d{4}[AFTMU]|[A-V]\d{4}|(?<=[Mm]odifier )[0-9A-Z]{2})\b/g;

function Sentence({ text }: { readonly text: string }) {
  const parts = text.split(CODE_IN_TEXT);
  return (
    <>
      {parts.map((part, i) =>
        i % 2 === 1 ? (
          <strong key={i} className="code">
            {part}
          </strong>
        ) : (
          part
        ),
      )}
    </>
  );
}

/** "1 stops, 1 warns" as chips for a section's header. */
export function FindingSummary({ findings }: { readonly findings: readonly Finding[] }) {
  const count = (severity: Finding['severity']) => findings.filter((f) => f.severity === severity).length;
  const [stops, warns, informs] = [count('stops'), count('warns'), count('informs')];
  if (stops + warns + informs === 0) return <StatusChip tone="fine">No findings</StatusChip>;
  return (
    <>
      {stops > 0 ? <StatusChip tone="stops">{stops} stops</StatusChip> : null}
      {warns > 0 ? <StatusChip tone="warns">{warns} warns</StatusChip> : null}
      {stops + warns === 0 ? <StatusChip tone="informs">{informs} informs</StatusChip> : null}
    </>
  );
}
