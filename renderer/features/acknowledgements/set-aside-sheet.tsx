import { useState } from 'react';
import type { AckItemId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure, useAct } from '#renderer/lib/use-call.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** Takes entries off the list of unmatched ones, with a reason; one key brings them back. */
export function SetAsideSheet(props: {
  readonly ids: readonly AckItemId[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { ids } = props;
  const api = useApi();
  const act = useAct('acks', 'setAside');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async (): Promise<void> => {
    if (reason.trim() === '')
      return setFailure({ code: 'invalid_input', message: 'Write why; the reason is kept with the file.' });
    const answer = await act.run({ itemIds: [...ids], reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    announce(answer.value.setAside === 1 ? 'Set aside.' : `${answer.value.setAside} set aside.`, {
      undo: {
        label: 'Back to the list',
        run: () =>
          void callProcedure(api, 'acks', 'takeBack', { itemIds: [...ids] }).then((back) => {
            if (!back.ok) announceFailure(back.error);
          }),
      },
    });
    props.onDone();
  };
  return (
    <ConfirmSheet
      open
      title={ids.length === 1 ? 'Set this entry aside' : `Set ${ids.length} entries aside`}
      confirmLabel="Set aside"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={act.busy}
      failure={failure}
      focusInside
    >
      <p>
        It leaves the list and changes nothing. It stays in its file with your reason, and can be brought back
        from there.
      </p>
      <TextInput
        label="Reason"
        value={reason}
        onChange={(text) => {
          setReason(text.slice(0, 200));
          setFailure(null);
        }}
        autoFocus
      />
    </ConfirmSheet>
  );
}
