import { useState } from 'react';
import type { SavedView } from '#shared/contract/workbench.ts';
import type { WorklistFilter } from '#shared/domain/worklist.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';

/** Keeps what the list is asked for now under a name of the user's own. */
export function SaveViewSheet(props: {
  readonly filter: WorklistFilter;
  readonly onClose: () => void;
  readonly onSaved: (view: SavedView) => void;
}) {
  const save = useAct('workbench', 'saveView');
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await save.run({ name, filter: props.filter });
    if (!answer.ok) return setFailure(answer.error);
    announce(`View ${name.trim()} saved.`);
    props.onSaved({ id: answer.value.id, name: name.trim(), filter: props.filter });
    props.onClose();
  };
  return (
    <ConfirmSheet
      open
      title="Save this view"
      focusInside
      confirmLabel="Save view"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={save.busy}
      failure={failure}
    >
      <p>
        It keeps what the list is asked for now, for you alone. A view of yours with the same name is
        replaced.
      </p>
      <TextInput
        label="Name"
        value={name}
        onChange={setName}
        maxLength={40}
        placeholder="Medicare older than 10 days"
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') void confirm();
        }}
      />
    </ConfirmSheet>
  );
}

/** Takes a view of the user's own away; the encounters in it stay. */
export function useDeleteView(onDeleted: () => void): {
  readonly remove: (
    id: SavedView['id'],
    view: { readonly name: string; readonly filter: WorklistFilter },
  ) => void;
} {
  const drop = useAct('workbench', 'deleteView');
  const save = useAct('workbench', 'saveView');
  return {
    remove: (id, view) => {
      void drop.run({ id }).then((answer) => {
        if (!answer.ok) return announceFailure(answer.error);
        announce(`View ${view.name} deleted.`, {
          undo: { label: 'bring back', run: () => void save.run({ name: view.name, filter: view.filter }) },
        });
        return onDeleted();
      });
    },
  };
}
