import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CaseDetail } from '#shared/contract/coding-audit.ts';
import { undecided } from '#shared/domain/coding-audit/audit-case.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { Note } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** What can be done with a case where it stands; the next step is the one that is filled. */
export function CaseActs({ detail }: { readonly detail: CaseDetail }) {
  const { row, comparison, decisions, mayDecide, nextCaseId } = detail;
  const navigate = useNavigate();
  const notAuditor = usePermission('audit.write');
  const seesCoding = usePermission('coding.read');
  const agree = useAct('audits', 'agree');
  const close = useAct('audits', 'closeCase');
  const [returning, setReturning] = useState(false);
  const left = undecided(comparison, decisions).length;
  const stands = row.standing ?? 0;
  const doAgree = async () => {
    const answer = await agree.run({ caseId: row.id });
    if (!answer.ok) return announceFailure(answer.error);
    announce('Agreed with the coder.');
  };
  const doClose = async () => {
    const answer = await close.run({ caseId: row.id });
    if (!answer.ok) return announceFailure(answer.error);
    announce('Case closed.');
  };
  const next = () =>
    void navigate(nextCaseId === null ? `/audits/${row.auditId}` : `/audits/cases/${nextCaseId}/recode`);
  const undecidedReason = left > 0 ? `Decide each difference first; ${left} are left.` : null;
  return (
    <>
      <Button
        keys="Mod+Shift+D"
        onClick={() => void navigate(`/defence/${row.encounterId}`)}
        disabledReason={seesCoding}
      >
        Defence file
      </Button>
      {mayDecide ? (
        <>
          {stands === 0 ? (
            <Button
              kind="main"
              keys="Mod+Enter"
              label="Agree with the coder"
              onClick={() => void doAgree()}
              busy={agree.busy}
              disabledReason={undecidedReason}
            >
              Agree
            </Button>
          ) : (
            <Button
              kind="main"
              keys="Mod+Enter"
              label="Return to the coder"
              onClick={() => setReturning(true)}
              disabledReason={undecidedReason}
            >
              Return to coder
            </Button>
          )}
        </>
      ) : null}
      {notAuditor === null && (row.status === 'agreed' || row.status === 'returned') ? (
        <>
          <Button keys="X" label="Close this case" onClick={() => void doClose()} busy={close.busy}>
            Close case
          </Button>
        </>
      ) : null}
      {notAuditor === null && !mayDecide ? (
        <Button
          kind="main"
          keys="Mod+Enter"
          label={nextCaseId === null ? 'Back to the audit' : 'Review the next case'}
          onClick={next}
        >
          {nextCaseId === null ? 'Back to the audit' : 'Review next'}
        </Button>
      ) : null}
      {returning ? <ReturnSheet detail={detail} onClose={() => setReturning(false)} /> : null}
    </>
  );
}

function ReturnSheet({ detail, onClose }: { readonly detail: CaseDetail; readonly onClose: () => void }) {
  const act = useAct('audits', 'return');
  const standing = detail.comparison.differences.filter(
    (d) => detail.decisions.find((x) => x.key === d.key)?.right !== 'coder',
  );
  const [note, setNote] = useState(() =>
    standing
      .map((d) => d.message)
      .join(' ')
      .slice(0, 1000),
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await act.run({ caseId: detail.row.id, note });
    if (!answer.ok) return setFailure(answer.error);
    const { outcome } = answer.value.row;
    announce(
      outcome === 'corrected_claim_needed'
        ? 'Returned. It is billed: a corrected claim is needed.'
        : 'Returned to the coder.',
    );
    onClose();
  };
  const { encounterStatus } = detail;
  return (
    <ConfirmSheet
      open
      title="Return to the coder"
      confirmLabel="Return"
      width="medium"
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={act.busy}
      failure={failure}
    >
      <div className="return-note">
        {encounterStatus === 'billed' ? (
          <Note tone="stops">
            A claim stands for this encounter, so it cannot be opened for coding. Nothing is changed; the case
            says that a corrected claim is needed.
          </Note>
        ) : (
          <p>
            {encounterStatus === 'coded'
              ? 'The encounter goes back to coding with this note, and leaves the list of what can be billed.'
              : 'The encounter is open for coding already; the note stays with the case.'}
          </p>
        )}
      </div>
      <TextInput
        label="Note to the coder"
        value={note}
        lines={5}
        maxLength={1000}
        onChange={setNote}
        autoFocus
      />
    </ConfirmSheet>
  );
}
