import { CircleCheck, TriangleAlert } from 'lucide-react';
import { adjustmentsText, readAdjustments } from '#shared/domain/paper-eob/adjustment-text.ts';
import { fillIn, typeAmount } from '#shared/domain/paper-eob/fill.ts';
import type { MoneyColumn, PaperClaim, PaperLine } from '#shared/domain/paper-eob/paper-eob.ts';
import { allowedDiffers, type ClaimProof } from '#shared/domain/paper-eob/running-proof.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { AmountCell, TypedCell, moveInSheet } from './cells.tsx';

const COLUMNS: readonly { readonly key: MoneyColumn; readonly head: string; readonly name: string }[] = [
  { key: 'allowedCents', head: 'Allowed', name: 'allowed' },
  { key: 'deductibleCents', head: 'Deductible', name: 'deductible' },
  { key: 'copayCents', head: 'Copay', name: 'copay' },
  { key: 'coinsuranceCents', head: 'Coinsurance', name: 'coinsurance' },
  { key: 'contractualCents', head: 'Contractual', name: 'contractual' },
];

const STATUSES: readonly { readonly value: PaperClaim['statusCode']; readonly label: string }[] = [
  { value: '1', label: 'First payer' },
  { value: '2', label: 'Second payer' },
  { value: '3', label: 'Third payer' },
  { value: '4', label: 'Denied' },
  { value: '22', label: 'Taken back' },
];

/** Which amounts of each line the program filled in, by place. */
export type FilledCells = readonly ReadonlySet<MoneyColumn>[];

/** One claim of the EOB: its lines with the payer's columns, and what each still lacks. */
export function ClaimBlock(props: {
  readonly claim: PaperClaim;
  readonly proof: ClaimProof;
  readonly filled: FilledCells;
  readonly readOnly: boolean;
  readonly onChange: (claim: PaperClaim, filled: FilledCells) => void;
  readonly onRemove: () => void;
  readonly onEnd: () => void;
}) {
  const { claim, proof, filled, readOnly } = props;
  const name = [claim.patientLastName, claim.patientFirstName].filter((n) => n !== '').join(', ');
  const replace = (at: number, line: PaperLine, cells: ReadonlySet<MoneyColumn>) =>
    props.onChange(
      { ...claim, lines: claim.lines.map((l, i) => (i === at ? line : l)) },
      claim.lines.map((_, i) => (i === at ? cells : (filled[i] ?? new Set()))),
    );
  return (
    <section className="eob-claim" aria-label={`Claim ${claim.controlNumber}`}>
      <div className="eob-claim-head">
        <strong>
          <CodeText>{claim.controlNumber}</CodeText> {name}
        </strong>
        <DateText date={claim.serviceFrom} />
        <label className="eob-inline">
          <span>Answer</span>
          <select
            value={claim.statusCode}
            disabled={readOnly}
            onChange={(event) => {
              const found = STATUSES.find((s) => s.value === event.target.value);
              if (found) props.onChange(withStatus(claim, found.value), filled);
            }}
          >
            {STATUSES.map((s) => (
              <option key={s.value} value={s.value}>
                {s.label}
              </option>
            ))}
          </select>
        </label>
        <label className="eob-inline">
          <span>Payer’s number</span>
          <input
            value={claim.payerControlNumber}
            readOnly={readOnly}
            maxLength={50}
            onChange={(event) =>
              props.onChange(
                {
                  ...claim,
                  payerControlNumber: event.target.value.replaceAll(/[^A-Za-z0-9 .,'&()/#+=-]/g, ''),
                },
                filled,
              )
            }
          />
        </label>
        <span className="eob-gap" />
        <Missing cents={proof.missingCents} />
        {readOnly ? null : (
          <Button kind="quiet" label={`Remove claim ${claim.controlNumber}`} onClick={props.onRemove}>
            Remove
          </Button>
        )}
      </div>
      <table
        className="eob-lines"
        aria-label={`Lines of claim ${claim.controlNumber}`}
        onKeyDown={(event) => moveInSheet(event, props.onEnd)}
      >
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col" data-align="right">
              Charge
            </th>
            {COLUMNS.map((c) => (
              <th key={c.key} scope="col" data-align="right">
                {c.head}
              </th>
            ))}
            <th scope="col">Other, as CO-253 1.96</th>
            <th scope="col" data-align="right">
              Paid
            </th>
            <th scope="col" data-align="right">
              Missing
            </th>
          </tr>
        </thead>
        <tbody>
          {claim.lines.map((line, at) => (
            <LineRow
              key={line.serviceLineId ?? at}
              line={line}
              number={at + 1}
              filled={filled[at] ?? new Set()}
              missing={proof.lines[at]?.missingCents ?? 0}
              readOnly={readOnly}
              onChange={(next, cells) => replace(at, next, cells)}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Claim</th>
            <td data-align="right">
              <Money cents={proof.chargeCents} />
            </td>
            <td colSpan={6}>
              Patient’s part <Money cents={proof.patientCents} />
            </td>
            <td data-align="right">
              <Money cents={proof.paidCents} />
            </td>
            <td data-align="right">
              <Money cents={proof.missingCents} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

/** What is taken back repeats its charges with a minus sign (CLP02 22). */
function withStatus(claim: PaperClaim, statusCode: PaperClaim['statusCode']): PaperClaim {
  const turned = (statusCode === '22') !== (claim.statusCode === '22');
  return {
    ...claim,
    statusCode,
    lines: turned
      ? claim.lines.map((line) => ({
          ...line,
          chargeCents: (0 - line.chargeCents) as PaperLine['chargeCents'],
        }))
      : claim.lines,
  };
}

function LineRow(props: {
  readonly line: PaperLine;
  readonly number: number;
  readonly filled: ReadonlySet<MoneyColumn>;
  readonly missing: number;
  readonly readOnly: boolean;
  readonly onChange: (line: PaperLine, filled: ReadonlySet<MoneyColumn>) => void;
}) {
  const { line, filled, readOnly } = props;
  const about = `line ${props.number}, ${line.code}`;
  const differs = allowedDiffers(line);
  const cell = (column: MoneyColumn, name: string) => (
    <AmountCell
      label={`${name}, ${about}`}
      value={line[column]}
      filled={filled.has(column)}
      readOnly={readOnly}
      onAmount={(amount) => {
        const next = typeAmount(line, filled, column, amount);
        props.onChange(next.line, next.filled);
      }}
    />
  );
  return (
    <tr>
      <th scope="row">
        <CodeText>{[line.code, ...line.modifiers].join('-')}</CodeText>
        {(line.units ?? 1) > 1 ? ` × ${line.units}` : ''} <DateText date={line.serviceDate} />
      </th>
      <td data-align="right">
        <Money cents={line.chargeCents} />
      </td>
      {COLUMNS.map((c) => (
        <td key={c.key} data-align="right">
          {cell(c.key, c.name)}
          {c.key === 'allowedCents' && differs !== 0 ? (
            <span className="eob-differs" role="note">
              <TriangleAlert size={12} aria-hidden /> {formatAmount(differs)} off
            </span>
          ) : null}
        </td>
      ))}
      <td>
        <TypedCell
          label={`other adjustments, ${about}`}
          value={line.other}
          readOnly={readOnly}
          show={adjustmentsText}
          read={(text) => {
            const value = readAdjustments(text);
            return value === null ? { ok: false } : { ok: true, value };
          }}
          onValue={(other) => {
            const next = fillIn({ ...line, other }, filled);
            props.onChange(next.line, next.filled);
          }}
        />
      </td>
      <td data-align="right">{cell('paidCents', 'paid')}</td>
      <td data-align="right">
        <Missing cents={props.missing} />
      </td>
    </tr>
  );
}

/** Nothing missing, or how much; told by an icon and a word besides the colour. */
export function Missing({ cents }: { readonly cents: number }) {
  if (cents === 0)
    return (
      <span className="eob-fine">
        <CircleCheck size={13} aria-hidden /> <span className="visually-hidden">Nothing missing</span>
      </span>
    );
  return (
    <span className="eob-missing mono" title={cents > 0 ? 'Not explained yet' : 'More than the charge'}>
      {formatAmount(cents)}
    </span>
  );
}
