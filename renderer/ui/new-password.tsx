import { z } from 'zod';
import { useWatch } from 'react-hook-form';
import { Password } from '#shared/contract/session.ts';
import { FormHeading, TextField } from './form.tsx';
import { strengthOf } from './password-strength.ts';

/** Two equal entries of a new password; merged into the schema of a form. */
export const NewPasswordPair = { password: Password, again: z.string() };

/** The check that both entries are the same. */
export function samePassword(value: { readonly password: string; readonly again: string }): boolean {
  return value.password === value.again;
}
export const NOT_THE_SAME = { path: ['again'], message: 'The two entries differ.' };

/** Password and its repetition, with a hint of how long it would stand. */
export function NewPasswordFields({
  heading,
  narrow = false,
}: {
  readonly heading?: string | undefined;
  /** True: one under the other. */
  readonly narrow?: boolean | undefined;
}) {
  const span = narrow ? 12 : 6;
  const password: unknown = useWatch({ name: 'password' });
  const strength = strengthOf(typeof password === 'string' ? password : '');
  return (
    <>
      {heading === undefined ? null : <FormHeading>{heading}</FormHeading>}
      <TextField
        name="password"
        label="Password"
        type="password"
        span={span}
        autoComplete="new-password"
        hint={
          <span className="strength">
            {[1, 2, 3, 4].map((step) => (
              <i key={step} data-on={strength.steps >= step} aria-hidden />
            ))}
            {strength.word}
          </span>
        }
      />
      <TextField
        name="again"
        label="Password again"
        type="password"
        span={span}
        autoComplete="new-password"
      />
    </>
  );
}
