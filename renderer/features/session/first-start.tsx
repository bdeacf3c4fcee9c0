import { useState } from 'react';
import type { Failure } from '#shared/kernel/result.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { GateFrame } from './gate-frame.tsx';
import { NewPractice } from './new-practice.tsx';
import { useRecoveryCode } from './store.ts';
import { useSessionChange } from './use-session-change.ts';

/** No practice file yet: the demonstration, a new practice, or a file that exists. */
export function FirstStart() {
  const [making, setMaking] = useState(false);
  if (making) return <NewPractice onBack={() => setMaking(false)} />;
  return <Choices onNew={() => setMaking(true)} />;
}

function Choices({ onNew }: { readonly onNew: () => void }) {
  const demonstration = useAct('session', 'createDemonstration');
  const choose = useAct('session', 'choosePractice');
  const change = useSessionChange();
  const [failure, setFailure] = useState<Failure | null>(null);
  const busy = demonstration.busy || choose.busy;

  const startDemonstration = async () => {
    setFailure(null);
    const answer = await demonstration.run({});
    if (!answer.ok) return setFailure(answer.error);
    const { state, recoveryCode, password, userName } = answer.value;
    useRecoveryCode.setState({
      shown: { recoveryCode, password, userName, practiceName: state.practiceName ?? 'Demonstration clinic' },
    });
    change(state);
  };
  const openExisting = async () => {
    setFailure(null);
    const answer = await choose.run({});
    if (!answer.ok) setFailure(answer.error);
    else if (answer.value !== null) change(answer.value);
  };

  return (
    <GateFrame
      wide
      title="Claimwright"
      lead="Coding and billing for one clinic, on this computer. Where would you like to begin?"
    >
      <ul className="gate-choices">
        <li className="gate-choice">
          <div>
            <h2>Demonstration clinic</h2>
            <p>
              An invented group practice with two doctors, two payers, a fee schedule and about 40 invented
              patients. Every part works as it will for you; nothing in it is real.
            </p>
          </div>
          <Button
            kind="main"
            keys="D"
            label="Open the demonstration"
            onClick={() => void startDemonstration()}
            busy={busy}
          >
            {demonstration.busy ? 'Making the clinic…' : 'Open the demonstration'}
          </Button>
        </li>
        <li className="gate-choice">
          <div>
            <h2>New practice</h2>
            <p>An empty, encrypted practice file with you as its owner. You choose where it is kept.</p>
          </div>
          <Button keys="N" label="New practice" onClick={onNew} busy={busy}>
            New practice
          </Button>
        </li>
        <li className="gate-choice">
          <div>
            <h2>Existing practice</h2>
            <p>A practice file that was made before, or a backup of one.</p>
          </div>
          <Button keys="O" label="Open a file" onClick={() => void openExisting()} busy={busy}>
            Open a file
          </Button>
        </li>
      </ul>
      {failure === null ? null : <ErrorNote failure={failure} />}
    </GateFrame>
  );
}
