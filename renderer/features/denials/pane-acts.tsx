import { useNavigate } from 'react-router';
import type { DenialDetail } from '#shared/domain/denials/denial.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ActSheet, type ActKind } from './act-sheet.tsx';
import { AppealSheet } from './appeal-sheet.tsx';
import { CallSheet } from './call-sheet.tsx';
import { CorrectSheet, NoteSheet, ReopenSheet, TaskSheet } from './small-sheets.tsx';
import { RecordsSheet } from './records-sheet.tsx';

export type SheetName = ActKind | 'correct' | 'appeal' | 'records' | 'call' | 'note' | 'task' | 'reopen';

/** What can be done about a denial, each by its key; the next step stands out. */
export function PaneActs(props: {
  readonly detail: DenialDetail;
  readonly resting: boolean;
  readonly onAct: (sheet: SheetName) => void;
}) {
  const { detail, resting, onAct } = props;
  const { row } = detail;
  const writes = usePermission('claims.write');
  const adjusts = usePermission('money.adjust');
  const navigate = useNavigate();
  const closed = row.state === 'closed' ? 'This denial is closed.' : null;
  const button = (sheet: SheetName, keys: string, label: string, reason: string | null, title?: string) => (
    <Button
      key={sheet}
      {...(resting ? {} : { keys })}
      onClick={() => onAct(sheet)}
      disabledReason={resting ? 'Several are chosen: act on them above, or choose none.' : reason}
      label={title ?? label}
      kind={sheet === ACT_OF[row.step] && closed === null && row.appealsOpen === 0 ? 'main' : 'outlined'}
    >
      {label}
    </Button>
  );
  const appeal =
    row.appealsOpen > 0
      ? 'An appeal is open. Note its outcome first.'
      : detail.nextLevel === null
        ? 'It was appealed at every level.'
        : null;
  return (
    <div className="denial-acts">
      {button('correct', 'C', 'Correct', writes ?? closed, 'Begin the corrected claim')}
      {button('appeal', 'A', 'Appeal', writes ?? closed ?? appeal)}
      {button('records', 'R', 'Records', writes, 'Records that the payer asks for')}
      {button('call', 'K', 'Call', writes, 'Log a call')}
      {button('to_patient', 'P', 'Patient', adjusts ?? closed, 'To the patient')}
      {button('write_off', 'W', 'Write off', adjusts ?? closed)}
      {button('snooze', 'Z', 'Put off', writes ?? closed)}
      {button('owner', 'O', 'Owner', writes ?? closed)}
      {button('note', 'N', 'Note', writes, 'Note on the claim')}
      {button('task', 'T', 'Task', writes, 'Task on the claim')}
      {row.state === 'open' && row.openCents <= 0 ? button('settled', 'X', 'Close', writes) : null}
      {row.outcome === 'written_off' || row.outcome === 'to_patient' || row.outcome === 'settled'
        ? button('reopen', 'X', 'Open again', adjusts)
        : null}
      <Button
        {...(resting ? {} : { keys: 'E' })}
        kind="quiet"
        onClick={() => void navigate(`/remits/${detail.remittanceId}`)}
        label="Open the remittance"
      >
        Remittance
      </Button>
    </div>
  );
}

/** The act that the next step means. */
const ACT_OF = {
  correct: 'correct',
  appeal: 'appeal',
  records: 'records',
  call: 'call',
  patient: 'to_patient',
  read: 'call',
} as const satisfies Record<DenialDetail['row']['step'], SheetName>;

/** The sheet of an act. */
export function PaneSheets(props: {
  readonly detail: DenialDetail;
  readonly sheet: SheetName | null;
  readonly onClose: () => void;
}) {
  const { detail, sheet, onClose } = props;
  const { row } = detail;
  switch (sheet) {
    case null:
      return null;
    case 'correct':
      return <CorrectSheet detail={detail} onClose={onClose} />;
    case 'appeal':
      return <AppealSheet detail={detail} appeal={null} onClose={onClose} />;
    case 'records':
      return <RecordsSheet detail={detail} onClose={onClose} />;
    case 'call':
      return <CallSheet claimId={row.claimId} controlNumber={row.controlNumber} onClose={onClose} />;
    case 'note':
      return <NoteSheet claimId={row.claimId} onClose={onClose} />;
    case 'task':
      return <TaskSheet claimId={row.claimId} onClose={onClose} />;
    case 'reopen':
      return <ReopenSheet detail={detail} onClose={onClose} />;
    case 'snooze':
    case 'owner':
    case 'write_off':
    case 'to_patient':
    case 'settled':
      return <ActSheet kind={sheet} ids={[row.id]} onClose={onClose} onDone={onClose} />;
  }
}
