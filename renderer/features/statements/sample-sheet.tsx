import type { RunRow } from '#shared/domain/statements/run.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';

/** One statement as it would be issued. Nothing is kept. */
export function SampleSheet(props: {
  readonly row: RunRow;
  readonly asOf: IsoDate | null;
  readonly onClose: () => void;
}) {
  const { row } = props;
  const sample = useCall('statements', 'sample', { patientId: row.patientId, asOf: props.asOf });
  return (
    <Sheet
      open
      title={`Statement of ${row.name}`}
      note={<span className="muted">preview, nothing is kept yet</span>}
      width="large"
      onClose={props.onClose}
      foot={
        <Button onClick={props.onClose} autoFocus>
          Close
        </Button>
      }
    >
      {row.holds.map((hold) => (
        <Note key={hold.key} tone="warns">
          {hold.words}
        </Note>
      ))}
      {sample.error ? <ErrorNote failure={sample.error} retry={sample.refetch} /> : null}
      {sample.loading ? <Loading what="the statement" /> : null}
      <div className="invoice-sheet">
        {sample.data ? <PdfView bytes={sample.data.pdf} label={`Statement of ${row.name}`} /> : null}
      </div>
    </Sheet>
  );
}
