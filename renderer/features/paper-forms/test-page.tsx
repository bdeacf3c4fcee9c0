import type { PrinterProfile } from '#shared/domain/cms1500/paper-print.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';

/** How a printer is aligned: the steps, and the page that is printed for it. */
export function TestPage({
  printer,
  forbidden,
}: {
  readonly printer: PrinterProfile;
  readonly forbidden: string | null;
}) {
  const { name, offsetX, offsetY } = printer;
  const page = useCall('paperForms', 'testPage', {
    name: name === '' ? 'New printer' : name,
    offsetX,
    offsetY,
  });
  const print = useAct('paperForms', 'printTestPage');
  const printPage = async () => {
    const answer = await print.run({ name: name === '' ? 'New printer' : name, offsetX, offsetY });
    if (!answer.ok) announceFailure(answer.error);
    else
      announce(
        answer.value.outcome === 'printed' ? 'Test page sent to the printer.' : 'Nothing was printed.',
        {
          tone: 'informs',
        },
      );
  };
  return (
    <div className="test-page">
      <div className="test-page-head">
        <h3>Test page</h3>
        <Button
          keys="T"
          label="Print test page"
          onClick={() => void printPage()}
          busy={print.busy}
          disabledReason={forbidden}
        >
          Print test page…
        </Button>
      </div>
      <ol>
        <li>Print it at actual size, without fitting to the page, on plain paper.</li>
        <li>Lay it on a pre-printed form and hold both against the light.</li>
        <li>On each scale, the short line that lies on the form’s rule carries the number to enter above.</li>
        <li>Save, print once more: every X now stands inside its square.</li>
      </ol>
      {page.error ? <ErrorNote failure={page.error} retry={page.refetch} /> : null}
      {page.data ? <PdfView bytes={page.data.pdf} label="Alignment test page" /> : null}
    </div>
  );
}
