import { useState } from 'react';
import type { ContractRate } from '#shared/domain/contracts/rates.ts';
import { percentWords } from '#shared/domain/contracts/expected-allowed.ts';
import type { RateFilePreview } from '#shared/contract/contracts.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { SettingsFrame } from '#renderer/ui/settings-frame.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { ModifierSheet, RateSheet, ToleranceSheet } from './rate-sheets.tsx';
import './contracts.css';

type PayerRow = Output<'contracts', 'payers'>[number];

const PAYERS: readonly Column<PayerRow>[] = [
  { key: 'name', header: 'Payer', width: 'minmax(120px, 1fr)', cell: (p) => p.payerName },
  {
    key: 'rates',
    header: 'Rates',
    width: '62px',
    align: 'right',
    cell: (p) => <span className="mono">{p.rates === 0 ? '' : p.rates}</span>,
  },
];

const RATES: readonly Column<ContractRate>[] = [
  {
    key: 'code',
    header: 'Code',
    width: '88px',
    cell: (r) => (r.code === '*' ? 'All others' : <CodeText>{r.code}</CodeText>),
    sort: (r) => r.code,
  },
  { key: 'modifier', header: 'Modifier', width: '74px', cell: (r) => <CodeText>{r.modifier}</CodeText> },
  { key: 'place', header: 'Place', width: '70px', cell: (r) => r.placeOfService || 'any' },
  {
    key: 'price',
    header: 'Price of one unit',
    width: 'minmax(150px, 1fr)',
    align: 'right',
    cell: priceOf,
    sort: (r) => r.amountCents ?? r.percent ?? 0,
  },
  {
    key: 'from',
    header: 'From',
    width: '98px',
    cell: (r) => <DateText date={r.from} />,
    sort: (r) => r.from,
  },
  {
    key: 'to',
    header: 'To',
    width: '98px',
    cell: (r) => (r.to === null ? '' : <DateText date={r.to} />),
    sort: (r) => r.to ?? '9999',
  },
];

function priceOf(rate: ContractRate) {
  if (rate.basis === 'amount') return <Money cents={rate.amountCents ?? 0} />;
  return `${percentWords(rate.percent ?? 0)} of ${rate.basis === 'medicare' ? 'Medicare' : 'the charge'}`;
}

type Open = 'rate' | 'modifier' | 'tolerance' | null;

/** What payers agreed to pay, by payer and code, with the rules by which payments are compared. */
export function RatesPage() {
  const forbidden = usePermission('money.write');
  const payers = useCall('contracts', 'payers', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const [file, setFile] = useState<RateFilePreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const openFile = useAct('contracts', 'openFile');
  const payer = payers.data?.find((p) => p.payerId === chosen) ?? payers.data?.[0];
  const choose = async () => {
    setFailure(null);
    const answer = await openFile.run({});
    if (!answer.ok) setFailure(answer.error);
    else if (answer.value !== null) setFile(answer.value);
  };
  const none = forbidden ?? (payer ? null : 'Add a payer first.');
  return (
    <SettingsFrame
      tab="contracts"
      actions={
        <>
          <Button keys="T" onClick={() => setOpen('tolerance')} disabledReason={forbidden}>
            Tolerance
          </Button>
          <Button keys="N" onClick={() => setOpen('rate')} disabledReason={none}>
            Add a rate
          </Button>
          <Button
            kind="main"
            keys="I"
            onClick={() => void choose()}
            busy={openFile.busy}
            disabledReason={none}
          >
            Import a price table
          </Button>
        </>
      }
    >
      {failure ? <ErrorNote failure={failure} /> : null}
      {payers.error ? <ErrorNote failure={payers.error} retry={payers.refetch} /> : null}
      {payers.loading ? <Loading what="the payers" /> : null}
      {payers.data ? (
        <div className="rates-body">
          <DataTable
            label="Payers"
            columns={PAYERS}
            rows={payers.data}
            rowId={(p) => p.payerId}
            fill
            autoFocus
            selectedId={payer?.payerId ?? null}
            onSelect={(p) => setChosen(p.payerId)}
            empty={<EmptyState title="No payer yet">Payers are added under Payers.</EmptyState>}
          />
          {payer ? <Rates key={payer.payerId} payer={payer} onModifier={() => setOpen('modifier')} /> : null}
        </div>
      ) : null}
      {payer && open === 'rate' ? (
        <RateSheet payerId={payer.payerId} payerName={payer.payerName} onClose={() => setOpen(null)} />
      ) : null}
      {payer && open === 'modifier' ? (
        <ModifierSheet payerId={payer.payerId} payerName={payer.payerName} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'tolerance' ? <ToleranceSheet onClose={() => setOpen(null)} /> : null}
      {payer && file ? (
        <ImportSheet
          file={file}
          payerId={payer.payerId}
          payerName={payer.payerName}
          onClose={() => setFile(null)}
        />
      ) : null}
    </SettingsFrame>
  );
}

function Rates({ payer, onModifier }: { readonly payer: PayerRow; readonly onModifier: () => void }) {
  const call = useCall('contracts', 'rates', { payerId: payer.payerId });
  const remove = useAct('contracts', 'removeRate');
  const save = useAct('contracts', 'saveRate');
  const forbidden = usePermission('money.write');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const rates = call.data?.rates ?? [];
  const idOf = (r: ContractRate): string => [r.code, r.modifier, r.placeOfService, r.from].join(' ');
  const selected = rates.find((r) => idOf(r) === selectedId) ?? rates[0];
  const percents = Object.entries(call.data?.modifiers ?? {});
  const removeIt = async () => {
    if (!selected) return;
    const { payerId, code, modifier, placeOfService, from } = selected;
    const answer = await remove.run({ payerId, code, modifier, placeOfService, from });
    if (answer.ok)
      announce(`The rate of ${code} was removed.`, {
        undo: { label: 'Put it back', run: () => void save.run(selected) },
      });
  };
  return (
    <div className="rates-main">
      <Toolbar>
        <Button keys="M" onClick={onModifier} disabledReason={forbidden}>
          Modifier percentages
        </Button>
        <Button
          keys="Delete"
          onClick={() => void removeIt()}
          busy={remove.busy}
          disabledReason={forbidden ?? (selected ? null : 'There is no rate.')}
        >
          Remove rate
        </Button>
      </Toolbar>
      <p className="rates-rules">
        Expected: price of one unit × units, and no more than the charge.{' '}
        {payer.isMedicare
          ? 'Medicare’s own percentages count for modifiers 50, 51, 62, 80, 81, 82 and AS. '
          : ''}
        {percents.length === 0
          ? 'Any other modifier that may change the price leaves no expectation.'
          : `Modifiers: ${percents.map(([m, p]) => `${m} ${formatAmount(p).replace(/\.00$/, '')} %`).join(', ')}. Others that may change the price leave no expectation.`}
      </p>
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.data ? (
        <DataTable
          label={`Rates of ${payer.payerName}`}
          columns={RATES}
          rows={rates}
          rowId={idOf}
          fill
          selectedId={selected ? idOf(selected) : null}
          onSelect={(r) => setSelectedId(idOf(r))}
          empty={
            <EmptyState title="No agreed price yet">
              Import the payer’s price table, or add rates by hand. Without them, what the payer allowed
              before is expected again once it was seen three times.
            </EmptyState>
          }
        />
      ) : null}
    </div>
  );
}
