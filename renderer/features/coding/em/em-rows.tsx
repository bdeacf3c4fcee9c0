import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { EmElement, EmPart } from '#shared/domain/em/elements.ts';
import type { EmItem } from '#shared/domain/em/worksheet.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import type { PartResult } from '#shared/domain/em/count-parts.ts';

/** What the rows can do; the panel gives it. */
export type RowActs = {
  readonly toggle: (element: EmElement) => void;
  readonly decide: (item: EmItem, state: 'confirmed' | 'refused' | null) => void;
  readonly name: (item: EmItem, subject: string) => void;
  readonly focused: (element: EmElement, item: EmItem | null) => void;
};

const PART_WORDS: Readonly<Record<EmPart, string>> = { problems: 'Problems', data: 'Data', risk: 'Risk' };

/** One part of decision making: its elements as ticks, and under each what stands for it. */
export function EmPartRows(props: {
  readonly part: PartResult;
  readonly elements: readonly EmElement[];
  readonly items: readonly EmItem[];
  readonly readOnly: boolean;
  readonly acts: RowActs;
}) {
  const { part, items, readOnly, acts } = props;
  return (
    <section className="em-part" aria-label={PART_WORDS[part.part]} data-part={part.part}>
      <h3>
        {PART_WORDS[part.part]}{' '}
        <span data-level={part.level ?? 'none'}>{part.level ?? 'nothing ticked'}</span>
      </h3>
      <ul>
        {props.elements.map((element, index) => {
          const own = items.filter((item) => item.element === element.id);
          return (
            <li key={element.id}>
              <ElementRow element={element} index={index} items={own} readOnly={readOnly} acts={acts} />
              {own.length === 0 ? null : (
                <ul className="em-items">
                  {own.map((item) => (
                    <ItemRow key={item.key} element={element} item={item} readOnly={readOnly} acts={acts} />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function ElementRow(props: {
  readonly element: EmElement;
  readonly index: number;
  readonly items: readonly EmItem[];
  readonly readOnly: boolean;
  readonly acts: RowActs;
}) {
  const { element, index, items, acts } = props;
  const confirmed = items.filter((item) => item.state === 'confirmed').length;
  const proposed = items.filter((item) => item.state === 'proposed').length;
  return (
    <label className="em-element" data-on={confirmed + proposed > 0} title={element.meaning}>
      <Tick
        confirmed={confirmed > 0}
        proposed={proposed > 0}
        disabled={props.readOnly}
        label={elementName(element, confirmed, proposed)}
        onToggle={() => acts.toggle(element)}
        onFocus={() => acts.focused(element, null)}
        row={`element:${element.id}`}
      />
      <span className="em-label">{element.label}</span>
      {confirmed + proposed > 1 ? <span className="em-count">{confirmed + proposed}</span> : null}
      {index < 10 ? <KeyCap combo={String((index + 1) % 10)} /> : null}
    </label>
  );
}

function elementName(element: EmElement, confirmed: number, proposed: number): string {
  const counts = [
    confirmed > 0 ? `${confirmed} confirmed` : '',
    proposed > 0 ? `${proposed} proposed` : '',
  ].filter(Boolean);
  return counts.length === 0 ? element.label : `${element.label}, ${counts.join(', ')}`;
}

function ItemRow(props: {
  readonly element: EmElement;
  readonly item: EmItem;
  readonly readOnly: boolean;
  readonly acts: RowActs;
}) {
  const { element, item, readOnly, acts } = props;
  const mine = item.passage === null;
  const name = item.subject === '' ? element.label : item.subject;
  return (
    <li className="em-item" data-state={item.state}>
      <Tick
        confirmed={item.state === 'confirmed'}
        proposed={item.state === 'proposed'}
        disabled={readOnly}
        label={`${name}, ${item.state}`}
        onToggle={() => acts.decide(item, item.state === 'confirmed' ? null : 'confirmed')}
        onFocus={() => acts.focused(element, item)}
        row={`item:${item.key}`}
      />
      <div className="em-item-text">
        {mine ? (
          <input
            className="em-name"
            aria-label={`Name of ${element.label}`}
            placeholder={element.names === '' ? element.label : `${element.names} (optional)`}
            value={item.subject}
            disabled={readOnly}
            maxLength={80}
            onChange={(event) => acts.name(item, event.target.value)}
          />
        ) : (
          <>
            <span className="em-subject">{name}</span>{' '}
            <q className="em-quote">{short(item.passage?.text ?? '')}</q>{' '}
            <span className="em-why">{item.why}</span>
          </>
        )}
      </div>
      {item.state === 'proposed' ? (
        <span className="em-state">proposed</span>
      ) : item.state === 'refused' ? (
        <span className="em-state">refused</span>
      ) : null}
      {item.state === 'refused' || readOnly ? null : (
        <button
          type="button"
          className="em-refuse"
          tabIndex={-1}
          aria-label={mine ? `Remove ${name}` : `Refuse ${name}`}
          title={mine ? 'Remove' : 'Refuse'}
          onClick={() => acts.decide(item, mine ? null : 'refused')}
        >
          <X size={13} aria-hidden />
        </button>
      )}
    </li>
  );
}

function short(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 58).trimEnd()}…` : plain;
}

/** A tick with three states: open, proposed (dashed), confirmed. Arrow keys go from one to the next. */
function Tick(props: {
  readonly confirmed: boolean;
  readonly proposed: boolean;
  readonly disabled: boolean;
  readonly label: string;
  readonly row: string;
  readonly onToggle: () => void;
  readonly onFocus: () => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  const mixed = props.proposed && !props.confirmed;
  useEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);
  return (
    <input
      ref={box}
      type="checkbox"
      className="em-tick"
      data-em-row={props.row}
      checked={props.confirmed}
      aria-label={props.label}
      aria-disabled={props.disabled}
      onChange={() => props.disabled || props.onToggle()}
      onFocus={props.onFocus}
    />
  );
}
