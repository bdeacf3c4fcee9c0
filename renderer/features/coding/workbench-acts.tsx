import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import { QUERY_HOLD_REASON } from '#shared/domain/clinician-query.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { usePlace } from './use-place.tsx';
import type { Workbench } from './workbench-store.ts';

/** The acts of an encounter by where it stands; the next step is the one that is filled. */
export function WorkbenchActs(props: {
  readonly detail: EncounterDetail;
  readonly bench: Workbench;
  /** Sentence that says why it cannot be marked coded, or null. */
  readonly stopped: string | null;
  readonly show: (detail: EncounterDetail) => void;
  /** Opens the query to the clinician. */
  readonly onAsk: () => void;
}) {
  const { detail, bench, show } = props;
  const encounterId = detail.encounter.id;
  const navigate = useNavigate();
  const forbidden = usePermission('coding.write');
  const noClaims = usePermission('claims.write');
  const markCoded = useAct('coding', 'markCoded');
  const release = useAct('coding', 'release');
  const reopen = useAct('coding', 'reopen');
  const createClaim = useAct('claims', 'createFromEncounter');
  const [holding, setHolding] = useState(false);
  const { status } = detail.encounter;

  const mark = async () => {
    // A cell that is being typed into is taken first, as it would be by leaving it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const saved = await bench.flush();
    if (!saved.ok) return announceFailure(saved.error);
    const answer = await markCoded.run({ encounterId, version: saved.value.version });
    if (!answer.ok) return announceFailure(answer.error);
    bench.reload(answer.value);
    show(answer.value);
    announce('Marked coded.', { undo: { label: 'reopen', run: () => void back() } });
  };
  const back = async () => {
    const answer = await reopen.run({ encounterId });
    if (!answer.ok) return announceFailure(answer.error);
    bench.reload(answer.value);
    show(answer.value);
    announce('Reopened for coding.', { tone: 'informs' });
  };
  const letGo = async () => {
    const answer = await release.run({ encounterId });
    if (!answer.ok) return announceFailure(answer.error);
    bench.reload(answer.value);
    show(answer.value);
    announce('Released. It can be coded again.');
  };
  const claim = async () => {
    const answer = await createClaim.run({ encounterId });
    if (!answer.ok) return announceFailure(answer.error);
    // Takes the place of "reopen", which is no longer possible.
    announce(`Claim ${answer.value.summary.controlNumber} made.`);
    void navigate(`/claims/${answer.value.summary.id}`);
  };

  return (
    <>
      {status === 'open' || status === 'coding' ? (
        <>
          <Button keys="Q" onClick={props.onAsk} disabledReason={forbidden} label="Query to the clinician">
            Query
          </Button>
          <Button keys="H" onClick={() => setHolding(true)} disabledReason={forbidden}>
            Hold
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => void mark()}
            busy={markCoded.busy}
            disabledReason={forbidden ?? props.stopped}
          >
            Mark coded
          </Button>
        </>
      ) : null}
      {status === 'held' ? (
        <>
          <Button keys="Q" onClick={props.onAsk} disabledReason={forbidden} label="Query to the clinician">
            Query
          </Button>
          <NextEncounter id={encounterId} />
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => void letGo()}
            busy={release.busy}
            disabledReason={forbidden ?? waitsForAnswer(detail)}
          >
            Release
          </Button>
        </>
      ) : null}
      {status === 'coded' ? (
        <>
          <Button keys="R" onClick={() => void back()} busy={reopen.busy} disabledReason={forbidden}>
            Reopen
          </Button>
          <NextEncounter id={encounterId} />
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => void claim()}
            busy={createClaim.busy}
            disabledReason={noClaims}
          >
            Create claim
          </Button>
        </>
      ) : null}
      {status === 'billed' ? (
        <>
          <NextEncounter id={encounterId} />
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => void navigate(`/claims/${detail.claimId ?? ''}`)}
            disabledReason={detail.claimId === null ? 'Its claim was not found.' : null}
          >
            Open claim
          </Button>
        </>
      ) : null}
      {holding ? (
        <HoldSheet
          detail={detail}
          bench={bench}
          onClose={() => setHolding(false)}
          onHeld={(next) => {
            bench.reload(next);
            show(next);
          }}
        />
      ) : null}
    </>
  );
}

function HoldSheet(props: {
  readonly detail: EncounterDetail;
  readonly bench: Workbench;
  readonly onClose: () => void;
  readonly onHeld: (detail: EncounterDetail) => void;
}) {
  const hold = useAct('coding', 'hold');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const missing = reason.trim() === '';
  const confirm = async () => {
    if (missing)
      return setFailure({
        code: 'invalid_input',
        message: 'Write why it is held; the reason stays beside it.',
      });
    await props.bench.flush();
    const answer = await hold.run({ encounterId: props.detail.encounter.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    props.onHeld(answer.value);
    props.onClose();
    announce('Held.');
  };
  return (
    <ConfirmSheet
      open
      title="Hold this encounter"
      focusInside
      confirmLabel="Hold"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={hold.busy}
      failure={failure}
    >
      <p>It leaves the list of what is to be coded until it is released. What is coded so far is kept.</p>
      <TextInput
        label="Reason"
        value={reason}
        onChange={(text) => setReason(text.slice(0, 200))}
        placeholder="Waiting for the operative report"
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') void confirm();
        }}
      />
    </ConfirmSheet>
  );
}

/** Leads to the encounter to be coded after this one. */
function NextEncounter({ id }: { readonly id: EncounterId }) {
  const navigate = useNavigate();
  const { nextId: next, view } = usePlace(id);
  return (
    <Button
      keys="N"
      onClick={() => next && void navigate(`/coding/${next}`)}
      disabledReason={next === null ? `Nothing else is in the view ${view}.` : null}
    >
      Next encounter
    </Button>
  );
}

/** An encounter that is held by its query is let go by the answer. */
function waitsForAnswer(detail: EncounterDetail): string | null {
  return detail.encounter.holdReason === QUERY_HOLD_REASON
    ? 'It waits for the clinician. Record the answer, or withdraw the query.'
    : null;
}

/** Undo and redo of the coding, by their usual keys. */
export function useHistoryKeys(bench: Workbench, enabled: boolean): void {
  useKeys([
    { combo: 'Mod+Z', label: 'Undo the last change of codes', run: bench.undo, when: enabled, repeat: true },
    { combo: 'Mod+Shift+Z', label: 'Do it again', run: bench.redo, when: enabled, repeat: true },
    { combo: 'Mod+Y', label: 'Do it again', run: bench.redo, when: enabled, repeat: true },
  ]);
}
