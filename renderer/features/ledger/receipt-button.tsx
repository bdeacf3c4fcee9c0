import { useState } from 'react';
import type { JournalKind } from '#shared/domain/journal.ts';
import type { PatientPaper } from '#shared/domain/statements/run.ts';
import type { JournalId } from '#shared/kernel/ids.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { PaperSheet } from '#renderer/ui/paper-sheet.tsx';

/** A movement of an account, as far as its receipt goes. */
type Movement = { readonly journalId: JournalId; readonly kind: JournalKind; readonly reversed: boolean };

/** The receipt of a payment: made once, kept, and shown for printing again. */
export function ReceiptButton({ of, keys }: { readonly of: Movement | undefined; readonly keys: string }) {
  const forbidden = usePermission('money.write');
  const make = useAct('statements', 'receipt');
  const [paper, setPaper] = useState<PatientPaper | null>(null);
  const issue = async () => {
    if (!of) return;
    const answer = await make.run({ journalId: of.journalId });
    if (answer.ok) setPaper(answer.value);
    else announceFailure(answer.error);
  };
  return (
    <>
      <Button
        keys={keys}
        onClick={() => void issue()}
        busy={make.busy}
        disabledReason={forbidden ?? whyNone(of)}
      >
        Receipt
      </Button>
      {paper ? <PaperSheet paper={paper} onClose={() => setPaper(null)} /> : null}
    </>
  );
}

function whyNone(of: Movement | undefined): string | null {
  if (of?.kind !== 'patient_payment') return 'Choose a payment of the patient: it has a receipt.';
  return of.reversed ? 'This payment was taken back, so there is no receipt of it.' : null;
}
