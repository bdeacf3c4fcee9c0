import type { EmComparison } from '../em/compare.ts';
import { judgeVisit, type EmVerdict } from '../em/visit.ts';
import type { Fix } from '../finding.ts';
import { cents } from '#shared/kernel/money.ts';
import type { CodingFacts } from './facts.ts';

const judged = new WeakMap<CodingFacts, EmVerdict>();

/** Level of the office visit and how the assigned code stands to it; null when nobody asked for levelling. */
export function visitVerdict(facts: CodingFacts): EmVerdict | null {
  if (!facts.em) return null;
  const known = judged.get(facts);
  if (known) return known;
  const verdict = judgeVisit(facts.em, facts.lines);
  judged.set(facts, verdict);
  return verdict;
}

/** Puts the code that fits on the line, with the practice's charge for it; nothing where there is none to put. */
export function fixToFit(
  facts: CodingFacts,
  { line, should }: EmComparison,
): { readonly fix?: Fix; readonly fixLabel?: string } {
  const here = line === null ? undefined : facts.lines[line - 1];
  if (line === null || should === null || !here) return {};
  const unit = facts.fee(should);
  const charge = unit === null ? {} : { chargeCents: cents(unit * Math.max(1, here.units)) };
  return { fix: { kind: 'replace_procedure', line, code: should, ...charge }, fixLabel: `Use ${should}` };
}
