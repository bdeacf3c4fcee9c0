import { z } from 'zod';
import type { SessionState } from '#shared/contract/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Form, FormGrid, SelectField, TextField } from '#renderer/ui/form.tsx';
import { GateFrame } from './gate-frame.tsx';
import {
  NewPasswordFields,
  NewPasswordPair,
  NOT_THE_SAME,
  samePassword,
} from '#renderer/ui/new-password.tsx';
import { useSessionChange } from './use-session-change.ts';

const RecoverForm = z
  .object({
    userName: z.string().min(1, 'Choose a user.'),
    recoveryCode: z.string().trim().min(1, 'Write the code from your paper.').max(100),
    ...NewPasswordPair,
  })
  .refine(samePassword, NOT_THE_SAME);

/** A forgotten password: the printed code opens the file and a new password is set. */
export function Recover({
  session,
  onBack,
}: {
  readonly session: SessionState;
  readonly onBack: () => void;
}) {
  const recover = useAct('session', 'recover');
  const change = useSessionChange();
  return (
    <GateFrame
      title="Recovery code"
      lead="The printed code opens the practice file and sets a new password for the user."
    >
      <Form
        schema={RecoverForm}
        values={{ userName: session.userNames[0] ?? '', recoveryCode: '', password: '', again: '' }}
        submitLabel="Open with the code"
        onCancel={onBack}
        onSubmit={async ({ userName, recoveryCode, password }) => {
          const answer = await recover.run({ userName, recoveryCode, newPassword: password });
          if (answer.ok) change(answer.value);
          return answer;
        }}
      >
        <FormGrid>
          <SelectField
            name="userName"
            label="User"
            span={12}
            options={session.userNames.map((name) => ({ value: name, label: name }))}
          />
          <TextField
            name="recoveryCode"
            label="Recovery code"
            span={12}
            mono
            autoFocus
            hint="Hyphens, spaces and capitals do not matter."
          />
          <NewPasswordFields heading="New password" narrow />
        </FormGrid>
      </Form>
    </GateFrame>
  );
}
