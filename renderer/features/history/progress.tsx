import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useState } from 'react';
import { HISTORY_TASK } from '#shared/contract/history.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';

/** What is being read or brought in, how far it is, and the way to stop it. */
export function Progress({ what }: { readonly what: 'reading' | 'bringing' }) {
  const api = useApi();
  const [step, setStep] = useState<{ share: number; doing: string } | null>(null);
  const [stopping, setStopping] = useState(false);
  const { onEvent } = api;
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'progress' || event.task !== HISTORY_TASK) return;
        setStep({ share: event.total > 0 ? Math.min(1, event.done / event.total) : 0, doing: event.doing });
      }),
    [onEvent],
  );
  const words = what === 'reading' ? 'Reading the files' : 'Bringing the claims in';
  const stop = async () => {
    setStopping(true);
    await callProcedure(api, 'history', 'cancel', {});
  };
  const told = stopping ? 'Stopping' : step === null ? words : `${words}: ${step.doing}`;
  return (
    <div className="history-progress">
      <div className="history-progress-line">
        <span role="status">{told}…</span>
        <span className="mono">{step === null ? '' : `${Math.floor(step.share * 100)} %`}</span>
        <Button
          keys="Escape"
          label="Stop"
          onClick={() => void stop()}
          disabledReason={stopping ? 'It ends at the next claim.' : null}
        >
          Stop
        </Button>
      </div>
      <LinearProgress
        aria-label={words}
        {...(step === null
          ? { variant: 'indeterminate' as const }
          : { variant: 'determinate' as const, value: step.share * 100 })}
      />
    </div>
  );
}
