import { useState } from 'react';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { countWord } from './desk-views.ts';

/** After forms were printed: whether the paper goes to the payer, which sends the claim. */
export function SentOnPaperSheet(props: {
  readonly ids: readonly ClaimId[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { ids, onClose, onDone } = props;
  const run = useAct('claims', 'sendOnPaper');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await run.run({ ids: [...ids] });
    if (!answer.ok) return setFailure(answer.error);
    const sent = answer.value.outcomes.filter((outcome) => outcome.done);
    const first = answer.value.outcomes.find((outcome) => !outcome.done);
    announce(
      `${countWord(sent.length, 'claim')} noted as sent on paper.${first ? ` Not ${first.controlNumber}: ${first.sentence}` : ''}`,
      first ? { tone: 'warns' } : {},
    );
    onDone();
  };
  return (
    <ConfirmSheet
      open
      title="Do these forms go to the payer?"
      confirmLabel={`Note ${countWord(ids.length, 'claim')} as sent`}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={run.busy}
      failure={failure}
    >
      <p>
        Claims that are ready become exported, on paper: they do not go into an 837P file any more. Cancel
        when the forms were printed for the file only.
      </p>
    </ConfirmSheet>
  );
}
