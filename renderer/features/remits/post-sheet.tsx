import { useState } from 'react';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { PostingProgress, usePosting } from './posting-progress.tsx';
import { count, countsOf, sumsOf } from './proof-model.ts';

/** Says what posting will do before it does it, and how far it is when the file is large. */
export function PostSheet(props: {
  readonly detail: RemittanceDetail;
  readonly label: string;
  readonly onClose: () => void;
  readonly onPosted: (detail: RemittanceDetail) => void;
}) {
  const { summary, proof } = props.detail;
  const post = useAct('remits', 'post');
  const { told, forget } = usePosting();
  const [failure, setFailure] = useState<Failure | null>(null);
  const counts = countsOf(proof);
  const sums = sumsOf(proof);
  const beside = proof.payments
    .filter((p) => p.leftOut === '')
    .reduce((sum, p) => sum + p.providerAdjustmentCents, 0);
  const confirm = async () => {
    forget();
    setFailure(null);
    const answer = await post.run({ id: summary.id });
    if (!answer.ok) return setFailure(answer.error);
    props.onPosted(answer.value);
    props.onClose();
    announce(`${count(counts.posting, 'claim')} posted as one journal.`);
  };
  return (
    <ConfirmSheet
      open
      title={`${props.label} of ${summary.payerName}`}
      confirmLabel={props.label}
      onConfirm={() => void confirm()}
      onCancel={() => post.busy || props.onClose()}
      busy={post.busy}
      failure={failure}
    >
      <p>
        One journal is written, dated today, for the payment {summary.traceNumber} of{' '}
        {formatAmount(summary.amountCents)}:
      </p>
      <ul>
        <li>{formatAmount(sums.paidCents)} paid by the insurer</li>
        <li>{formatAmount(sums.contractualCents)} written off under contract</li>
        <li>{formatAmount(sums.patientCents)} moved to patients</li>
        {sums.staysCents === 0 ? null : (
          <li>{formatAmount(sums.staysCents)} stays with the insurer, denied or held</li>
        )}
        {counts.waiting === 0 ? null : (
          <li>
            {formatAmount(sums.waitsCents)} for {count(counts.waiting, 'claim')} not found or held back waits
            on the payer’s account; nothing is lost
          </li>
        )}
        {beside === 0 ? null : (
          <li>
            {formatAmount(Math.abs(beside))} {beside > 0 ? 'kept' : 'added'} by the payer beside the claims
            (PLB), to its account
          </li>
        )}
      </ul>
      <p>It can be undone as a whole by one reversing journal.</p>
      {post.busy && told ? <PostingProgress {...told} past="posted" /> : null}
    </ConfirmSheet>
  );
}
