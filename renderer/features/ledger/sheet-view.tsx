import { useState } from 'react';
import { Link } from 'react-router';
import type { LedgerSheet } from '#shared/contract/ledger-books.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { Money } from '#renderer/ui/text.tsx';

/** Day sheet or month sheet: what was posted in a span of days, tied to the deposits. */
export function SheetView() {
  const [from, setFrom] = useState<string | null>(localToday());
  const [to, setTo] = useState<string | null>(localToday());
  const days = { from: IsoDate.safeParse(from), to: IsoDate.safeParse(to) };
  const span =
    days.from.success && days.to.success && days.from.data <= days.to.data
      ? { from: days.from.data, to: days.to.data }
      : null;
  const sheet = useCall(
    'ledger',
    'sheet',
    span ?? { from: localToday() as IsoDate, to: localToday() as IsoDate },
    { enabled: span !== null, keep: true },
  );
  const saving = useAct('ledger', 'saveSheet');
  const save = async () => {
    if (!span) return;
    const answer = await saving.run(span);
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value) announce(`${answer.value.fileName} saved.`);
  };
  const month = () => {
    const today = localToday();
    setFrom(`${today.slice(0, 8)}01`);
    setTo(today);
  };
  const day = () => {
    setFrom(localToday());
    setTo(localToday());
  };
  return (
    <>
      <Toolbar>
        <Button keys="T" onClick={day}>
          Today
        </Button>
        <Button keys="M" onClick={month}>
          This month
        </Button>
        <span className="ledger-dates">
          <DateInput label="From" hideLabel value={from} onChange={setFrom} />
          <span aria-hidden>to</span>
          <DateInput label="To" hideLabel value={to} onChange={setTo} />
          <Button
            kind="main"
            keys="S"
            onClick={() => void save()}
            busy={saving.busy}
            disabledReason={span ? null : 'Choose the days.'}
          >
            Save as PDF
          </Button>
        </span>
      </Toolbar>
      {sheet.error ? <ErrorNote failure={sheet.error} retry={sheet.refetch} /> : null}
      {sheet.loading ? <Loading what="the sheet" /> : null}
      {sheet.data ? <Sheet sheet={sheet.data} /> : null}
    </>
  );
}

const GROUPS = [
  ['charges', 'Charges'],
  ['payments', 'Payments by tender'],
  ['adjustments', 'Adjustments'],
  ['other', 'Other'],
] as const;

/** The sheet itself, also of a month to be closed. Each figure opens its entries. */
export function Sheet({ sheet }: { readonly sheet: LedgerSheet }) {
  const behind = (account: string) => `/ledger/entries?account=${account}&from=${sheet.from}&to=${sheet.to}`;
  const receivables = sheet.sides.filter((side) => side.account !== 'unapplied_payments');
  return (
    <div className="ledger-sheet" tabIndex={0} role="region" aria-label="Sheet">
      <Note tone={sheet.ties.receivables && sheet.ties.deposits ? 'fine' : 'stops'}>
        {sheet.ties.receivables && sheet.ties.deposits
          ? 'It ties: start and movement make the end, and what was received less what was deposited makes what waits.'
          : 'It does not tie. Verify the ledger before anything else is posted.'}
      </Note>
      <div className="ledger-columns">
        <table>
          <caption>Receivables</caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Start</th>
              <th scope="col">Moved</th>
              <th scope="col">End</th>
            </tr>
          </thead>
          <tbody>
            {sheet.sides.map((side) => (
              <tr key={side.account}>
                <th scope="row">{side.name}</th>
                <td>
                  <Money cents={side.startCents} />
                </td>
                <td>
                  <Link to={behind(side.account)}>
                    <Money cents={side.movedCents} />
                  </Link>
                </td>
                <td>
                  <Money cents={side.endCents} strong />
                </td>
              </tr>
            ))}
            <tr className="ledger-sum">
              <th scope="row">Receivables in all</th>
              <td>
                <Money cents={sumCents(receivables.map((s) => s.startCents))} strong />
              </td>
              <td>
                <Money cents={sumCents(receivables.map((s) => s.movedCents))} strong />
              </td>
              <td>
                <Money cents={sumCents(receivables.map((s) => s.endCents))} strong />
              </td>
            </tr>
          </tbody>
        </table>
        <table>
          <caption>Money</caption>
          <thead>
            <tr>
              <th scope="col">Account</th>
              <th scope="col">Start</th>
              <th scope="col">Moved</th>
              <th scope="col">End</th>
            </tr>
          </thead>
          <tbody>
            {sheet.money.map((side) => (
              <tr key={side.account}>
                <th scope="row">{side.name}</th>
                <td>
                  <Money cents={side.startCents} />
                </td>
                <td>
                  <Link to={behind(side.account)}>
                    <Money cents={side.movedCents} />
                  </Link>
                </td>
                <td>
                  <Money cents={side.endCents} strong />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table>
          <caption>What moved receivables</caption>
          <tbody>
            {GROUPS.flatMap(([group, words]) =>
              sheet.lines
                .filter((line) => line.group === group)
                .map((line) => (
                  <tr key={line.account}>
                    <th scope="row">
                      {line.name} <span className="muted">{words}</span>
                    </th>
                    <td className="muted">{line.entries} entries</td>
                    <td>
                      <Link to={behind(line.account)}>
                        <Money cents={line.amountCents} />
                      </Link>
                    </td>
                  </tr>
                )),
            )}
            <tr className="ledger-sum">
              <th scope="row">In all</th>
              <td />
              <td>
                <Money cents={sumCents(sheet.lines.map((line) => line.amountCents))} strong />
              </td>
            </tr>
            <tr>
              <th scope="row" className="muted">
                Moved from insurers to patients
              </th>
              <td />
              <td>
                <Money cents={sheet.movedToPatientsCents} />
              </td>
            </tr>
          </tbody>
        </table>
        <table>
          <caption>Deposits</caption>
          <tbody>
            {sheet.deposits.map((deposit, i) => (
              <tr key={`${deposit.id} ${i}`}>
                <th scope="row">
                  <Link to={`/ledger/deposit/${deposit.id}`}>Deposit {deposit.number}</Link>
                </th>
                <td className="mono muted">{deposit.depositedOn}</td>
                <td>
                  <Money cents={deposit.totalCents} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">Received</th>
              <td />
              <td>
                <Money cents={sheet.receivedCents} />
              </td>
            </tr>
            <tr>
              <th scope="row">Deposited</th>
              <td />
              <td>
                <Money cents={sheet.depositedCents} />
              </td>
            </tr>
            <tr className="ledger-sum">
              <th scope="row">Received and not deposited</th>
              <td />
              <td>
                <Money cents={sheet.receivedCents - sheet.depositedCents} strong />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}
