import type { ClaimDetail } from '#shared/contract/claims.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { useShowClaim } from './show-claim.ts';
import { DifferenceTable } from './difference-table.tsx';

/** What has changed in the records since the claim was made; taken over only by the user's act. */
export function DifferencesSection({ detail }: { readonly detail: ClaimDetail }) {
  const refresh = useAct('claims', 'refresh');
  const show = useShowClaim(detail.summary.id);
  const forbidden = usePermission('claims.write');
  const { fieldDifferences, differences, summary } = detail;
  if (differences.length === 0) return null;
  const sent = !UNSENT.includes(summary.status);
  const take = (overwrite: readonly string[], said: string) =>
    void refresh.run({ id: summary.id, overwrite: [...overwrite] }).then((answer) => {
      if (!answer.ok) return announceFailure(answer.error);
      show(answer.value);
      announce(said);
    });
  const off = forbidden ?? (sent ? 'It was sent as it is; a corrected claim would take them over.' : null);
  const ofRecord = fieldDifferences.filter((difference) => !difference.byHand);
  return (
    <Section
      title="Differs from today’s records"
      actions={
        <Button
          keys="U"
          label="Take today's records"
          busy={refresh.busy}
          disabledReason={
            off ??
            (fieldDifferences.length > 0 && ofRecord.length === 0
              ? 'All of it was written by hand; take each by itself.'
              : null)
          }
          onClick={() => take([], 'Today’s records taken over.')}
        >
          Take today’s records
        </Button>
      }
      pad
    >
      {fieldDifferences.length === 0 ? (
        <ul className="claim-differences">
          {differences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <DifferenceTable
          label="What differs from today’s records"
          differences={fieldDifferences}
          claimHead="Claim"
          recordHead="Today’s record"
          act={(difference) =>
            difference.byHand ? (
              <Button
                kind="quiet"
                label={`By hand: take it, ${difference.words}`}
                busy={refresh.busy}
                disabledReason={off}
                onClick={() => take([difference.field], `${difference.words}: the record’s value taken.`)}
              >
                By hand: take it
              </Button>
            ) : null
          }
        />
      )}
    </Section>
  );
}
