import { useMemo, useState } from 'react';
import type { BuiltInRule } from '#shared/contract/scrub-rules.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { SeverityChip } from './severity-chip.tsx';

const COLUMNS: readonly Column<BuiltInRule>[] = [
  {
    key: 'severity',
    header: 'Weight',
    width: '92px',
    cell: (r) => <SeverityChip severity={r.severity} />,
    sort: (r) => ['stops', 'warns', 'informs'].indexOf(r.severity),
  },
  {
    key: 'title',
    header: 'What must be so',
    width: 'minmax(260px, 2fr)',
    wrap: true,
    cell: (r) => r.title,
    sort: (r) => r.title,
  },
  {
    key: 'source',
    header: 'Source',
    width: 'minmax(180px, 1.3fr)',
    wrap: true,
    cell: (r) => <span className="rules-source">{r.source}</span>,
  },
  { key: 'family', header: 'Family', width: '104px', cell: (r) => r.family, sort: (r) => r.family },
  {
    key: 'name',
    header: 'Name',
    width: 'minmax(150px, 0.8fr)',
    wrap: true,
    cell: (r) => <span className="mono rules-source">{r.name}</span>,
    sort: (r) => r.name,
  },
];

/** The program's rules with their sources; they cannot be changed. */
export function BuiltInRules({ rules }: { readonly rules: readonly BuiltInRule[] }) {
  const [query, setQuery] = useState('');
  const shown = useMemo(() => matching(rules, query), [rules, query]);
  return (
    <Section
      title="Built-in rules"
      note={query === '' ? 'They run on every claim' : `${shown.length} of ${rules.length}`}
      fill
    >
      <div className="rules-fill">
        <div className="rules-search">
          <SearchBox
            label="Search the rules"
            placeholder="A word, a loop such as 2310B, a family, stops or warns"
            value={query}
            onChange={setQuery}
          />
        </div>
        <DataTable
          label="Built-in rules"
          columns={COLUMNS}
          rows={shown}
          rowId={(r) => r.name}
          fill
          empty={<EmptyState title="No rule says that">Search by other words.</EmptyState>}
        />
      </div>
    </Section>
  );
}

function matching(rules: readonly BuiltInRule[], query: string): readonly BuiltInRule[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rules;
  return rules.filter((r) => {
    const text = `${r.name} ${r.family} ${r.severity} ${r.title} ${r.source}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
