import { useEffect, useId, useState, type ReactNode } from 'react';
import {
  FormProvider,
  useController,
  useForm,
  useFormContext,
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type Resolver,
} from 'react-hook-form';
import type { z } from 'zod';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { Button } from './button.tsx';
import {
  CheckInput,
  DateInput,
  MoneyInput,
  SelectInput,
  TextInput,
  type CheckInputProps,
  type DateInputProps,
  type InputBase,
  type MoneyInputProps,
  type SelectInputProps,
  type TextInputProps,
} from './inputs.tsx';
import { ErrorNote } from './messages.tsx';
import { announce } from '#renderer/lib/announce.ts';

/** Checks a form with a zod schema: the first sentence of each field. */
export function zodResolver<V extends FieldValues>(schema: z.ZodType): Resolver<V> {
  return (values) => {
    const parsed = schema.safeParse(values);
    if (parsed.success) return { values: parsed.data as V, errors: {} };
    const errors: Record<string, unknown> = {};
    for (const issue of parsed.error.issues)
      setPath(errors, issue.path.map(String), { type: 'schema', message: sentence(issue) });
    return { values: {}, errors: errors as FieldErrors<V> };
  };
}

/** zod's own wording for an empty or mistyped field is not ours. */
function sentence(issue: z.core.$ZodIssue): string {
  const own = !/^(Invalid|Too )/.test(issue.message);
  if (own) return issue.message;
  if (issue.code === 'invalid_type') return 'This is needed.';
  if (issue.code === 'invalid_value') return 'Choose one of the list.';
  if (issue.code === 'too_big')
    return issue.origin === 'string'
      ? `At most ${issue.maximum} characters fit here.`
      : `At most ${issue.maximum}.`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'This is needed.' : `At least ${issue.minimum}.`;
  const nested = issue.code === 'invalid_union' ? issue.errors[0]?.[0] : undefined;
  return nested ? sentence(nested) : 'This cannot be read.';
}

function setPath(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head = 'root', ...rest] = path;
  if (rest.length === 0) {
    target[head] ??= value;
    return;
  }
  const inner = (target[head] ?? {}) as Record<string, unknown>;
  target[head] = inner;
  setPath(inner, rest, value);
}

export type FormProps<S extends z.ZodType> = {
  readonly schema: S;
  /** What the fields show first; null for empty dates and amounts. */
  readonly values: FormValues;
  /** Receives the checked value; a refusal's `fields` go to the fields. */
  readonly onSubmit: (value: z.output<S>) => Promise<Result<unknown>>;
  /** Said in the status bar when it is done: "Practice saved." */
  readonly doneText?: string | undefined;
  readonly submitLabel: string;
  /** Why the form cannot be saved by this user; its fields are then read only. */
  readonly readOnly?: string | null | undefined;
  readonly onCancel?: (() => void) | undefined;
  /** True: the fields are emptied to `values` after it is done. */
  readonly resetAfter?: boolean | undefined;
  /** True inside a sheet: the foot gets the sheet's line. */
  readonly inSheet?: boolean | undefined;
  readonly children: ReactNode;
};
export type FormValues = Readonly<Record<string, unknown>>;

/**
 * A form over a zod schema: checked when a field is left, again while it is corrected, and as a whole
 * on Ctrl/Cmd+Enter or Enter. Nothing typed is lost by a refusal.
 */
export function Form<S extends z.ZodType>(props: FormProps<S>) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const formId = useId();
  const form = useForm<FieldValues>({
    mode: 'onTouched',
    reValidateMode: 'onChange',
    defaultValues: props.values as DefaultValues<FieldValues>,
    resolver: zodResolver(props.schema),
  });
  const key = JSON.stringify(props.values);
  const { reset } = form;
  useEffect(() => {
    // Data that changed elsewhere is shown, but what the user has typed stays.
    reset(JSON.parse(key) as FieldValues, { keepDirtyValues: true });
  }, [key, reset]);

  const submit = form.handleSubmit(async (value) => {
    setFailure(null);
    const answer = await props.onSubmit(value as z.output<S>);
    if (answer.ok) {
      if (props.doneText !== undefined) announce(props.doneText);
      reset(props.resetAfter === true ? (JSON.parse(key) as FieldValues) : form.getValues());
      return;
    }
    const fields = Object.entries(answer.error.fields ?? {});
    for (const [name, message] of fields)
      form.setError(name as Path<FieldValues>, { type: 'refused', message });
    setFailure(answer.error);
  });
  const readOnly = props.readOnly ?? null;
  return (
    <FormProvider {...form}>
      <form
        id={formId}
        className="form"
        noValidate
        onSubmit={(event) => {
          // Sheets are portals inside pages: the submit must not reach a form around them.
          event.stopPropagation();
          void submit(event);
        }}
      >
        <fieldset disabled={readOnly !== null} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
          {props.children}
        </fieldset>
        {failure === null ? null : <ErrorNote failure={failure} />}
        <div className="form-foot">
          <Button
            kind="main"
            keys="Mod+Enter"
            label={props.submitLabel}
            onClick={() => void submit()}
            busy={form.formState.isSubmitting}
            disabledReason={readOnly}
          >
            {props.submitLabel}
          </Button>
          {props.onCancel === undefined ? null : <Button onClick={props.onCancel}>Cancel</Button>}
          {readOnly === null ? null : <span className="form-reason">{readOnly}</span>}
          <input type="submit" hidden disabled={readOnly !== null} />
        </div>
      </form>
    </FormProvider>
  );
}

/** Twelve columns; fields say how many they take with `span`. */
export function FormGrid({ children }: { readonly children: ReactNode }) {
  return <div className="form-grid">{children}</div>;
}

/** A heading between groups of fields. */
export function FormHeading({ children }: { readonly children: ReactNode }) {
  return <h3 className="form-heading">{children}</h3>;
}

function useField(name: string) {
  const { control } = useFormContext();
  const { field, fieldState } = useController({ name, control });
  return { field, error: fieldState.error?.message };
}

type Bound<P extends InputBase, Held extends keyof P> = Omit<P, Held | 'error' | 'onBlur' | 'inputRef'> & {
  /** Path in the form's values: `address.zip`. */
  readonly name: string;
  /** Changes the text as it is typed: upper case, digits only. */
  readonly tidy?: ((text: string) => string) | undefined;
};

/** TextInput in a Form. */
export function TextField({ name, tidy, ...rest }: Bound<TextInputProps, 'value' | 'onChange'>) {
  const { field, error } = useField(name);
  return (
    <TextInput
      {...rest}
      value={typeof field.value === 'string' ? field.value : ''}
      onChange={(text) => field.onChange(tidy ? tidy(text) : text)}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={error}
    />
  );
}

/** MoneyInput in a Form; the value is cents or null. */
export function MoneyField({ name, ...rest }: Bound<MoneyInputProps, 'value' | 'onChange'>) {
  const { field, error } = useField(name);
  const value = typeof field.value === 'number' ? field.value : null;
  return (
    <MoneyInput
      {...rest}
      value={value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={error}
    />
  );
}

/** DateInput in a Form; the value is `YYYY-MM-DD` or null. */
export function DateField({ name, ...rest }: Bound<DateInputProps, 'value' | 'onChange'>) {
  const { field, error } = useField(name);
  const value = typeof field.value === 'string' ? field.value : null;
  return (
    <DateInput
      {...rest}
      value={value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={error}
    />
  );
}

/** SelectInput in a Form. */
export function SelectField({ name, ...rest }: Bound<SelectInputProps, 'value' | 'onChange'>) {
  const { field, error } = useField(name);
  return (
    <SelectInput
      {...rest}
      value={typeof field.value === 'string' ? field.value : ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={error}
    />
  );
}

/** A whole number in a Form. */
export function WholeNumberField({ name, ...rest }: Bound<TextInputProps, 'value' | 'onChange'>) {
  const { field, error } = useField(name);
  return (
    <TextInput
      {...rest}
      mono
      value={typeof field.value === 'number' ? String(field.value) : ''}
      onChange={(text) => field.onChange(/^\d{1,9}$/.test(text.trim()) ? Number(text) : null)}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={error}
    />
  );
}

/** CheckInput in a Form. */
export function CheckField({ name, ...rest }: Bound<CheckInputProps, 'checked' | 'onChange'>) {
  const { field, error } = useField(name);
  return (
    <CheckInput
      {...rest}
      checked={field.value === true}
      onChange={field.onChange}
      onBlur={field.onBlur}
      inputRef={field.ref}
      error={error}
    />
  );
}
