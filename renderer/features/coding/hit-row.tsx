import { memo, useEffect } from 'react';
import type { CodeHit } from '#shared/contract/coding.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { CodeText, Money } from '#renderer/ui/text.tsx';
import { codesAsTyped, greyedBecause, type Assignable } from './assign.ts';
import type { SearchAnswer } from './use-code-search.ts';

/** A row of the list: a code that was found, or the one that was typed in full. */
export type Option = {
  readonly hit: CodeHit | null;
  readonly code: Assignable;
  /** Why it is greyed, or null. */
  readonly reason: string | null;
  /** Why it is greyed and why it was found. */
  readonly why: string;
};

/** The rows of an answer, as of the date of service: what was found, and the code that was typed in full. */
export function optionsOf({ query, hits }: SearchAnswer, on: IsoDate): readonly Option[] {
  const found = hits.map((hit): Option => {
    const reason = greyedBecause(hit, on);
    return { hit, code: hit, reason, why: joined(reason, tellingWhy(hit)) };
  });
  const typed = codesAsTyped(query, hits).map((code): Option => ({ hit: null, code, reason: null, why: '' }));
  // `DM2` may be a code or an abbreviation: where words were found they come first.
  return /^([A-Z]\d|\d)/i.test(query) ? [...typed, ...found] : [...found, ...typed];
}

function joined(...reasons: readonly (string | null)[]): string {
  return reasons.filter(Boolean).join(' · ');
}

/** One row; it is drawn anew only when it changes. */
export const HitRow = memo(function HitRow(props: {
  readonly id: string;
  readonly option: Option;
  readonly index: number;
  readonly active: boolean;
  readonly assigned: boolean;
  readonly onChoose: (option: Option, anyway: boolean) => void;
}) {
  const { hit, code, reason, why } = props.option;
  useEffect(() => {
    // The first row of a new list is in sight already; asking would lay the page out twice.
    if (props.active && props.index > 0)
      document.getElementById(props.id)?.scrollIntoView?.({ block: 'nearest' });
  }, [props.active, props.id, props.index]);
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.active}
      className="code-hit"
      data-greyed={reason !== null}
      // The list must not take the focus from the box.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => props.onChoose(props.option, event.shiftKey)}
    >
      <CodeText>{code.code}</CodeText>
      <span className="code-hit-text">
        {hit
          ? hit.title
          : `As typed, a ${code.system === 'icd10cm' ? 'diagnosis' : 'procedure'}: not in the installed code sets`}
        <span className="code-hit-why">{joined(props.assigned ? 'assigned already' : null, why)}</span>
      </span>
      {hit?.chargeCents == null ? null : <Money cents={hit.chargeCents} />}
      <span className="code-hit-key" aria-hidden>
        {props.active ? (
          <KeyCap combo="Enter" />
        ) : props.index < 9 ? (
          <KeyCap combo={`Alt+${props.index + 1}`} />
        ) : null}
      </span>
    </div>
  );
});

/** Why it was found, unless its own title says that in the same words. */
function tellingWhy({ title, why }: CodeHit): string {
  return title.toLowerCase().includes(why.toLowerCase()) ? '' : why;
}
