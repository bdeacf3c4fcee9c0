import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { ExportSheet } from './send-sheets.tsx';

/** Shows an answer about a claim at once, without asking for it again. */
export function useShowClaim(id: ClaimDetail['summary']['id']): (detail: ClaimDetail) => void {
  const queries = useQueryClient();
  return (detail) => queries.setQueryData(['claims', 'get', { id }], detail);
}

/** The acts of a claim by its status; the next step is the one that is filled. */
export function ClaimActs({ detail }: { readonly detail: ClaimDetail }) {
  const { summary } = detail;
  const { id, status } = summary;
  const forbidden = usePermission('claims.write');
  const show = useShowClaim(id);
  const release = useAct('claims', 'release');
  const returnToDraft = useAct('claims', 'returnToDraft');
  const [sheet, setSheet] = useState<'export' | null>(null);

  const back = async () => take(await returnToDraft.run({ id }), 'Back to draft.');
  const take = (answer: Result<ClaimDetail>, said: string, undo?: () => void) => {
    if (!answer.ok) return announceFailure(answer.error);
    show(answer.value);
    announce(said, undo ? { undo: { label: 'back to draft', run: undo } } : {});
  };
  const stops = detail.findings.filter((f) => f.severity === 'stops');
  const stopped =
    stops.length === 0
      ? null
      : stops.length === 1
        ? (stops[0]?.message ?? null)
        : `${stops.length} findings stop it.`;
  return (
    <>
      {status === 'draft' ? (
        <Button
          kind="main"
          keys="Mod+Enter"
          onClick={() =>
            void release
              .run({ id })
              .then((answer) => take(answer, 'Released. It is ready to send.', () => void back()))
          }
          busy={release.busy}
          disabledReason={forbidden ?? stopped}
        >
          Release
        </Button>
      ) : null}
      {status === 'ready' ? (
        <>
          <Button keys="B" onClick={() => void back()} busy={returnToDraft.busy} disabledReason={forbidden}>
            Back to draft
          </Button>
          <Button kind="main" keys="Mod+Enter" onClick={() => setSheet('export')} disabledReason={forbidden}>
            Export
          </Button>
        </>
      ) : null}
      {sheet === 'export' ? (
        <ExportSheet
          claims={[summary]}
          totalCents={summary.chargeCents}
          onClose={() => setSheet(null)}
          onDone={() => setSheet(null)}
        />
      ) : null}
    </>
  );
}

/** Voiding stands apart from the main act, at the end of the tabs. */
export function VoidAct({ detail }: { readonly detail: ClaimDetail }) {
  const forbidden = usePermission('claims.write');
  const show = useShowClaim(detail.summary.id);
  const [open, setOpen] = useState(false);
  if (detail.summary.status === 'voided') return null;
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)} disabledReason={forbidden}>
        Void
      </Button>
      {open ? <VoidSheet detail={detail} onClose={() => setOpen(false)} onVoided={show} /> : null}
    </>
  );
}

function VoidSheet(props: {
  readonly detail: ClaimDetail;
  readonly onClose: () => void;
  readonly onVoided: (detail: ClaimDetail) => void;
}) {
  const { summary } = props.detail;
  const act = useAct('claims', 'void');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    if (reason.trim() === '')
      return setFailure({
        code: 'invalid_input',
        message: 'Write why it is voided; the reason stays in its life.',
      });
    const answer = await act.run({ id: summary.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    props.onVoided(answer.value);
    props.onClose();
    announce(`Claim ${summary.controlNumber} voided. The encounter is coded again, without a claim.`);
  };
  const known = summary.status === 'exported';
  return (
    <ConfirmSheet
      open
      title={`Void claim ${summary.controlNumber}`}
      confirmLabel="Void the claim"
      danger
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={act.busy}
      failure={failure}
    >
      <p>
        Its charges are reversed in the ledger and the encounter goes back to the coder. The claim and its
        life are kept; this cannot be taken back, a new claim is made instead.
        {known ? ' It was exported: the payer does not learn of this by itself.' : ''}
      </p>
      <TextInput label="Reason" value={reason} onChange={(text) => setReason(text.slice(0, 200))} autoFocus />
    </ConfirmSheet>
  );
}
