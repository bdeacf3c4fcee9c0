import { useState } from 'react';
import type { PrinterProfile } from '#shared/domain/cms1500/paper-print.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { SettingsFrame } from '#renderer/ui/settings-frame.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { PrinterForm } from './printer-form.tsx';
import { PrintedSection } from './printed-section.tsx';
import { TestPage } from './test-page.tsx';
import './paper-forms.css';

const COLUMNS: readonly Column<PrinterProfile>[] = [
  { key: 'name', header: 'Printer', width: 'minmax(120px, 1fr)', cell: (p) => p.name, sort: (p) => p.name },
  { key: 'x', header: 'Right', width: '64px', align: 'right', cell: (p) => <CodeText>{p.offsetX}</CodeText> },
  { key: 'y', header: 'Down', width: '64px', align: 'right', cell: (p) => <CodeText>{p.offsetY}</CodeText> },
  { key: 'standard', header: 'Choice', width: '84px', cell: (p) => (p.standard ? 'Standard' : '') },
];

/** Printers and forms: where each printer puts the data on the pre-printed form, the test page, and what was printed. */
export function PrintersPage() {
  const call = useCall('paperForms', 'printers', {});
  return (
    <SettingsFrame tab="printers" hints={[{ combo: 'Enter', label: 'open what was printed' }]}>
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.loading ? <Loading what="the printers" /> : null}
      {call.data ? <Printers printers={call.data} /> : null}
    </SettingsFrame>
  );
}

const NEW: PrinterProfile = { name: '', offsetX: 0, offsetY: 0, standard: false };

function Printers({ printers }: { readonly printers: readonly PrinterProfile[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const forbidden = usePermission('claims.write');
  const found = adding ? undefined : (printers.find(({ name }) => name === chosen) ?? printers[0]);
  const printer = found ?? NEW;
  const choose = (name: string | null) => {
    setAdding(false);
    setChosen(name);
  };
  return (
    <Panes name="settings-printers" sizes={[46, 54]} min={30}>
      <Panes name="settings-printers-list" orientation="vertical" sizes={[42, 58]} min={20}>
        <Section
          title={printers.length === 1 ? '1 printer' : `${printers.length} printers`}
          fill
          actions={
            <>
              <RemoveButton printer={found} forbidden={forbidden} onRemoved={() => choose(null)} />
              <Button keys="N" label="New printer" onClick={() => setAdding(true)} disabledReason={forbidden}>
                New printer
              </Button>
            </>
          }
        >
          <DataTable
            label="Printers"
            columns={COLUMNS}
            rows={printers}
            rowId={(p) => p.name}
            selectedId={found?.name ?? null}
            onSelect={(p) => choose(p.name)}
            fill
            empty={
              <EmptyState title="No printer yet">
                Give the printer a name, print the test page, and enter the two numbers that it tells. Forms
                printed without one are not moved.
              </EmptyState>
            }
          />
        </Section>
        <PrintedSection />
      </Panes>
      <Section
        title={found === undefined ? 'New printer' : 'Change printer'}
        note="Offsets in hundredths of an inch, for data on the pre-printed form"
        fill
        scroll
      >
        <PrinterForm
          key={found?.name ?? ''}
          printer={printer}
          isNew={found === undefined}
          readOnly={forbidden}
          onSaved={choose}
        />
        <TestPage printer={printer} forbidden={forbidden} />
      </Section>
    </Panes>
  );
}

function RemoveButton(props: {
  readonly printer: PrinterProfile | undefined;
  readonly forbidden: string | null;
  readonly onRemoved: () => void;
}) {
  const { printer, forbidden, onRemoved } = props;
  const remove = useAct('paperForms', 'removePrinter');
  const save = useAct('paperForms', 'savePrinter');
  if (!printer) return null;
  const act = async () => {
    const answer = await remove.run({ name: printer.name });
    if (!answer.ok) return announceFailure(answer.error);
    onRemoved();
    const bringBack = () => void save.run({ ...printer, formerName: null });
    announce(`${printer.name} removed.`, { undo: { label: 'Bring it back', run: bringBack } });
  };
  return (
    <Button kind="quiet" onClick={() => void act()} busy={remove.busy} disabledReason={forbidden}>
      Remove
    </Button>
  );
}
