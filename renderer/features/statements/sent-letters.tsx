import { useState } from 'react';
import { LETTER_WORDS, type KeptLetters } from '#shared/domain/statements/letters.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { LetterSheet } from '#renderer/ui/letter-sheet.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { DateText } from '#renderer/ui/text.tsx';

const COLUMNS: readonly Column<KeptLetters>[] = [
  {
    key: 'kind',
    header: 'Letter',
    width: 'minmax(200px, 1fr)',
    cell: (l) => LETTER_WORDS[l.kind],
    sort: (l) => LETTER_WORDS[l.kind],
  },
  { key: 'to', header: 'To', width: 'minmax(150px, 1fr)', cell: (l) => l.to, sort: (l) => l.to },
  {
    key: 'count',
    header: 'Letters',
    width: '80px',
    align: 'right',
    cell: (l) => String(l.count),
    sort: (l) => l.count,
  },
  {
    key: 'made',
    header: 'Made on',
    width: '104px',
    cell: (l) => <DateText date={l.madeOn} />,
    sort: (l) => l.madeAt,
  },
  { key: 'who', header: 'By', width: 'minmax(120px, 1fr)', cell: (l) => l.userName, sort: (l) => l.userName },
];

/** Letters of collections and of late plans, each document with the bytes that were made. */
export function SentLetters() {
  const letters = useCall('statements', 'letters', { patientId: null });
  const [opened, setOpened] = useState<KeptLetters | null>(null);
  if (letters.error) return <ErrorNote failure={letters.error} retry={letters.refetch} />;
  if (!letters.data) return <Loading what="the letters" />;
  return (
    <>
      <DataTable
        label="Sent: letters"
        columns={COLUMNS}
        rows={letters.data}
        rowId={(l) => l.id}
        fill
        autoFocus
        onOpen={setOpened}
        empty={
          <EmptyState title="No letter was made yet">
            A letter is made by a late payment plan, or before a balance goes to an agency.
          </EmptyState>
        }
      />
      {opened ? <LetterSheet id={opened.id} onClose={() => setOpened(null)} /> : null}
    </>
  );
}
