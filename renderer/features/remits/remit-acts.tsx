import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { PostSheet } from './post-sheet.tsx';
import { PostingProgress, usePosting } from './posting-progress.tsx';
import { count, countsOf } from './proof-model.ts';

type Open = 'post' | 'undo' | 'discard' | null;

/** The acts of a remittance by where it stands: post, undo as a whole, or discard. */
export function RemitActs({
  detail,
  onShowFile,
}: {
  readonly detail: RemittanceDetail;
  readonly onShowFile: () => void;
}) {
  const { summary, proof } = detail;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const forbidden = usePermission('money.write');
  const [open, setOpen] = useState<Open>(null);
  const counts = countsOf(proof);
  const label = counts.posting === 0 ? 'Post' : `Post ${count(counts.posting, 'claim')}`;
  const show = (next: RemittanceDetail) => queries.setQueryData(['remits', 'get', { id: summary.id }], next);
  const close = () => setOpen(null);
  const canUndo = summary.status === 'posted' && forbidden === null;
  useKeys([{ combo: 'Mod+Z', label: 'Undo this posting', run: () => setOpen('undo'), when: canUndo }]);
  return (
    <>
      {summary.status === 'waiting' ? (
        <>
          <Button onClick={() => setOpen('discard')} disabledReason={forbidden}>
            Discard
          </Button>
          <ViewFile paper={summary.source === 'paper'} onShow={onShowFile} />
          <Button
            kind="main"
            keys="Mod+Enter"
            label={label}
            onClick={() => setOpen('post')}
            disabledReason={forbidden ?? (proof.postable ? null : proof.refusal)}
          >
            {label}
          </Button>
        </>
      ) : null}
      {summary.status === 'posted' ? (
        <>
          <Button kind="danger" onClick={() => setOpen('undo')} disabledReason={forbidden}>
            Undo posting
          </Button>
          <ViewFile paper={summary.source === 'paper'} onShow={onShowFile} />
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => void navigate(`/ledger/journal/${summary.journalId ?? ''}`)}
            disabledReason={summary.journalId === null ? 'Its journal was not found.' : null}
          >
            Open journal
          </Button>
        </>
      ) : null}
      {summary.status === 'undone' ? (
        <ViewFile paper={summary.source === 'paper'} onShow={onShowFile} />
      ) : null}
      {open === 'post' ? <PostSheet detail={detail} label={label} onClose={close} onPosted={show} /> : null}
      {open === 'undo' ? <UndoSheet detail={detail} onClose={close} onUndone={show} /> : null}
      {open === 'discard' ? (
        <DiscardSheet
          detail={detail}
          onClose={close}
          onDiscarded={() => void navigate('/remits', { replace: true })}
        />
      ) : null}
    </>
  );
}

function ViewFile({ paper, onShow }: { readonly paper: boolean; readonly onShow: () => void }) {
  return (
    <Button keys="V" onClick={onShow}>
      {paper ? 'View EOB' : 'View file'}
    </Button>
  );
}

function UndoSheet(props: {
  readonly detail: RemittanceDetail;
  readonly onClose: () => void;
  readonly onUndone: (detail: RemittanceDetail) => void;
}) {
  const { summary } = props.detail;
  const undo = useAct('remits', 'undo');
  const { told, forget } = usePosting();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    if (reason.trim() === '')
      return setFailure({
        code: 'invalid_input',
        message: 'Write why it is undone; the reason stands in the reversing journal.',
      });
    forget();
    setFailure(null);
    const answer = await undo.run({ id: summary.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    props.onUndone(answer.value);
    props.onClose();
    announce('The posting was undone by one reversing journal.', { tone: 'informs' });
  };
  return (
    <ConfirmSheet
      open
      title="Undo this posting"
      confirmLabel="Undo the whole file"
      danger
      onConfirm={() => void confirm()}
      onCancel={() => undo.busy || props.onClose()}
      busy={undo.busy}
      failure={failure}
    >
      <p>
        One reversing journal takes back all that {summary.fileName} posted; its claims wait for the insurer
        again. Both journals stay in the ledger.
      </p>
      <TextInput label="Reason" value={reason} onChange={(text) => setReason(text.slice(0, 200))} autoFocus />
      {undo.busy && told ? <PostingProgress {...told} past="undone" /> : null}
    </ConfirmSheet>
  );
}

function DiscardSheet(props: {
  readonly detail: RemittanceDetail;
  readonly onClose: () => void;
  readonly onDiscarded: () => void;
}) {
  const discard = useAct('remits', 'discard');
  const paper = props.detail.summary.source === 'paper';
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await discard.run({ id: props.detail.summary.id });
    if (!answer.ok) return setFailure(answer.error);
    announce(
      paper
        ? 'Taken off the list. Its sheet is kept.'
        : 'Taken off the list. The file on disk was not touched.',
      { tone: 'informs' },
    );
    props.onDiscarded();
  };
  return (
    <ConfirmSheet
      open
      title="Discard this remittance"
      confirmLabel="Discard"
      danger
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={discard.busy}
      failure={failure}
    >
      <p>
        It was not posted. It leaves the list;{' '}
        {paper
          ? 'what was typed stays under Paper EOBs.'
          : 'the file on disk is not touched and can be opened again.'}
      </p>
    </ConfirmSheet>
  );
}
