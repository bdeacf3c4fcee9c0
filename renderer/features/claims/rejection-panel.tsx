import { Link } from 'react-router';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { firstField, useRejection } from './rejections.ts';

/** Why the claim came back, at the top of its page: each reason leads straight to its field. */
export function RejectionPanel(props: {
  readonly detail: ClaimDetail;
  readonly onField: (field: string) => void;
}) {
  const { detail, onField } = props;
  const rejection = useRejection(detail);
  const first = firstField(rejection);
  useKeys(
    first === ''
      ? []
      : [
          {
            combo: 'R',
            label: 'Go to the rejected field',
            run: () => onField(first),
            scope: 'Claim',
            inPalette: true,
          },
        ],
  );
  if (rejection === null) return null;
  const { item, reasons } = rejection;
  const again = detail.summary.status !== 'rejected';
  return (
    <section className="rejection" aria-label="Rejected" role="region">
      <h2>
        {again ? `Version ${detail.summary.versionNumber - 1} was rejected` : 'Rejected'}
        {rejection.sourceName === '' ? '' : ` by ${rejection.sourceName}`}
      </h2>
      {reasons.length === 0 ? <p>{rejection.sentence}</p> : null}
      <ul>
        {reasons.map((reason, i) => (
          <li key={`${reason.segment}:${reason.code}:${i}`}>
            <span>
              {reason.words} <CodeText>{reason.code}</CodeText>
              {reason.value === '' ? '' : ` “${reason.value}”`}
            </span>
            {reason.field === '' ? null : (
              <button type="button" className="text-button" onClick={() => onField(reason.field)}>
                {reason.fieldWords === '' ? 'The field' : capital(reason.fieldWords)}
                {reason.field === first ? <KeyCap combo="R" /> : null}
              </button>
            )}
          </li>
        ))}
      </ul>
      {item === null ? null : (
        <p className="rejection-file">
          <Link to={`/acks/${item.fileId}?segment=${item.segment}`}>{item.fileName}</Link>
          {item.claimFileId === null ? null : (
            <>
              {' '}
              · answers <Link to={`/claims/files/${item.claimFileId}`}>the file that was sent</Link>
            </>
          )}
        </p>
      )}
    </section>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
