import { useState } from 'react';
import { Link } from 'react-router';
import type { CardInstruction, CodeCard } from '#shared/contract/code-card.ts';
import { CodeText } from '#renderer/ui/text.tsx';
import { lineParts } from './named-codes.ts';

const KIND_WORDS: Readonly<Record<CardInstruction['kind'], string>> = {
  codeFirst: 'Code first',
  useAdditionalCode: 'Use additional',
  codeAlso: 'Code also',
  excludes1: 'Excludes 1',
  excludes2: 'Excludes 2',
  includes: 'Includes',
  inclusionTerm: 'Includes',
  notes: 'Note',
  sevenChrNote: 'Seventh character',
};
/** What the coder must act on stands first. */
const ORDER: readonly CardInstruction['kind'][] = [
  'codeFirst',
  'useAdditionalCode',
  'codeAlso',
  'excludes1',
  'excludes2',
  'sevenChrNote',
  'inclusionTerm',
  'includes',
  'notes',
];
const SHOWN_LINES = 6;
const SHOWN_WIDE = 2;

/** The instructions of the tabular list that hold for a code, with the place where each is printed. */
export function Instructions(props: {
  readonly code: string;
  readonly instructions: CodeCard['instructions'];
  readonly onShow: (code: string) => void;
}) {
  const { instructions } = props;
  if (instructions.known === 'no_data')
    return (
      <p className="card-absent">
        No tabular list is installed, so includes, excludes and “code first” are not shown.{' '}
        <Link to="/settings/codesets">Code sets</Link>
      </p>
    );
  if (instructions.known === 'none')
    return <p className="card-absent">{instructions.release} does not print this code.</p>;
  const { groups, ofThatDay } = instructions.value;
  // The book goes from the chapter down; who reads one code wants what stands nearest to it first.
  const sorted = groups
    .toReversed()
    .toSorted(
      (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || Number(isWide(a)) - Number(isWide(b)),
    );
  return (
    <div className="card-instructions">
      {sorted.map((group, index) => (
        <Group key={index} group={group} own={props.code} onShow={props.onShow} />
      ))}
      <p className="card-source">
        {instructions.release}
        {ofThatDay ? '' : ': the nearest year installed, not that of the date of service'}
      </p>
    </div>
  );
}

/** Printed at a chapter or section: it holds for hundreds of codes. */
function isWide(group: CardInstruction): boolean {
  return /^(?:chapter|section) /.test(group.scope);
}

function Group(props: {
  readonly group: CardInstruction;
  readonly own: string;
  readonly onShow: (code: string) => void;
}) {
  const { group } = props;
  const [all, setAll] = useState(false);
  const lines = all ? group.lines : group.lines.slice(0, isWide(group) ? SHOWN_WIDE : SHOWN_LINES);
  const hidden = group.lines.length - lines.length;
  return (
    <section className="card-group" data-kind={group.kind}>
      <strong>{KIND_WORDS[group.kind]}</strong>
      {group.scope === props.own ? null : <span className="card-scope"> at {group.scope}</span>}
      <ul>
        {lines.map((line, index) => (
          <li key={index}>
            {lineParts(line.text, line.codes).map((part, at) =>
              part.kind === 'text' ? (
                part.text
              ) : (
                <button
                  key={at}
                  type="button"
                  className="text-button"
                  data-card-stop
                  onClick={() => props.onShow(part.code)}
                  aria-label={`Show ${part.code}`}
                >
                  <CodeText>{part.code}</CodeText>
                </button>
              ),
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <button type="button" className="text-button" data-card-stop onClick={() => setAll(true)}>
          {hidden} more
        </button>
      ) : null}
    </section>
  );
}
