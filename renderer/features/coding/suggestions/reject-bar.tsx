import { useEffect, useRef, type KeyboardEvent } from 'react';
import { REJECT_REASONS, REJECT_WORDS, type RejectReason } from '#shared/domain/notes/local-counts.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';

/** Why a suggestion is refused: one key each. Escape goes back. */
export function RejectBar(props: {
  readonly code: string;
  readonly onChoose: (reason: RejectReason) => void;
  readonly onCancel: () => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => bar.current?.querySelector('button')?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const step = event.key === 'ArrowDown' || event.key === 'ArrowRight' ? 1 : -1;
    const reason = /^[1-9]$/.test(event.key) ? REJECT_REASONS[Number(event.key) - 1] : undefined;
    if (event.key === 'Escape') props.onCancel();
    else if (reason) props.onChoose(reason);
    else if (event.key.startsWith('Arrow')) buttons[(at + step + buttons.length) % buttons.length]?.focus();
    // Enter and Space belong to the button; other keys would reach the page.
    else if (event.key === 'Enter' || event.key === ' ' || event.key === 'Tab') return;
    event.stopPropagation();
    event.preventDefault();
  };
  return (
    <div
      ref={bar}
      className="reject-bar"
      role="group"
      aria-label={`Why ${props.code} is rejected`}
      onKeyDown={onKeyDown}
    >
      {REJECT_REASONS.map((reason, i) => (
        <button key={reason} type="button" onClick={() => props.onChoose(reason)}>
          <KeyCap combo={String(i + 1)} /> {REJECT_WORDS[reason]}
        </button>
      ))}
      <span className="reject-bar-back">
        <KeyCap combo="Escape" /> back
      </span>
    </div>
  );
}
