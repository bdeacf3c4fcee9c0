import { useState } from 'react';
import type { Candidate } from '#shared/contract/collections.ts';
import type { PatientLetterId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { LetterSheet } from '#renderer/ui/letter-sheet.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** What will happen to the marked balances: letters of notice, or the hand-over itself. */
export function HandOverSheet(props: {
  readonly act: 'notice' | 'hand-over';
  readonly chosen: readonly Candidate[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { act } = props;
  // The list behind changes as soon as it is done.
  const [chosen] = useState(props.chosen);
  const rules = useCall('collections', 'rules', {});
  const notice = useAct('collections', 'giveNotice');
  const handOver = useAct('collections', 'handOver');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [letters, setLetters] = useState<PatientLetterId | null>(null);
  const patientIds = chosen.map((c) => c.patientId);
  const total = formatAmount(sumCents(chosen.map((c) => c.balanceCents)));
  const agency = rules.data?.agency === '' ? 'the agency' : (rules.data?.agency ?? 'the agency');
  const run = async () => {
    if (act === 'notice') {
      const answer = await notice.run({ patientIds });
      if (!answer.ok) return setFailure(answer.error);
      props.onDone();
      announce(`${answer.value.count} notices made.`);
      return setLetters(answer.value.letterId);
    }
    const answer = await handOver.run({ patientIds });
    if (!answer.ok) return setFailure(answer.error);
    props.onDone();
    announce(`${answer.value.length} balances handed to ${agency}.`);
    props.onClose();
  };
  if (letters) return <LetterSheet id={letters} onClose={props.onClose} />;
  return (
    <ConfirmSheet
      open
      title={act === 'notice' ? `Give notice to ${chosen.length}` : `Hand over ${chosen.length}`}
      confirmLabel={act === 'notice' ? 'Make the letters' : 'Hand over'}
      onConfirm={() => void run()}
      onCancel={props.onClose}
      busy={notice.busy || handOver.busy}
      failure={failure}
      danger={act === 'hand-over'}
    >
      <p>
        {act === 'notice'
          ? `${chosen.length} letters over ${total} in all. The balance can go ${rules.data?.noticeDays ?? 30} days from today.`
          : `${total} of ${chosen.length} patients moves to ${agency} in the journal. Statements no longer ask for it. It can be recalled at any time.`}
      </p>
    </ConfirmSheet>
  );
}
