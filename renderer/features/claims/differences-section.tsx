import { useRef, useState } from 'react';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { useShowClaim } from './show-claim.ts';
import { DifferenceTable } from './difference-table.tsx';

/**
 * What has changed in the records since the claim was made; taken over only by the user's act, field by field. What
 * was written by hand is not chosen until the user chooses it.
 */
export function DifferencesSection({ detail }: { readonly detail: ClaimDetail }) {
  const refresh = useAct('claims', 'refresh');
  const show = useShowClaim(detail.summary.id);
  const forbidden = usePermission('claims.write');
  const list = useRef<HTMLDivElement>(null);
  const { fieldDifferences, differences, summary } = detail;
  // What the user changed of the choice that is proposed.
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  if (differences.length === 0) return null;
  const proposed = (field: { readonly byHand: boolean }): boolean => !field.byHand;
  const chosen = new Set(
    fieldDifferences.filter((d) => proposed(d) !== turned.has(d.field)).map((d) => d.field),
  );
  const sent = !UNSENT.includes(summary.status);
  const off = forbidden ?? (sent ? 'It was sent as it is; a corrected claim would take them over.' : null);
  const take = async (): Promise<void> => {
    const only = fieldDifferences.map((d) => d.field).filter((field) => chosen.has(field));
    const answer = await refresh.run({ id: summary.id, only });
    if (!answer.ok) return announceFailure(answer.error);
    setTurned(new Set());
    show(answer.value);
    const left = answer.value.fieldDifferences.length;
    announce(
      `${only.length === 1 ? '1 field' : `${only.length} fields`} taken from today’s records.${left > 0 ? ` ${left} still ${left === 1 ? 'differs' : 'differ'}.` : ''}`,
    );
  };
  const some = fieldDifferences.length > 0;
  return (
    <Section
      title="Differs from today’s records"
      actions={
        <>
          {some && off === null ? (
            <Button
              kind="quiet"
              keys="Shift+U"
              label="Choose among the differences"
              onClick={() => list.current?.querySelector<HTMLElement>('input')?.focus()}
            >
              Choose
            </Button>
          ) : null}
          <Button
            keys="U"
            label="Take today's records"
            busy={refresh.busy}
            disabledReason={
              off ??
              (some ? null : 'The records cannot be taken over as they are.') ??
              (chosen.size === 0 ? 'No field is chosen.' : null)
            }
            onClick={() => void take()}
          >
            {some && off === null ? `Take ${chosen.size} of ${fieldDifferences.length}` : 'Take'}
          </Button>
        </>
      }
      pad
    >
      {some ? (
        <div ref={list}>
          <DifferenceTable
            label="What differs from today’s records"
            differences={fieldDifferences}
            claimHead="Claim"
            recordHead="Today’s record"
            choice={
              off === null
                ? {
                    chosen,
                    onChoose: (next) =>
                      setTurned(
                        new Set(
                          fieldDifferences
                            .filter((d) => proposed(d) !== next.has(d.field))
                            .map((d) => d.field),
                        ),
                      ),
                  }
                : undefined
            }
          />
        </div>
      ) : (
        <ul className="claim-differences">
          {differences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}
