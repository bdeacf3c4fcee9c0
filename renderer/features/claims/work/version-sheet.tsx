import { useState } from 'react';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { VersionKind } from '#shared/domain/claim-work.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { useShowClaim } from '../show-claim.ts';
import { firstField, useRejection, type Rejection } from '../rejections.ts';

const KINDS = [
  { value: 'resent', label: 'Send again (1)' },
  { value: 'corrected', label: 'Corrected claim (7)' },
  { value: 'void', label: 'Void claim (8)' },
] as const;

const ABOUT: Readonly<Record<VersionKind, string>> = {
  resent:
    'The payer has not taken the claim, so it goes as a new one (frequency 1). What was sent stays readable under its versions.',
  corrected:
    'Takes the place of the claim that the payer has (frequency 7) and names it by the payer’s own number. What was sent stays readable under its versions.',
  void: 'Tells the payer that the claim is withdrawn (frequency 8) and names it by the payer’s own number. The charges stay until the payer confirms it.',
};

/** Before the next version of a claim is begun: which kind, why, and the payer's number of the claim. */
export function VersionSheet(props: {
  readonly detail: ClaimDetail;
  readonly kind: VersionKind;
  readonly onClose: () => void;
  /** Called with the field to go to. */
  readonly onBegun: (field: string) => void;
}) {
  const { detail, onClose, onBegun } = props;
  const { summary } = detail;
  const rejection = useRejection(detail);
  const [kind, setKind] = useState<VersionKind>(props.kind);
  const [typed, setTyped] = useState<string | null>(null);
  const [number, setNumber] = useState(summary.payerControlNumber);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useAct('claims', 'startVersion');
  const show = useShowClaim(summary.id);
  const reason = typed ?? reasonOf(rejection);
  const confirm = async () => {
    if (reason.trim() === '')
      return setFailure({ code: 'invalid_input', message: 'Write why; the reason stays with the version.' });
    const answer = await run.run({
      id: summary.id,
      kind,
      reason: reason.trim(),
      ...(kind === 'resent' ? {} : { payerControlNumber: number.trim() }),
    });
    if (!answer.ok) return setFailure(answer.error);
    const field = firstField(rejection);
    show(answer.value);
    announce(`Version ${answer.value.summary.versionNumber} begun. Mend it, release it and export it.`);
    onClose();
    if (kind !== 'void') onBegun(field);
  };
  return (
    <ConfirmSheet
      open
      width="medium"
      title={`Correct claim ${summary.controlNumber} and send it again`}
      confirmLabel={`Begin version ${summary.versionNumber + 1}`}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={run.busy}
      failure={failure}
      focusInside={typed === null && reason === ''}
    >
      <FilterChips
        label="How it goes out"
        choices={KINDS}
        chosen={kind}
        onChoose={(value) => setKind(KINDS.find((k) => k.value === value)?.value ?? kind)}
      />
      <p className="version-about">{ABOUT[kind]}</p>
      <TextInput
        label="Why"
        value={reason}
        onChange={(text) => setTyped(text.slice(0, 200))}
        autoFocus={typed === null && reason === ''}
      />
      {kind === 'resent' ? null : (
        <TextInput
          label="The payer’s number of the claim"
          mono
          value={number}
          onChange={(text) => setNumber(text.slice(0, 50))}
          hint={
            summary.payerControlNumber === ''
              ? 'No answer has given it yet; it stands on the payer’s remittance (CLP07).'
              : 'As the payer’s answers give it.'
          }
        />
      )}
    </ConfirmSheet>
  );
}

function reasonOf(rejection: Rejection | null): string {
  if (rejection === null) return '';
  const words = rejection.reasons[0]?.words ?? rejection.sentence;
  return (/^rejected/i.test(words) ? words : `Rejected: ${words}`).slice(0, 200);
}
