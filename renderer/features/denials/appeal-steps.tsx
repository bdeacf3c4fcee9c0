import { useState } from 'react';
import {
  APPEAL_OUTCOMES,
  APPEAL_WAY_WORDS,
  APPEAL_WAYS,
  type Appeal,
  type AppealOutcome,
  type AppealWay,
  type DenialDetail,
} from '#shared/domain/denials/denial.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { DateInput, MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { ByHand } from './by-hand.tsx';

/** Days after which an answer to an appeal is asked for, when nobody says otherwise. */
const ANSWER_DAYS = 30;

/** When and how the packet went out. */
export function SendSheet({ appeal, onClose }: { readonly appeal: Appeal; readonly onClose: () => void }) {
  const run = useAct('denials', 'sendAppeal');
  const [day, setDay] = useState<string | null>(localToday());
  const [how, setHow] = useState<AppealWay>('fax');
  const [reference, setReference] = useState('');
  const [answerBy, setAnswerBy] = useState<string | null>(addDays(localToday(), ANSWER_DAYS));
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await run.run({
      id: appeal.id,
      sentOn: (day ?? localToday()) as IsoDate,
      sentHow: how,
      reference: reference.trim(),
      answerBy: answerBy as IsoDate | null,
    });
    if (!answer.ok) return setFailure(answer.error);
    announce('Noted as sent; the claim counts as appealed.');
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title="The appeal was sent"
      confirmLabel="Note as sent"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={run.busy}
      failure={failure}
      focusInside
    >
      <ByHand sentences={appeal.packets[0]?.byHand ?? []} />
      <SelectInput
        label="How"
        value={how}
        onChange={(value) => setHow(APPEAL_WAYS.find((way) => way === value) ?? how)}
        autoFocus
        options={APPEAL_WAYS.map((way) => ({ value: way, label: APPEAL_WAY_WORDS[way] }))}
      />
      <TextInput
        label="Reference"
        mono
        value={reference}
        onChange={(v) => setReference(v.slice(0, 60))}
        hint="Tracking number, confirmation of the fax or of the portal."
      />
      <div className="denial-fields">
        <DateInput label="Sent on" value={day} onChange={setDay} />
        <DateInput label="Answer expected by" value={answerBy} onChange={setAnswerBy} />
      </div>
    </ConfirmSheet>
  );
}

const OUTCOME_LABELS: Readonly<Record<AppealOutcome, string>> = {
  won: 'Won',
  partly: 'Partly won',
  lost: 'Lost',
  withdrawn: 'Withdrawn',
};

/** What the payer decided. */
export function DecideSheet(props: {
  readonly detail: DenialDetail;
  readonly appeal: Appeal;
  readonly onClose: () => void;
}) {
  const { detail, appeal, onClose } = props;
  const run = useAct('denials', 'decideAppeal');
  const [outcome, setOutcome] = useState<AppealOutcome>('won');
  const [day, setDay] = useState<string | null>(localToday());
  const [won, setWon] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const wins = outcome === 'won' || outcome === 'partly';
  const confirm = async () => {
    if (wins && won === null)
      return setFailure({ code: 'invalid_input', message: 'Enter what the payer has agreed to pay.' });
    const answer = await run.run({
      id: appeal.id,
      outcome,
      decidedOn: (day ?? localToday()) as IsoDate,
      wonCents: cents(wins ? (won ?? 0) : 0),
      note: note.trim(),
    });
    if (!answer.ok) return setFailure(answer.error);
    announce(wins ? 'Noted. The denial closes by itself with the payment.' : 'Noted.');
    onClose();
  };
  return (
    <ConfirmSheet
      open
      width="medium"
      title={`Outcome of the appeal of claim ${detail.row.controlNumber}`}
      confirmLabel="Note the outcome"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={run.busy}
      failure={failure}
      focusInside
    >
      <FilterChips
        label="Outcome"
        choices={APPEAL_OUTCOMES.map((value) => ({ value, label: OUTCOME_LABELS[value] }))}
        chosen={outcome}
        onChoose={(value) => setOutcome(APPEAL_OUTCOMES.find((o) => o === value) ?? outcome)}
      />
      <p>
        Money moves only by the payer’s payment. A won appeal waits for it; a lost one for the next level or
        for the decision to let the amount go.
      </p>
      {wins ? <MoneyInput label="To be paid" value={won} onChange={setWon} autoFocus /> : null}
      <div className="denial-fields">
        <DateInput label="Decided on" value={day} onChange={setDay} />
        <TextInput label="Note" value={note} onChange={(v) => setNote(v.slice(0, 300))} />
      </div>
    </ConfirmSheet>
  );
}
