import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { DenialDetail } from '#shared/domain/denials/denial.ts';
import { DENIAL_KIND_WORDS } from '#shared/domain/denials/kinds.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, UserId } from '#shared/kernel/ids.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** A sheet with one text that must be written. */
function TextSheet(props: {
  readonly title: string;
  readonly about: string;
  readonly confirm: string;
  readonly label: string;
  readonly first?: string;
  readonly lines?: number;
  readonly most: number;
  readonly busy: boolean;
  readonly missing: string;
  readonly children?: ReactNode;
  readonly run: (text: string) => Promise<Result<unknown>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const [text, setText] = useState(props.first ?? '');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    if (text.trim() === '') return setFailure({ code: 'invalid_input', message: props.missing });
    const answer = await props.run(text.trim());
    if (!answer.ok) return setFailure(answer.error);
    props.onDone();
  };
  return (
    <ConfirmSheet
      open
      width="medium"
      title={props.title}
      confirmLabel={props.confirm}
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={props.busy}
      failure={failure}
      focusInside
    >
      <p>{props.about}</p>
      <TextInput
        label={props.label}
        value={text}
        lines={props.lines ?? 1}
        onChange={(value) => setText(value.slice(0, props.most))}
        autoFocus
      />
      {props.children}
    </ConfirmSheet>
  );
}

type OnDetail = { readonly detail: DenialDetail; readonly onClose: () => void };

/** Begins the corrected claim and opens it at the field. */
export function CorrectSheet({ detail, onClose }: OnDetail) {
  const { row } = detail;
  const run = useAct('denials', 'correct');
  const navigate = useNavigate();
  return (
    <TextSheet
      title={`Correct claim ${row.controlNumber}`}
      about="A corrected version (frequency 7) begins, which takes the place of the claim that the payer has. It opens at the field to be mended; release and export it then."
      confirm="Begin the correction"
      label="Why"
      first={`Refused ${row.code}, ${DENIAL_KIND_WORDS[row.kind].toLowerCase()}`}
      most={200}
      busy={run.busy}
      missing="Write why; the reason stays with the version."
      run={async (reason) => {
        const answer = await run.run({ id: row.id, reason });
        if (answer.ok)
          void navigate(`/claims/${row.claimId}?field=${encodeURIComponent(answer.value.field)}`);
        return answer;
      }}
      onDone={() => {
        announce(`The corrected claim ${row.controlNumber} is begun. Mend it, release it and export it.`);
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** What was let go comes back. */
export function ReopenSheet({ detail, onClose }: OnDetail) {
  const run = useAct('denials', 'openAgain');
  return (
    <TextSheet
      title={`Open the denial of claim ${detail.row.controlNumber} again`}
      about="What it wrote off or gave to the patient goes back to the insurer’s account by a reversing journal."
      confirm="Open again"
      label="Why"
      most={200}
      busy={run.busy}
      missing="Write why; the reason stays with the journal."
      run={(reason) => run.run({ id: detail.row.id, reason })}
      onDone={() => {
        announce(`The denial of claim ${detail.row.controlNumber} is open again.`);
        onClose();
      }}
      onClose={onClose}
    />
  );
}

type OnClaim = { readonly claimId: ClaimId; readonly onClose: () => void };

/** A note in the claim's own work. */
export function NoteSheet({ claimId, onClose }: OnClaim) {
  const run = useAct('claims', 'addNote');
  return (
    <TextSheet
      title="Note"
      about="It stands with the claim and stays as it is; another one can be added."
      confirm="Keep the note"
      label="Note"
      lines={4}
      most={2000}
      busy={run.busy}
      missing="Write the note."
      run={(text) => run.run({ id: claimId, text })}
      onDone={() => {
        announce('Note kept.');
        onClose();
      }}
      onClose={onClose}
    />
  );
}

/** A task in the claim's own work. */
export function TaskSheet({ claimId, onClose }: OnClaim) {
  const run = useAct('claims', 'saveTask');
  const owners = useCall('claims', 'taskOwners', {}, { tags: ['users'] });
  const [ownerId, setOwnerId] = useState('');
  const [dueOn, setDueOn] = useState<string | null>(null);
  return (
    <TextSheet
      title="Task"
      about="It stands with the claim and on the claims desk until it is done."
      confirm="Keep the task"
      label="What is to be done"
      most={120}
      busy={run.busy}
      missing="Write what is to be done."
      run={(title) =>
        run.run({
          id: null,
          claimId,
          title,
          ownerId: ownerId === '' ? null : (ownerId as UserId),
          dueOn: dueOn as IsoDate | null,
        })
      }
      onDone={() => {
        announce('Task kept.');
        onClose();
      }}
      onClose={onClose}
    >
      <div className="denial-fields">
        <SelectInput
          label="By whom"
          placeholder="Nobody yet"
          value={ownerId}
          onChange={setOwnerId}
          options={(owners.data ?? []).map((o) => ({ value: o.id, label: o.name }))}
        />
        <DateInput label="Until" value={dueOn} onChange={setDueOn} />
      </div>
    </TextSheet>
  );
}
