import { useState } from 'react';
import type { Appeal } from '#shared/domain/denials/denial.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SelectInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { ByHand } from './by-hand.tsx';

/** A kept packet as it was made; saved and printed from the same bytes. */
export function PacketSheet({ appeal, onClose }: { readonly appeal: Appeal; readonly onClose: () => void }) {
  const newest = appeal.packets[0]?.number ?? 1;
  const [number, setNumber] = useState<number | null>(null);
  const shown = number ?? newest;
  const kept = appeal.packets.find((p) => p.number === shown);
  const packet = useCall('denials', 'packet', { id: appeal.id, number: shown }, { tags: [] });
  const writes = usePermission('claims.write');
  const save = useAct('denials', 'savePacket');
  const print = useAct('denials', 'printPacket');
  const toFile = async () => {
    const answer = await save.run({ id: appeal.id, number: shown });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Saved as ${answer.value.fileName}.`);
  };
  const toPrinter = async () => {
    const answer = await print.run({ id: appeal.id, number: shown });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value.outcome === 'printed') announce('The packet went to the printer.');
  };
  return (
    <Sheet
      open
      width="large"
      title={`Packet ${shown}`}
      note={
        kept ? (
          <span className="panel-note">
            {kept.pages} {kept.pages === 1 ? 'page' : 'pages'}, SHA-256 {kept.sha256.slice(0, 16)}
          </span>
        ) : null
      }
      onClose={onClose}
      foot={
        <>
          {appeal.packets.length > 1 ? (
            <SelectInput
              label="Packet"
              hideLabel
              value={String(shown)}
              onChange={(value) => setNumber(Number(value))}
              options={appeal.packets.map((p) => ({
                value: String(p.number),
                label: `Packet ${p.number}, ${p.madeAt.slice(0, 10)}`,
              }))}
            />
          ) : null}
          <span className="page-gap" />
          <Button keys="S" onClick={() => void toFile()} busy={save.busy} disabledReason={writes}>
            Save
          </Button>
          <Button keys="P" onClick={() => void toPrinter()} busy={print.busy} disabledReason={writes}>
            Print
          </Button>
          <Button keys="Escape" kind="main" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {packet.error ? <ErrorNote failure={packet.error} retry={packet.refetch} /> : null}
      {packet.loading ? <Loading what="the packet" /> : null}
      {kept ? <ByHand sentences={kept.byHand} /> : null}
      {packet.data ? (
        <div className="denial-packet">
          <PdfView bytes={packet.data.pdf} label={`Packet ${shown}`} />
        </div>
      ) : null}
    </Sheet>
  );
}
