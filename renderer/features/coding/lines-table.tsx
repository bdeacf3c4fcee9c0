import { TextQuote } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { Coding, ServiceLine } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { CodeText, Money } from '#renderer/ui/text.tsx';
import { worstAt } from './diagnoses-list.tsx';
import {
  LINE_COLUMNS,
  cellText,
  readCharge,
  readCode,
  readModifiers,
  readPointers,
  readUnits,
  type LineColumn,
  type Read,
} from './line-cells.ts';
import { passageCount } from './suggestions/words.ts';

const HEADS: Readonly<Record<LineColumn, string>> = {
  code: 'Code',
  modifiers: 'Mod',
  pointers: 'Dx',
  units: 'Units',
  chargeCents: 'Charge',
};
const NAMES: Readonly<Record<LineColumn, string>> = {
  code: 'code',
  modifiers: 'modifiers',
  pointers: 'diagnosis pointers',
  units: 'units',
  chargeCents: 'charge',
};

/** What was typed into a cell, read. */
export type CellChange =
  | { readonly column: 'code'; readonly value: string }
  | { readonly column: 'modifiers'; readonly value: string[] }
  | { readonly column: 'pointers'; readonly value: number[] }
  | { readonly column: 'units'; readonly value: number }
  | { readonly column: 'chargeCents'; readonly value: ServiceLine['chargeCents'] };

/**
 * The service lines, typed into like a sheet: Tab and arrows move, Enter takes the cell and goes back
 * to the search, Esc gives the old text back, Ctrl/Cmd+Backspace removes the line.
 */
export function LinesTable(props: {
  readonly coding: Coding;
  readonly titles: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  readonly readOnly: boolean;
  /** How many passages of the documents stand behind a code. */
  readonly passages: (code: string) => number;
  readonly onChange: (line: number, change: CellChange) => void;
  readonly onRemove: (line: number) => void;
  readonly onDone: () => void;
  readonly onRefused: (sentence: string) => void;
}) {
  const { coding } = props;
  if (coding.lines.length === 0)
    return (
      <p className="loading">Each service that you assign stands here, with the practice’s own charge.</p>
    );
  return (
    <table className="lines" aria-label="Service lines">
      <thead>
        <tr>
          <th scope="col">#</th>
          {LINE_COLUMNS.map((column) => (
            <th scope="col" key={column} data-column={column}>
              {HEADS[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {coding.lines.map((line, index) => (
          <tr
            key={line.id}
            data-severity={worstAt(props.findings, `lines.${index + 1}`)}
            title={props.titles[line.code]}
          >
            <th scope="row">{index + 1}</th>
            {LINE_COLUMNS.map((column) => (
              <td key={column} data-column={column}>
                {props.readOnly ? (
                  <ReadCell line={line} column={column} />
                ) : (
                  <LineCell {...props} line={line} number={index + 1} column={column} />
                )}
                {column === 'code' ? <Passages n={props.passages(line.code)} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={5}>
            Total
          </th>
          <td data-column="chargeCents">
            <Money cents={sumCents(coding.lines.map((l) => l.chargeCents))} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** How many passages stand behind a line, beside its code; nothing for none: the documents may be elsewhere. */
function Passages({ n }: { readonly n: number }) {
  if (n === 0) return null;
  return (
    <span className="line-passages" title={passageCount(n)}>
      <TextQuote size={12} aria-hidden />
      <span aria-hidden>{n}</span>
      <span className="visually-hidden">{passageCount(n)}</span>
    </span>
  );
}

function ReadCell({ line, column }: { readonly line: ServiceLine; readonly column: LineColumn }) {
  const text = cellText(line, column);
  return column === 'code' ? <CodeText>{text}</CodeText> : <span className="mono">{text}</span>;
}

function LineCell(props: {
  readonly coding: Coding;
  readonly line: ServiceLine;
  readonly number: number;
  readonly column: LineColumn;
  readonly onChange: (line: number, change: CellChange) => void;
  readonly onRemove: (line: number) => void;
  readonly onDone: () => void;
  readonly onRefused: (sentence: string) => void;
}) {
  const { line, number, column, coding } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const stored = cellText(line, column);
  // What stood here when the cell was entered: Escape gives it back.
  const before = useRef(stored);
  const result = draft === null ? null : read(column, draft, coding.diagnoses.length);
  const wrong = result !== null && !result.ok ? result.sentence : null;
  const where = `Line ${number}, ${NAMES[column]}`;

  const type = (text: string) => {
    setDraft(text);
    const next = read(column, text, coding.diagnoses.length);
    // Whatever can be read is taken while it is typed, so that it is checked and saved at once.
    if (next.ok) tell(next.value);
  };
  const tell = (change: CellChange) => {
    if (!same(line, change)) props.onChange(number, change);
  };
  const giveBack = () => {
    const old = read(column, before.current, coding.diagnoses.length);
    if (old.ok) tell(old.value);
    setDraft(null);
  };
  const take = (): boolean => {
    if (draft === null) return true;
    if (result === null || !result.ok) {
      props.onRefused(`${where}: ${result === null ? '' : result.sentence}`);
      return false;
    }
    tell(result.value);
    setDraft(null);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const mod = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !mod) {
      if (take()) props.onDone();
    } else if (event.key === 'Escape') {
      if (draft === null || draft === before.current) props.onDone();
      else giveBack();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.altKey) {
      const to = number + (event.key === 'ArrowDown' ? 1 : -1);
      const cell = event.currentTarget
        .closest('table')
        ?.querySelector<HTMLInputElement>(`[data-target="cell:${to}:${column}"]`);
      cell?.focus();
    } else if (mod && (event.key === 'Backspace' || event.key === 'Delete')) {
      setDraft(null);
      props.onRemove(number);
    } else if (mod && event.key.toLowerCase() === 'z' && wrong !== null) {
      setDraft(null);
    } else return;
    event.preventDefault();
  };
  return (
    <input
      data-target={`cell:${number}:${column}`}
      className="line-cell"
      aria-label={where}
      aria-invalid={wrong !== null}
      title={wrong ?? undefined}
      autoComplete="off"
      spellCheck={false}
      value={draft ?? stored}
      maxLength={column === 'chargeCents' ? 14 : 12}
      onFocus={(event) => {
        before.current = stored;
        event.target.select();
      }}
      onChange={(event) => type(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => {
        // What cannot be read is not taken, and the old text comes back with a sentence that says so.
        take();
        setDraft(null);
      }}
    />
  );
}

function read(column: LineColumn, text: string, diagnoses: number): Read<CellChange> {
  switch (column) {
    case 'code':
      return labelled('code', readCode(text));
    case 'modifiers':
      return labelled('modifiers', readModifiers(text));
    case 'pointers':
      return labelled('pointers', readPointers(text, diagnoses));
    case 'units':
      return labelled('units', readUnits(text));
    case 'chargeCents':
      return labelled('chargeCents', readCharge(text));
  }
}

function labelled<C extends CellChange['column']>(
  column: C,
  result: Read<Extract<CellChange, { column: C }>['value']>,
): Read<CellChange> {
  if (!result.ok) return result;
  // The column and the type of its value go together by the signature.
  return { ok: true, value: { column, value: result.value } as CellChange };
}

function same(line: ServiceLine, change: CellChange): boolean {
  const now = line[change.column];
  return Array.isArray(now) && Array.isArray(change.value)
    ? now.join() === change.value.join()
    : now === change.value;
}
