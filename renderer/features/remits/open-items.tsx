import { useNavigate } from 'react-router';
import type { RemittanceId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { count } from './proof-model.ts';
import { useRemitList } from './remit-list.ts';

type Item = {
  readonly key: string;
  readonly words: string;
  readonly keys?: string;
  readonly run: () => void;
};

/** What a person still has to do about a posted remittance, each with the way there; says so when nothing is left. */
export function OpenItems(props: {
  readonly id: RemittanceId;
  /** Number of its check or transfer; empty when it has several. */
  readonly trace: string;
  /** Shows the claims of this file that need somebody. */
  readonly onShowClaims: () => void;
}) {
  const navigate = useNavigate();
  const open = useCall('remits', 'openItems', { id: props.id });
  const lines = useCall('contracts', 'ofRemittance', { id: props.id });
  if (!open.data || !lines.data) return null;
  const items = itemsOf(open.data, lines.data, {
    claims: props.onShowClaims,
    denials: () =>
      void navigate(props.trace === '' ? '/denials' : `/denials?search=${encodeURIComponent(props.trace)}`),
    underpayments: (show) => void navigate(`/remits/underpayments?remit=${props.id}&show=${show}`),
    account: () => {
      useRemitList.setState({ tab: 'payers' });
      void navigate('/remits');
    },
  });
  return (
    <div className="open-items" role="group" aria-label="Still open of this remittance">
      {items.length === 0 ? (
        <StatusChip tone="fine">Nothing of this remittance is open</StatusChip>
      ) : (
        <>
          <span className="open-items-head">Still open</span>
          {items.map((item) => (
            <Button key={item.key} kind="quiet" keys={item.keys} label={item.words} onClick={item.run}>
              {item.words}
            </Button>
          ))}
        </>
      )}
      <Overpaid lines={lines.data} />
    </div>
  );
}

/** Paid above the expected price: no work, but the payer may ask for it back. */
function Overpaid({ lines }: { readonly lines: Output<'contracts', 'ofRemittance'> }) {
  const over = lines.filter((l) => l.difference === 'overpaid' && l.status === 'open');
  if (over.length === 0) return null;
  const sum = sumCents(over.map((l) => l.allowedCents - l.expectedCents));
  return (
    <span className="open-items-over">
      {count(over.length, 'line')} allowed {formatAmount(sum)} above the expected price
    </span>
  );
}

function itemsOf(
  open: Output<'remits', 'openItems'>,
  lines: Output<'contracts', 'ofRemittance'>,
  go: Readonly<Record<'claims' | 'denials' | 'account', () => void>> & {
    readonly underpayments: (show: 'todo' | 'disputed') => void;
  },
): Item[] {
  const short = lines.filter(
    (l) => l.difference !== 'overpaid' && l.status !== 'recovered' && l.status !== 'given_up',
  );
  const sum = formatAmount(sumCents(short.map((l) => l.expectedCents - l.allowedCents)));
  const disputed = short.every((l) => l.status === 'disputed' || l.status === 'answered');
  const items: (Item | null)[] = [
    open.claims === 0
      ? null
      : {
          key: 'claims',
          words: `${count(open.claims, 'claim')} unmatched or waiting, ${formatAmount(open.claimsCents)}`,
          run: go.claims,
        },
    open.denials === 0
      ? null
      : {
          key: 'denials',
          keys: 'D',
          words: `${count(open.denials, 'denial')}, ${formatAmount(open.deniedCents)}`,
          run: go.denials,
        },
    short.length === 0
      ? null
      : {
          key: 'underpaid',
          keys: 'U',
          words: `${count(short.length, 'line')} ${disputed ? 'disputed' : 'underpaid'}, ${sum}`,
          run: () => go.underpayments(disputed ? 'disputed' : 'todo'),
        },
    open.payer === 0
      ? null
      : {
          key: 'payer',
          keys: 'A',
          words: `${formatAmount(Math.abs(open.payerCents))} on the payer’s account`,
          run: go.account,
        },
    open.corrections === 0
      ? null
      : {
          key: 'corrections',
          words: `${count(open.corrections, 'corrected patient')} to decide`,
          run: go.claims,
        },
  ];
  return items.filter((item) => item !== null);
}
