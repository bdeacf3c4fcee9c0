import { useState, type ReactNode } from 'react';
import type { Permission } from '#shared/domain/user.ts';
import type { CallState } from '#renderer/lib/use-call.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';

const NEW = 'new';

/** Records in a list, the chosen one in a form beside it. */
export function RecordTab<T>(props: {
  readonly name: string;
  readonly plural: string;
  readonly singular: string;
  readonly about: string;
  readonly call: CallState<readonly T[]>;
  readonly columns: readonly Column<T>[];
  readonly rowId: (row: T) => string;
  readonly rowTone?: ((row: T) => 'muted' | null) | undefined;
  readonly permission: Permission;
  /** The form of a record, or of a new one; `done` receives the id that was saved. */
  readonly form: (row: T | null, readOnly: string | null, done: (id: string) => void) => ReactNode;
}) {
  const { call, rowId, plural, singular } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const readOnly = usePermission(props.permission);
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  if (!call.data) return <Loading what={plural} />;
  const rows = call.data;
  const id = chosen ?? (rows[0] === undefined ? NEW : rowId(rows[0]));
  const row = rows.find((r) => rowId(r) === id) ?? null;
  const addButton = (
    <Button keys="N" label={`New ${singular}`} onClick={() => setChosen(NEW)} disabledReason={readOnly}>
      New {singular}
    </Button>
  );
  return (
    <Panes name={`settings-${props.name}`} sizes={[46, 54]} min={25}>
      <Section title={`${rows.length} ${rows.length === 1 ? singular : plural}`} actions={addButton} fill>
        <DataTable
          label={plural}
          columns={props.columns}
          rows={rows}
          rowId={rowId}
          rowTone={props.rowTone}
          selectedId={id === NEW ? null : id}
          onSelect={(r) => setChosen(rowId(r))}
          fill
          empty={<EmptyState title={`No ${plural} yet`}>{props.about}</EmptyState>}
        />
      </Section>
      <Section
        title={row === null ? `New ${singular}` : `Change ${singular}`}
        note={props.about}
        fill
        pad
        scroll
      >
        <div key={id}>{props.form(row, readOnly, setChosen)}</div>
      </Section>
    </Panes>
  );
}
