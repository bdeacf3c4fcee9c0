import { useState } from 'react';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { PrintFormsSheet } from '#renderer/ui/print-forms.tsx';
import { BulkSheet, type BulkKind } from './bulk-sheet.tsx';
import { useDesk } from './desk-store.ts';
import { SentOnPaperSheet } from './sent-on-paper.tsx';

const ACTS: readonly { readonly kind: BulkKind; readonly label: string; readonly keys: string }[] = [
  { kind: 'release', label: 'Release', keys: 'R' },
  { kind: 'return', label: 'Back to draft', keys: 'B' },
  { kind: 'hold', label: 'Hold', keys: 'H' },
  { kind: 'unhold', label: 'Let go', keys: 'U' },
  { kind: 'scrub', label: 'Check again', keys: 'S' },
  { kind: 'task', label: 'Task', keys: 'T' },
];

/** What can be done with the chosen claims, or with the marked one when none is chosen. */
export function BulkActs(props: {
  readonly ids: readonly ClaimId[];
  /** True: chosen with boxes; false: the one on which the mark stands. */
  readonly marked: boolean;
  readonly total: number;
  readonly choosing: boolean;
  readonly onChooseAll: () => void;
  readonly forbidden: string | null;
}) {
  const { ids, marked, total, choosing, onChooseAll, forbidden } = props;
  const [sheet, setSheet] = useState<BulkKind | 'print' | 'paper' | null>(null);
  const [printed, setPrinted] = useState<readonly ClaimId[]>([]);
  const reason = forbidden ?? (ids.length === 0 ? 'There is no claim here to do this with.' : null);
  const close = () => setSheet(null);
  const done = () => {
    useDesk.setState({ checked: new Set() });
    close();
  };
  return (
    <Toolbar>
      <span className="desk-meant" role="status">
        {ids.length === 0
          ? ''
          : marked
            ? `${ids.length.toLocaleString('en-US')} chosen:`
            : 'The marked claim:'}
      </span>
      {ACTS.map(({ kind, label, keys }) => (
        <Button key={kind} keys={keys} onClick={() => setSheet(kind)} disabledReason={reason}>
          {label}
        </Button>
      ))}
      <Button keys="P" onClick={() => setSheet('print')} disabledReason={reason} label="Print CMS-1500 forms">
        Print
      </Button>
      <span className="page-gap" />
      {marked ? (
        <Button kind="quiet" keys="Shift+A" onClick={() => useDesk.setState({ checked: new Set() })}>
          Choose none
        </Button>
      ) : null}
      <Button
        kind="quiet"
        keys="A"
        onClick={onChooseAll}
        busy={choosing}
        disabledReason={total === 0 ? 'There is no claim here.' : null}
        label="Choose all"
      >
        Choose all {total > 0 ? total.toLocaleString('en-US') : ''}
      </Button>
      {sheet !== null && sheet !== 'print' && sheet !== 'paper' ? (
        <BulkSheet kind={sheet} ids={ids} onClose={close} onDone={done} />
      ) : null}
      {sheet === 'print' ? (
        <PrintFormsSheet
          claimIds={ids}
          onClose={() => setSheet((now) => (now === 'paper' ? now : null))}
          onDone={(out) => {
            setPrinted(out);
            setSheet(out.length > 0 ? 'paper' : null);
          }}
        />
      ) : null}
      {sheet === 'paper' ? <SentOnPaperSheet ids={printed} onClose={close} onDone={done} /> : null}
    </Toolbar>
  );
}
