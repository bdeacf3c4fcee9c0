import { useState } from 'react';
import type { DenialId } from '#shared/kernel/ids.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { ActSheet, type ActKind } from './act-sheet.tsx';
import { useDenialDesk } from './desk-store.ts';

/** What can be done with the chosen denials. */
export function ManyActs(props: {
  readonly ids: readonly DenialId[];
  readonly total: number;
  readonly choosing: boolean;
  readonly onChooseAll: () => void;
}) {
  const { ids, total, choosing, onChooseAll } = props;
  const forbidden = usePermission('claims.write');
  const adjusts = usePermission('money.adjust');
  const [sheet, setSheet] = useState<ActKind | null>(null);
  const act = (kind: ActKind, keys: string, label: string, reason: string | null) => (
    <Button key={kind} keys={keys} onClick={() => setSheet(kind)} disabledReason={reason}>
      {label}
    </Button>
  );
  return (
    <Toolbar>
      <span className="denial-meant" role="status">
        {ids.length.toLocaleString('en-US')} chosen:
      </span>
      {act('snooze', 'Z', 'Put off', forbidden)}
      {act('owner', 'O', 'Owner', forbidden)}
      {act('to_patient', 'P', 'To the patient', adjusts)}
      {act('write_off', 'W', 'Write off', adjusts)}
      <span className="page-gap" />
      <Button kind="quiet" keys="Shift+X" onClick={() => useDenialDesk.setState({ checked: new Set() })}>
        Choose none
      </Button>
      <Button kind="quiet" keys="Shift+A" onClick={onChooseAll} busy={choosing}>
        Choose all {total.toLocaleString('en-US')}
      </Button>
      {sheet === null ? null : (
        <ActSheet
          kind={sheet}
          ids={ids}
          onClose={() => setSheet(null)}
          onDone={() => {
            useDenialDesk.setState({ checked: new Set() });
            setSheet(null);
          }}
        />
      )}
    </Toolbar>
  );
}
