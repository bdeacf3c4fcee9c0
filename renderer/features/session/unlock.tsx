import { useEffect, useRef, useState } from 'react';
import type { SessionState } from '#shared/contract/session.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { GateFrame } from './gate-frame.tsx';
import { Recover } from './recover.tsx';
import { useSessionChange } from './use-session-change.ts';

/** The lock screen: who, and the password. */
export function Unlock({ session }: { readonly session: SessionState }) {
  const [recovering, setRecovering] = useState(false);
  if (recovering) return <Recover session={session} onBack={() => setRecovering(false)} />;
  return <UnlockForm session={session} onRecover={() => setRecovering(true)} />;
}

function UnlockForm({
  session,
  onRecover,
}: {
  readonly session: SessionState;
  readonly onRecover: () => void;
}) {
  const unlock = useAct('session', 'unlock');
  const choose = useAct('session', 'choosePractice');
  const change = useSessionChange();
  const [userName, setUserName] = useState(session.userNames[0] ?? '');
  const [password, setPassword] = useState('');
  const [capsLock, setCapsLock] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const open = async () => {
    setFailure(null);
    const answer = await unlock.run({ userName, password });
    setPassword('');
    if (answer.ok) return change(answer.value);
    setFailure(answer.error);
    field.current?.focus();
  };
  const openOther = async () => {
    const answer = await choose.run({});
    if (!answer.ok) setFailure(answer.error);
    else if (answer.value !== null) change(answer.value);
  };

  return (
    <GateFrame
      title={session.practiceName ?? 'Practice'}
      lead={
        session.demonstration
          ? 'Demonstration clinic; nobody in it is real.'
          : `Locked. ${session.fileName ?? ''}`
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <SelectInput
          label="User"
          value={userName}
          onChange={setUserName}
          options={session.userNames.map((name) => ({ value: name, label: name }))}
        />
        <TextInput
          label="Password"
          type="password"
          value={password}
          onChange={setPassword}
          inputRef={field}
          autoComplete="current-password"
          onKeyDown={(event) => setCapsLock(event.getModifierState('CapsLock'))}
          hint={capsLock ? 'Caps Lock is on.' : undefined}
        />
        {failure === null ? null : <ErrorNote failure={failure} />}
        <div className="form-foot">
          <Button kind="main" type="submit" busy={unlock.busy}>
            {unlock.busy ? 'Opening…' : 'Unlock'}
          </Button>
          <Button kind="quiet" onClick={onRecover}>
            Use the recovery code
          </Button>
          <Button kind="quiet" onClick={() => void openOther()}>
            Open another file
          </Button>
        </div>
      </form>
    </GateFrame>
  );
}
