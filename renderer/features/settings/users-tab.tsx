import { useState } from 'react';
import { z } from 'zod';
import { contract } from '#shared/contract/index.ts';
import { ROLES, User, type Role } from '#shared/domain/user.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { Column } from '#renderer/ui/data-table.tsx';
import { CheckField, Form, FormGrid, SelectField, TextField } from '#renderer/ui/form.tsx';
import { Note } from '#renderer/ui/messages.tsx';
import {
  NewPasswordFields,
  NewPasswordPair,
  NOT_THE_SAME,
  samePassword,
} from '#renderer/ui/new-password.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { RecordTab } from './record-tab.tsx';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  owner: 'Owner: everything',
  biller: 'Biller: patients, coding, claims, money',
  coder: 'Coder: codes encounters',
  auditor: 'Auditor: reads, also the audit trail',
  reader: 'Reader: reads, changes nothing',
};
const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role] }));

const NewUserForm = z
  .object({
    name: contract.session.addUser.input.shape.name,
    role: contract.session.addUser.input.shape.role,
    ...NewPasswordPair,
  })
  .refine(samePassword, NOT_THE_SAME);
const ChangeUserForm = User;
const ResetForm = z.object(NewPasswordPair).refine(samePassword, NOT_THE_SAME);

const COLUMNS: readonly Column<User>[] = [
  { key: 'name', header: 'Name', width: 'minmax(120px, 1fr)', cell: (u) => u.name, sort: (u) => u.name },
  { key: 'role', header: 'Role', width: '90px', cell: (u) => u.role, sort: (u) => u.role },
  { key: 'state', header: 'State', width: '90px', cell: (u) => (u.disabled ? 'Disabled' : 'Active') },
];

/** Who may open the practice, and as what. */
export function UsersTab() {
  const denied = usePermission('users.manage');
  if (denied !== null) return <Note tone="informs">{denied} An owner can.</Note>;
  return <Users />;
}

function Users() {
  const call = useCall('session', 'users', {}, { tags: ['users'] });
  return (
    <RecordTab
      name="users"
      plural="users"
      singular="user"
      about="Each with an own password"
      call={call}
      columns={COLUMNS}
      rowId={(u) => u.id}
      rowTone={(u) => (u.disabled ? 'muted' : null)}
      permission="users.manage"
      form={(row, readOnly, done) =>
        row === null ? (
          <NewUser readOnly={readOnly} done={done} />
        ) : (
          <ChangeUser user={row} readOnly={readOnly} />
        )
      }
    />
  );
}

function NewUser({
  readOnly,
  done,
}: {
  readonly readOnly: string | null;
  readonly done: (id: string) => void;
}) {
  const add = useAct('session', 'addUser');
  return (
    <Form
      schema={NewUserForm}
      values={{ name: '', role: 'biller', password: '', again: '' }}
      submitLabel="Add user"
      doneText="User added."
      readOnly={readOnly}
      onSubmit={async ({ name, role, password }) => {
        const answer = await add.run({ name, role, password });
        if (answer.ok) done(answer.value.id);
        return answer;
      }}
    >
      <FormGrid>
        <TextField name="name" label="User name" span={6} />
        <SelectField name="role" label="Role" span={6} options={ROLE_OPTIONS} />
        <NewPasswordFields heading="First password" />
      </FormGrid>
    </Form>
  );
}

function ChangeUser({ user, readOnly }: { readonly user: User; readonly readOnly: string | null }) {
  const change = useAct('session', 'changeUser');
  const [resetting, setResetting] = useState(false);
  return (
    <div className="stack">
      <Form
        schema={ChangeUserForm}
        values={user}
        submitLabel="Save user"
        doneText="User saved."
        readOnly={readOnly}
        onSubmit={({ id, role, disabled }) => change.run({ id, role, disabled })}
      >
        <FormGrid>
          <TextField
            name="name"
            label="User name"
            span={6}
            disabled
            hint="Kept as it is: the audit trail names it."
          />
          <SelectField name="role" label="Role" span={6} options={ROLE_OPTIONS} />
          <CheckField name="disabled" label="Disabled: cannot open the practice any more" span={12} />
        </FormGrid>
      </Form>
      <div className="apart">
        <Button onClick={() => setResetting(true)} disabledReason={readOnly}>
          Set a new password for {user.name}
        </Button>
      </div>
      <ResetPassword user={user} open={resetting} onClose={() => setResetting(false)} />
    </div>
  );
}

function ResetPassword(props: { readonly user: User; readonly open: boolean; readonly onClose: () => void }) {
  const reset = useAct('session', 'resetPassword');
  return (
    <Sheet
      open={props.open}
      title={`New password for ${props.user.name}`}
      onClose={props.onClose}
      width="medium"
    >
      <Form
        schema={ResetForm}
        values={{ password: '', again: '' }}
        submitLabel="Set password"
        doneText={`New password set for ${props.user.name}.`}
        onCancel={props.onClose}
        onSubmit={async ({ password }) => {
          const answer = await reset.run({ id: props.user.id, password });
          if (answer.ok) props.onClose();
          return answer;
        }}
      >
        <FormGrid>
          <NewPasswordFields />
        </FormGrid>
      </Form>
    </Sheet>
  );
}
