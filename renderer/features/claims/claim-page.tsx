import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { UNSENT } from '#shared/domain/claim-status.ts';
import { ClaimId } from '#shared/kernel/ids.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ClaimChip, FindingCounts, StatusChip } from '#renderer/ui/status-chip.tsx';
import { ClaimActs } from './claim-acts.tsx';
import { ClaimLife } from './claim-life.tsx';
import { ClaimOverview } from './claim-overview.tsx';
import { Cms1500Preview, X12Preview } from './claim-previews.tsx';
import { ClaimVersions } from './claim-versions.tsx';
import { ChangedAnswer } from './changed-answer.tsx';
import { Clock } from './desk/desk-columns.tsx';
import { EditClaim } from './edit/edit-claim.tsx';
import { useDrafts } from './edit/draft-store.ts';
import { RejectionPanel } from './rejection-panel.tsx';
import './claims.css';
import './claim.css';

const CRUMBS = [{ label: 'Claims', to: '/claims' }];
const TABS = [
  { value: 'overview', label: 'Overview' },
  { value: 'x12', label: '837P' },
  { value: 'paper', label: 'CMS-1500' },
  { value: 'life', label: 'Life' },
  { value: 'versions', label: 'Versions' },
  { value: 'edit', label: 'All it says' },
] as const;
type TabValue = (typeof TABS)[number]['value'];

const HINTS = [
  { combo: '1', label: '… 6 tabs' },
  { combo: 'E', label: 'edit' },
  { combo: 'A', label: 'acts' },
  { combo: 'V', label: 'visit' },
];

/** One claim: what it says, what is wrong with it, how it will look, and everything that happened to it. */
export function ClaimPage() {
  const { id } = useParams();
  const parsed = ClaimId.safeParse(id);
  const claim = useCall('claims', 'get', { id: parsed.data ?? ('' as ClaimId) }, { enabled: parsed.success });
  if (claim.data) return <ClaimView key={claim.data.summary.id} detail={claim.data} />;
  return (
    <Page title="Claim" crumbs={CRUMBS}>
      {claim.error ? <ErrorNote failure={claim.error} retry={claim.refetch} /> : null}
      {claim.loading ? <Loading what="the claim" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such claim" action={<Link to="/claims">Open the claims desk</Link>} />
      )}
    </Page>
  );
}

function ClaimView({ detail }: { readonly detail: ClaimDetail }) {
  const { summary } = detail;
  const asked = useSearchParams()[0].get('field');
  const [tab, setTab] = useState<TabValue>(asked === null ? 'overview' : 'edit');
  // The field that a finding or a rejection leads to; the count makes a second asking for the same one act.
  const [wanted, setWanted] = useState({ field: asked ?? '', times: 0 });
  // A view that is chosen by itself is only looked at: no field takes the keys.
  const show = (next: TabValue) => {
    setWanted({ field: '', times: 0 });
    setTab(next);
  };
  const openField = (field: string) => {
    setWanted((old) => ({ field, times: old.times + 1 }));
    setTab('edit');
  };
  const draft = useDrafts((state) => state.drafts[summary.id]);
  usePageKeys(detail, show, openField);
  const editing = tab === 'edit' && draft !== undefined;
  return (
    <Page
      title={`Claim ${summary.controlNumber}`}
      crumbs={CRUMBS}
      meta={
        <>
          <Link to={`/patients/${summary.patientId}`}>{summary.patientName}</Link> · {summary.serviceDate} ·{' '}
          {summary.payerName}
          {summary.coverageRank > 1 ? `, payer ${summary.coverageRank} in order` : ''}
        </>
      }
      status={<Standing detail={detail} />}
      aside={<Clocks detail={detail} />}
      actions={editing ? undefined : <ClaimActs detail={detail} onFirstField={openField} />}
      hints={HINTS}
    >
      <div className="claim-tabs">
        <Tabs value={tab} onChange={(_, value: TabValue) => show(value)} aria-label="Views of the claim">
          {TABS.map((t) => (
            <Tab
              key={t.value}
              value={t.value}
              label={t.value === 'edit' && draft !== undefined ? `${t.label}, not saved` : t.label}
              id={`claim-tab-${t.value}`}
              aria-controls="claim-view"
            />
          ))}
        </Tabs>
      </div>
      <RejectionPanel detail={detail} onField={openField} />
      <ChangedAnswer detail={detail} onTaken={openField} />
      <div className="claim-view" role="tabpanel" id="claim-view" aria-labelledby={`claim-tab-${tab}`}>
        {tab === 'overview' ? <ClaimOverview detail={detail} onField={openField} /> : null}
        {tab === 'x12' ? <X12Preview detail={detail} /> : null}
        {tab === 'paper' ? <Cms1500Preview detail={detail} /> : null}
        {tab === 'life' ? <ClaimLife id={summary.id} /> : null}
        {tab === 'versions' ? <ClaimVersions detail={detail} /> : null}
        {tab === 'edit' ? (
          <EditClaim detail={detail} wanted={wanted} onSaved={() => show('overview')} />
        ) : null}
      </div>
    </Page>
  );
}

function usePageKeys(
  { summary }: ClaimDetail,
  setTab: (tab: TabValue) => void,
  openField: (field: string) => void,
): void {
  const navigate = useNavigate();
  useKeys([
    ...TABS.map((t, i) => ({
      combo: String(i + 1),
      label: `Show ${t.label}`,
      run: () => setTab(t.value),
      scope: 'Claim',
    })),
    {
      combo: 'E',
      label: UNSENT.includes(summary.status) ? 'Edit the claim' : 'Show all that the claim says',
      run: () => openField(''),
      scope: 'Claim',
      inPalette: true,
    },
    {
      combo: 'V',
      label: 'Open the visit',
      run: () => void navigate(`/coding/${summary.encounterId}`),
      scope: 'Claim',
      inPalette: true,
    },
    {
      combo: 'L',
      label: 'Open the ledger of the patient',
      run: () => void navigate(`/ledger/patient/${summary.patientId}`),
      scope: 'Claim',
      inPalette: true,
    },
  ]);
}

const FREQUENCY_WORDS = { '1': null, '7': 'Corrected claim', '8': 'Void of a claim' } as const;

function Standing({ detail: { summary } }: { readonly detail: ClaimDetail }) {
  const unsent = UNSENT.includes(summary.status);
  const kind = FREQUENCY_WORDS[summary.frequency];
  return (
    <>
      <ClaimChip status={summary.status} />
      {summary.versionNumber > 1 ? (
        <StatusChip tone="neutral">
          {kind ?? 'Sent again'}, version {summary.versionNumber}
        </StatusChip>
      ) : null}
      {unsent ? <FindingCounts stops={summary.stops} warns={summary.warns} /> : null}
    </>
  );
}

/** The days that run: until when it must be filed, when to ask the payer. */
function Clocks({ detail: { summary } }: { readonly detail: ClaimDetail }) {
  const files = UNSENT.includes(summary.status) || summary.status === 'rejected';
  return (
    <>
      {files ? (
        <>
          file by <Clock on={summary.fileBy} runs near={14} />
        </>
      ) : null}
      {summary.followUpOn === null ? null : (
        <>
          {files ? ' · ' : ''}ask on <Clock on={summary.followUpOn} runs near={0} />
        </>
      )}
    </>
  );
}
