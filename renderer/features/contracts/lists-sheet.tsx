import { useState } from 'react';
import type { DisputeList } from '#shared/contract/contracts.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';

/** Lists for payers that were made: looked at, printed or saved again, always with the same bytes. */
export function ListsSheet({ onClose }: { readonly onClose: () => void }) {
  const lists = useCall('contracts', 'disputeLists', {});
  const print = useAct('contracts', 'printList');
  const save = useAct('contracts', 'saveList');
  const [chosen, setChosen] = useState<DisputeList['id'] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const all = lists.data ?? [];
  const one = all.find((l) => l.id === chosen) ?? all[0];
  const run = async (how: 'print' | 'save') => {
    if (!one) return;
    setFailure(null);
    const answer = how === 'print' ? await print.run({ id: one.id }) : await save.run({ id: one.id });
    if (!answer.ok) return setFailure(answer.error);
    if (answer.value !== null && 'fileName' in answer.value) announce(`Saved as ${answer.value.fileName}.`);
  };
  const none = one ? null : 'No list was made yet.';
  return (
    <Sheet
      open
      title="Lists for payers"
      width="large"
      onClose={onClose}
      foot={
        <>
          <CancelButton onCancel={onClose} />
          <Button keys="S" onClick={() => void run('save')} busy={save.busy} disabledReason={none}>
            Save as PDF
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => void run('print')}
            busy={print.busy}
            disabledReason={none}
          >
            Print
          </Button>
        </>
      }
    >
      {failure ? <ErrorNote failure={failure} /> : null}
      {lists.error ? <ErrorNote failure={lists.error} retry={lists.refetch} /> : null}
      {lists.loading ? <Loading what="the lists" /> : null}
      {lists.data?.length === 0 ? (
        <EmptyState title="No list was made yet">Choose lines of one payer and dispute them.</EmptyState>
      ) : null}
      {one ? (
        <div className="lists-body">
          <ul className="lists-names">
            {all.map((l) => (
              <li key={l.id}>
                <button type="button" aria-pressed={l.id === one.id} onClick={() => setChosen(l.id)}>
                  <span>{l.payerName}</span>
                  <span>
                    <DateText date={l.madeOn} /> · {l.lines === 1 ? '1 line' : `${l.lines} lines`} ·{' '}
                    <Money cents={l.differenceCents} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <ListView key={one.id} id={one.id} label={`List for ${one.payerName}`} />
        </div>
      ) : null}
    </Sheet>
  );
}

function ListView({ id, label }: { readonly id: DisputeList['id']; readonly label: string }) {
  const call = useCall('contracts', 'listPdf', { id });
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  if (!call.data) return <Loading what="the list" />;
  return (
    <div className="lists-view">
      <PdfView bytes={call.data.pdf} label={label} />
    </div>
  );
}
