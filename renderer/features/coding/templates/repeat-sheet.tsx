import { useState } from 'react';
import type { EarlierVisit } from '#shared/contract/workbench.ts';
import type { CodingOffer } from '#shared/domain/coding/coding-offer.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { EncounterChip } from '#renderer/ui/status-chip.tsx';
import { DateText } from '#renderer/ui/text.tsx';
import { OfferPreview } from './offer-preview.tsx';
import './templates.css';

type What = 'chronic' | 'everything';

const COLUMNS: readonly Column<EarlierVisit>[] = [
  { key: 'date', header: 'Date', width: '92px', cell: (v) => <DateText date={v.serviceDate} /> },
  { key: 'provider', header: 'Provider', width: 'minmax(110px, 1fr)', cell: (v) => v.providerName },
  { key: 'reason', header: 'Reason', width: 'minmax(120px, 1.2fr)', cell: (v) => v.reason },
  {
    key: 'codes',
    header: 'Codes',
    width: 'minmax(200px, 2fr)',
    cell: (v) => <span className="mono">{[...v.diagnoses, ...v.lines.map((l) => l.code)].join(' ')}</span>,
  },
  { key: 'status', header: 'Status', width: '116px', cell: (v) => <EncounterChip status={v.status} /> },
];

/** Earlier visits of the patient: Enter takes all codes of one, C the chronic diagnoses alone. */
export function RepeatSheet(props: {
  readonly encounterId: EncounterId;
  readonly readOnly: string | null;
  readonly onApply: (offer: CodingOffer) => void;
  readonly onClose: () => void;
}) {
  const { encounterId, onClose } = props;
  const api = useApi();
  const visits = useCall('workbench', 'earlierVisits', { encounterId }, { tags: ['encounters', 'fees'] });
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const rows = visits.data ?? [];
  const marked = rows.find((v) => v.id === selectedId) ?? rows[0];
  const offer = useCall(
    'workbench',
    'repeatVisit',
    { encounterId, from: marked?.id ?? encounterId, what: 'everything' },
    { enabled: marked !== undefined, tags: ['encounters', 'fees'] },
  );
  const take = async (what: What, visit: EarlierVisit | undefined) => {
    if (!visit) return;
    if (props.readOnly !== null) return announce(props.readOnly, { tone: 'warns' });
    const answer = await callProcedure(api, 'workbench', 'repeatVisit', {
      encounterId,
      from: visit.id,
      what,
    });
    if (!answer.ok) return announceFailure(answer.error);
    onClose();
    props.onApply(answer.value);
  };
  const nothing = marked === undefined ? 'There is no earlier visit with codes.' : null;
  const chronic = marked?.chronic ?? [];
  return (
    <Sheet
      open
      title="Repeat an earlier visit"
      width="large"
      onClose={onClose}
      note={<span className="panel-note">only what this visit’s documents support may stay</span>}
      foot={
        <>
          <CancelButton onCancel={onClose} />
          <Button
            keys="C"
            onClick={() => void take('chronic', marked)}
            disabledReason={
              props.readOnly ?? nothing ?? (chronic.length === 0 ? 'It has no chronic diagnosis.' : null)
            }
            label="Chronic diagnoses only"
          >
            Chronic diagnoses only: {chronic.length}
          </Button>
          <Button
            kind="main"
            onClick={() => void take('everything', marked)}
            disabledReason={props.readOnly ?? nothing}
            label="Take everything"
          >
            Take everything <KeyCap combo="Enter" />
          </Button>
        </>
      }
    >
      {visits.error ? <ErrorNote failure={visits.error} retry={visits.refetch} /> : null}
      {visits.loading ? (
        <Loading what="the earlier visits" />
      ) : (
        <DataTable
          label="Earlier visits"
          columns={COLUMNS}
          rows={rows}
          rowId={(v) => v.id}
          autoFocus
          selectedId={selectedId}
          onSelect={(v) => setSelectedId(v.id)}
          onOpen={(v) => void take('everything', v)}
          empty={
            <EmptyState title="No earlier visit with codes">
              When this patient has been coded before, the codes of those visits stand here.
            </EmptyState>
          }
        />
      )}
      {marked && offer.data ? (
        <>
          {chronic.length === 0 ? null : <p className="offer-note">Chronic: {chronic.join(', ')}</p>}
          <OfferPreview offer={offer.data} />
        </>
      ) : null}
    </Sheet>
  );
}
