import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import { CircleX } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { formatAmount, parseAmount } from '#shared/kernel/money.ts';
import { localToday, readDate } from './date-entry.ts';

/** What every input takes. */
export type InputBase = {
  readonly label: string;
  /** True: the label is for screen readers only (inputs inside tables). */
  readonly hideLabel?: boolean | undefined;
  /** A sentence under the field while it has no error. */
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Columns of twelve in a FormGrid. */
  readonly span?: 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12 | undefined;
  readonly onBlur?: (() => void) | undefined;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly required?: boolean | undefined;
};

/** Label above, field, and beneath it the hint or the error. */
function Frame(
  props: InputBase & { readonly id: string; readonly className?: string; readonly children: ReactNode },
) {
  return (
    <div className={`field ${props.className ?? ''}`} data-span={props.span}>
      <label htmlFor={props.id} className={props.hideLabel === true ? 'visually-hidden' : undefined}>
        {props.label}
      </label>
      {props.children}
      {props.error !== undefined ? (
        <span className="field-error" id={`${props.id}-about`}>
          <CircleX size={12} aria-hidden /> {props.error}
        </span>
      ) : props.hint !== undefined ? (
        <span className="field-hint" id={`${props.id}-about`}>
          {props.hint}
        </span>
      ) : null}
    </div>
  );
}

function aria(props: InputBase, id: string) {
  const described = props.error !== undefined || props.hint !== undefined;
  return {
    'aria-invalid': props.error !== undefined,
    ...(described ? { 'aria-describedby': `${id}-about` } : {}),
    ...(props.required === true ? { 'aria-required': true } : {}),
  };
}

export type TextInputProps = InputBase & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | undefined;
  readonly mono?: boolean | undefined;
  readonly maxLength?: number | undefined;
  /** More than one: a text of several lines. */
  readonly lines?: number | undefined;
  readonly placeholder?: string | undefined;
  readonly autoComplete?: string | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
};

/** A line (or lines) of text. */
export function TextInput(props: TextInputProps) {
  const id = useId();
  return (
    <Frame {...props} id={id} className={props.mono === true ? 'field-mono' : ''}>
      <OutlinedInput
        id={id}
        value={props.value}
        type={props.type ?? 'text'}
        disabled={props.disabled ?? false}
        error={props.error !== undefined}
        multiline={(props.lines ?? 1) > 1}
        // A fixed height: growing with the text would measure a record of a million letters at each key.
        rows={props.lines ?? 1}
        onChange={(event) => props.onChange(event.target.value)}
        {...(props.onBlur ? { onBlur: props.onBlur } : {})}
        {...(props.onKeyDown ? { onKeyDown: props.onKeyDown } : {})}
        {...(props.inputRef ? { inputRef: props.inputRef } : {})}
        {...(props.autoFocus === true ? { autoFocus: true } : {})}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        autoComplete={props.autoComplete ?? 'off'}
        slotProps={{
          input: {
            ...aria(props, id),
            spellCheck: false,
            ...(props.maxLength ? { maxLength: props.maxLength } : {}),
          },
        }}
      />
    </Frame>
  );
}

/**
 * A text that stands for a value: the user edits the text; the value follows when the text can be
 * read, and is null when it cannot. A value changed from outside replaces the text.
 */
function useTextOf<V>(
  value: V | null,
  show: (value: V) => string,
  read: (text: string) => V | null,
  onChange: (value: V | null) => void,
) {
  const [text, setText] = useState(value === null ? '' : show(value));
  const told = useRef(value);
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value === null ? '' : show(value));
  }, [value, show]);
  const tell = (next: V | null) => {
    told.current = next;
    onChange(next);
  };
  return {
    text,
    unreadable: text.trim() !== '' && read(text) === null,
    edit: (next: string) => {
      setText(next);
      tell(read(next));
    },
    tidy: () => {
      const read_ = read(text);
      if (read_ !== null) setText(show(read_));
    },
  };
}

export type MoneyInputProps = InputBase & {
  /** Whole cents; null when empty or not an amount. */
  readonly value: number | null;
  readonly onChange: (cents: number | null) => void;
};

/** An amount of money, read digit by digit into cents. */
export function MoneyInput(props: MoneyInputProps) {
  const id = useId();
  const field = useTextOf<number>(props.value, formatAmount, readAmount, props.onChange);
  const [left, setLeft] = useState(false);
  const unreadable = left && field.unreadable ? 'Write an amount such as 25.00.' : undefined;
  const error = unreadable ?? props.error;
  return (
    <Frame {...props} error={error} id={id} className="field-mono field-right">
      <OutlinedInput
        id={id}
        value={field.text}
        disabled={props.disabled ?? false}
        error={error !== undefined}
        onChange={(event) => field.edit(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => {
          setLeft(true);
          field.tidy();
          props.onBlur?.();
        }}
        {...(props.inputRef ? { inputRef: props.inputRef } : {})}
        {...(props.autoFocus === true ? { autoFocus: true } : {})}
        autoComplete="off"
        slotProps={{ input: { ...aria({ ...props, error }, id), inputMode: 'decimal' } }}
      />
    </Frame>
  );
}

/** Also reads the true minus sign that `formatAmount` writes. */
function readAmount(text: string): number | null {
  return parseAmount(text.replace('\u2212', '-'));
}

export type DateInputProps = InputBase & {
  /** `YYYY-MM-DD`; null when empty or not a day. */
  readonly value: string | null;
  readonly onChange: (date: string | null) => void;
};

/** A day: `YYYY-MM-DD`, `MM/DD/YYYY`, `MMDDYYYY`, `t` for today. */
export function DateInput(props: DateInputProps) {
  const id = useId();
  const field = useTextOf<string>(props.value, same, readDay, props.onChange);
  const [left, setLeft] = useState(false);
  const unreadable = left && field.unreadable ? 'Write a day such as 2026-11-17 or 11/17/2026.' : undefined;
  const error = unreadable ?? props.error;
  return (
    <Frame {...props} error={error} id={id} className="field-mono">
      <OutlinedInput
        id={id}
        value={field.text}
        disabled={props.disabled ?? false}
        error={error !== undefined}
        placeholder="YYYY-MM-DD"
        onChange={(event) => field.edit(event.target.value)}
        onBlur={() => {
          setLeft(true);
          field.tidy();
          props.onBlur?.();
        }}
        {...(props.inputRef ? { inputRef: props.inputRef } : {})}
        {...(props.autoFocus === true ? { autoFocus: true } : {})}
        autoComplete="off"
        slotProps={{ input: { ...aria({ ...props, error }, id), maxLength: 10 } }}
      />
    </Frame>
  );
}

function same(text: string): string {
  return text;
}

function readDay(text: string): string | null {
  return readDate(text, localToday());
}

export type Choice = { readonly value: string; readonly label: string };
export type SelectInputProps = InputBase & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Choice[];
  /** Shown while nothing is chosen; without it the first option is the choice. */
  readonly placeholder?: string | undefined;
};

/** One of a list; the system's own list, so that every key works as usual. */
export function SelectInput(props: SelectInputProps) {
  const id = useId();
  return (
    <Frame {...props} id={id}>
      <NativeSelect
        value={props.value}
        disabled={props.disabled ?? false}
        error={props.error !== undefined}
        onChange={(event) => props.onChange(event.target.value)}
        {...(props.onBlur ? { onBlur: props.onBlur } : {})}
        {...(props.inputRef ? { inputRef: props.inputRef } : {})}
        {...(props.autoFocus === true ? { autoFocus: true } : {})}
        input={<OutlinedInput />}
        inputProps={{ id, ...aria(props, id) }}
      >
        {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </Frame>
  );
}

export type CheckInputProps = InputBase & {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** Yes or no, its label behind it. */
export function CheckInput(props: CheckInputProps) {
  const id = useId();
  return (
    <div className="field field-check" data-span={props.span}>
      <input
        id={id}
        type="checkbox"
        className="table-check"
        checked={props.checked}
        disabled={props.disabled ?? false}
        onChange={(event) => props.onChange(event.target.checked)}
        onBlur={props.onBlur}
        {...(props.inputRef ? { ref: props.inputRef } : {})}
        {...aria(props, id)}
      />
      <label htmlFor={id}>{props.label}</label>
      {props.error === undefined ? null : (
        <span className="field-error" id={`${id}-about`}>
          {props.error}
        </span>
      )}
    </div>
  );
}
