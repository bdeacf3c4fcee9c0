import { Link } from 'react-router';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { ClaimChip } from '#renderer/ui/status-chip.tsx';
import { InstantText } from '#renderer/ui/text.tsx';

const WORDS: Readonly<Record<ClaimDetail['events'][number]['kind'], string>> = {
  created: 'Created',
  scrubbed: 'Checked',
  released: 'Released',
  returned: 'Back to draft',
  exported: 'Exported',
  printed: 'Printed',
  remittance: 'Remittance posted',
  reversed: 'Posting reversed',
  voided: 'Voided',
  closed: 'Closed',
};

/** Everything that happened to the claim, in order, with the files that caused it. */
export function ClaimLife({ detail }: { readonly detail: ClaimDetail }) {
  return (
    <ol className="life" aria-label="Life of the claim">
      {detail.events.map((event) => (
        <li key={event.id}>
          <InstantText at={event.at} />
          <strong>{WORDS[event.kind]}</strong>
          <span className="life-detail">
            {event.detail}{' '}
            {event.claimFileId === null ? null : (
              <Link to={`/claims/files/${event.claimFileId}`}>Open the file</Link>
            )}
            {event.remittanceId === null ? null : (
              <Link to={`/remits/${event.remittanceId}`}>Open the remittance</Link>
            )}
          </span>
          <span>{event.from === event.to ? null : <ClaimChip status={event.to} />}</span>
          <span className="muted">{event.userName}</span>
        </li>
      ))}
    </ol>
  );
}
