import { Link, useNavigate, useParams } from 'react-router';
import { EncounterId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import './defence.css';

const CRUMBS = [{ label: 'Coding', to: '/coding' }];

/** Everything on record about the coding of one encounter, as it would be handed over. */
export function DefencePage() {
  const { encounterId } = useParams();
  const navigate = useNavigate();
  const parsed = EncounterId.safeParse(encounterId);
  const id = parsed.data ?? ('' as EncounterId);
  const file = useCall('defence', 'make', { encounterId: id }, { enabled: parsed.success });
  const saving = useAct('defence', 'save');
  const printing = useAct('defence', 'print');
  const save = async () => {
    const answer = await saving.run({ encounterId: id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Defence file saved as ${answer.value.fileName}.`);
  };
  const print = async () => {
    const answer = await printing.run({ encounterId: id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value.outcome === 'printed') announce('Defence file sent to the printer.');
  };
  const waiting = file.data ? null : 'The file is not drawn yet.';
  return (
    <Page
      title="Defence file"
      crumbs={CRUMBS}
      meta={
        file.data ? (
          <>
            {file.data.pages} pages · content SHA-256{' '}
            <span className="mono">{file.data.contentSha256.slice(0, 16)}…</span>
          </>
        ) : undefined
      }
      actions={
        <>
          <Button keys="E" label="Open the encounter" onClick={() => void navigate(`/coding/${id}`)}>
            Encounter
          </Button>
          <Button keys="Mod+S" onClick={() => void save()} busy={saving.busy} disabledReason={waiting}>
            Save as PDF
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Print"
            onClick={() => void print()}
            busy={printing.busy}
            disabledReason={waiting}
          >
            Print…
          </Button>
        </>
      }
    >
      {file.error ? <ErrorNote failure={file.error} retry={file.refetch} /> : null}
      {file.loading && parsed.success ? <Loading what="everything on record" /> : null}
      {parsed.success ? null : (
        <EmptyState
          title="There is no such encounter"
          action={<Link to="/coding">Open the list of encounters</Link>}
        />
      )}
      {file.data && file.data.absent.length > 0 ? (
        <div className="defence-note">
          <Note tone="informs">Nothing is recorded of: {file.data.absent.join(', ')}. The file says so.</Note>
        </div>
      ) : null}
      <div className="defence-pages">
        {file.data ? <PdfView bytes={file.data.pdf} label="Defence file" /> : null}
      </div>
    </Page>
  );
}
