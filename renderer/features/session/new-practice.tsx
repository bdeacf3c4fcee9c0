import { z } from 'zod';
import { contract } from '#shared/contract/index.ts';
import type { Result } from '#shared/kernel/result.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Form, FormGrid, TextField } from '#renderer/ui/form.tsx';
import { GateFrame } from './gate-frame.tsx';
import {
  NewPasswordFields,
  NewPasswordPair,
  NOT_THE_SAME,
  samePassword,
} from '#renderer/ui/new-password.tsx';
import { useRecoveryCode } from './store.ts';
import { useSessionChange } from './use-session-change.ts';

const NewPracticeForm = z
  .object({
    practiceName: contract.session.createPractice.input.shape.practiceName,
    userName: contract.session.createPractice.input.shape.userName,
    ...NewPasswordPair,
  })
  .refine(samePassword, NOT_THE_SAME);

const EMPTY = { practiceName: '', userName: '', password: '', again: '' };

/** Name, owner and password of a new practice; main then asks where the file is to be kept. */
export function NewPractice({ onBack }: { readonly onBack: () => void }) {
  const create = useAct('session', 'createPractice');
  const change = useSessionChange();
  const submit = async (value: z.output<typeof NewPracticeForm>): Promise<Result<unknown>> => {
    const { practiceName, userName, password } = value;
    const answer = await create.run({ practiceName, userName, password });
    if (!answer.ok || answer.value === null) return answer;
    useRecoveryCode.setState({
      shown: { recoveryCode: answer.value.recoveryCode, practiceName, userName, password: null },
    });
    change(answer.value.state);
    return answer;
  };
  return (
    <GateFrame
      title="New practice"
      lead="You become its owner. The file is encrypted with your password from its first byte."
    >
      <Form
        schema={NewPracticeForm}
        values={EMPTY}
        onSubmit={submit}
        submitLabel="Choose the place and create"
        onCancel={onBack}
      >
        <FormGrid>
          <TextField name="practiceName" label="Name of the practice" span={12} autoFocus />
          <TextField
            name="userName"
            label="Your user name"
            span={12}
            hint="Shown at the lock screen and in the audit trail."
          />
          <NewPasswordFields narrow />
        </FormGrid>
      </Form>
    </GateFrame>
  );
}
