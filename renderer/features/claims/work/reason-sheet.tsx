import { useState } from 'react';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { ClaimSummary } from '#shared/domain/claim.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { useShowClaim } from '../show-claim.ts';
import type { MenuAct } from '../menu-acts.ts';

type ReasonAct = Extract<
  MenuAct,
  'hold' | 'void' | 'confirmVoid' | 'appeal' | 'endAppeal' | 'close' | 'reopen'
>;

const WORDS: Readonly<
  Record<
    ReasonAct,
    {
      readonly title: string;
      readonly confirm: string;
      readonly about: (claim: ClaimSummary) => string;
      readonly done: string;
      readonly danger?: boolean;
    }
  >
> = {
  hold: {
    title: 'Hold',
    confirm: 'Hold the claim',
    about: () => 'It is not sent until somebody lets it go.',
    done: 'Held.',
  },
  void: {
    title: 'Void',
    confirm: 'Void the claim',
    about: ({ status }) =>
      `Its charges are reversed in the ledger and the encounter goes back to the coder. The claim and its life are kept; this cannot be taken back, a new claim is made instead.${
        ['draft', 'held', 'ready'].includes(status)
          ? ''
          : ' It was sent: the payer does not learn of this by itself. Send a void claim (8) for that.'
      }`,
    done: 'Voided. The encounter is coded again, without a claim.',
    danger: true,
  },
  confirmVoid: {
    title: 'The payer has confirmed the void of',
    confirm: 'Note the void',
    about: () => 'Its charges are reversed in the ledger. This is refused while money stands posted.',
    done: 'Voided, as the payer confirmed.',
    danger: true,
  },
  appeal: {
    title: 'Appeal',
    confirm: 'Note the appeal',
    about: () => 'The claim counts as appealed, and a day for asking the payer is set.',
    done: 'Noted as appealed.',
  },
  endAppeal: {
    title: 'End the appeal of',
    confirm: 'End the appeal',
    about: () => 'The claim goes back to where it stood before.',
    done: 'The appeal is over.',
  },
  close: {
    title: 'Close',
    confirm: 'Close the claim',
    about: () => 'Nothing more is done about it. Refused while the insurer owes anything by the ledger.',
    done: 'Closed.',
  },
  reopen: {
    title: 'Open again:',
    confirm: 'Open again',
    about: () => 'The claim goes back to where it stood before it was closed.',
    done: 'Open again.',
  },
};

export function isReasonAct(act: MenuAct): act is ReasonAct {
  return Object.hasOwn(WORDS, act);
}

/** Acts that need a sentence why; the sentence stays in the life of the claim. */
export function ReasonSheet(props: {
  readonly detail: ClaimDetail;
  readonly act: ReasonAct;
  readonly onClose: () => void;
}) {
  const { detail, act, onClose } = props;
  const { summary } = detail;
  const words = WORDS[act];
  const run = useAct('claims', act);
  const unhold = useAct('claims', 'unhold');
  const show = useShowClaim(summary.id);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const takeBack = async () => {
    const answer = await unhold.run({ id: summary.id, undo: true });
    if (!answer.ok) return announceFailure(answer.error);
    show(answer.value);
    announce(
      `Claim ${summary.controlNumber}: ${answer.value.summary.status === 'ready' ? 'ready again.' : 'a draft again.'}`,
    );
  };
  const confirm = async () => {
    if (reason.trim() === '')
      return setFailure({
        code: 'invalid_input',
        message: 'Write why; the reason stays in the life of the claim.',
      });
    const answer = await run.run({ id: summary.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    show(answer.value);
    announce(
      `Claim ${summary.controlNumber}: ${words.done}`,
      act === 'hold' ? { undo: { label: 'take the hold back', run: () => void takeBack() } } : {},
    );
    onClose();
  };
  return (
    <ConfirmSheet
      open
      title={`${words.title} claim ${summary.controlNumber}`}
      confirmLabel={words.confirm}
      {...(words.danger === true ? { danger: true } : {})}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={run.busy}
      failure={failure}
      focusInside
    >
      <p>{words.about(summary)}</p>
      <TextInput label="Reason" value={reason} onChange={(text) => setReason(text.slice(0, 200))} autoFocus />
    </ConfirmSheet>
  );
}
