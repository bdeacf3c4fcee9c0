import type { CodingAuditId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';

/** The report of an audit as it prints. */
export function ReportSheet(props: {
  readonly id: CodingAuditId;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const report = useCall('audits', 'report', { id: props.id });
  const saving = useAct('audits', 'saveReport');
  const printing = useAct('audits', 'printReport');
  const save = async () => {
    const answer = await saving.run({ id: props.id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Report saved as ${answer.value.fileName}.`);
  };
  const print = async () => {
    const answer = await printing.run({ id: props.id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value.outcome === 'printed') announce('Report sent to the printer.');
  };
  return (
    <Sheet
      open
      title="Audit report"
      note={<span className="muted">{props.name}</span>}
      width="large"
      onClose={props.onClose}
      foot={
        <>
          <Button onClick={props.onClose}>Close</Button>
          <Button keys="Mod+S" onClick={() => void save()} busy={saving.busy}>
            Save as PDF
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Print"
            onClick={() => void print()}
            busy={printing.busy}
            autoFocus
          >
            Print…
          </Button>
        </>
      }
    >
      {report.error ? <ErrorNote failure={report.error} retry={report.refetch} /> : null}
      {report.loading ? <Loading what="the report" /> : null}
      <div className="report-pages">
        {report.data ? <PdfView bytes={report.data.pdf} label="Audit report" /> : null}
      </div>
    </Sheet>
  );
}
