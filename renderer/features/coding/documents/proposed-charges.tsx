import { useState, type KeyboardEvent } from 'react';
import type { Coding } from '#shared/domain/encounter.ts';
import type { IncomingCharge } from '#shared/domain/incoming.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { ChargesTable } from '#renderer/ui/results-table.tsx';
import { lineOfCharge } from './assign-charge.ts';

/** What the workbench does with proposed charges. */
export type ChargeActs = {
  readonly coding: Coding;
  /** Why nothing can be assigned now, or null. */
  readonly readOnly: string | null;
  readonly onAssign: (charge: IncomingCharge) => void;
};

const KEY = 'A';

/**
 * The charges that a sender proposes. One key assigns the marked one as a service line: the first that no line
 * stands for, or the one whose button has the focus. Arrows go from one to the next.
 */
export function ProposedCharges(props: {
  readonly charges: readonly IncomingCharge[];
  readonly acts: ChargeActs;
}) {
  const { charges, acts } = props;
  const [focused, setFocused] = useState<number | null>(null);
  const lines = charges.map((_, i) => lineOfCharge(acts.coding, charges, i));
  const waits = (i: number | null): i is number => i !== null && lines[i] === null;
  const marked = waits(focused) ? focused : lines.indexOf(null);
  const give = (charge: IncomingCharge | undefined): void => {
    if (acts.readOnly !== null) announce(acts.readOnly, { tone: 'warns' });
    else if (charge) acts.onAssign(charge);
  };
  useKeys([
    {
      combo: KEY,
      label: 'Assign the proposed charge',
      run: () => give(charges[marked]),
      when: marked >= 0,
      scope: 'Documents',
      inPalette: true,
    },
  ]);
  return (
    <ChargesTable
      charges={charges}
      act={(charge, i) => {
        const line = lines[i] ?? null;
        if (line !== null) return <span className="muted">line {line}</span>;
        return (
          <button
            type="button"
            className="charge-assign"
            aria-label={`Assign ${charge.code}`}
            aria-disabled={acts.readOnly !== null}
            title={acts.readOnly ?? undefined}
            onFocus={() => setFocused(i)}
            onBlur={() => setFocused(null)}
            onKeyDown={toNeighbour}
            onClick={() => give(charge)}
          >
            Assign {i === marked ? <KeyCap combo={KEY} /> : null}
          </button>
        );
      }}
    />
  );
}

function toNeighbour(event: KeyboardEvent<HTMLButtonElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.altKey) return;
  const all = [...(event.currentTarget.closest('table')?.querySelectorAll('button') ?? [])];
  all[all.indexOf(event.currentTarget) + by]?.focus();
  event.preventDefault();
}
