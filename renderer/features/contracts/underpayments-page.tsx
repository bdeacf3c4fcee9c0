import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { create } from 'zustand';
import { disputeMay, type Underpayment } from '#shared/domain/contracts/underpayment.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { SelectInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { CaseSide } from './case-side.tsx';
import { CaseSheet, type CaseAct } from './case-sheets.tsx';
import { ListsSheet } from './lists-sheet.tsx';
import { UNDERPAYMENT_COLUMNS } from './underpayment-columns.tsx';
import './contracts.css';

type Show = 'todo' | 'disputed' | 'done' | 'overpaid';
type ListState = {
  readonly show: Show;
  readonly payerId: PayerId | null;
  readonly selectedId: string | null;
};
const FIRST: ListState = { show: 'todo', payerId: null, selectedId: null };
const useList = create<ListState>()(() => FIRST);
forgetOnLock(() => useList.setState(FIRST));

const SHOWS: readonly { readonly value: Show; readonly label: string; readonly keys: string }[] = [
  { value: 'todo', label: 'Open', keys: '1' },
  { value: 'disputed', label: 'Disputed', keys: '2' },
  { value: 'done', label: 'Recovered and given up', keys: '3' },
  { value: 'overpaid', label: 'Overpaid', keys: '4' },
];

function showOf(u: Underpayment): Show {
  if (u.difference === 'overpaid') return 'overpaid';
  if (u.status === 'open') return 'todo';
  return u.status === 'disputed' || u.status === 'answered' ? 'disputed' : 'done';
}

/** Payments below what was agreed or learnt, the most money first, with what becomes of each. */
export function UnderpaymentsPage() {
  const navigate = useNavigate();
  const forbidden = usePermission('money.write');
  const state = useList();
  const call = useCall('contracts', 'underpayments', {});
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<CaseAct | null>(null);
  const [lists, setLists] = useState(false);
  const [params, setParams] = useSearchParams();
  const remit = params.get('remit');
  const asked = SHOWS.find((one) => one.value === params.get('show'))?.value;
  // Who comes from a remittance wants its lines, wherever the list stood before.
  useEffect(() => {
    if (remit !== null) useList.setState({ show: asked ?? 'todo', payerId: null, selectedId: null });
  }, [remit, asked]);
  const all = (call.data ?? []).filter((u) => remit === null || u.remittanceId === remit);
  const payers = [...new Map(all.map((u) => [u.payerId, u.payerName]))].sort((a, b) =>
    a[1].localeCompare(b[1]),
  );
  const ofPayer = all.filter((u) => state.payerId === null || u.payerId === state.payerId);
  const rows = ofPayer.filter((u) => showOf(u) === state.show);
  const selected = rows.find((u) => u.id === state.selectedId) ?? rows[0];
  const ticked = rows.filter((u) => checked.has(u.id));
  const chosen = ticked.length > 0 ? ticked : selected ? [selected] : [];
  useKeys(
    SHOWS.map(({ value, label, keys }) => ({
      combo: keys,
      label: `Show ${label.toLowerCase()}`,
      run: () => useList.setState({ show: value, selectedId: null }),
    })),
  );
  const may = (to: Parameters<typeof disputeMay>[1]): string | null =>
    forbidden ??
    (chosen.length === 0
      ? 'Choose a line first.'
      : chosen.every((u) => disputeMay(u.status, to))
        ? null
        : 'Not every chosen line can go there.');
  const over = chosen.length > 0 && chosen.every((u) => u.difference === 'overpaid');
  const onePayer = new Set(chosen.map((u) => u.payerId)).size <= 1;
  const dispute =
    may('disputed') ??
    (onePayer ? null : 'A list goes to one payer: choose lines of one payer.') ??
    (chosen.some((u) => u.difference === 'overpaid') ? 'What was paid too much is no dispute.' : null);
  const short = sumCents(
    ofPayer.filter((u) => showOf(u) === 'todo' || showOf(u) === 'disputed').map((u) => u.differenceCents),
  );
  return (
    <Page
      title="Underpayments"
      crumbs={[{ label: 'Remittances', to: '/remits' }]}
      meta={call.data ? `${formatAmount(short)} open or disputed` : undefined}
      actions={
        <>
          <Button onClick={() => setLists(true)}>Lists made</Button>
          <Button keys="X" onClick={() => setAct('given_up')} disabledReason={may('given_up')}>
            {over ? 'Leave it' : 'Give up'}
          </Button>
          <Button keys="A" onClick={() => setAct('answered')} disabledReason={may('answered')}>
            Answered
          </Button>
          <Button kind="main" keys="Mod+Enter" onClick={() => setAct('list')} disabledReason={dispute}>
            {chosen.length > 1 ? `Dispute ${chosen.length} lines` : 'Dispute'}
          </Button>
        </>
      }
      hints={[
        { combo: 'Space', label: 'choose' },
        { combo: 'Enter', label: 'claim' },
      ]}
    >
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.loading ? <Loading what="the underpayments" /> : null}
      <Toolbar>
        <FilterChips
          label="Which lines"
          choices={SHOWS.map((s) => ({ ...s, count: ofPayer.filter((u) => showOf(u) === s.value).length }))}
          chosen={state.show}
          onChoose={(value) => {
            const show = SHOWS.find((s) => s.value === value);
            if (show) useList.setState({ show: show.value, selectedId: null });
          }}
        />
        <SelectInput
          label="Payer"
          hideLabel
          value={state.payerId ?? ''}
          placeholder="All payers"
          options={payers.map(([value, label]) => ({ value, label }))}
          onChange={(value) =>
            useList.setState({ payerId: payers.find(([id]) => id === value)?.[0] ?? null, selectedId: null })
          }
        />
        {remit === null ? (
          <PayerSums rows={rows} />
        ) : (
          <span className="cases-sums">
            Of payment {all[0]?.traceNumber ?? ''}
            <Button kind="quiet" keys="S" onClick={() => setParams({})}>
              Show all payments
            </Button>
          </span>
        )}
      </Toolbar>
      <div className="cases-body">
        <Panes name="underpayments" sizes={[77, 23]} min={22}>
          <div className="cases-left">
            {call.data ? (
              <DataTable
                label="Underpayments"
                columns={UNDERPAYMENT_COLUMNS}
                rows={rows}
                rowId={(u) => u.id}
                fill
                autoFocus
                selectedId={selected?.id ?? null}
                onSelect={(u) => useList.setState({ selectedId: u.id })}
                onOpen={(u) => void navigate(`/claims/${u.claimId}`)}
                checked={checked}
                onCheck={setChecked}
                empty={
                  <EmptyState title={state.show === 'todo' ? 'Nothing is underpaid' : 'Nothing stands here'}>
                    Each posted line is compared with the agreed price, or with what the payer allowed before.
                    Agreed prices are kept in the settings.
                  </EmptyState>
                }
              />
            ) : null}
          </div>
          <CaseSide one={selected} onAct={setAct} forbidden={forbidden} />
        </Panes>
      </div>
      {act === null ? null : (
        <CaseSheet
          act={act}
          cases={chosen}
          onClose={() => setAct(null)}
          onDone={() => {
            setAct(null);
            setChecked(new Set());
          }}
          onMade={() => setLists(true)}
        />
      )}
      {lists ? <ListsSheet onClose={() => setLists(false)} /> : null}
    </Page>
  );
}

/** What each payer comes to, the most first. */
function PayerSums({ rows }: { readonly rows: readonly Underpayment[] }) {
  const sums = new Map<string, number>();
  for (const u of rows) sums.set(u.payerName, (sums.get(u.payerName) ?? 0) + u.differenceCents);
  const most = [...sums].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, 3);
  if (most.length < 2) return null;
  return (
    <span className="cases-sums">
      {most.map(([name, sum]) => (
        <span key={name}>
          {name} <Money cents={sum} />
        </span>
      ))}
    </span>
  );
}
