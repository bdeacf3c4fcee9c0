import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { AGE_BUCKETS, AGE_BY, type AgeBasis, type AgeBy } from '#shared/domain/ledger/aging.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { useCall, type Input, type Output } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { DateInput, SelectInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';

type AgingRow = Output<'ledger', 'aging'>[number];
type AgingItem = Output<'ledger', 'agingItems'>[number];
type AgingInput = Input<'ledger', 'aging'>;

const BY_WORDS: Readonly<Record<AgeBy, string>> = {
  payer: 'Payer',
  patient: 'Patient',
  provider: 'Provider',
};
const USUAL_SIDE = { payer: 'insurer', patient: 'patient', provider: 'both' } as const;
const SIDES = [
  { value: 'insurer', label: 'Insurers owe' },
  { value: 'patient', label: 'Patients owe' },
  { value: 'both', label: 'Both' },
];

function columnsOf(by: AgeBy): readonly Column<AgingRow>[] {
  return [
    {
      key: 'name',
      header: BY_WORDS[by],
      width: 'minmax(180px, 1fr)',
      cell: (r) => r.name,
      sort: (r) => r.name,
    },
    ...AGE_BUCKETS.map((bucket, i): Column<AgingRow> => ({
      key: bucket,
      header: bucket.replace('-', '–'),
      width: '112px',
      align: 'right',
      cell: (r) => (r.buckets[i] === 0 ? null : <Money cents={r.buckets[i] ?? 0} />),
      sort: (r) => r.buckets[i] ?? 0,
    })),
    {
      key: 'total',
      header: 'Total',
      width: '116px',
      align: 'right',
      cell: (r) => <Money cents={r.totalCents} strong />,
      sort: (r) => r.totalCents,
    },
    {
      key: 'loose',
      header: 'Unapplied',
      width: '104px',
      align: 'right',
      cell: (r) => (r.unappliedCents === 0 ? null : <Money cents={-r.unappliedCents} />),
    },
  ];
}

/** What is owed by age, as of any day; each row opens the claims behind it. */
export function AgingView() {
  const [params, setParams] = useSearchParams();
  const by = AGE_BY.find((known) => known === params.get('by')) ?? 'payer';
  const row = params.get('row');
  const [asOf, setAsOf] = useState<string | null>(localToday());
  const [basis, setBasis] = useState<AgeBasis>('service');
  const [side, setSide] = useState<AgingInput['side'] | null>(null);
  const day = IsoDate.safeParse(asOf);
  const input = { by, side: side ?? USUAL_SIDE[by], asOf: day.data ?? localToday(), basis } as AgingInput;
  const go = (next: Record<string, string>) => setParams({ tab: 'aging', by, ...next });
  return (
    <>
      <Toolbar>
        <FilterChips
          label="Aging by"
          chosen={by}
          onChoose={(value) => {
            setSide(null);
            setParams({ tab: 'aging', by: value });
          }}
          choices={AGE_BY.map((value) => ({ value, label: BY_WORDS[value] }))}
        />
        <span className="ledger-dates">
          <SelectInput
            label="Who owes"
            hideLabel
            value={input.side}
            onChange={(value) => setSide(value as AgingInput['side'])}
            options={SIDES}
          />
          <SelectInput
            label="Age from"
            hideLabel
            value={basis}
            onChange={(value) => setBasis(value === 'first_bill' ? 'first_bill' : 'service')}
            options={[
              { value: 'service', label: 'from the service' },
              { value: 'first_bill', label: 'from the first bill' },
            ]}
          />
          <span>as of</span>
          <DateInput label="As of" hideLabel value={asOf} onChange={setAsOf} />
        </span>
      </Toolbar>
      {row === null ? (
        <AgingRows input={input} onOpen={(id) => go({ row: id === '' ? '-' : id })} />
      ) : (
        <AgingItems input={input} id={row === '-' ? '' : row} />
      )}
    </>
  );
}

function AgingRows({ input, onOpen }: { readonly input: AgingInput; readonly onOpen: (id: string) => void }) {
  const aging = useCall('ledger', 'aging', input, { keep: true });
  if (aging.error) return <ErrorNote failure={aging.error} retry={aging.refetch} />;
  if (!aging.data) return <Loading what="the aging" />;
  const rows = aging.data;
  const foot = Object.fromEntries(
    AGE_BUCKETS.map((bucket, i) => [
      bucket,
      <Money key={bucket} cents={sumCents(rows.map((r) => r.buckets[i] ?? 0))} strong />,
    ]),
  );
  return (
    <DataTable
      label={`Aging by ${input.by}`}
      columns={columnsOf(input.by)}
      rows={rows}
      rowId={(r) => r.id || '-'}
      fill
      autoFocus
      onOpen={(r) => onOpen(r.id)}
      foot={{
        name: `${rows.length} rows`,
        ...foot,
        total: <Money cents={sumCents(rows.map((r) => r.totalCents))} strong />,
        loose: <Money cents={-sumCents(rows.map((r) => r.unappliedCents))} strong />,
      }}
      empty={<EmptyState title="Nothing is owed as of this day" />}
    />
  );
}

const ITEMS: readonly Column<AgingItem>[] = [
  {
    key: 'claim',
    header: 'Claim',
    width: '96px',
    cell: (i) => <span className="mono">{i.controlNumber ?? ''}</span>,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(160px, 1fr)',
    cell: (i) => i.patientName,
    sort: (i) => i.patientName,
  },
  {
    key: 'service',
    header: 'Service',
    width: '98px',
    cell: (i) => <DateText date={i.serviceOn} />,
    sort: (i) => i.serviceOn ?? '',
  },
  { key: 'day', header: 'Aged from', width: '98px', cell: (i) => <DateText date={i.day} /> },
  {
    key: 'bucket',
    header: 'Age',
    width: '76px',
    cell: (i) => (i.bucket === null ? 'unapplied' : (AGE_BUCKETS[i.bucket] ?? '').replace('-', '–')),
  },
  {
    key: 'who',
    header: 'Who owes',
    width: '110px',
    cell: (i) => (i.account === 'ar_insurer' ? 'Insurer' : 'Patient'),
  },
  {
    key: 'amount',
    header: 'Open',
    width: '110px',
    align: 'right',
    cell: (i) => <Money cents={i.amountCents} />,
    sort: (i) => i.amountCents,
  },
];

/** The open claims behind one row; each opens the entries that make it. */
function AgingItems({ input, id }: { readonly input: AgingInput; readonly id: string }) {
  const navigate = useNavigate();
  const items = useCall('ledger', 'agingItems', { ...input, id }, { keep: true });
  if (items.error) return <ErrorNote failure={items.error} retry={items.refetch} />;
  if (!items.data) return <Loading what="the open claims" />;
  const open = (item: AgingItem) =>
    item.claimId === null
      ? `/ledger/patient/${item.patientId}?asOf=${input.asOf}`
      : `/ledger/entries?account=${item.account}&claim=${item.claimId}&to=${input.asOf}`;
  return (
    <DataTable
      label="Open claims"
      columns={ITEMS}
      rows={items.data}
      rowId={(i) => `${i.account} ${i.patientId} ${i.claimId ?? ''}`}
      fill
      autoFocus
      onOpen={(i) => void navigate(open(i))}
      foot={{
        claim: `${items.data.length}`,
        amount: <Money cents={sumCents(items.data.map((i) => i.amountCents))} strong />,
      }}
      empty={<EmptyState title="Nothing is open here" />}
    />
  );
}
