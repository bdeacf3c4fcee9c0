import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { isoDate } from '#shared/kernel/dates.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { BillTabs } from '#renderer/ui/bill-tabs.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { Money } from '#renderer/ui/text.tsx';
import { CANDIDATES, CASES } from './columns.tsx';
import { CaseSheet } from './case-sheet.tsx';
import { HandOverSheet } from './hand-over-sheet.tsx';
import { CollectionRulesSheet } from './rules-sheet.tsx';
import './collections.css';

/** Balances that may go to the agency with the reasons of those that stay, and the cases that are there. */
export function CollectionsPage() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const forbidden = usePermission('money.write');
  const mayRule = usePermission('settings.write');
  const candidates = useCall('collections', 'candidates', { asOf: isoDate(localToday()) });
  const cases = useCall('collections', 'cases', { patientId: null });
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<'notice' | 'hand-over' | 'rules' | null>(null);
  const printList = useAct('collections', 'printList');
  const saveCsv = useAct('collections', 'saveCsv');
  const chosen = (candidates.data ?? []).filter((c) => checked.has(c.patientId));
  const one = (cases.data ?? []).find((c) => c.id === params.get('case'));
  const ids = (cases.data ?? []).map((c) => c.id);
  const none = chosen.length === 0 ? 'Mark balances with Space first.' : null;
  return (
    <Page
      title="Collections"
      crumbs={[{ label: 'Statements', to: '/statements' }]}
      meta={
        cases.data ? `${formatAmount(sumCents(cases.data.map((c) => c.leftCents)))} at the agency` : undefined
      }
      hints={[
        { combo: 'Space', label: 'mark' },
        { combo: 'Enter', label: 'open' },
      ]}
      actions={
        <>
          <Button keys="R" onClick={() => setOpen('rules')} disabledReason={mayRule}>
            Rules
          </Button>
          <Button
            keys="T"
            onClick={() => setOpen('notice')}
            disabledReason={
              forbidden ??
              none ??
              (chosen.every((c) => c.noticeDue) ? null : 'A notice is not due for all that are marked.')
            }
          >
            Give notice
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => setOpen('hand-over')}
            disabledReason={
              forbidden ??
              none ??
              (chosen.every((c) => c.held.length === 0)
                ? null
                : 'Some of those that are marked have to stay.')
            }
          >
            Hand over
          </Button>
        </>
      }
    >
      <BillTabs here="/statements/collections" />
      {candidates.error ? <ErrorNote failure={candidates.error} retry={candidates.refetch} /> : null}
      {candidates.loading ? <Loading what="the balances" /> : null}
      {candidates.data && cases.data ? (
        <Panes name="collections" orientation="vertical" sizes={[56, 44]} min={20}>
          <Section
            title="Balances"
            note={`${candidates.data.filter((c) => c.held.length === 0).length} can go`}
            fill
          >
            <DataTable
              label="Balances"
              columns={CANDIDATES}
              rows={candidates.data}
              rowId={(c) => c.patientId}
              fill
              autoFocus
              checked={checked}
              onCheck={setChecked}
              onOpen={(c) => void navigate(`/ledger/patient/${c.patientId}`)}
              initialSort={{ key: 'gate', down: false }}
              foot={{
                patient: `${candidates.data.length} ${candidates.data.length === 1 ? 'patient' : 'patients'}`,
                balance: <Money cents={sumCents(candidates.data.map((c) => c.balanceCents))} strong />,
              }}
              empty={
                <EmptyState title="No patient owes anything">Balances of patients stand here.</EmptyState>
              }
            />
          </Section>
          <Section
            title="Cases"
            note="by the journal"
            fill
            actions={
              <>
                <Button
                  keys="Mod+S"
                  label="Save the cases as CSV"
                  busy={saveCsv.busy}
                  disabledReason={ids.length === 0 ? 'There are no cases.' : null}
                  onClick={() =>
                    void saveCsv
                      .run({ ids })
                      .then((a) =>
                        a.ok
                          ? a.value && announce(`Saved as ${a.value.fileName}.`)
                          : announceFailure(a.error),
                      )
                  }
                >
                  Save CSV
                </Button>
                <Button
                  keys="Mod+P"
                  label="Print the list of cases"
                  busy={printList.busy}
                  disabledReason={ids.length === 0 ? 'There are no cases.' : null}
                  onClick={() =>
                    void printList
                      .run({ ids })
                      .then((a) =>
                        a.ok
                          ? a.value.outcome === 'printed' && announce('List printed.')
                          : announceFailure(a.error),
                      )
                  }
                >
                  Print list
                </Button>
              </>
            }
          >
            <DataTable
              label="Cases"
              columns={CASES}
              rows={cases.data}
              rowId={(c) => c.id}
              fill
              onOpen={(c) => setParams({ case: c.id })}
              rowTone={(c) => (c.state === 'placed' ? null : 'muted')}
              empty={<p className="loading">Nothing was handed to an agency yet.</p>}
            />
          </Section>
        </Panes>
      ) : null}
      {open === 'rules' ? <CollectionRulesSheet onClose={() => setOpen(null)} /> : null}
      {open === 'notice' || open === 'hand-over' ? (
        <HandOverSheet
          act={open}
          chosen={chosen}
          onClose={() => setOpen(null)}
          onDone={() => setChecked(new Set())}
        />
      ) : null}
      {one ? <CaseSheet one={one} onClose={() => setParams({})} /> : null}
    </Page>
  );
}
