import { useState } from 'react';
import type { RateFilePreview } from '#shared/contract/contracts.ts';
import { RATE_COLUMNS, type ColumnMap, type RateColumn } from '#shared/domain/contracts/rates-csv.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { CheckInput, DateInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Note } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { todayDay } from './rate-sheets.tsx';

const NAMES: Readonly<Record<RateColumn, string>> = {
  code: 'Procedure code',
  modifier: 'Modifier',
  placeOfService: 'Place of service',
  amount: 'Amount for one unit',
  percentMedicare: 'Per cent of Medicare',
  percentCharge: 'Per cent of the charge',
  from: 'From',
  to: 'To',
};

/** A price table before it is taken: which column is what, and what would come of it. */
export function ImportSheet(props: {
  readonly file: RateFilePreview;
  readonly payerId: PayerId;
  readonly payerName: string;
  readonly onClose: () => void;
}) {
  const { file, payerId } = props;
  const [columns, setColumns] = useState<ColumnMap>(file.guess);
  const [from, setFrom] = useState<string | null>(todayDay());
  const [without, setWithout] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = useAct('contracts', 'takeImport');
  const asked = {
    handle: file.handle,
    payerId,
    from: from === null ? todayDay() : IsoDate.parse(from),
    columns,
  };
  const plan = useCall('contracts', 'planImport', asked, { keep: true });
  const run = async () => {
    const answer = await take.run({ ...asked, withoutProblems: without });
    if (!answer.ok) return setFailure(answer.error);
    announce(`${answer.value.added + answer.value.changed} rates of ${props.payerName} taken.`);
    props.onClose();
  };
  const mapped = (at: number): string => RATE_COLUMNS.find((column) => columns[column] === at) ?? '';
  const map = (at: number, name: string) => {
    const column = RATE_COLUMNS.find((c) => c === name);
    const others = Object.fromEntries(
      Object.entries(columns).filter(([key, place]) => place !== at && key !== column),
    );
    setColumns(column ? { ...others, [column]: at } : others);
  };
  const { data } = plan;
  return (
    <ConfirmSheet
      open
      title={`Prices of ${props.payerName} from ${file.fileName}`}
      confirmLabel={data ? `Take ${data.rates} rates` : 'Take the rates'}
      onConfirm={() => void run()}
      onCancel={props.onClose}
      busy={take.busy}
      failure={failure}
      width="large"
    >
      <p>Say what each column holds. {file.rows} rows were read; the first are shown.</p>
      <div className="import-scroll">
        <table className="import-table" aria-label="First rows of the table">
          <thead>
            <tr>
              {file.header.map((name, at) => (
                <th key={`${name} ${at}`} scope="col">
                  <select
                    aria-label={`What column ${name || at + 1} holds`}
                    value={mapped(at)}
                    onChange={(event) => map(at, event.target.value)}
                  >
                    <option value="">Not used</option>
                    {RATE_COLUMNS.map((column) => (
                      <option key={column} value={column}>
                        {NAMES[column]}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
            <tr>
              {file.header.map((name, at) => (
                <th key={`${name} ${at}`} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.sample.map((row, i) => (
              <tr key={i}>
                {file.header.map((_, at) => (
                  <td key={at}>{row[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <DateInput
        label="In force from"
        value={from}
        onChange={setFrom}
        hint="For rows that name no day. An earlier rate of the same service ends the day before."
      />
      {plan.error ? <ErrorNote failure={plan.error} /> : null}
      {data ? (
        <p role="status">
          {data.added} new, {data.changed} changed, {data.same} the same.
        </p>
      ) : null}
      {data && data.problemsTotal > 0 ? (
        <Note tone="warns">
          <p>{data.problemsTotal === 1 ? '1 row' : `${data.problemsTotal} rows`} cannot be read:</p>
          <ul>
            {data.problems.slice(0, 5).map((problem) => (
              <li key={problem.line}>
                Line {problem.line}: {problem.sentence}
              </li>
            ))}
          </ul>
          <CheckInput label="Take the others without them" checked={without} onChange={setWithout} />
        </Note>
      ) : null}
    </ConfirmSheet>
  );
}
