import { Link } from 'react-router';
import type { FileRef } from '#shared/domain/claim-status.ts';
import type { LifeEntry } from '#shared/domain/claim-work.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { ClaimChip } from '#renderer/ui/status-chip.tsx';
import { InstantText } from '#renderer/ui/text.tsx';

/** Everything that happened to the claim, in order, with the files that caused it. */
export function ClaimLife({ id }: { readonly id: ClaimId }) {
  const life = useCall(
    'claims',
    'life',
    { id },
    { tags: ['claims', 'claim-files', 'remits', 'acks', 'paper'] },
  );
  if (life.error) return <ErrorNote failure={life.error} retry={life.refetch} />;
  if (!life.data) return <Loading what="the life of the claim" />;
  return (
    <ol className="life" aria-label="Life of the claim" tabIndex={0}>
      {life.data.map((entry, i) => (
        <li key={`${entry.at}:${i}`} data-kind={entry.kind}>
          <InstantText at={entry.at} />
          <strong>{entry.title}</strong>
          <span className="life-detail">
            {entry.detail} <OpenFile file={entry.file} />
          </span>
          <span>{entry.status === null ? null : <ClaimChip status={entry.status} />}</span>
          <span className="muted">{versionWords(entry)}</span>
          <span className="muted">{entry.userName}</span>
        </li>
      ))}
    </ol>
  );
}

function versionWords({ versionNumber }: LifeEntry): string {
  return versionNumber !== null && versionNumber > 1 ? `version ${versionNumber}` : '';
}

/** The file that caused a step, as it can be read; paper is printed again from the settings. */
export function OpenFile({ file }: { readonly file: FileRef | null }) {
  if (file === null) return null;
  switch (file.kind) {
    case 'claim_file':
      return <Link to={`/claims/files/${file.id}`}>Open the file</Link>;
    case 'remittance':
      return <Link to={`/remits/${file.id}`}>Open the remittance</Link>;
    case 'acknowledgement':
    case 'claim_status':
      return <Link to={`/acks/${file.id}`}>Open the answer</Link>;
    case 'paper':
      return <Link to="/settings/printers">Printed forms</Link>;
    case 'history':
      return <Link to={`/history/files/${file.id}`}>Open the file</Link>;
  }
}
