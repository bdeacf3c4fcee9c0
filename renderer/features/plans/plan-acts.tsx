import { useState } from 'react';
import type { PlanDetail } from '#shared/contract/plans.ts';
import type { LateStep } from '#shared/domain/plans/rules.ts';
import { addDays, isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import type { PatientLetterId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput, TextInput } from '#renderer/ui/inputs.tsx';
import { LetterSheet } from '#renderer/ui/letter-sheet.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { STEP_WORDS } from './words.ts';

export type PlanAct = 'pause' | 'resume' | 'cancel';

const WORDS = {
  pause: { title: 'Put the plan on hold', label: 'Hold the plan', done: 'The plan is on hold.' },
  resume: { title: 'Take the plan up again', label: 'Take it up', done: 'The plan runs again.' },
  cancel: { title: 'Cancel the plan', label: 'Cancel the plan', done: 'The plan is cancelled.' },
} as const;

/** Hold, resume or cancel, each with what it needs. */
export function ActSheet(props: {
  readonly plan: PlanDetail;
  readonly act: PlanAct;
  readonly onClose: () => void;
}) {
  const { plan, act } = props;
  const pause = useAct('plans', 'pause');
  const resume = useAct('plans', 'resume');
  const cancel = useAct('plans', 'cancel');
  const [reason, setReason] = useState('');
  const [firstOn, setFirstOn] = useState<string | null>(() => addDays(isoDate(localToday()), 14));
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async () => {
    const { id } = plan;
    const answer =
      act === 'resume'
        ? await resume.run({ id, firstOn: (firstOn ?? '') as IsoDate })
        : act === 'pause'
          ? await pause.run({ id, reason })
          : await cancel.run({ id, reason });
    if (!answer.ok) return setFailure(answer.error);
    announce(WORDS[act].done);
    props.onClose();
  };
  return (
    <ConfirmSheet
      open
      title={WORDS[act].title}
      confirmLabel={WORDS[act].label}
      onConfirm={() => void run()}
      onCancel={props.onClose}
      busy={pause.busy || resume.busy || cancel.busy}
      failure={failure}
      danger={act === 'cancel'}
      focusInside
    >
      {act === 'resume' ? (
        <>
          <p>
            The payments that are left begin again on this day, over what is owed now. The former terms are
            kept.
          </p>
          <DateInput label="First payment on" value={firstOn} onChange={setFirstOn} autoFocus />
        </>
      ) : (
        <>
          <p>
            {act === 'pause'
              ? 'Nothing falls due while the plan is on hold.'
              : `${formatAmount(sumCents(plan.claims.map((c) => c.openCents)))} is then due as a whole, and statements go again. What was agreed and paid is kept.`}
          </p>
          <TextInput label="Why" value={reason} onChange={setReason} maxLength={200} autoFocus />
        </>
      )}
    </ConfirmSheet>
  );
}

/** The late step that is due: its words, and after it was taken its letter. */
export function StepSheet(props: {
  readonly plan: PlanDetail;
  readonly step: LateStep;
  readonly onClose: () => void;
}) {
  const { plan } = props;
  // The step is another one, or none, as soon as it was taken.
  const [step] = useState(props.step);
  const take = useAct('plans', 'takeStep');
  const [letter, setLetter] = useState<PatientLetterId | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (letter) return <LetterSheet id={letter} onClose={props.onClose} />;
  return (
    <ConfirmSheet
      open
      title={`${STEP_WORDS[step.act]}, day ${step.afterDays}`}
      confirmLabel={step.act === 'tell' ? 'Make the letter' : STEP_WORDS[step.act]}
      onConfirm={() =>
        void take.run({ id: plan.id, afterDays: step.afterDays }).then((answer) => {
          if (answer.ok) setLetter(answer.value.letterId);
          else setFailure(answer.error);
        })
      }
      onCancel={props.onClose}
      busy={take.busy}
      failure={failure}
      danger={step.act === 'cancel'}
    >
      <p>
        {formatAmount(plan.lateCents)} is {plan.lateDays} days late.
        {step.act === 'hold' ? ' The plan is put on hold, with a letter.' : ''}
        {step.act === 'cancel' ? ' The plan ends, with a letter; everything is then due.' : ''}
      </p>
      <blockquote className="plan-quote">{step.text}</blockquote>
    </ConfirmSheet>
  );
}
