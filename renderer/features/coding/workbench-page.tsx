import { useCallback, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import { ageOn } from '#shared/kernel/dates.ts';
import { EncounterId } from '#shared/kernel/ids.ts';
import { listName } from '#shared/domain/patient.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { EncounterChip } from '#renderer/ui/status-chip.tsx';
import { CodingPane } from './coding-pane.tsx';
import { CodesPane } from './codes-pane.tsx';
import { DocumentsPane } from './documents-pane.tsx';
import { targetOfField } from './field-target.ts';
import { useFocusRequests, useLiveFindings, useTitles, useWorkbench } from './use-workbench.ts';
import { WorkbenchActs, useHistoryKeys, useToCode } from './workbench-acts.tsx';
import type { Assignable } from './assign.ts';
import './coding.css';

const CRUMBS = [{ label: 'Coding', to: '/coding' }];

/** One encounter: its documents, the codes, and what is assigned, side by side. */
export function WorkbenchPage() {
  const { id } = useParams();
  const parsed = EncounterId.safeParse(id);
  const encounter = useCall(
    'coding',
    'get',
    { id: parsed.data ?? ('' as EncounterId) },
    { enabled: parsed.success },
  );
  if (encounter.data) return <Workbench key={encounter.data.encounter.id} detail={encounter.data} />;
  return (
    <Page title="Encounter" crumbs={CRUMBS}>
      {encounter.error ? <ErrorNote failure={encounter.error} retry={encounter.refetch} /> : null}
      {encounter.loading ? <Loading what="the encounter" /> : null}
      {parsed.success ? null : (
        <EmptyState
          title="There is no such encounter"
          action={<Link to="/coding">Open the list of encounters</Link>}
        />
      )}
    </Page>
  );
}

function Workbench({ detail }: { readonly detail: EncounterDetail }) {
  const { encounter, patient } = detail;
  const root = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const forbidden = usePermission('coding.write');
  const { bench, state, coding, show } = useWorkbench(detail);
  const { findings, current } = useLiveFindings(detail, coding);
  const { titles, learn } = useTitles(detail);
  const [shown, setShown] = useState<Assignable | null>(null);
  const [descend, setDescend] = useState(0);
  const showCode = useCallback((code: Assignable) => setShown(code), []);
  const readOnly = whyReadOnly(detail) ?? forbidden ?? conflictReason(state.refusal?.code);
  useFocusRequests(state, root);
  useHistoryKeys(bench, readOnly === null);
  const openField = (field: string) => {
    const target = targetOfField(field);
    if (target.kind === 'patient') void navigate(`/patients/${patient.id}`);
    else if (target.kind === 'settings') void navigate('/settings');
    else bench.focus(target);
  };
  return (
    <Page
      title={`Encounter ${encounter.serviceDate}`}
      crumbs={CRUMBS}
      meta={
        <>
          <Link to={`/patients/${patient.id}`}>{listName(patient)}</Link> · {patient.sex}{' '}
          {ageOn(patient.birthDate, encounter.serviceDate)} · {encounter.reason} · {detail.payerName}
        </>
      }
      status={<EncounterChip status={encounter.status} />}
      aside={<Place id={encounter.id} />}
      actions={
        <WorkbenchActs detail={detail} bench={bench} stopped={stopReason(findings, current)} show={show} />
      }
      hints={[
        { combo: '/', label: 'search' },
        { combo: 'F', label: 'fix' },
        { combo: 'Mod+Z', label: 'undo' },
      ]}
    >
      <Banner
        detail={detail}
        conflict={state.refusal?.code === 'conflict' ? state.refusal.message : null}
        onReload={bench.reload}
      />
      <div className="workbench" ref={root}>
        <Panes name="coding" sizes={[33, 31, 36]} min={20}>
          <DocumentsPane detail={detail} readOnly={forbidden} />
          <CodesPane
            detail={detail}
            coding={coding}
            bench={bench}
            readOnly={readOnly}
            shown={shown}
            descend={descend}
            onShow={showCode}
            onDescend={(code) => {
              setShown(code);
              setDescend((n) => n + 1);
            }}
            onLearn={learn}
          />
          <CodingPane
            coding={coding}
            bench={bench}
            titles={titles}
            findings={findings}
            current={current}
            on={encounter.serviceDate}
            readOnly={readOnly !== null}
            onShow={showCode}
            onOpenField={openField}
          />
        </Panes>
      </div>
    </Page>
  );
}

function whyReadOnly(detail: EncounterDetail): string | null {
  switch (detail.encounter.status) {
    case 'held':
      return 'This encounter is held. Release it to go on coding.';
    case 'coded':
      return 'This encounter is marked coded. Reopen it to change its codes.';
    case 'billed':
      return 'A claim was made from this encounter. Void the claim to change its codes.';
    default:
      return null;
  }
}

function conflictReason(code: string | undefined): string | null {
  return code === 'conflict' ? 'The encounter was changed elsewhere. Read it again first.' : null;
}

function stopReason(
  findings: readonly { readonly severity: string; readonly message: string }[],
  current: boolean,
): string | null {
  const stops = findings.filter((f) => f.severity === 'stops');
  const first = stops[0];
  // While the check has not caught up, the practice file itself decides.
  if (!current || first === undefined) return null;
  return stops.length === 1 ? first.message : `${stops.length} findings stop it. First: ${first.message}`;
}

function Place({ id }: { readonly id: string }) {
  const rows = useToCode();
  const at = rows.findIndex((row) => row.id === id);
  return at < 0 ? <>{rows.length} left to code</> : <>{`${at + 1} of ${rows.length} to code`}</>;
}

/** Why nothing can be changed now, and what to do about it. */
function Banner(props: {
  readonly detail: EncounterDetail;
  readonly conflict: string | null;
  readonly onReload: (detail: EncounterDetail) => void;
}) {
  const { detail, conflict } = props;
  const again = useCall('coding', 'get', { id: detail.encounter.id }, { enabled: conflict !== null });
  if (conflict !== null)
    return (
      <div className="banner">
        <Note tone="stops">
          {conflict} Your last change was not saved; what was saved before it is safe.{' '}
          <Button onClick={() => again.data && props.onReload(again.data)}>Read it again</Button>
        </Note>
      </div>
    );
  const reason = whyReadOnly(detail);
  if (reason === null) return null;
  const held = detail.encounter.status === 'held';
  return (
    <div className="banner">
      <Note tone={held ? 'warns' : 'informs'}>
        {held ? `Held: ${detail.encounter.holdReason}. ` : ''}
        {reason}{' '}
        {detail.claimId === null ? null : <Link to={`/claims/${detail.claimId}`}>Open the claim</Link>}
      </Note>
    </div>
  );
}
