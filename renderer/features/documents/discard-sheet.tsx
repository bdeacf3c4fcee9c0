import { useState } from 'react';
import type { InboxItem } from '#shared/contract/documents.ts';
import { IncomingItemId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { CheckInput, TextInput } from '#renderer/ui/inputs.tsx';
import { Stack } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

const REASONS = ['Not our patient', 'Not needed for coding', 'Sent twice', 'Advertising'];

/** Why it is discarded; the original stays in the practice file, and one key takes it back. */
export function DiscardSheet(props: {
  readonly item: InboxItem;
  readonly checked: ReadonlySet<string>;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { item, checked } = props;
  const others = useCall(
    'documents',
    'waitingOfFile',
    { id: item.row.id },
    { enabled: item.othersWaiting > 0 },
  );
  const discard = useAct('documents', 'discard');
  const takeBack = useAct('documents', 'takeBack');
  const [reason, setReason] = useState(REASONS[0] ?? '');
  const [whole, setWhole] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const marked = [...checked].flatMap((id) => IncomingItemId.safeParse(id).data ?? []);
  const ofFile = whole ? (others.data?.ids ?? []) : [];
  const ids = [...new Set([...(marked.length > 0 ? marked : [item.row.id]), ...ofFile])];
  const confirm = async (): Promise<void> => {
    const answer = await discard.run({ ids, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    const undo = async (): Promise<void> => {
      const back = await takeBack.run({ ids });
      if (!back.ok) announceFailure(back.error);
    };
    announce(`${ids.length === 1 ? 'Discarded' : `${ids.length} discarded`}.`, {
      tone: 'informs',
      undo: { label: 'Take back', run: () => void undo() },
    });
    props.onClose();
    props.onDone();
  };
  return (
    <ConfirmSheet
      open
      title={ids.length === 1 ? 'Discard this' : `Discard ${ids.length}`}
      confirmLabel="Discard"
      danger
      onConfirm={() => {
        if (reason.trim() === '')
          setFailure({ code: 'invalid_input', message: 'Write why it is discarded.' });
        else void confirm();
      }}
      onCancel={props.onClose}
      busy={discard.busy}
      failure={failure}
    >
      <Stack>
        <p>It leaves the inbox and stands among the decided. The original stays in the practice file.</p>
        <TextInput label="Reason" value={reason} maxLength={200} onChange={setReason} autoFocus />
        <div className="row" data-wrap="true">
          {REASONS.map((one) => (
            <button key={one} type="button" className="text-button" onClick={() => setReason(one)}>
              {one}
            </button>
          ))}
        </div>
        {item.othersWaiting === 0 ? null : (
          <CheckInput
            label={`Also the ${item.othersWaiting} others of this file that wait`}
            checked={whole}
            onChange={setWhole}
          />
        )}
      </Stack>
    </ConfirmSheet>
  );
}
