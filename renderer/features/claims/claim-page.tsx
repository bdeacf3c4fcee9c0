import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { ClaimId } from '#shared/kernel/ids.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ClaimChip, FindingCounts } from '#renderer/ui/status-chip.tsx';
import { ClaimActs, VoidAct } from './claim-acts.tsx';
import { ClaimLife } from './claim-life.tsx';
import { ClaimOverview } from './claim-overview.tsx';
import { Cms1500Preview, X12Preview } from './claim-previews.tsx';
import './claims.css';

const CRUMBS = [{ label: 'Claims', to: '/claims' }];
const TABS = [
  { value: 'overview', label: 'Overview' },
  { value: 'x12', label: '837P' },
  { value: 'paper', label: 'CMS-1500' },
  { value: 'life', label: 'Life' },
] as const;
type TabValue = (typeof TABS)[number]['value'];

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
  const [tab, setTab] = useState<TabValue>('overview');
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
      label: 'Open the encounter',
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
  return (
    <Page
      title={`Claim ${summary.controlNumber}`}
      crumbs={CRUMBS}
      meta={
        <>
          <Link to={`/patients/${summary.patientId}`}>{summary.patientName}</Link> · {summary.serviceDate} ·{' '}
          {summary.payerName}
        </>
      }
      status={
        <>
          <ClaimChip status={summary.status} />
          {summary.status === 'draft' || summary.status === 'ready' ? (
            <FindingCounts stops={summary.stops} warns={summary.warns} />
          ) : null}
        </>
      }
      aside={
        summary.status === 'draft' || summary.status === 'ready' ? `file by ${summary.fileBy}` : undefined
      }
      actions={<ClaimActs detail={detail} />}
      hints={[
        { combo: '1', label: '… 4 tabs' },
        { combo: 'E', label: 'encounter' },
        { combo: 'L', label: 'ledger' },
      ]}
    >
      <div className="claim-tabs">
        <Tabs value={tab} onChange={(_, value: TabValue) => setTab(value)} aria-label="Views of the claim">
          {TABS.map((t) => (
            <Tab
              key={t.value}
              value={t.value}
              label={t.label}
              id={`claim-tab-${t.value}`}
              aria-controls="claim-view"
            />
          ))}
        </Tabs>
        <VoidAct detail={detail} />
      </div>
      <div className="claim-view" role="tabpanel" id="claim-view" aria-labelledby={`claim-tab-${tab}`}>
        {tab === 'overview' ? <ClaimOverview detail={detail} /> : null}
        {tab === 'x12' ? <X12Preview detail={detail} /> : null}
        {tab === 'paper' ? <Cms1500Preview detail={detail} /> : null}
        {tab === 'life' ? <ClaimLife detail={detail} /> : null}
      </div>
    </Page>
  );
}
