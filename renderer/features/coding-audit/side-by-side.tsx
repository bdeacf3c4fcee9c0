import type { CaseDetail } from '#shared/contract/coding-audit.ts';
import type { PairedRow } from '#shared/domain/coding-audit/comparison.ts';
import { pointerLetter, type Coding, type ServiceLine } from '#shared/domain/encounter.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Section } from '#renderer/ui/page.tsx';
import { CodeText } from '#renderer/ui/text.tsx';

type Props = {
  readonly detail: CaseDetail;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
};

/** Both codings, row beside row; a row in which they differ is marked and opens its difference. */
export function SideBySide(props: Props) {
  const { detail } = props;
  const { comparison } = detail;
  return (
    <>
      <Section title="Diagnoses" note={<Who detail={detail} />}>
        <table className="pairs" aria-label="Diagnoses, first coding and recode">
          <Heads coder={detail.row.coderName} auditor={detail.row.auditorName} />
          <tbody>
            {comparison.diagnoses.map((row, i) => (
              <Pair key={i} row={row} {...props}>
                <Diagnosis coding={detail.original} position={row.original} titles={detail.titles} />
                <Diagnosis coding={detail.recode} position={row.recode} titles={detail.titles} />
              </Pair>
            ))}
          </tbody>
        </table>
        {comparison.diagnoses.length === 0 ? <p className="loading">Neither assigned a diagnosis.</p> : null}
      </Section>
      <Section title="Service lines">
        <table className="pairs" aria-label="Service lines, first coding and recode">
          <Heads coder={detail.row.coderName} auditor={detail.row.auditorName} />
          <tbody>
            {comparison.lines.map((row, i) => (
              <Pair key={i} row={row} {...props}>
                <Line line={lineAt(detail.original, row.original)} titles={detail.titles} />
                <Line line={lineAt(detail.recode, row.recode)} titles={detail.titles} />
              </Pair>
            ))}
          </tbody>
        </table>
        {comparison.lines.length === 0 ? <p className="loading">Neither assigned a service.</p> : null}
      </Section>
    </>
  );
}

function Who({ detail }: { readonly detail: CaseDetail }) {
  return <>{detail.reason}</>;
}

function Heads({ coder, auditor }: { readonly coder: string; readonly auditor: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">Coder{coder === '' ? '' : ` · ${coder}`}</th>
        <th scope="col">Auditor{auditor === '' ? '' : ` · ${auditor}`}</th>
        <th scope="col">
          <span className="visually-hidden">Difference</span>
        </th>
      </tr>
    </thead>
  );
}

function Pair(
  props: Props & {
    readonly row: PairedRow;
    readonly children: readonly [React.ReactNode, React.ReactNode];
  },
) {
  const { row, selected, onSelect, children, detail } = props;
  const [left, right] = children;
  const [first] = row.differences;
  const decided = row.differences.map((key) => detail.decisions.find((d) => d.key === key)?.right);
  const stands = row.differences.length > 0 && !decided.every((right_) => right_ === 'coder');
  return (
    <tr
      data-differs={row.differences.length > 0}
      data-stands={stands}
      data-selected={selected !== null && row.differences.includes(selected)}
    >
      <td>{left}</td>
      <td>{right}</td>
      <td className="pairs-mark">
        {first === undefined ? (
          <span className="muted" title="Agrees">
            =
          </span>
        ) : (
          <button
            type="button"
            className="text-button"
            aria-label={`Show what differs: ${first}`}
            onClick={() => onSelect(first)}
          >
            ≠
          </button>
        )}
      </td>
    </tr>
  );
}

function Diagnosis(props: {
  readonly coding: Coding;
  readonly position: number | null;
  readonly titles: Readonly<Record<string, string>>;
}) {
  const code = props.position === null ? undefined : props.coding.diagnoses[props.position - 1];
  if (code === undefined || props.position === null) return <Nothing />;
  return (
    <span className="pairs-dx">
      <span className="dx-letter">{pointerLetter(props.position)}</span>
      <CodeText>{code}</CodeText>
      <span className="pairs-title">{props.titles[code] ?? ''}</span>
    </span>
  );
}

function lineAt(coding: Coding, position: number | null): ServiceLine | undefined {
  return position === null ? undefined : coding.lines[position - 1];
}

function Line(props: {
  readonly line: ServiceLine | undefined;
  readonly titles: Readonly<Record<string, string>>;
}) {
  const { line } = props;
  if (line === undefined) return <Nothing />;
  return (
    <span className="pairs-line">
      <CodeText>{[line.code, ...line.modifiers].join('-')}</CodeText>
      <span className="mono">{line.pointers.map(pointerLetter).join(' ')}</span>
      <span className="mono">×{line.units}</span>
      <span className="mono pairs-charge">{formatAmount(line.chargeCents)}</span>
      <span className="pairs-title">{props.titles[line.code] ?? ''}</span>
    </span>
  );
}

function Nothing() {
  return <span className="muted">not coded</span>;
}
