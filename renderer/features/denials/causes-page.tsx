import { useState } from 'react';
import { useNavigate } from 'react-router';
import {
  CAUSE_SIDE_WORDS,
  CAUSE_SIDES,
  type CauseFilter,
  type CauseRow,
  type CauseSide,
} from '#shared/domain/denials/denial.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { DateInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { CodeText, Money } from '#renderer/ui/text.tsx';
import { showDenials, type Narrow } from './desk-store.ts';
import { RoomTabs } from './room-tabs.tsx';
import './denials.css';

const count = (n: number) => (n === 0 ? <span className="muted">0</span> : n.toLocaleString('en-US'));
const money = (
  key: string,
  header: string,
  pick: (row: CauseRow) => CauseRow['openCents'],
): Column<CauseRow> => ({
  key,
  header,
  width: '108px',
  align: 'right',
  cell: (row) => <Money cents={pick(row)} />,
  sort: pick,
});
const number = (key: string, header: string, pick: (row: CauseRow) => number): Column<CauseRow> => ({
  key,
  header,
  width: '76px',
  align: 'right',
  cell: (row) => count(pick(row)),
  sort: pick,
});

function columnsOf(by: CauseSide): readonly Column<CauseRow>[] {
  return [
    {
      key: 'label',
      header: CAUSE_SIDE_WORDS[by],
      width: 'minmax(180px, 1fr)',
      cell: (row) => (row.label === '' ? <span className="muted">not known</span> : row.label),
      sort: (row) => row.label,
    },
    number('denials', 'Denials', (row) => row.denials),
    money('denied', 'Refused', (row) => row.deniedCents),
    number('open', 'Open', (row) => row.open),
    money('openCents', 'Still open', (row) => row.openCents),
    number('won', 'Won', (row) => row.won),
    number('lost', 'Lost', (row) => row.lost),
    money('recovered', 'Recovered', (row) => row.recoveredCents),
    money('writtenOff', 'Written off', (row) => row.writtenOffCents),
    {
      key: 'top',
      header: 'Most often',
      width: '120px',
      cell: (row) => (
        <>
          <CodeText>{row.topReason}</CodeText> {row.topCount}
        </>
      ),
    },
  ];
}

/** What the desk is narrowed to when a row is opened. */
function narrowOf(filter: CauseFilter, row: CauseRow): Narrow {
  switch (filter.by) {
    case 'payer':
      return { payerId: row.key as PayerId };
    case 'code':
      return { procedure: row.key };
    case 'provider':
      return { provider: row.key };
    case 'user':
      return { user: row.key };
    case 'reason':
      return { code: row.key };
    case 'month':
      return { month: row.key };
  }
}

/** Why money is refused: by payer, procedure, provider, coder, reason and month, each row opening its denials. */
export function CausesPage() {
  const navigate = useNavigate();
  const writes = usePermission('claims.write');
  const [filter, setFilter] = useState<CauseFilter>({ by: 'payer', from: null, to: null });
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const list = useCall('denials', 'causes', filter, { keep: true });
  const print = useAct('denials', 'printCauses');
  const save = useAct('denials', 'saveCauses');
  const propose = useAct('denials', 'proposeRule');
  const rows = list.data ?? [];
  const active = rows.find((row) => row.key === selectedKey) ?? rows[0];
  const none = active ? null : 'There is no denial here.';
  useKeys(
    CAUSE_SIDES.map((side, i) => ({
      combo: String(i + 1),
      label: `By ${CAUSE_SIDE_WORDS[side].toLowerCase()}`,
      run: () => setFilter({ ...filter, by: side }),
      scope: 'Root causes',
    })),
  );
  const open = (row: CauseRow) => {
    showDenials('all', narrowOf(filter, row));
    void navigate('/denials');
  };
  const draft = async () => {
    if (!active) return;
    const answer = await propose.run({ filter, key: active.key });
    if (!answer.ok) return announceFailure(answer.error);
    void navigate('/settings/rules/new', { state: { draft: answer.value } });
  };
  const toFile = async () => {
    const answer = await save.run(filter);
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Saved as ${answer.value.fileName}.`);
  };
  const toPrinter = async () => {
    const answer = await print.run(filter);
    if (!answer.ok) announceFailure(answer.error);
  };
  return (
    <Page
      title="Denials"
      hints={[
        { combo: '1', label: '… 6 sides' },
        { combo: 'Enter', label: 'open its denials' },
      ]}
    >
      <RoomTabs />
      <Toolbar>
        <FilterChips
          label="By"
          choices={CAUSE_SIDES.map((side, i) => ({
            value: side,
            label: CAUSE_SIDE_WORDS[side],
            keys: String(i + 1),
          }))}
          chosen={filter.by}
          onChoose={(value) =>
            setFilter({ ...filter, by: CAUSE_SIDES.find((s) => s === value) ?? filter.by })
          }
        />
        <span className="denial-between">
          <DateInput
            label="Answers from"
            value={filter.from}
            onChange={(day) => setFilter({ ...filter, from: day as IsoDate | null })}
          />
          <DateInput
            label="until"
            value={filter.to}
            onChange={(day) => setFilter({ ...filter, to: day as IsoDate | null })}
          />
        </span>
        <span className="page-gap" />
        <Button
          keys="D"
          kind="main"
          onClick={() => void draft()}
          busy={propose.busy}
          disabledReason={writes ?? none}
          label="Draft a scrub rule from the marked row"
        >
          Draft a rule
        </Button>
        <Button keys="S" onClick={() => void toFile()} busy={save.busy} disabledReason={none}>
          Save
        </Button>
        <Button keys="P" onClick={() => void toPrinter()} busy={print.busy} disabledReason={none}>
          Print
        </Button>
      </Toolbar>
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? (
        <Loading what="the root causes" />
      ) : (
        <DataTable
          key={filter.by}
          label="Root causes"
          columns={columnsOf(filter.by)}
          rows={rows}
          rowId={(row) => row.key}
          fill
          autoFocus
          selectedId={active?.key ?? null}
          onSelect={(row) => setSelectedKey(row.key)}
          onOpen={open}
          empty={
            <EmptyState title="Nothing was refused in this time">
              Root causes are counted from the denials that posted remittances have opened.
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}
