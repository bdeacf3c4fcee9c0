import type { OwnRule } from '#shared/domain/own-rules/own-rule.ts';
import { ruleLines } from '#shared/domain/own-rules/words.ts';
import { Facts } from '#renderer/ui/page.tsx';
import { SeverityChip } from './severity-chip.tsx';

/** A rule as sentences. */
export function RuleInWords({
  rule: { text, enabled },
}: {
  readonly rule: Pick<OwnRule, 'text' | 'enabled'>;
}) {
  return (
    <div className="rules-words">
      <ul className="rules-lines" aria-label="Conditions">
        {ruleLines(text.when).map((line, i) => (
          <li key={i} data-depth={line.depth} data-group={line.group}>
            {line.words}
          </li>
        ))}
      </ul>
      <Facts
        items={[
          { name: 'Then it says', value: text.message },
          { name: 'Judges', value: text.scope === 'claim' ? 'the claim as a whole' : 'each line by itself' },
          { name: 'Weight', value: <SeverityChip severity={text.severity} /> },
          { name: 'Holds the claim', value: holdWords(text) },
          { name: 'State', value: enabled ? 'on' : 'off' },
        ]}
      />
    </div>
  );
}

function holdWords({ severity, hold }: OwnRule['text']): string {
  if (severity === 'stops') return 'yes, until it is put right';
  return hold ? 'yes, until somebody lets it go' : 'no';
}
