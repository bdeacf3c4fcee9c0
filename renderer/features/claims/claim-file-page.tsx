import { Link, useParams, useSearchParams } from 'react-router';
import { ClaimFileId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { SegmentList } from './claim-previews.tsx';
import { countWord } from './desk/desk-views.ts';
import './claims.css';

const CRUMBS = [{ label: 'Claims', to: '/claims' }];

/** A file that was exported, byte for byte as it is kept. */
export function ClaimFilePage() {
  const { id } = useParams();
  const [params] = useSearchParams();
  const parsed = ClaimFileId.safeParse(id);
  const stored = useCall(
    'claims',
    'fileText',
    { id: parsed.data ?? ('' as ClaimFileId) },
    { enabled: parsed.success },
  );
  const again = useAct('claims', 'reexport');
  const forbidden = usePermission('claims.write');
  const file = stored.data?.file;
  const write = async () => {
    if (!file) return;
    const answer = await again.run({ id: file.id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`The same bytes are written into ${answer.value.fileName}.`);
  };
  return (
    <Page
      title={file ? file.fileName : 'Exported file'}
      crumbs={CRUMBS}
      meta={
        file ? (
          <>
            {countWord(file.claims, 'claim')} · {formatAmount(file.chargeCents)} · to {file.receiverName} ·
            interchange {file.interchangeControl} · <InstantText at={file.createdAt} />
          </>
        ) : undefined
      }
      actions={
        file ? (
          <Button keys="W" onClick={() => void write()} busy={again.busy} disabledReason={forbidden}>
            Write the same file again
          </Button>
        ) : undefined
      }
    >
      {stored.error ? <ErrorNote failure={stored.error} retry={stored.refetch} /> : null}
      {stored.loading ? <Loading what="the file" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such file" action={<Link to="/claims">Open the claims desk</Link>} />
      )}
      {stored.data ? (
        <>
          {stored.data.file.placedAt === null ? (
            <div className="claims-note">
              <Note tone="warns">
                This file did not reach the folder that was chosen. Write it again before you send it.
              </Note>
            </div>
          ) : null}
          <p className="file-hash">
            SHA-256 <span className="mono">{stored.data.file.sha256}</span>
          </p>
          <SegmentList
            text={stored.data.text}
            label={stored.data.file.fileName}
            marked={Number(params.get('segment')) || null}
          />
        </>
      ) : null}
    </Page>
  );
}
