import { useState } from 'react';
import type { ClaimSummary } from '#shared/domain/claim.ts';
import { formatAmount, type Cents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { countWord } from './desk/desk-views.ts';
import { receiversOf } from './segments.ts';

type SheetProps = {
  readonly claims: readonly ClaimSummary[];
  readonly totalCents: Cents;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

/** Most claims of which the file is made beforehand to name its receivers. */
const MOST_PREVIEWED = 500;

/** Before an 837P is written: how many claims, how much, to whom. */
export function ExportSheet(props: SheetProps) {
  const { claims, totalCents } = props;
  const run = useAct('claims', 'export');
  const [failure, setFailure] = useState<Failure | null>(null);
  const ids = claims.map((claim) => claim.id);
  const preview = useCall('claims', 'preview', { ids: ids.slice(0, MOST_PREVIEWED) });
  const receivers = preview.data ? receiversOf(preview.data.text) : [];
  const confirm = async () => {
    setFailure(null);
    const answer = await run.run({ ids });
    if (!answer.ok) return setFailure(answer.error);
    if (answer.value === null) return props.onClose();
    const names = answer.value.files.map((file) => file.fileName).join(', ');
    announce(`${countWord(claims.length, 'claim')} exported into ${names}.`);
    props.onDone();
  };
  return (
    <ConfirmSheet
      open
      title={`Export ${countWord(claims.length, 'claim')}`}
      confirmLabel="Choose the folder and export"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={run.busy}
      failure={failure}
    >
      <p>
        {countWord(claims.length, 'claim')}, {formatAmount(totalCents)} in all, written as 837P
        (005010X222A1), one file for each receiver. The claims become exported and keep the file; sending the
        file to the receiver is yours.
      </p>
      {preview.error ? <ErrorNote failure={preview.error} /> : null}
      {receivers.length > 0 ? <p>To: {receivers.join('; ')}.</p> : null}
      {preview.loading ? <p role="status">Making the file…</p> : null}
      <ClaimNames claims={claims} />
    </ConfirmSheet>
  );
}

const MOST_NAMED = 8;

function ClaimNames({ claims }: { readonly claims: readonly ClaimSummary[] }) {
  return (
    <ul>
      {claims.slice(0, MOST_NAMED).map((claim) => (
        <li key={claim.id}>
          <span className="mono">{claim.controlNumber}</span> {claim.patientName}, {claim.payerName},{' '}
          <span className="mono">{formatAmount(claim.chargeCents)}</span>
          {claim.warns > 0 ? ` (${claim.warns} warns)` : ''}
        </li>
      ))}
      {claims.length > MOST_NAMED ? <li>and {claims.length - MOST_NAMED} more</li> : null}
    </ul>
  );
}
