import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useState } from 'react';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { leftText, timeLeft } from './words.ts';

export type Step = {
  readonly done: number;
  readonly total: number;
  readonly doing: string;
  /** When main told it, milliseconds. */
  readonly at: number;
};

/** What main last told of a task; null before it told anything. */
export function useSteps(task: string): Step | null {
  const { onEvent } = useApi();
  const [told, setTold] = useState<{ readonly task: string; readonly step: Step } | null>(null);
  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'progress' || event.task !== task) return;
        const { done, total, doing } = event;
        setTold({ task, step: { done, total, doing, at: Date.now() } });
      }),
    [onEvent, task],
  );
  return told?.task === task ? told.step : null;
}

/** Long work: what is being done, how far it is, the time left, and the way to stop it. */
export function Progress(props: {
  /** As `codesets.cancel` knows it. */
  readonly task: string;
  /** Said until main tells more. */
  readonly what: string;
  /** When it began, milliseconds. */
  readonly since: number;
  /** What is done and what is all of it, instead of percent. */
  readonly amount?: ((step: Step) => string) | undefined;
  readonly cancelLabel?: string | undefined;
}) {
  const step = useSteps(props.task);
  const api = useApi();
  const [stopping, setStopping] = useState(false);
  const share = step !== null && step.total > 0 ? Math.min(1, step.done / step.total) : null;
  const left = step === null || share === null ? null : timeLeft(share, step.at - props.since);
  const stop = async () => {
    setStopping(true);
    await callProcedure(api, 'codesets', 'cancel', { task: props.task });
  };
  const amount = step === null ? null : props.amount?.(step);
  return (
    <div className="codesets-progress">
      <div className="codesets-progress-line">
        <span className="codesets-doing" role="status">
          {stopping ? 'Stopping' : (step?.doing ?? props.what)}…
        </span>
        <span className="mono">{amount ?? (share === null ? '' : `${Math.floor(share * 100)} %`)}</span>
        <span className="muted">{left === null ? '' : leftText(left)}</span>
        <Button
          keys="Escape"
          label={props.cancelLabel ?? 'Cancel'}
          onClick={() => void stop()}
          disabledReason={stopping ? 'It ends at its next step.' : null}
        >
          {props.cancelLabel ?? 'Cancel'}
        </Button>
      </div>
      <LinearProgress
        aria-label={props.what}
        {...(share === null
          ? { variant: 'indeterminate' as const }
          : { variant: 'determinate' as const, value: share * 100 })}
      />
    </div>
  );
}
