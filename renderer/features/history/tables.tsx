import type { FileRow, PartyRow, ReportRow } from '#shared/domain/history/report.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, Money } from '#renderer/ui/text.tsx';

export const KIND_WORDS = {
  patient: 'Patients',
  payer: 'Payers',
  provider: 'Providers',
  facility: 'Facilities',
} as const;

export const KIND_WORD = {
  patient: 'Patient',
  payer: 'Payer',
  provider: 'Provider',
  facility: 'Facility',
} as const;

const OUTCOMES: Readonly<
  Record<FileRow['outcome'], readonly ['fine' | 'neutral' | 'stops' | 'informs', string]>
> = {
  planned: ['informs', 'Read'],
  brought: ['fine', 'Brought in'],
  known: ['neutral', 'Known'],
  refused: ['stops', 'Refused'],
  stopped: ['neutral', 'Stopped'],
};

const count = (key: keyof FileRow['claims'], header: string): Column<FileRow> => ({
  key,
  header,
  width: '76px',
  align: 'right',
  cell: (file) => <span className="mono">{file.claims[key]}</span>,
  sort: (file) => file.claims[key],
});

const FILES: readonly Column<FileRow>[] = [
  {
    key: 'file',
    header: 'File',
    width: 'minmax(200px, 1.4fr)',
    cell: (f) => <span title={f.fileName}>{f.fileName}</span>,
    sort: (f) => f.fileName,
  },
  {
    key: 'outcome',
    header: 'Outcome',
    width: '112px',
    cell: (f) => <StatusChip tone={OUTCOMES[f.outcome][0]}>{OUTCOMES[f.outcome][1]}</StatusChip>,
    sort: (f) => f.outcome,
  },
  count('read', 'Claims'),
  count('brought', 'New'),
  count('versions', 'Versions'),
  count('known', 'Known'),
  count('leftOut', 'Left out'),
  count('unreadable', 'Unread'),
  {
    key: 'charge',
    header: 'Charges',
    width: '112px',
    align: 'right',
    cell: (f) => <Money cents={f.chargeCents} />,
    sort: (f) => f.chargeCents,
  },
  { key: 'note', header: 'Note', width: 'minmax(160px, 1.4fr)', wrap: true, cell: (f) => f.sentence },
];

export function FilesTable({ files }: { readonly files: readonly FileRow[] }) {
  return (
    <DataTable
      label="Files"
      columns={FILES}
      rows={files}
      rowId={(file) => `${file.fileName} ${file.sha256} ${files.indexOf(file)}`}
      rowTone={(file) => (file.outcome === 'refused' ? 'stops' : null)}
    />
  );
}

const NOTE_WORDS: Readonly<Record<ReportRow['kind'], string>> = {
  refused: 'Refused',
  unreadable: 'Unreadable',
  left_out: 'Left out',
  known: 'Known',
  renumbered: 'New number',
  version: 'Version',
  lost: 'Not kept',
};

type Numbered = ReportRow & { readonly at: number };

const NOTES: readonly Column<Numbered>[] = [
  { key: 'kind', header: 'What', width: '104px', cell: (n) => NOTE_WORDS[n.kind], sort: (n) => n.kind },
  { key: 'claim', header: 'Claim', width: '150px', cell: (n) => <CodeText>{n.controlNumber}</CodeText> },
  {
    key: 'file',
    header: 'File',
    width: 'minmax(160px, 0.8fr)',
    cell: (n) => <span title={n.fileName}>{n.fileName}</span>,
    sort: (n) => n.fileName,
  },
  {
    key: 'segment',
    header: 'Segment',
    width: '80px',
    align: 'right',
    cell: (n) => <span className="mono">{n.segment === 0 ? '' : n.segment}</span>,
  },
  { key: 'sentence', header: 'Why', width: 'minmax(260px, 2fr)', wrap: true, cell: (n) => n.sentence },
];

export function NotesTable({ notes }: { readonly notes: readonly ReportRow[] }) {
  return (
    <DataTable
      label="What did not come in as it stood"
      columns={NOTES}
      rows={notes.map((note, at): Numbered => ({ ...note, at }))}
      rowId={(note) => String(note.at)}
      rowTone={(note) => (note.kind === 'unreadable' || note.kind === 'refused' ? 'stops' : null)}
    />
  );
}

const PARTIES: readonly Column<PartyRow>[] = [
  { key: 'kind', header: 'Kind', width: '100px', cell: (p) => KIND_WORD[p.kind], sort: (p) => p.kind },
  {
    key: 'name',
    header: 'In the files',
    width: 'minmax(180px, 1fr)',
    cell: (p) => p.name,
    sort: (p) => p.name,
  },
  { key: 'detail', header: 'Known by', width: 'minmax(200px, 1.2fr)', cell: (p) => p.detail },
  {
    key: 'match',
    header: 'Yours',
    width: 'minmax(180px, 1fr)',
    cell: (p) => p.candidates[0]?.name ?? <StatusChip tone="informs">New</StatusChip>,
    sort: (p) => p.match,
  },
  {
    key: 'claims',
    header: 'Claims',
    width: '76px',
    align: 'right',
    cell: (p) => <span className="mono">{p.claims}</span>,
    sort: (p) => p.claims,
  },
];

/** Those that need no decision: ours, and new ones. */
export function PartiesTable({ rows }: { readonly rows: readonly PartyRow[] }) {
  return (
    <DataTable
      label="Patients, payers, providers, facilities"
      columns={PARTIES}
      rows={rows}
      rowId={(p) => p.id}
    />
  );
}
