import { useEffect, useId, useState, type RefObject } from 'react';
import type { ClaimToAnswer } from '#shared/contract/paper-eobs.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';

const ASK_AFTER_MS = 120;

/** Finds the next claim of the EOB by control number, patient or day; Enter takes the one that is marked. */
export function ClaimSearch({
  payerId,
  inputRef,
  onTake,
}: {
  readonly payerId: PayerId | null;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onTake: (claim: ClaimToAnswer) => void;
}) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [marked, setMarked] = useState(0);
  const listId = useId();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useCall(
    'paperEobs',
    'findClaims',
    { search: asked.slice(0, 60), payerId },
    { enabled: asked !== '' },
  );
  const rows = asked === '' || text.trim() === '' ? [] : (found.data ?? []);
  const at = Math.min(marked, rows.length - 1);
  const take = (claim: ClaimToAnswer | undefined) => {
    // What stands in the list must be the answer to what was typed.
    if (claim === undefined || asked !== text.trim()) return;
    setText('');
    setAsked('');
    setMarked(0);
    onTake(claim);
  };
  return (
    <div className="eob-search">
      <label htmlFor={`${listId}-box`}>
        Next claim <KeyCap combo="Alt+A" />
      </label>
      <input
        id={`${listId}-box`}
        ref={inputRef}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={listId}
        aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        placeholder="Control number, patient, or day of service"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(0);
        }}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (event.key === 'ArrowDown') setMarked(Math.min(at + 1, rows.length - 1));
          else if (event.key === 'ArrowUp') setMarked(Math.max(0, at - 1));
          else if (event.key === 'Enter') take(rows[at]);
          else if (event.key === 'Escape' && text !== '') setText('');
          else return;
          event.preventDefault();
        }}
      />
      <ul role="listbox" id={listId} aria-label="Claims that fit" hidden={rows.length === 0}>
        {rows.map((claim, i) => (
          <li
            key={claim.claimId}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseDown={(event) => {
              event.preventDefault();
              take(claim);
            }}
          >
            <CodeText>{claim.controlNumber}</CodeText>
            <span className="eob-hit-name">{claim.patientName}</span>
            <DateText date={claim.serviceDate} />
            <span>{claim.samePayer ? '' : claim.payerName}</span>
            <span className="eob-hit-open">
              open <Money cents={claim.openCents} /> of <Money cents={claim.chargeCents} />
            </span>
          </li>
        ))}
      </ul>
      {asked !== '' && asked === text.trim() && found.data?.length === 0 ? (
        <p className="eob-none" role="status">
          No claim that was sent fits “{asked}”.
        </p>
      ) : null}
    </div>
  );
}
