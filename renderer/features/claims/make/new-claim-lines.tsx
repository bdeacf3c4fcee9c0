import { useRef, type KeyboardEvent } from 'react';
import { MAX_LINES } from '#shared/domain/coding/coding-edits.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateInput, MoneyInput, TextInput } from '#renderer/ui/inputs.tsx';
import { markedAs } from './marked-as.ts';
import { blankLine, useNewClaim, writtenLines, type DraftLine, type NewClaim } from './new-claim-draft.ts';

/** The services. An empty line waits at the end; Enter goes to the next one. */
export function NewClaimLines(props: {
  readonly draft: NewClaim;
  /** What main would charge for each line that is written. */
  readonly lineCents: readonly number[];
  readonly titles: Readonly<Record<string, string>>;
}) {
  const { draft, lineCents, titles } = props;
  const list = useRef<HTMLOListElement>(null);
  const places = new Map(writtenLines(draft).map(({ line }, i) => [line.key, i]));
  const goTo = (at: number): void =>
    list.current?.querySelector<HTMLElement>(`[data-field="lines.${at + 1}.code"]`)?.focus();
  return (
    <ol className="edit-lines" ref={list} aria-label="Services">
      {draft.lines.map((line, i) => {
        const place = places.get(line.key);
        return (
          <Line
            key={line.key}
            line={line}
            at={i}
            fee={place === undefined ? undefined : lineCents[place]}
            title={titles[line.code.trim()] ?? ''}
            last={i === draft.lines.length - 1}
            onNext={() => goTo(i + 1)}
          />
        );
      })}
    </ol>
  );
}

/** Changes a line; the last one that gets a code has an empty one after it. */
function change(at: number, to: Partial<DraftLine>): void {
  useNewClaim.setState(({ lines }) => {
    const next = lines.map((line, i) => (i === at ? { ...line, ...to } : line));
    const full = next.at(-1)?.code.trim() !== '' && next.length < MAX_LINES;
    return { lines: full ? [...next, blankLine()] : next };
  });
}

function remove(at: number): void {
  useNewClaim.setState(({ lines }) => {
    const left = lines.filter((_, i) => i !== at);
    return { lines: left.length === 0 ? [blankLine()] : left };
  });
}

function Line(props: {
  readonly line: DraftLine;
  readonly at: number;
  readonly fee: number | undefined;
  readonly title: string;
  readonly last: boolean;
  readonly onNext: () => void;
}) {
  const { line, at, fee } = props;
  const field = (name: string): string => `lines.${at + 1}.${name}`;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    props.onNext();
  };
  const text = (name: 'modifiers' | 'pointers' | 'units' | 'place', label: string, max: number) => (
    <TextInput
      label={label}
      mono
      maxLength={max}
      value={line[name]}
      onChange={(value) => change(at, { [name]: value.toUpperCase() })}
      inputRef={markedAs(field(name === 'place' ? 'placeOfService' : name))}
      onKeyDown={onKeyDown}
    />
  );
  return (
    <li className="edit-line">
      <div className="new-claim-line">
        <span className="mono edit-line-number">{at + 1}</span>
        <TextInput
          label="Code"
          mono
          maxLength={5}
          value={line.code}
          onChange={(code) => change(at, { code: code.toUpperCase() })}
          inputRef={markedAs(field('code'))}
          onKeyDown={onKeyDown}
        />
        {text('modifiers', 'Modifiers', 11)}
        {text('pointers', 'Dx', 11)}
        {text('units', 'Units', 4)}
        <MoneyInput
          label={line.chargeCents === null && fee !== undefined ? `Fee ${formatAmount(fee)}` : 'Charge'}
          value={line.chargeCents}
          onChange={(chargeCents) => change(at, { chargeCents })}
          inputRef={markedAs(field('chargeCents'))}
        />
        <DateInput
          label="Other day"
          value={line.serviceDate}
          onChange={(serviceDate) => change(at, { serviceDate })}
          inputRef={markedAs(field('serviceDate'))}
        />
        {text('place', 'Place', 2)}
        <span className="edit-line-acts">
          <Button
            kind="quiet"
            label={`Remove line ${at + 1}`}
            onClick={() => remove(at)}
            disabledReason={props.last && line.code === '' ? 'It is empty.' : null}
          >
            Remove
          </Button>
        </span>
      </div>
      {props.title === '' ? null : <p className="edit-says">{props.title}</p>}
    </li>
  );
}
