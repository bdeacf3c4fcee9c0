import { createContext, use, useState } from 'react';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Finding } from '#shared/domain/finding.ts';
import {
  CheckInput,
  DateInput,
  MoneyInput,
  SelectInput,
  TextInput,
  type Choice,
} from '#renderer/ui/inputs.tsx';
import { readAt } from './field-path.ts';

export type Editing = {
  readonly claim: ProfessionalClaim;
  readonly base: ProfessionalClaim;
  readonly findings: readonly Finding[];
  /** Sentences of main by field, when it refused the change. */
  readonly refused: Readonly<Record<string, string>>;
  readonly set: (path: string, value: unknown) => void;
  readonly replace: (claim: ProfessionalClaim) => void;
};

export const EditContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditContext);
  if (!editing) throw new Error('A field of a claim stands outside its form.');
  return editing;
}

/** Marks an input with its path, so that findings lead to it. */
function marked(path: string) {
  return (element: HTMLElement | null): void => {
    if (element) element.dataset['field'] = path;
  };
}

function useAt(path: string) {
  const { claim, base, findings, refused, set } = useEditing();
  const value = readAt(claim, path);
  const unchanged = value === readAt(base, path);
  // What was found is about the value as it is kept.
  const found = unchanged
    ? findings.find((f) => f.severity !== 'informs' && (f.field === path || f.field.startsWith(`${path}.`)))
    : undefined;
  const error = refused[path] ?? found?.message;
  return {
    value,
    set: (next: unknown) => set(path, next),
    shared: { inputRef: marked(path), ...(error === undefined ? {} : { error }) },
  };
}

type Span = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;
type Base = {
  readonly path: string;
  readonly label: string;
  readonly span?: Span;
  readonly hideLabel?: boolean;
};

const only = ({ label, span, hideLabel }: Base) => ({ label, span, hideLabel });

/** A text of the claim. With `optional` an empty one takes the member away. */
export function TextAt(
  props: Base & {
    readonly optional?: boolean;
    readonly mono?: boolean;
    readonly max?: number;
    readonly upper?: boolean;
    readonly hint?: string;
  },
) {
  const at = useAt(props.path);
  return (
    <TextInput
      {...only(props)}
      {...at.shared}
      {...(props.hint === undefined ? {} : { hint: props.hint })}
      mono={props.mono}
      maxLength={props.max}
      value={typeof at.value === 'string' ? at.value : ''}
      onChange={(text) => {
        const next = props.upper === true ? text.toUpperCase() : text;
        at.set(next === '' && props.optional === true ? undefined : next);
      }}
    />
  );
}

/** A day of the claim. With `optional` an empty one takes the member away, with `none` it says that there is none. */
export function DateAt(props: Base & { readonly optional?: boolean; readonly none?: boolean }) {
  const at = useAt(props.path);
  return (
    <DateInput
      {...only(props)}
      {...at.shared}
      value={typeof at.value === 'string' ? at.value : null}
      onChange={(day) => {
        // A day that must be there stays while another one is half typed.
        if (day !== null) at.set(day);
        else if (props.none === true) at.set(null);
        else if (props.optional === true) at.set(undefined);
      }}
    />
  );
}

export function MoneyAt(props: Base) {
  const at = useAt(props.path);
  return (
    <MoneyInput
      {...only(props)}
      {...at.shared}
      value={typeof at.value === 'number' ? at.value : null}
      onChange={(value) => at.set(value ?? 0)}
    />
  );
}

export function SelectAt(
  props: Base & {
    readonly options: readonly Choice[];
    readonly placeholder?: string;
    readonly optional?: boolean;
  },
) {
  const at = useAt(props.path);
  return (
    <SelectInput
      {...only(props)}
      {...at.shared}
      options={props.options}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      value={typeof at.value === 'string' ? at.value : ''}
      onChange={(value) => at.set(value === '' && props.optional === true ? undefined : value)}
    />
  );
}

export function CheckAt(props: Base & { readonly optional?: boolean }) {
  const at = useAt(props.path);
  return (
    <CheckInput
      {...only(props)}
      {...at.shared}
      checked={at.value === true}
      onChange={(checked) => at.set(checked || props.optional !== true ? checked : undefined)}
    />
  );
}

/** A list of codes, written with blanks between them. */
export function CodesAt(
  props: Base & {
    readonly optional?: boolean;
    /** How one is shown and read, when it is not the text itself. @returns null: it is none. */
    readonly show?: (item: unknown) => string;
    readonly read?: (text: string) => unknown;
  },
) {
  const at = useAt(props.path);
  const items: readonly unknown[] = Array.isArray(at.value) ? at.value : [];
  const show = props.show ?? String;
  const read = props.read ?? ((text: string) => text.toUpperCase());
  return (
    <ListText
      {...only(props)}
      shared={at.shared}
      text={items.map(show).join(' ')}
      onText={(text) => {
        const next = text
          .split(/[\s,]+/)
          .filter(Boolean)
          .map(read)
          .filter((item) => item !== null);
        at.set(next.length === 0 && props.optional === true ? undefined : next);
      }}
    />
  );
}

/** While it is typed the text is the user's own; a list that changed elsewhere replaces it. */
function ListText(props: {
  readonly label: string;
  readonly span?: Span | undefined;
  readonly hideLabel?: boolean | undefined;
  readonly shared: { readonly inputRef: (element: HTMLElement | null) => void; readonly error?: string };
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const { shared, text, onText, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      {...rest}
      {...shared}
      mono
      value={typed ?? text}
      onChange={(next) => {
        setTyped(next);
        onText(next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
