import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import type { ActOutcome, BatchCandidate } from '#shared/domain/claim-work.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DateInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { countWord } from './desk-views.ts';

/** The coded visits that have no claim yet, and the act that makes them. */
export function MakeClaims({ forbidden }: { readonly forbidden: string | null }) {
  const [open, setOpen] = useState(false);
  const waiting = useCall('claims', 'batch', { on: null });
  const count = waiting.data?.length ?? 0;
  return (
    <>
      <Button
        keys="C"
        onClick={() => setOpen(true)}
        disabledReason={forbidden ?? (count === 0 ? 'No coded visit waits for a claim.' : null)}
        label="Make claims"
      >
        Make claims{count > 0 ? ` ${count.toLocaleString('en-US')}` : ''}
      </Button>
      {open ? <MakeClaimsSheet onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const COLUMNS: readonly Column<BatchCandidate>[] = [
  { key: 'on', header: 'Service', width: '92px', cell: (c) => <DateText date={c.serviceDate} /> },
  { key: 'patient', header: 'Patient', width: 'minmax(130px, 1fr)', cell: (c) => c.patientName },
  { key: 'payer', header: 'Payer', width: 'minmax(120px, 1fr)', cell: (c) => c.payerName },
  {
    key: 'charge',
    header: 'Charge',
    width: '84px',
    align: 'right',
    cell: (c) => <Money cents={c.chargeCents} />,
  },
  {
    key: 'obstacle',
    header: 'In the way',
    width: 'minmax(160px, 1.2fr)',
    cell: (c) => <span title={c.obstacle}>{c.obstacle}</span>,
  },
];

/** Claims of the coded visits of a day, or of all days: which can be made, and what stands in the way of the rest. */
function MakeClaimsSheet({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const [on, setOn] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<readonly ActOutcome[]>([]);
  const batch = useCall('claims', 'batch', { on: on as IsoDate | null }, { keep: true });
  const make = useAct('claims', 'createBatch');
  const rows = batch.data ?? [];
  const able = rows.filter((row) => row.obstacle === '');
  const chosen = able.filter((row) => left === null || left.has(row.encounterId));
  const confirm = async () => {
    setFailure(null);
    if (chosen.length === 0) return onClose();
    const answer = await make.run({ encounterIds: chosen.slice(0, 500).map((row) => row.encounterId) });
    if (!answer.ok) return setFailure(answer.error);
    const made = answer.value.outcomes.filter((outcome) => outcome.done);
    const not = answer.value.outcomes.filter((outcome) => !outcome.done);
    announce(`${countWord(made.length, 'claim')} made.`, not.length > 0 ? { tone: 'warns' } : {});
    if (not.length === 0) onClose();
    else setRefused(not);
  };
  return (
    <ConfirmSheet
      open
      width="large"
      title="Make claims"
      confirmLabel={
        chosen.length === 0 ? 'Close' : `Make ${countWord(Math.min(500, chosen.length), 'claim')}`
      }
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={make.busy}
      failure={failure}
    >
      <p>
        Charges of {formatAmount(sumCents(chosen.map((row) => row.chargeCents)))} in all. Each claim takes its
        own copy of today’s patient, coverage, provider and payer, its charges are posted to the ledger, and
        it is checked. Nothing is sent.
      </p>
      <DateInput label="Only visits of the day" value={on} onChange={setOn} hint="Empty: all days." />
      {refused.length > 0 ? (
        <Note tone="warns">
          {refused.map((outcome) => (
            <p key={outcome.id}>Not made: {outcome.sentence}</p>
          ))}
        </Note>
      ) : null}
      {batch.error ? <ErrorNote failure={batch.error} retry={batch.refetch} /> : null}
      {batch.loading ? <Loading what="the coded visits" /> : null}
      {batch.data ? (
        <div className="sheet-table">
          <DataTable
            label="Coded visits without a claim"
            columns={COLUMNS}
            rows={rows}
            rowId={(row) => row.encounterId}
            fill
            checked={new Set<string>(chosen.map((row) => row.encounterId))}
            onCheck={(next) =>
              setLeft(new Set([...next].filter((id) => able.some((a) => a.encounterId === id))))
            }
            rowTone={(row) => (row.obstacle === '' ? null : 'muted')}
            onOpen={(row: { readonly encounterId: EncounterId }) =>
              void navigate(`/coding/${row.encounterId}`)
            }
            onSelect={() => {}}
            empty={
              <EmptyState title="No coded visit waits">
                Visits that are marked coded stand here until they have a claim.
              </EmptyState>
            }
          />
        </div>
      ) : null}
    </ConfirmSheet>
  );
}
