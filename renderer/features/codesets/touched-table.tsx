import { useState } from 'react';
import type { TouchedCode } from '#shared/contract/codesets.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { UsesTable } from './uses-table.tsx';
import { EFFECTS, usesText, usesTotal } from './words.ts';

const COLUMNS: readonly Column<TouchedCode>[] = [
  {
    key: 'code',
    header: 'Code',
    width: '84px',
    cell: (t) => <CodeText>{t.code}</CodeText>,
    sort: (t) => t.code,
  },
  {
    key: 'effect',
    header: 'What happens',
    width: '192px',
    cell: (t) => {
      const [tone, word] = EFFECTS[t.effect];
      return <StatusChip tone={tone}>{word}</StatusChip>;
    },
  },
  {
    key: 'sentence',
    header: 'In words',
    width: 'minmax(220px, 1.6fr)',
    wrap: true,
    cell: (t) => (
      <>
        {t.sentence}
        {t.effect === 'reworded' ? <Wording before={t.before} after={t.after} /> : null}
      </>
    ),
  },
  {
    key: 'uses',
    header: 'Held by',
    width: 'minmax(150px, 1fr)',
    wrap: true,
    cell: (t) => usesText(t.counts),
    sort: (t) => -usesTotal(t.counts),
  },
];

/** A wording before and after. */
export function Wording({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <span className="codesets-wording">
      <del>{before}</del> <span aria-hidden>→</span> <ins>{after}</ins>
    </span>
  );
}

function touchedId(t: TouchedCode): string {
  return `${t.system}-${t.code}-${t.effect}`;
}

/** Codes of this practice that a change of the releases touches. */
export function TouchedTable(props: {
  readonly touched: readonly TouchedCode[];
  readonly selectedId?: string | undefined;
  readonly onSelect?: ((touched: TouchedCode) => void) | undefined;
  readonly onOpen?: (() => void) | undefined;
  readonly fill?: boolean | undefined;
}) {
  return (
    <DataTable
      label="Codes of this practice that are touched"
      columns={COLUMNS}
      rows={props.touched}
      rowId={touchedId}
      {...(props.selectedId === undefined ? {} : { selectedId: props.selectedId })}
      onSelect={props.onSelect}
      onOpen={props.onOpen}
      fill={props.fill}
    />
  );
}

/** The touched codes, and beside them where the chosen one is held. Enter goes there, and on to the record. */
export function TouchedView({ touched }: { readonly touched: readonly TouchedCode[] }) {
  const [selectedId, setSelectedId] = useState('');
  const selected = touched.find((t) => touchedId(t) === selectedId) ?? touched[0];
  if (selected === undefined) return null;
  const total = usesTotal(selected.counts);
  const goToUses = () => document.querySelector<HTMLElement>('[aria-label^="Where "][role="grid"]')?.focus();
  return (
    <Panes name="codesets-touched" sizes={[66, 34]}>
      <TouchedTable
        touched={touched}
        selectedId={touchedId(selected)}
        onSelect={(t) => setSelectedId(touchedId(t))}
        onOpen={goToUses}
        fill
      />
      <Section
        title={`Where ${selected.code} is held`}
        note={total > selected.uses.length ? `first ${selected.uses.length} of ${total}` : undefined}
        fill
      >
        <UsesTable label={`Where ${selected.code} is held`} uses={selected.uses} />
      </Section>
    </Panes>
  );
}
