import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { agreementOf } from '#shared/domain/coding-audit/comparison.ts';
import type { AuditRow } from '#shared/contract/coding-audit.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { InstantText, Money } from '#renderer/ui/text.tsx';
import { NewAuditSheet } from './new-audit-sheet.tsx';
import { OwnCases } from './own-cases.tsx';
import { ScoresView } from './scores-view.tsx';
import { percent } from './words.ts';
import './coding-audit.css';

type TabValue = 'audits' | 'scores' | 'own';

const COLUMNS: readonly Column<AuditRow>[] = [
  { key: 'name', header: 'Audit', width: 'minmax(180px, 1.4fr)', cell: (a) => a.name, sort: (a) => a.name },
  {
    key: 'made',
    header: 'Made',
    width: '140px',
    cell: (a) => <InstantText at={a.madeAt} />,
    sort: (a) => a.madeAt,
  },
  { key: 'by', header: 'By', width: 'minmax(90px, 0.7fr)', cell: (a) => a.madeBy },
  {
    key: 'status',
    header: 'Status',
    width: 'minmax(150px, 0.8fr)',
    cell: (a) => (
      <span className="chips">
        <StatusChip tone={a.status === 'closed' ? 'neutral' : 'informs'}>
          {a.status === 'closed' ? 'Closed' : 'Open'}
        </StatusChip>
        {a.selfReview ? <StatusChip tone="warns">Self-review</StatusChip> : null}
      </span>
    ),
    sort: (a) => a.status,
  },
  {
    key: 'reviewed',
    header: 'Reviewed',
    width: '96px',
    align: 'right',
    cell: (a) => (
      <span className="mono">
        {a.reviewed} of {a.cases}
      </span>
    ),
    sort: (a) => a.reviewed / Math.max(1, a.cases),
  },
  {
    key: 'agreement',
    header: 'Codes agreed',
    width: '110px',
    align: 'right',
    cell: (a) => <span className="mono">{percent(agreementOf(a.codes))}</span>,
    sort: (a) => agreementOf(a.codes) ?? -1,
  },
  {
    key: 'effect',
    header: 'Effect',
    width: '110px',
    align: 'right',
    cell: (a) => <Money cents={a.reviewed === 0 ? null : a.effectCents} />,
    sort: (a) => a.effectCents,
  },
];

/** Audits of coding, coders' scores, and what was said of one's own coding. */
export function AuditsPage() {
  const notAuditor = usePermission('audit.write');
  const [params, setParams] = useSearchParams();
  const [making, setMaking] = useState(false);
  const tabs: readonly (readonly [TabValue, string])[] = [
    ...(notAuditor === null ? ([['audits', 'Audits']] as const) : []),
    ['own', 'My coding'],
    ['scores', notAuditor === null ? 'Scores' : 'My score'],
  ];
  const asked = params.get('tab');
  const tab = tabs.find(([value]) => value === asked)?.[0] ?? tabs[0]?.[0] ?? 'own';
  return (
    <Page
      title="Audits"
      hints={[{ combo: 'Enter', label: 'open' }]}
      actions={
        notAuditor === null ? (
          <Button kind="main" keys="Mod+Enter" label="New audit" onClick={() => setMaking(true)}>
            New audit
          </Button>
        ) : null
      }
    >
      <Tabs value={tab} onChange={(_, value: string) => setParams({ tab: value })} aria-label="Audits">
        {tabs.map(([value, label]) => (
          <Tab key={value} value={value} label={label} id={`audits-${value}`} aria-controls="audits-panel" />
        ))}
      </Tabs>
      <div className="audits-panel" role="tabpanel" id="audits-panel" aria-labelledby={`audits-${tab}`}>
        {tab === 'audits' ? <AuditList onNew={() => setMaking(true)} /> : null}
        {tab === 'scores' ? <ScoresView all={notAuditor === null} /> : null}
        {tab === 'own' ? <OwnCases /> : null}
      </div>
      {making ? <NewAuditSheet onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

function AuditList({ onNew }: { readonly onNew: () => void }) {
  const navigate = useNavigate();
  const audits = useCall('audits', 'list', {});
  const choices = useCall('audits', 'choices', {});
  if (audits.error) return <ErrorNote failure={audits.error} retry={audits.refetch} />;
  if (!audits.data) return <Loading what="the audits" />;
  const alone =
    choices.data !== undefined && choices.data.encounters > 0 && choices.data.own === choices.data.encounters;
  return (
    <>
      {alone ? (
        <div className="audits-note">
          <Note tone="informs">
            You coded every encounter here yourself. An audit by somebody else needs another user with the
            role auditor; until then a self-review is possible, which counts in no score.
          </Note>
        </div>
      ) : null}
      <DataTable
        label="Audits"
        columns={COLUMNS}
        rows={audits.data}
        rowId={(a) => a.id}
        onOpen={(a) => void navigate(`/audits/${a.id}`)}
        fill
        autoFocus
        empty={
          <EmptyState title="No audit yet" action={<Button onClick={onNew}>Make the first audit</Button>}>
            An audit draws a sample of coded encounters, lets an auditor code them again without seeing the
            first coding, and shows where the two differ and what that comes to.
          </EmptyState>
        }
      />
    </>
  );
}
