import { useState } from 'react';
import { Link } from 'react-router';
import { AGE_BUCKETS } from '#shared/domain/ledger/aging.ts';
import { addDays, IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Figures, Toolbar } from '#renderer/ui/page.tsx';
import { Money } from '#renderer/ui/text.tsx';

const SPAN = 90;

/** The owner's figures over ninety days up to a day; each opens the entries behind it. */
export function FiguresView() {
  const [asOf, setAsOf] = useState<string | null>(localToday());
  const to = IsoDate.safeParse(asOf).data ?? (localToday() as IsoDate);
  const from = addDays(to, 1 - SPAN);
  const figures = useCall('ledger', 'figures', { from, to }, { keep: true });
  const aging = useCall(
    'ledger',
    'aging',
    { by: 'provider', side: 'both', asOf: to, basis: 'service' },
    { keep: true },
  );
  const parts = figures.data?.parts;
  const entries = (account: string) => `/ledger/entries?account=${account}&from=${from}&to=${to}`;
  const buckets = AGE_BUCKETS.map((bucket, i) => ({
    bucket,
    cents: sumCents((aging.data ?? []).map((row) => row.buckets[i] ?? 0)),
  }));
  const most = Math.max(1, ...buckets.map(({ cents }) => cents));
  const percent = (rate: number | null | undefined) =>
    rate === null || rate === undefined ? '–' : `${rate.toFixed(1)} %`;
  return (
    <>
      <Toolbar>
        <span className="muted">
          {SPAN} days, {from} to {to}
        </span>
        <span className="ledger-dates">
          <span>as of</span>
          <DateInput label="As of" hideLabel value={asOf} onChange={setAsOf} />
        </span>
      </Toolbar>
      {figures.error ? <ErrorNote failure={figures.error} retry={figures.refetch} /> : null}
      {figures.loading ? <Loading what="the figures" /> : null}
      {parts && figures.data ? (
        <div className="ledger-sheet" tabIndex={0} role="region" aria-label="Figures">
          <Figures
            items={[
              {
                label: 'Days in receivables',
                value:
                  figures.data.daysInReceivables === null ? '–' : figures.data.daysInReceivables.toFixed(1),
                note: 'open ÷ charges of a day',
              },
              {
                label: 'Net collection',
                value: percent(figures.data.netCollectionRate),
                note: 'of what contracts allow',
              },
              {
                label: 'Gross collection',
                value: percent(figures.data.grossCollectionRate),
                note: 'of charges',
              },
              { label: 'Charges', value: formatAmount(parts.chargesCents), to: entries('service_revenue') },
              { label: 'Payments', value: formatAmount(parts.paymentsCents), to: `/ledger?tab=sheet` },
              {
                label: 'Contractual',
                value: formatAmount(parts.contractualCents),
                to: entries('contractual_adjustment'),
              },
              { label: 'Written off', value: formatAmount(parts.writeOffCents), to: entries('write_off') },
              { label: 'Bad debt', value: formatAmount(parts.badDebtCents), to: entries('bad_debt') },
            ]}
          />
          <table className="ledger-bars">
            <caption>Receivables by age, {formatAmount(parts.receivableCents)} open</caption>
            <tbody>
              {buckets.map(({ bucket, cents }) => (
                <tr key={bucket}>
                  <th scope="row">{bucket.replace('-', '–')} days</th>
                  <td className="ledger-bar">
                    <span style={{ width: `${Math.max(0, (cents / most) * 100)}%` }} aria-hidden />
                  </td>
                  <td>
                    <Link to="/ledger?tab=aging&by=payer">
                      <Money cents={cents} />
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}
