import { useState } from 'react';
import type { DisputeStatus, Underpayment } from '#shared/domain/contracts/underpayment.ts';
import { addDays, IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** `list` makes the list for the payer and marks its lines as disputed. */
export type CaseAct = 'list' | 'follow_up' | Exclude<DisputeStatus, 'disputed'>;

const TITLES: Readonly<Record<CaseAct, string>> = {
  list: 'Dispute with the payer',
  follow_up: 'Follow up',
  open: 'Open again',
  answered: 'The payer answered',
  recovered: 'Recovered',
  given_up: 'Give up',
};
/** The same acts on lines that were paid too much. */
const OVERPAID: Partial<Readonly<Record<CaseAct, string>>> = {
  recovered: 'Given back to the payer',
  given_up: 'Leave it as it is',
};
const LABELS: Readonly<Record<CaseAct, string>> = {
  list: 'Make the list',
  follow_up: 'Keep the day',
  open: 'Open again',
  answered: 'Keep the answer',
  recovered: 'Mark as recovered',
  given_up: 'Give up',
};

/** A payer has a month to answer, as a rule. */
const ANSWER_DAYS = 30;

/** Before an act on lines: what will happen, and what it needs. */
export function CaseSheet(props: {
  readonly act: CaseAct;
  readonly cases: readonly Underpayment[];
  readonly onClose: () => void;
  readonly onDone: () => void;
  /** A list was made and can be printed. */
  readonly onMade: () => void;
}) {
  const { act, cases } = props;
  const move = useAct('contracts', 'move');
  const follow = useAct('contracts', 'setFollowUp');
  const make = useAct('contracts', 'makeDisputeList');
  const [note, setNote] = useState('');
  const [day, setDay] = useState<string | null>(
    act === 'list' ? addDays(IsoDate.parse(localToday()), ANSWER_DAYS) : (cases[0]?.followUpOn ?? null),
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const over = isOverpaid(cases) ? OVERPAID[act] : undefined;
  const ids = cases.map((u) => u.id);
  const followUpOn = day === null ? null : IsoDate.parse(day);
  const run = async () => {
    if (act === 'list') {
      const answer = await make.run({ ids, followUpOn });
      if (!answer.ok) return setFailure(answer.error);
      announce('The list is made and its lines are disputed.');
      props.onMade();
      return props.onDone();
    }
    const answer =
      act === 'follow_up'
        ? await follow.run({ ids, followUpOn })
        : await move.run({
            ids,
            to: act,
            note: note.trim(),
            followUpOn: act === 'answered' ? followUpOn : null,
          });
    if (!answer.ok) return setFailure(answer.error);
    props.onDone();
  };
  const dated = act === 'list' || act === 'follow_up' || act === 'answered';
  return (
    <ConfirmSheet
      open
      title={over ?? TITLES[act]}
      confirmLabel={over ?? LABELS[act]}
      onConfirm={() => void run()}
      onCancel={props.onClose}
      busy={move.busy || follow.busy || make.busy}
      failure={failure}
      focusInside={act !== 'open' && act !== 'list'}
    >
      <p>{sentenceOf(act, cases)}</p>
      {act === 'given_up' || act === 'answered' || act === 'recovered' ? (
        <TextInput
          label={act === 'given_up' ? 'Why' : 'Note'}
          value={note}
          maxLength={300}
          autoFocus
          required={act === 'given_up'}
          onChange={setNote}
        />
      ) : null}
      {dated ? (
        <DateInput
          label="Follow up on"
          value={day}
          onChange={setDay}
          autoFocus={act === 'follow_up'}
          hint="The line shows this day."
        />
      ) : null}
    </ConfirmSheet>
  );
}

function isOverpaid(cases: readonly Underpayment[]): boolean {
  return cases.length > 0 && cases.every((u) => u.difference === 'overpaid');
}

function sentenceOf(act: CaseAct, cases: readonly Underpayment[]): string {
  const lines = cases.length === 1 ? '1 line' : `${cases.length} lines`;
  const one = cases.length === 1;
  const sum = formatAmount(Math.abs(sumCents(cases.map((u) => u.differenceCents))));
  if (isOverpaid(cases) && act === 'given_up')
    return `${lines}, ${sum} above what was expected, ${one ? 'stays as it is' : 'stay as they are'}: the price may be out of date, or the payer may ask for it back. Nothing moves in the ledger.`;
  if (isOverpaid(cases) && act === 'recovered')
    return `${lines}, ${sum} above what was expected, ${one ? 'counts' : 'count'} as given back. The refund or takeback itself is posted on its own.`;
  const payer = cases[0]?.payerName ?? '';
  switch (act) {
    case 'list':
      return `A list of ${lines} of ${payer}, ${sum} in all, is made for printing. It names claims, days, codes and amounts, and no patient. ${one ? 'The line becomes' : 'The lines become'} disputed.`;
    case 'given_up':
      return `${lines}, ${sum} in all, ${one ? 'is' : 'are'} given up. Nothing moves in the ledger.`;
    case 'recovered':
      return `${lines}, ${sum} in all, ${one ? 'counts' : 'count'} as recovered. A later remittance that pays more is recognised by itself.`;
    case 'answered':
      return `What the payer said of ${lines} is kept.`;
    case 'open':
      return `${lines} ${one ? 'stands' : 'stand'} as open again.`;
    case 'follow_up':
      return `The day on which to look at ${lines} again; empty for none.`;
  }
}
