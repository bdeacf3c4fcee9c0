import type { CodeSystem } from '#shared/domain/code.ts';
import type { ReleaseRow } from '#shared/contract/codesets.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { daysText, numberText } from './words.ts';

/**
 * The columns of the installed releases.
 * @param today the day that "speaks today" is about. @param onStarter systems that stand on their starter set.
 */
export function releaseColumns(
  today: string,
  onStarter: readonly (CodeSystem | null)[],
): readonly Column<ReleaseRow>[] {
  return [
    {
      key: 'name',
      header: 'Release',
      width: 'minmax(210px, 1.5fr)',
      cell: (r) => <ReleaseName release={r} />,
      sort: (r) => `${r.title} ${r.name}`,
    },
    {
      key: 'speaks',
      header: 'Today',
      width: '128px',
      cell: (r) => <Speaks release={r} today={today} onStarter={onStarter} />,
      sort: (r) => (r.speaksToday ? 0 : 1),
    },
    {
      key: 'days',
      header: 'Speaks for',
      width: '204px',
      cell: (r) => <span className="mono">{daysText(r.effectiveFrom, r.effectiveTo)}</span>,
      sort: (r) => r.effectiveFrom,
    },
    {
      key: 'known',
      header: 'Days known',
      width: '104px',
      cell: (r) => <span className="muted">{r.daysKnown ?? '–'}</span>,
    },
    {
      key: 'rows',
      header: 'Rows',
      width: '84px',
      align: 'right',
      cell: (r) => <span className="mono">{numberText(r.rows)}</span>,
      sort: (r) => r.rows,
    },
    {
      key: 'source',
      header: 'File',
      width: 'minmax(130px, 1fr)',
      cell: (r) => (
        <span className="muted" title={r.source}>
          {r.starter ? 'comes with the program' : r.source || '–'}
        </span>
      ),
      sort: (r) => r.source,
    },
    {
      key: 'installed',
      header: 'Installed',
      width: '136px',
      cell: (r) =>
        r.installedAt === null || r.installedAt === '' ? '–' : <InstantText at={r.installedAt} />,
      sort: (r) => r.installedAt ?? '',
    },
  ];
}

function ReleaseName({ release }: { readonly release: ReleaseRow }) {
  // Names of code releases begin with their system, save those in our own wording: before these it is said.
  const says = release.kind !== 'codes' || release.name.startsWith(release.title);
  return (
    <span title={`${release.name} · ${release.title}`}>
      <span className="strong">{says ? release.name : release.title}</span>
      {says ? null : <span className="muted"> {release.name}</span>}
    </span>
  );
}

function Speaks(props: {
  readonly release: ReleaseRow;
  readonly today: string;
  readonly onStarter: readonly (CodeSystem | null)[];
}) {
  const { release, today } = props;
  if (release.starter)
    return props.onStarter.includes(release.system) ? (
      <StatusChip tone="warns">Starter set</StatusChip>
    ) : (
      <span className="muted" title="A whole release of it is installed.">
        starter, set aside
      </span>
    );
  if (release.speaksToday) return <StatusChip tone="fine">Speaks today</StatusChip>;
  return <span className="muted">{release.effectiveFrom > today ? 'days to come' : 'earlier days'}</span>;
}
