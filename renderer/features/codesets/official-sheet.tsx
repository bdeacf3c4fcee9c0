import { useRef, useState } from 'react';
import type { FileJob, OfficialRelease } from '#shared/contract/codesets.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { Progress, type Step } from './progress.tsx';
import { bytesText } from './words.ts';

const COLUMNS: readonly Column<OfficialRelease>[] = [
  {
    key: 'name',
    header: 'Release',
    width: 'minmax(172px, 0.6fr)',
    wrap: true,
    cell: (r) => <span className="strong">{r.name}</span>,
  },
  {
    key: 'address',
    header: 'Publisher, and the address that the program goes to',
    width: 'minmax(540px, 1.6fr)',
    wrap: true,
    cell: (r) => (
      <>
        {r.publisher}
        <br />
        <span className="mono codesets-address">{r.address}</span>
      </>
    ),
  },
  { key: 'state', header: 'Here', width: '108px', wrap: true, cell: (r) => <State release={r} /> },
];

function State({ release }: { readonly release: OfficialRelease }) {
  if (release.installed) return <StatusChip tone="fine">Installed</StatusChip>;
  if (release.partial > 0) return <span>{bytesText(release.partial)} fetched</span>;
  return null;
}

/** The only download of the program: one release, from the address shown, when the user asks for it. */
export function OfficialSheet(props: {
  /** Why nothing can be fetched now; null when it can. */
  readonly refusal: string | null;
  readonly onTake: (job: FileJob) => void;
  readonly onClose: () => void;
}) {
  const list = useCall('codesets', 'official', {});
  const api = useApi();
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const [running, setRunning] = useState<{
    readonly release: OfficialRelease;
    readonly since: number;
  } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const closed = useRef(false);
  const releases = list.data ?? [];
  const selected =
    releases.find((r) => r.key === selectedKey) ?? releases.find((r) => !r.installed) ?? releases[0];
  const fetchIt = async (release: OfficialRelease) => {
    if (running !== null || props.refusal !== null) return;
    setFailure(null);
    setRunning({ release, since: Date.now() });
    const answer = await callProcedure(api, 'codesets', 'download', { key: release.key });
    if (closed.current) {
      // It came just as the user stopped it: it is put away.
      if (answer.ok) await callProcedure(api, 'codesets', 'discard', { token: answer.value.token });
      return;
    }
    setRunning(null);
    if (answer.ok) {
      props.onClose();
      return props.onTake(answer.value);
    }
    setFailure(answer.error);
    list.refetch();
  };
  const close = () => {
    closed.current = true;
    if (running !== null)
      void callProcedure(api, 'codesets', 'cancel', { task: `download:${running.release.key}` });
    props.onClose();
  };
  return (
    <Sheet
      open
      title="Get the official release"
      width="large"
      onClose={close}
      foot={
        running === null ? (
          <>
            <CancelButton onCancel={close} />
            <Button
              kind="main"
              keys="Mod+Enter"
              label="Get it"
              onClick={() => selected && void fetchIt(selected)}
              disabledReason={props.refusal ?? (selected ? null : 'There is nothing to fetch.')}
            >
              {selected && selected.partial > 0 ? 'Go on fetching' : 'Get it'}
            </Button>
          </>
        ) : undefined
      }
    >
      <p>
        The program uses the network for nothing else, and goes to the address of the chosen release alone.
        Nothing about this practice is sent. What comes is previewed before anything is installed.
      </p>
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? <Loading what="the list of releases" /> : null}
      {failure === null ? null : (
        <div className="codesets-failed">
          {failure.code === 'cancelled' ? (
            <Note tone="informs">Stopped. What was fetched is kept, so that it can go on from there.</Note>
          ) : (
            <ErrorNote failure={failure} />
          )}
        </div>
      )}
      {running ? (
        <Progress
          task={`download:${running.release.key}`}
          what={`Fetching ${running.release.name}`}
          since={running.since}
          amount={fetched}
        />
      ) : null}
      {list.data ? (
        <div className="codesets-sheet-table" data-tall>
          <DataTable
            label="Official releases"
            columns={COLUMNS}
            rows={releases}
            rowId={(r) => r.key}
            selectedId={selected?.key ?? null}
            onSelect={(r) => setSelectedKey(r.key)}
            onOpen={(r) => void fetchIt(r)}
            fill
            autoFocus
          />
        </div>
      ) : null}
    </Sheet>
  );
}

function fetched({ done, total }: Step): string {
  return total > 0 ? `${bytesText(done)} of ${bytesText(total)}` : bytesText(done);
}
