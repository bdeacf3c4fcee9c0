import LinearProgress from '@mui/material/LinearProgress';
import { useState } from 'react';
import type { StatementRun } from '#shared/domain/statements/run.ts';
import { PatientId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { useRunStore } from './run-store.ts';
import { useTask } from './use-task.ts';

/** Issues the statements: says how many, shows how far it is, and can be stopped without anything half done. */
export function IssueRunSheet(props: {
  readonly count: number;
  readonly cents: number;
  readonly onClose: () => void;
  readonly onIssued: (run: StatementRun) => void;
}) {
  const { filter, leftOut, overrides } = useRunStore();
  const task = useTask('run');
  const [failure, setFailure] = useState<Failure | null>(null);
  const { progress } = task;
  const issue = async () => {
    setFailure(null);
    const answer = await task.run({
      filter,
      leaveOut: [...leftOut].map((id) => PatientId.parse(id)),
      overrides: [...overrides].map(([id, reason]) => ({ patientId: PatientId.parse(id), reason })),
    });
    if (answer === null) return;
    if (!answer.ok) return setFailure(answer.error);
    announce(`Run ${answer.value.number}: ${answer.value.statements} statements issued.`);
    props.onIssued(answer.value);
  };
  const share = progress && progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : 0;
  const words = `${props.count} ${props.count === 1 ? 'statement' : 'statements'}`;
  return (
    <Sheet
      open
      title={`Issue ${words}`}
      onClose={progress ? task.stop : props.onClose}
      foot={
        progress ? (
          <Button keys="Escape" onClick={task.stop}>
            Stop
          </Button>
        ) : (
          <>
            <CancelButton onCancel={props.onClose} />
            <Button
              kind="main"
              keys="Mod+Enter"
              label={`Issue ${words}`}
              onClick={() => void issue()}
              autoFocus
            >
              {`Issue ${words}`}
            </Button>
          </>
        )
      }
    >
      {progress ? (
        <div role="status">
          <p>{`${progress.doing === '' ? 'Beginning' : progress.doing}: ${progress.done} of ${progress.total}…`}</p>
          <LinearProgress variant="determinate" value={share} aria-label="Statements" />
        </div>
      ) : (
        <p>
          {`${words} over ${formatAmount(props.cents)} get their numbers and are kept as one document with their bytes. Nothing is posted: balances stay the ledger’s. Then the document can be printed or saved.`}
        </p>
      )}
      {failure ? <ErrorNote failure={failure} /> : null}
    </Sheet>
  );
}
