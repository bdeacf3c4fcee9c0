import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PreviewAnswer, PreviewReport, ReleaseRow } from '#shared/contract/codesets.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { Note } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { putAway, type Done } from './install-store.ts';
import { RollbackSheet } from './rollback-sheet.tsx';
import { TouchedView } from './touched-table.tsx';
import { countText, daysText, numberText } from './words.ts';

type Row = PreviewReport & { readonly index: number };

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'name',
    header: 'Recognised as',
    width: 'minmax(190px, 1.2fr)',
    cell: (r) => (
      <span title={`${r.name} · ${r.title}`}>
        <span className="strong">{r.name}</span>
      </span>
    ),
  },
  {
    key: 'file',
    header: 'File',
    width: 'minmax(130px, 1fr)',
    cell: (r) => (
      <span className="muted" title={r.file}>
        {r.file}
      </span>
    ),
  },
  {
    key: 'days',
    header: 'Will speak for',
    width: '204px',
    cell: (r) => <span className="mono">{daysText(r.effectiveFrom, r.effectiveTo)}</span>,
  },
  {
    key: 'known',
    header: 'Days known',
    width: '104px',
    cell: (r) => <span className="muted">{r.daysKnown}</span>,
  },
  {
    key: 'rows',
    header: 'Rows',
    width: '92px',
    align: 'right',
    cell: (r) => <span className="mono">{numberText(r.rows)}</span>,
  },
  {
    key: 'billable',
    header: 'Billable',
    width: '78px',
    align: 'right',
    cell: (r) => <span className="mono">{r.billable === null ? '–' : numberText(r.billable)}</span>,
  },
  {
    key: 'changes',
    header: 'Against what is installed',
    width: 'minmax(220px, 1.4fr)',
    cell: (r) => <Against report={r} />,
  },
];

function Against({ report }: { readonly report: PreviewReport }) {
  const { changes } = report;
  if (report.alreadyInstalled) return <StatusChip tone="neutral">Installed already</StatusChip>;
  if (changes === null) return <span className="muted">nothing to compare with</span>;
  return (
    <span title={`Against ${changes.against}`}>
      <span className="mono">
        +{numberText(changes.added)} −{numberText(changes.deleted)} ~{numberText(changes.revised)}
      </span>
      <span className="muted"> to {changes.against}</span>
    </span>
  );
}

/** What the files are and what they touch here; after installing, the same with the way back. */
export function PreviewView(props: { readonly preview: PreviewAnswer; readonly done: Done | null }) {
  const { preview, done } = props;
  const api = useApi();
  const navigate = useNavigate();
  const [removing, setRemoving] = useState<ReleaseRow | null>(null);
  const { touched } = done?.answer ?? preview;
  const gone = async () => {
    await putAway(api);
    void navigate('/settings/codesets');
  };
  return (
    <>
      <Said preview={preview} done={done} />
      <div className="codesets-top">
        <Reports preview={preview} done={done} onRollback={setRemoving} />
      </div>
      <div className="codesets-rest">
        <Section
          title={done ? 'What it touched here' : 'What it touches here'}
          note={
            touched.length === 0
              ? undefined
              : `${countText(touched.length, 'code')} that open encounters, unsent claims, templates, favourites or charges hold`
          }
          fill
        >
          {touched.length === 0 ? (
            <p className="codesets-part muted">
              No code that open encounters, unsent claims, templates, favourites or charges of this practice
              hold.
            </p>
          ) : (
            <TouchedView touched={touched} />
          )}
        </Section>
      </div>
      {removing ? (
        <RollbackSheet release={removing} onClose={() => setRemoving(null)} onDone={() => void gone()} />
      ) : null}
    </>
  );
}

function Said({ preview, done }: { readonly preview: PreviewAnswer; readonly done: Done | null }) {
  if (done === null && !preview.nothingToDo) return null;
  return (
    <div className="codesets-notices">
      {done ? (
        <Note tone="fine">
          The releases count at once: in searches, checks, and verdicts on open work. Finished work is as it
          was.
        </Note>
      ) : (
        <Note tone="informs">Everything in these files is installed already. There is nothing to do.</Note>
      )}
    </div>
  );
}

/** The recognised files; Enter shows what changed against the release before. */
function Reports(props: {
  readonly preview: PreviewAnswer;
  readonly done: Done | null;
  readonly onRollback: (release: ReleaseRow) => void;
}) {
  const { preview, done } = props;
  const navigate = useNavigate();
  const [selectedId, setSelectedId] = useState('0');
  const reports = useMemo(
    () => (done?.answer ?? preview).reports.map((report, index) => ({ ...report, index })),
    [done, preview],
  );
  const { passedOver } = done?.answer ?? preview;
  const compared = reports.some(({ alreadyInstalled, changes }) => !alreadyInstalled && changes !== null);
  const selected = reports.find((r) => String(r.index) === selectedId) ?? reports[0];
  const release = selected ? releaseOf(selected, done) : null;
  const pathOf = (row: Row) => changesTarget(preview, row, done, releaseOf(row, done));
  const open = (row: Row) => {
    const path = pathOf(row);
    if (path === null) announce(NO_CHANGES, { tone: 'informs' });
    else void navigate(path);
  };
  return (
    <Section
      title={done ? 'Installed' : 'What the files are'}
      note={done ? undefined : 'Nothing is changed yet'}
      actions={
        <>
          <Button
            keys="W"
            onClick={() => selected && open(selected)}
            disabledReason={selected && pathOf(selected) !== null ? null : NO_CHANGES}
          >
            What changed
          </Button>
          {done ? (
            <Button
              keys="R"
              label="Roll back"
              onClick={() => release && props.onRollback(release)}
              disabledReason={release ? null : 'It was installed before these files.'}
            >
              Roll back…
            </Button>
          ) : null}
        </>
      }
    >
      <div className="codesets-reports">
        <DataTable
          label="What the files are"
          columns={COLUMNS}
          rows={reports}
          rowId={(r) => String(r.index)}
          selectedId={selectedId}
          onSelect={(r) => setSelectedId(String(r.index))}
          onOpen={open}
          rowTone={(r) => (r.alreadyInstalled ? 'muted' : null)}
          fill
          autoFocus
        />
      </div>
      {compared || passedOver.length > 0 ? (
        <p className="codesets-legend">
          {compared ? '+ added, − deleted, ~ revised. ' : ''}
          {passedOver.length > 0 ? `Passed over, being no code-set file: ${passedOver.join(', ')}.` : ''}
        </p>
      ) : null}
    </Section>
  );
}

function releaseOf(report: PreviewReport, done: Done | null): ReleaseRow | null {
  return done?.releases.find((r) => r.kind === report.kind && r.name === report.name) ?? null;
}

/** Where the changes of a report can be read; null when there is nothing to compare. */
function changesTarget(
  preview: PreviewAnswer,
  row: Row,
  done: Done | null,
  release: ReleaseRow | null,
): string | null {
  if (row.changes === null) return null;
  if (done !== null) return release === null ? null : `/codesets/changes?release=${release.id}`;
  return `/codesets/changes?token=${preview.token}&report=${row.index}`;
}

const NO_CHANGES = 'There is no earlier release of it to compare with.';
