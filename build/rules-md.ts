import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CODING_RULES } from '#shared/domain/coding/coding-rules.ts';
import { CMS1500_RULES } from '#shared/domain/cms1500/cms1500-rules.ts';
import type { Rule } from '#shared/domain/coding/rule.ts';
import { SCRUB_RULES, SHARED_RULES } from '#shared/domain/scrub/scrub-rules.ts';

type RuleText = Pick<Rule<never>, 'name' | 'family' | 'severity' | 'title' | 'source'>;

/** Text of RULES.md, made from the rules themselves. */
export function rulesMarkdown(): string {
  const shared = new Set(SHARED_RULES.map((r) => r.name));
  const onlyCoding = CODING_RULES.filter((r) => !shared.has(r.name)).map((r) => `\`${r.name}\``);
  return [
    '# Checking rules',
    '',
    'Generated from the rule objects by `npm run rules`; do not edit by hand. A finding that **stops** must be',
    'fixed before the next step, one that **warns** is probably wrong, one that **informs** is worth knowing.',
    'A rule that cannot be run stops the record: nothing passes because a check failed. Every check of a code',
    'is made as of the date of service; without an installed code set it says so and never passes silently.',
    '',
    `## While coding and on claims (${CODING_RULES.length})`,
    '',
    'Run on every change of a coding, and again on the claim, but for these: they are hints for the coder alone,',
    'or the second table has a stricter rule.',
    '',
    `${onlyCoding.join(', ')}`,
    '',
    ...table(CODING_RULES),
    '',
    `## On claims (${SCRUB_RULES.length})`,
    '',
    'Version and findings are kept with what was sent. A practice adds rules of its own under Settings, Scrub rules:',
    'conditions over the fields of a claim, tried on the claims of the past before they are switched on.',
    '',
    ...table(SCRUB_RULES),
    '',
    `## Before printing a CMS-1500 (${CMS1500_RULES.length})`,
    '',
    ...table(CMS1500_RULES),
    '',
  ].join('\n');
}

function table(rules: readonly RuleText[]): string[] {
  const families = [...new Set(rules.map((r) => r.family))];
  return [
    '| Family | Rule | Severity | What must be so | Source |',
    '|---|---|---|---|---|',
    ...families.flatMap((family) =>
      rules
        .filter((r) => r.family === family)
        .map((r) => `| ${r.family} | \`${r.name}\` | ${r.severity} | ${cell(r.title)} | ${cell(r.source)} |`),
    ),
  ];
}

/** The signs that a Markdown table would take as its own. */
function cell(text: string): string {
  return text.replace(/[|*]/g, (sign) => `\\${sign}`);
}

/** Where the file stands. */
export const RULES_MD = join(import.meta.dirname, '..', 'RULES.md');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(RULES_MD, rulesMarkdown());
