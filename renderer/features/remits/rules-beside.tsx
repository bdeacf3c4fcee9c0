import { usePermission } from '#renderer/lib/session.ts';
import type { Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { InstantText, Money } from '#renderer/ui/text.tsx';
import { ACTION_WORDS } from './rule-words.ts';

type Table = Output<'remits', 'rules'>;
export type Trial = Output<'remits', 'tryRules'>;

/** Beside the rules: what they would have done to past remittances, and the versions before. */
export function RulesBeside(props: {
  readonly table: Table;
  readonly trial: Trial | null;
  readonly onRestore: (version: number) => void;
}) {
  const { trial, table } = props;
  const forbidden = usePermission('money.write');
  return (
    <div className="proof-side">
      <Section title="Trial on past remittances" pad>
        {trial === null ? (
          <p>
            Try shows what these rules would have done otherwise with the last remittances. Nothing is changed
            by it.
          </p>
        ) : (
          <>
            <p role="status">{trial.sentence}</p>
            <ul>
              {trial.rows.slice(0, 60).map((r, i) => (
                <li key={i}>
                  {r.controlNumber} {r.procedure} <span className="code">{r.code}</span>{' '}
                  <Money cents={r.amountCents} />: {ACTION_WORDS[r.before]} → {ACTION_WORDS[r.after]}
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      <Section title="Versions" pad>
        {table.versions.length === 0 ? <p>The rules are as delivered.</p> : null}
        <ul>
          {table.versions.map((v) => (
            <li key={v.version}>
              <strong>{v.version}</strong> · <InstantText at={v.at} /> · {v.userName}: {v.change} ({v.rules}{' '}
              own){' '}
              {v.version === table.version ? (
                <span className="muted">in force</span>
              ) : (
                <Button kind="quiet" onClick={() => props.onRestore(v.version)} disabledReason={forbidden}>
                  {`Restore version ${v.version}`}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
