import { useState } from 'react';
import type { VerifyRow } from '#shared/contract/practice.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { usePreferences } from '#renderer/lib/use-preferences.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { SelectInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { Row, Section } from '#renderer/ui/page.tsx';
import { ConfirmSheet, Sheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { ChangePassword } from './change-password.tsx';

const LOCK_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 240];

/** Lock, password, backup, verification, recovery code. */
export function SecurityTab() {
  return (
    <>
      <AutoLock />
      <Section title="Your password" pad>
        <ChangePassword />
      </Section>
      <Backup />
      <Verify />
      <NewRecoveryCode />
    </>
  );
}

function AutoLock() {
  const { preferences, save } = usePreferences();
  const minutes = preferences?.autoLockMinutes ?? 15;
  const options = [...new Set([...LOCK_MINUTES, minutes])].sort((a, b) => a - b);
  return (
    <Section title="Automatic lock" note="The key leaves the memory; work that was saved stays saved" pad>
      <Row>
        <SelectInput
          label="Lock after, without input"
          value={String(minutes)}
          onChange={(value) => save({ autoLockMinutes: Number(value) })}
          options={options.map((m) => ({ value: String(m), label: m === 1 ? '1 minute' : `${m} minutes` }))}
        />
      </Row>
    </Section>
  );
}

function Backup() {
  const backup = useAct('practice', 'backup');
  const readOnly = usePermission('settings.write');
  const run = async () => {
    const answer = await backup.run({});
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null)
      announce(`Backup ${answer.value.fileName} written and verified, ${megabytes(answer.value.bytes)} MB.`);
  };
  return (
    <Section
      title="Backup"
      note="A whole, encrypted copy of the practice file; passwords and recovery code open it too"
      pad
    >
      <Button onClick={() => void run()} busy={backup.busy} disabledReason={readOnly}>
        {backup.busy ? 'Writing…' : 'Back up now'}
      </Button>
    </Section>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

const VERIFY_COLUMNS: readonly Column<VerifyRow>[] = [
  {
    key: 'ok',
    header: 'Result',
    width: '96px',
    cell: (row) => <StatusChip tone={row.ok ? 'fine' : 'stops'}>{row.ok ? 'Whole' : 'Failed'}</StatusChip>,
  },
  { key: 'check', header: 'Check', width: 'minmax(180px, 1fr)', cell: (row) => row.check, wrap: true },
  { key: 'detail', header: 'Detail', width: 'minmax(220px, 2fr)', cell: (row) => row.detail, wrap: true },
];

function Verify() {
  const verify = useAct('practice', 'verify');
  const [rows, setRows] = useState<readonly VerifyRow[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async () => {
    const answer = await verify.run({});
    if (answer.ok) setRows(answer.value);
    setFailure(answer.ok ? null : answer.error);
  };
  return (
    <Section
      title="Verification"
      note="Database, journals and audit trail, read from the first row to the last"
      actions={
        <Button onClick={() => void run()} busy={verify.busy}>
          {verify.busy ? 'Verifying…' : 'Verify the file'}
        </Button>
      }
    >
      {failure === null ? null : <ErrorNote failure={failure} />}
      {rows === null ? null : (
        <DataTable
          label="Checks of the file"
          columns={VERIFY_COLUMNS}
          rows={rows}
          rowId={(row) => row.check}
        />
      )}
    </Section>
  );
}

function NewRecoveryCode() {
  const make = useAct('session', 'newRecoveryCode');
  const denied = usePermission('users.manage');
  const [asking, setAsking] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async () => {
    const answer = await make.run({});
    if (!answer.ok) return setFailure(answer.error);
    setAsking(false);
    setCode(answer.value.recoveryCode);
  };
  return (
    <Section title="Recovery code" note="Opens the file when every password is forgotten" pad>
      <Button onClick={() => setAsking(true)} disabledReason={denied}>
        Make a new recovery code
      </Button>
      <ConfirmSheet
        open={asking}
        title="Make a new recovery code"
        confirmLabel="Make a new code"
        busy={make.busy}
        failure={failure}
        onConfirm={() => void run()}
        onCancel={() => setAsking(false)}
      >
        <p>
          The code that you have on paper no longer opens this file; older backups still take it. The new one
          is shown once.
        </p>
      </ConfirmSheet>
      <Sheet
        open={code !== null}
        title="New recovery code"
        onClose={() => setCode(null)}
        width="medium"
        foot={
          <>
            <Button onClick={() => window.print()}>Print</Button>
            <Button kind="main" keys="Mod+Enter" label="I have written it down" onClick={() => setCode(null)}>
              I have written it down
            </Button>
          </>
        }
      >
        <div className="recovery-code">{code}</div>
      </Sheet>
    </Section>
  );
}
