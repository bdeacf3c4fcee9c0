import { useState, type KeyboardEvent } from 'react';
import { formatAmount, parseAmount, type Cents } from '#shared/kernel/money.ts';

/** A cell of the sheet that holds an amount; what was filled by the program stands in italics until it is typed. */
export function AmountCell(props: {
  readonly label: string;
  readonly value: Cents | null;
  readonly filled: boolean;
  readonly readOnly: boolean;
  readonly onAmount: (amount: Cents | null) => void;
}) {
  return (
    <TypedCell
      {...props}
      align="right"
      show={(amount) => (amount === null ? '' : formatAmount(amount))}
      read={(text) => (text.trim() === '' ? { ok: true, value: null } : readAmount(text))}
      onValue={props.onAmount}
    />
  );
}

function readAmount(text: string): { readonly ok: true; readonly value: Cents } | { readonly ok: false } {
  const value = parseAmount(text.replace('\u2212', '-'));
  return value === null ? { ok: false } : { ok: true, value };
}

type Read<V> = { readonly ok: true; readonly value: V } | { readonly ok: false };

/** A cell whose text stands for a value; a text that cannot be read is marked and changes nothing. */
export function TypedCell<V>(props: {
  readonly label: string;
  readonly value: V;
  readonly filled?: boolean | undefined;
  readonly readOnly: boolean;
  readonly align?: 'right' | undefined;
  readonly placeholder?: string | undefined;
  readonly show: (value: V) => string;
  readonly read: (text: string) => Read<V>;
  readonly onValue: (value: V) => void;
}) {
  const shown = props.show(props.value);
  const [text, setText] = useState<string | null>(null);
  const wrong = text !== null && !props.read(text).ok;
  return (
    <input
      className="eob-cell"
      data-cell
      data-align={props.align}
      data-filled={props.filled === true}
      aria-label={props.label}
      aria-invalid={wrong}
      title={wrong ? 'This cannot be read; the value before it stands.' : undefined}
      placeholder={props.placeholder}
      autoComplete="off"
      spellCheck={false}
      readOnly={props.readOnly}
      value={text ?? shown}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setText(event.target.value);
        const read = props.read(event.target.value);
        if (read.ok) props.onValue(read.value);
      }}
      onBlur={() => {
        if (!wrong) setText(null);
      }}
    />
  );
}

/**
 * Keys of the sheet: Enter goes to the next cell and, after the last one, on to `onEnd`; arrows up and down stay in the
 * column.
 */
export function moveInSheet(event: KeyboardEvent<HTMLElement>, onEnd: () => void): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLInputElement)) return;
  const step = event.key === 'Enter' ? (event.shiftKey ? -1 : 1) : null;
  const rows = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === null && rows === 0) return;
  const cells = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-cell]')];
  const at = cells.indexOf(event.target);
  if (at === -1) return;
  event.preventDefault();
  if (step !== null) {
    const next = cells[at + step];
    if (next) next.focus();
    else if (step > 0) onEnd();
    return;
  }
  const row = event.target.closest('tr');
  const column = row ? [...row.querySelectorAll('input[data-cell]')].indexOf(event.target) : -1;
  const sibling = rows > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  sibling?.querySelectorAll<HTMLInputElement>('input[data-cell]')[column]?.focus();
}
