import type { RemittanceId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Note } from './messages.tsx';
import './underpaid-note.css';

/** Beside the proof of a remittance that waits: what its payer allows otherwise than agreed or than before. */
export function UnderpaidNote({ id }: { readonly id: RemittanceId }) {
  const call = useCall('contracts', 'ofRemittance', { id });
  const all = call.data ?? [];
  const short = all.filter((d) => d.difference !== 'overpaid');
  const over = all.filter((d) => d.difference === 'overpaid');
  if (all.length === 0) return null;
  const lines = (n: number): string => (n === 1 ? '1 line' : `${n} lines`);
  const sum = sumCents(short.map((d) => d.expectedCents - d.allowedCents));
  const cuts = short.filter((d) => d.firstCut).length;
  const [first] = short;
  return (
    <div className="underpaid-note">
      <Note tone={short.length > 0 ? 'warns' : 'informs'}>
        <p>
          {short.length === 0
            ? ''
            : `${lines(short.length)} allowed ${formatAmount(sum)} less than expected${cuts === 0 ? '' : `, ${cuts} for the first time`}. `}
          {over.length === 0
            ? ''
            : `${lines(over.length)} allowed ${formatAmount(sumCents(over.map((d) => d.allowedCents - d.expectedCents)))} more than expected. `}
          {first
            ? `Most: ${first.code} of claim ${first.controlNumber}, ${formatAmount(first.allowedCents)} instead of ${formatAmount(first.expectedCents)}. `
            : ''}
          {all.length === 1 ? 'It stands' : 'They stand'} under Underpayments once this is posted.
        </p>
      </Note>
    </div>
  );
}
