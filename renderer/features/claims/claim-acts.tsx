import { useState } from 'react';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { Result } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ClaimMenu } from './claim-menu.tsx';
import { ExportSheet } from './send-sheets.tsx';
import { useShowClaim } from './show-claim.ts';
import { VersionSheet } from './work/version-sheet.tsx';

/** The acts of a claim by its status; the next step is the one that is filled. */
export function ClaimActs(props: {
  readonly detail: ClaimDetail;
  /** Leads to the field that a new version is begun for. */
  readonly onFirstField: (field: string) => void;
}) {
  const { detail, onFirstField } = props;
  const { summary } = detail;
  const { id, status } = summary;
  const forbidden = usePermission('claims.write');
  const show = useShowClaim(id);
  const release = useAct('claims', 'release');
  const returnToDraft = useAct('claims', 'returnToDraft');
  const unhold = useAct('claims', 'unhold');
  const [sheet, setSheet] = useState<'export' | 'version' | null>(null);

  const back = async () => take(await returnToDraft.run({ id }), 'Back to draft.');
  const take = (answer: Result<ClaimDetail>, said: string, undo?: () => void) => {
    if (!answer.ok) return announceFailure(answer.error);
    show(answer.value);
    announce(said, undo ? { undo: { label: 'back to draft', run: undo } } : {});
  };
  /** A rule of the practice may hold what was to be released. */
  const tellReleased = (answer: Result<ClaimDetail>) => {
    const held = answer.ok && answer.value.summary.status === 'held';
    if (held) take(answer, `Not released: held. ${answer.value.summary.holdReason}`);
    else take(answer, 'Released. It is ready to send.', () => void back());
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
      <ClaimMenu detail={detail} onField={onFirstField} />
      {status === 'draft' ? (
        <Button
          kind="main"
          keys="Mod+Enter"
          onClick={() => void release.run({ id }).then(tellReleased)}
          busy={release.busy}
          disabledReason={forbidden ?? stopped}
        >
          Release
        </Button>
      ) : null}
      {status === 'held' ? (
        <Button
          kind="main"
          keys="Mod+Enter"
          onClick={() =>
            void unhold.run({ id }).then((answer) => take(answer, 'No longer held: a draft again.'))
          }
          busy={unhold.busy}
          disabledReason={forbidden}
        >
          Let go
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
      {status === 'rejected' ? (
        <Button kind="main" keys="Mod+Enter" onClick={() => setSheet('version')} disabledReason={forbidden}>
          Correct and send again
        </Button>
      ) : null}
      {sheet === 'export' ? (
        <ExportSheet
          claims={[summary]}
          totalCents={summary.chargeCents}
          onClose={() => setSheet(null)}
          onDone={() => setSheet(null)}
        />
      ) : null}
      {sheet === 'version' ? (
        <VersionSheet detail={detail} kind="resent" onClose={() => setSheet(null)} onBegun={onFirstField} />
      ) : null}
    </>
  );
}
