import { useState } from 'react';
import { Link } from 'react-router';
import type { CollectionCase } from '#shared/contract/collections.ts';
import { TENDERS, type Tender } from '#shared/domain/journal.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { FormGrid } from '#renderer/ui/form.tsx';
import { MoneyInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { Facts } from '#renderer/ui/page.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { Money } from '#renderer/ui/text.tsx';

const TENDER_LABELS: Readonly<Record<Tender, string>> = {
  cash: 'Cash',
  check: 'Check',
  card: 'Card',
  eft: 'Electronic transfer',
  money_order: 'Money order',
};

const KIND_WORDS: Readonly<Record<string, string>> = {
  placed: 'Handed over',
  paid: 'Collected',
  recalled: 'Recalled',
  closed: 'Closed as bad debt',
};

/** One case: its money by the journal, what happened, a payment through the agency, recall, end. */
export function CaseSheet({ one, onClose }: { readonly one: CollectionCase; readonly onClose: () => void }) {
  const forbidden = usePermission('money.write');
  const take = useAct('collections', 'takePayment');
  const recall = useAct('collections', 'recall');
  const close = useAct('collections', 'close');
  const [amount, setAmount] = useState<number | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [tender, setTender] = useState<Tender>('check');
  const [reason, setReason] = useState('');
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<Failure | null>(null);
  const live = forbidden ?? (one.state === 'placed' ? null : 'This case has ended.');
  const why = live ?? (reason.trim() === '' ? 'Say why.' : null);
  const after = (words: string) => (answer: { ok: boolean; error?: Failure }) => {
    if (!answer.ok) return setFailure(answer.error ?? null);
    setFailure(null);
    setAmount(null);
    setShare(null);
    setRequestId(crypto.randomUUID());
    announce(words);
  };
  return (
    <Sheet
      open
      width="large"
      title={`Case ${one.number}, ${one.patientName}`}
      note={<Link to={`/ledger/patient/${one.patientId}`}>Ledger</Link>}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            keys="Alt+R"
            busy={recall.busy}
            disabledReason={why}
            onClick={() => void recall.run({ id: one.id, reason }).then(after('The case is recalled.'))}
          >
            Recall
          </Button>
          <Button
            kind="danger"
            keys="Alt+B"
            busy={close.busy}
            disabledReason={why}
            onClick={() => void close.run({ id: one.id, reason }).then(after('What was left is bad debt.'))}
          >
            Give up as bad debt
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            busy={take.busy}
            disabledReason={live ?? ((amount ?? 0) > 0 ? null : 'Enter what was collected.')}
            onClick={() =>
              void take
                .run({
                  id: one.id,
                  collectedCents: (amount ?? 0) as Cents,
                  shareCents: share as Cents | null,
                  tender,
                  receivedOn: isoDate(localToday()),
                  requestId,
                })
                .then(after('Payment posted.'))
            }
          >
            Post payment
          </Button>
        </>
      }
    >
      {failure ? <ErrorNote failure={failure} /> : null}
      <Facts
        items={[
          { name: 'Agency', value: one.agency },
          { name: 'Handed over', value: <Money cents={one.handedCents} /> },
          { name: 'Collected', value: <Money cents={one.collectedCents} /> },
          { name: 'Kept by the agency', value: <Money cents={one.agencyCents} /> },
          { name: 'Given back', value: <Money cents={one.recalledCents} /> },
          { name: 'Bad debt', value: <Money cents={one.badDebtCents} /> },
          { name: 'Left', value: <Money cents={one.leftCents} strong /> },
        ]}
      />
      {one.state === 'placed' ? (
        <FormGrid>
          <MoneyInput label="Collected" value={amount} onChange={setAmount} autoFocus span={4} />
          <MoneyInput
            label="Kept by the agency"
            value={share}
            onChange={setShare}
            hint={
              one.share.kind === 'percent'
                ? `Empty: ${one.share.hundredths / 100} percent`
                : 'Empty: the flat share as agreed'
            }
            span={4}
          />
          <SelectInput
            label="Tender"
            value={tender}
            onChange={(t) => setTender(t as Tender)}
            options={TENDERS.map((value) => ({ value, label: TENDER_LABELS[value] }))}
            span={4}
          />
          <TextInput
            label="Why it is recalled or given up"
            value={reason}
            onChange={setReason}
            maxLength={200}
            span={12}
          />
        </FormGrid>
      ) : null}
      <ul className="case-events">
        {one.events.map((e, i) => (
          <li key={i}>
            <strong>{KIND_WORDS[e.kind] ?? e.kind}</strong> {e.on}, {e.userName}: {e.detail}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
