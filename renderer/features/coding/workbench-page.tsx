import { useCallback, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import { EncounterId } from '#shared/kernel/ids.ts';
import { QUERY_HOLD_REASON } from '#shared/domain/clinician-query.ts';
import { ageText, listName } from '#shared/domain/patient.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { VisitEligibility } from '#renderer/ui/eligibility.tsx';
import { EncounterChip } from '#renderer/ui/status-chip.tsx';
import { CodingPane } from './coding-pane.tsx';
import { CodesPane } from './codes-pane.tsx';
import { DocumentsPane } from './documents-pane.tsx';
import { useAssignCharge } from './documents/use-assign-charge.ts';
import { EmPanel } from './em/em-panel.tsx';
import { EmLine } from './em/em-result.tsx';
import { useAssignVisit } from './em/use-assign-visit.ts';
import { useEm } from './em/use-em.ts';
import { targetOfField } from './field-target.ts';
import { useSuggestions } from './suggestions/use-suggestions.ts';
import { useFocusRequests, useLiveFindings, useTitles, useWorkbench } from './use-workbench.ts';
import { useFavourite } from './favourites/use-favourite.ts';
import { QueryBar } from './queries/query-bar.tsx';
import { PlaceInList } from './use-place.tsx';
import { WorkbenchActs, useHistoryKeys } from './workbench-acts.tsx';
import { ToolSheets, useTools } from './workbench-tools.tsx';
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
  const suggestions = useSuggestions(detail, coding, showCode);
  const readOnly = whyReadOnly(detail) ?? forbidden ?? conflictReason(state.refusal?.code);
  const em = useEm(encounter, coding);
  const assignVisit = useAssignVisit(bench, encounter.serviceDate, learn);
  useKeys([
    { combo: 'E', label: 'Level of the visit (E/M)', run: () => em.setOpen(!em.open), inPalette: true },
    // From the search box, where a letter is a letter.
    { combo: 'Alt+E', label: 'Level of the visit (E/M)', run: () => em.setOpen(!em.open) },
  ]);
  const assignCharge = useAssignCharge(bench, encounter.serviceDate, learn);
  const tools = useTools(detail, root, () => (shown === null ? '' : (titles[shown.code] ?? shown.code)));
  const favourite = useFavourite(shown?.system ?? 'icd10cm', shown?.code ?? '');
  useKeys([
    {
      combo: 'Mod+D',
      label: favourite.isFavourite ? 'No favourite any more' : 'Make the shown code a favourite',
      run: favourite.toggle,
      when: shown !== null,
    },
  ]);
  useFocusRequests(state, root);
  useHistoryKeys(bench, readOnly === null);
  useKeys([
    {
      combo: 'Mod+Shift+D',
      label: 'Defence file of this encounter',
      run: () => void navigate(`/defence/${encounter.id}`),
      inPalette: true,
    },
  ]);
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
          {ageText(patient.birthDate, encounter.serviceDate)} · {encounter.reason} · {detail.payerName}{' '}
          <VisitEligibility patientId={patient.id} on={encounter.serviceDate} />
        </>
      }
      status={<EncounterChip status={encounter.status} />}
      aside={<PlaceInList id={encounter.id} />}
      actions={
        <WorkbenchActs
          detail={detail}
          bench={bench}
          stopped={stopReason(findings, current)}
          show={show}
          onAsk={() => tools.open('query')}
        />
      }
      hints={[
        { combo: '/', label: 'search' },
        { combo: 'Alt+S', label: 'suggestions' },
        { combo: 'Alt+E', label: 'level' },
        { combo: 'F', label: 'fix' },
        { combo: 'Mod+Z', label: 'undo' },
      ]}
    >
      <Banner
        detail={detail}
        conflict={state.refusal?.code === 'conflict' ? state.refusal.message : null}
        onReload={bench.reload}
      />
      <QueryBar
        detail={detail}
        onChanged={({ encounter: next }) => {
          bench.reload(next);
          show(next);
        }}
      />
      <ToolSheets
        tools={tools}
        detail={detail}
        coding={coding}
        bench={bench}
        readOnly={readOnly}
        learn={learn}
        show={show}
      />
      <div className="workbench" ref={root}>
        <Panes name="coding" sizes={[33, 31, 36]} min={20}>
          <DocumentsPane
            detail={detail}
            readOnly={forbidden}
            suggestions={suggestions}
            passage={em.passage}
            charges={{ coding, readOnly, onAssign: (charge) => void assignCharge(charge) }}
          />
          {em.open ? (
            <EmPanel
              em={em}
              detail={detail}
              readOnly={readOnly}
              onAssign={(code) => void assignVisit(code)}
              onClose={() => em.setOpen(false)}
              onSearch={() => {
                em.setOpen(false);
                bench.focus({ kind: 'search' });
              }}
            />
          ) : (
            <CodesPane
              detail={detail}
              coding={coding}
              bench={bench}
              readOnly={readOnly}
              suggestions={suggestions}
              tools={tools}
              shown={shown}
              descend={descend}
              onShow={showCode}
              onDescend={(code) => {
                setShown(code);
                setDescend((n) => n + 1);
              }}
              onLearn={learn}
            />
          )}
          <CodingPane
            coding={coding}
            bench={bench}
            titles={titles}
            findings={findings}
            current={current}
            on={encounter.serviceDate}
            readOnly={readOnly !== null}
            suggestions={suggestions}
            onShow={showCode}
            onOpenField={openField}
            level={em.verdict ? <EmLine verdict={em.verdict} onOpen={() => em.setOpen(true)} /> : null}
          />
        </Panes>
      </div>
    </Page>
  );
}

function whyReadOnly(detail: EncounterDetail): string | null {
  switch (detail.encounter.status) {
    case 'held':
      return detail.encounter.holdReason === QUERY_HOLD_REASON
        ? 'This encounter waits for the clinician. Record the answer, or withdraw the query, to go on coding.'
        : 'This encounter is held. Release it to go on coding.';
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
  const { status, holdReason, returnedNote } = detail.encounter;
  const isCoded = status === 'coded' || status === 'billed';
  if (returnedNote !== '' && !isCoded)
    return (
      <div className="banner">
        <Note tone="warns">Sent back by an audit: {returnedNote}</Note>
      </div>
    );
  // Its query says all of it, one line below.
  if (status === 'held' && holdReason === QUERY_HOLD_REASON) return null;
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
