import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { BlindCase } from '#shared/contract/coding-audit.ts';
import { ageText, listName } from '#shared/domain/patient.ts';
import { CodingAuditCaseId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { BareEditor, useBareBench } from '#renderer/features/coding/bare-editor.tsx';
import './coding-audit.css';

const CRUMBS = [{ label: 'Audits', to: '/audits' }];

/** The blind recode: the documents, and the auditor's own codes. */
export function RecodePage() {
  const { caseId } = useParams();
  const parsed = CodingAuditCaseId.safeParse(caseId);
  const blind = useCall(
    'audits',
    'blind',
    { caseId: parsed.data ?? ('' as CodingAuditCaseId) },
    // Its own saves would read it again; what the draft holds is ahead of that.
    { enabled: parsed.success, tags: [] },
  );
  if (blind.data) return <Recode key={blind.data.caseId} blind={blind.data} />;
  return (
    <Page title="Blind recode" crumbs={CRUMBS}>
      {blind.error ? <ErrorNote failure={blind.error} /> : null}
      {blind.error && parsed.success ? (
        <p className="loading">
          <Link to={`/audits/cases/${parsed.data}`}>Open the case</Link> or{' '}
          <Link to="/audits">the audits</Link>.
        </p>
      ) : null}
      {blind.loading ? <Loading what="the encounter" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such case" action={<Link to="/audits">Open the audits</Link>} />
      )}
    </Page>
  );
}

function Recode({ blind }: { readonly blind: BlindCase }) {
  const { detail, caseId } = blind;
  const { encounter, patient } = detail;
  const { run } = useAct('audits', 'saveDraft');
  const { bench, state } = useBareBench(detail, (input) => run({ caseId, ...input }));
  const [asking, setAsking] = useState(false);
  const coding = state.history.present;
  const empty = coding.diagnoses.length + coding.lines.length === 0;
  const conflict = state.refusal?.code === 'conflict' ? state.refusal.message : null;
  return (
    <Page
      title={`Blind recode ${blind.position} of ${blind.of}`}
      crumbs={[...CRUMBS, { label: blind.auditName, to: `/audits/${blind.auditId}` }]}
      meta={
        <>
          {encounter.serviceDate} · {listName(patient)} · {patient.sex}{' '}
          {ageText(patient.birthDate, encounter.serviceDate)} · {encounter.reason} · {detail.payerName}
        </>
      }
      aside={`${blind.reviewed} reviewed`}
      hints={[
        { combo: '/', label: 'search' },
        { combo: 'F', label: 'fix' },
        { combo: 'Mod+Z', label: 'undo' },
      ]}
      actions={
        <Button
          kind="main"
          keys="Mod+Enter"
          label="Submit and compare"
          onClick={() => {
            // A cell that is being typed into is taken first, as it would be by leaving it.
            if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
            setAsking(true);
          }}
          disabledReason={empty ? 'Assign the codes that the documents support first.' : conflict}
        >
          Submit and compare
        </Button>
      }
    >
      <div className="banner">
        <Note tone={conflict === null ? 'informs' : 'stops'}>
          {conflict ??
            'What was coded, found and suggested before is hidden until you submit. Your draft is saved by itself.'}
        </Note>
      </div>
      <BareEditor detail={detail} bench={bench} state={state} readOnly={conflict} />
      {asking ? (
        <SubmitSheet
          caseId={caseId}
          counts={`${coding.diagnoses.length} diagnoses and ${coding.lines.length} service lines`}
          flush={bench.flush}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Page>
  );
}

function SubmitSheet(props: {
  readonly caseId: CodingAuditCaseId;
  readonly counts: string;
  readonly flush: ReturnType<typeof useBareBench>['bench']['flush'];
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const submit = useAct('audits', 'submit');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const saved = await props.flush();
    if (!saved.ok) return announceFailure(saved.error);
    const answer = await submit.run({ caseId: props.caseId, version: saved.value.version });
    if (!answer.ok) return setFailure(answer.error);
    announce(
      answer.value.comparison.differences.length === 0
        ? 'Both codings are equal. The case is agreed.'
        : `${answer.value.comparison.differences.length} differences.`,
    );
    void navigate(`/audits/cases/${props.caseId}`, { replace: true });
  };
  return (
    <ConfirmSheet
      open
      title="Submit the recode"
      confirmLabel="Submit and compare"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={submit.busy}
      failure={failure}
    >
      <p>
        Your {props.counts} are kept as they are and compared with the first coding. They cannot be changed
        afterwards.
      </p>
    </ConfirmSheet>
  );
}
