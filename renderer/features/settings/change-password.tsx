import { z } from 'zod';
import { useAct } from '#renderer/lib/use-call.ts';
import { Form, FormGrid, TextField } from '#renderer/ui/form.tsx';
import {
  NewPasswordFields,
  NewPasswordPair,
  NOT_THE_SAME,
  samePassword,
} from '#renderer/ui/new-password.tsx';

const ChangeForm = z
  .object({ current: z.string().min(1, 'This is needed.').max(200), ...NewPasswordPair })
  .refine(samePassword, NOT_THE_SAME);

/** One's own password; the file is not encrypted anew, only its key is wrapped again. */
export function ChangePassword() {
  const change = useAct('session', 'changePassword');
  return (
    <Form
      schema={ChangeForm}
      values={{ current: '', password: '', again: '' }}
      submitLabel="Change password"
      doneText="Password changed."
      resetAfter
      onSubmit={({ current, password }) => change.run({ current, next: password })}
    >
      <FormGrid>
        <TextField
          name="current"
          label="Present password"
          type="password"
          span={6}
          autoComplete="current-password"
        />
        <div data-span={6} />
        <NewPasswordFields />
      </FormGrid>
    </Form>
  );
}
