import type { Finding, Fix, Severity } from '../finding.ts';

/** What a rule says about one place of a record; name, severity and source are added from the rule. */
export type Hit = {
  /** Path of the field; positions are 1-based, as printed. */
  readonly field: string;
  /** One sentence. No patient data: findings are kept with the record and may be listed. */
  readonly message: string;
  readonly fix?: Fix;
  readonly fixLabel?: string;
  /** Where one hit weighs more or less than the rule does otherwise. */
  readonly severity?: Severity;
  /** The release that says so, where the rule reads installed data. */
  readonly source?: string;
};

/** A checking rule as data: RULES.md is generated from these. */
export type Rule<Input> = {
  /** kebab-case, the name of its file, stable for ever. */
  readonly name: string;
  readonly family: RuleFamily;
  readonly severity: Severity;
  /** What must be so, one sentence of our own. */
  readonly title: string;
  /** Guide and loop, CMS manual, or code set convention. */
  readonly source: string;
  /** Returns what is wrong; nothing when all is right. Must not throw on any user data. */
  readonly check: (input: Input) => Finding[];
};

export type RuleFamily =
  | 'diagnoses'
  | 'procedures'
  | 'pointers'
  | 'modifiers'
  | 'laboratory'
  | 'charges'
  | 'identifiers'
  | 'people'
  | 'dates'
  | 'claim'
  | 'circumstances'
  | 'providers'
  | 'drugs'
  | 'ambulance'
  | 'payer'
  | 'coordination';

type RuleText<Input> = Omit<Rule<Input>, 'check'> & { readonly find: (input: Input) => readonly Hit[] };

/** Makes a rule from its text and its finder. */
export function defineRule<Input>({ find, ...rule }: RuleText<Input>): Rule<Input> {
  return {
    ...rule,
    check: (input) => {
      const hits = find(input);
      if (hits.length === 0) return [];
      return hits.map((hit) => ({ rule: rule.name, severity: rule.severity, source: rule.source, ...hit }));
    },
  };
}

/**
 * Runs every rule. A rule that throws becomes a stopping finding: nothing passes because a check failed.
 * @returns findings in the order of the rules.
 */
export function runRules<Input>(rules: readonly Rule<Input>[], input: Input): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    try {
      for (const finding of rule.check(input)) findings.push(finding);
    } catch {
      // The cause is left out on purpose: its text could carry patient data.
      findings.push({
        rule: rule.name,
        severity: 'stops',
        field: '',
        message: `The rule "${rule.name}" could not be run, so this record is not checked. Nothing was changed.`,
        source: rule.source,
      });
    }
  }
  return findings;
}
