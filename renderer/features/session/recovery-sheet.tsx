import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { CheckInput } from '#renderer/ui/inputs.tsx';
import { Facts } from '#renderer/ui/page.tsx';
import { GateFrame } from './gate-frame.tsx';
import { useRecoveryCode } from './store.ts';

/** The recovery code, shown once: printed or written down, then confirmed. */
export function RecoverySheet() {
  const shown = useRecoveryCode((s) => s.shown);
  const queries = useQueryClient();
  const [written, setWritten] = useState(false);
  if (shown === null) return null;
  const go = () => {
    useRecoveryCode.setState({ shown: null });
    void queries.invalidateQueries({ queryKey: ['session', 'status'] });
  };
  return (
    <GateFrame
      title="Recovery code"
      lead={
        shown.password === null
          ? 'If every password is forgotten, only this code opens the practice file. It is shown once.'
          : 'The demonstration locks like the real thing. With these you open it again.'
      }
    >
      <div className="stack">
        <Facts
          items={[
            { name: 'Practice', value: shown.practiceName },
            { name: 'User', value: shown.userName },
            ...(shown.password === null
              ? []
              : [{ name: 'Password', value: <span className="code">{shown.password}</span> }]),
          ]}
        />
        <div className="recovery-code" aria-label="Recovery code">
          {shown.recoveryCode}
        </div>
        <p className="small muted">
          Keep it on paper and away from this computer. Whoever has the file and this code can read
          everything.
        </p>
        <div className="stack no-print">
          <CheckInput label="I have written it down or printed it" checked={written} onChange={setWritten} />
          <div className="form-foot">
            <Button
              kind="main"
              keys="Mod+Enter"
              label="Go to the worklist"
              onClick={go}
              disabledReason={
                written ? null : 'First confirm that the code is written down: it is not shown again.'
              }
            >
              Go to the worklist
            </Button>
            <Button onClick={() => window.print()}>Print this page</Button>
          </div>
        </div>
      </div>
    </GateFrame>
  );
}
