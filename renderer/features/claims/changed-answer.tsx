import type { ClaimDetail } from '#shared/contract/claims.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useShowClaim } from './show-claim.ts';

/** The payer before has answered otherwise than this claim says; one key takes its new answer over. */
export function ChangedAnswer(props: {
  readonly detail: ClaimDetail;
  /** Leads to the first field that is still to be written. */
  readonly onTaken: (field: string) => void;
}) {
  const { detail, onTaken } = props;
  const { changedAnswer, summary } = detail;
  const take = useAct('claims', 'takeChangedAnswer');
  const show = useShowClaim(summary.id);
  const forbidden = usePermission('claims.write');
  if (changedAnswer === null) return null;
  const sent = !UNSENT.includes(summary.status);
  const run = async (): Promise<void> => {
    const answer = await take.run({ id: summary.id });
    if (!answer.ok) return announceFailure(answer.error);
    show(answer.value);
    const { stops, versionNumber } = answer.value.summary;
    announce(
      `${sent ? `Corrected claim (7) begun, version ${versionNumber}, with the new answer` : 'The new answer was taken over'}.${stops > 0 ? ` ${stops} ${stops === 1 ? 'finding stops' : 'findings stop'} it.` : ''}`,
    );
    const first = answer.value.findings.find((finding) => finding.severity === 'stops');
    if (first) onTaken(first.fix?.kind === 'open_field' ? first.fix.field : first.field);
  };
  return (
    <section className="rejection changed-answer" aria-label="Changed answer" role="region">
      <h2>{changedAnswer}</h2>
      <p>
        {sent
          ? 'This claim was sent with the answer as it was. Its payer learns of the new one by a corrected claim.'
          : 'This claim still says the answer as it was.'}
      </p>
      <p>
        <Button
          kind="main"
          keys="Shift+C"
          onClick={() => void run()}
          busy={take.busy}
          disabledReason={forbidden}
        >
          {sent ? 'Corrected claim with the new answer' : 'Take the new answer over'}
        </Button>
      </p>
    </section>
  );
}
