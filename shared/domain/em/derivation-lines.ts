import type { EmVerdict } from './visit.ts';
import { emElement } from './element-list.ts';
import { emSentence } from './level.ts';

/** One line of the derivation for paper: a heading, a statement, or the passage that supports one. */
export type DerivationLine = {
  readonly kind: 'result' | 'step' | 'item' | 'passage' | 'remark';
  readonly text: string;
  /** Guideline and section; empty where the line has none of its own. */
  readonly source: string;
};

/**
 * The derivation of a level as plain lines, for print and for the defence file: the result, each step with its
 * source, every item with its passage and whether somebody has confirmed it, and how the assigned code stands.
 */
export function emDerivationLines(verdict: EmVerdict): DerivationLine[] {
  const { result, items } = verdict;
  const line = (kind: DerivationLine['kind'], text: string, source = ''): DerivationLine => ({
    kind,
    text,
    source,
  });
  const lines = [line('result', `E/M: ${emSentence(result)}`)];
  if (result.restsOnProposals)
    lines.push(line('remark', 'Rests on proposals from the documents that nobody has confirmed.'));
  for (const step of result.derivation) {
    const name = step.about === 'rule' ? 'decision making' : step.about;
    lines.push(
      line(
        'step',
        step.about === 'patient' ? step.text : `${name}, ${step.level ?? 'no level'}: ${step.text}`,
        step.source,
      ),
    );
    for (const item of items.filter((i) => i.state !== 'refused' && step.keys.includes(i.key))) {
      const { label } = emElement(item.element);
      const named = item.subject === '' ? label : `${label}: ${item.subject}`;
      lines.push(line('item', item.state === 'confirmed' ? named : `${named} (proposed, not confirmed)`));
      if (item.passage) lines.push(line('passage', item.passage.text.replaceAll(/\s+/g, ' ').trim()));
    }
  }
  const compared = comparisonSentence(verdict);
  if (compared !== null) lines.push(line('remark', compared));
  for (const hint of verdict.hints) lines.push(line('remark', hint.text, hint.source));
  return lines;
}

/** How the assigned code stands to the level, one sentence; null where there is nothing to compare. */
export function comparisonSentence({ result, comparison }: EmVerdict): string | null {
  const { assigned, should } = comparison;
  const by = result.basis === 'time' ? 'the time supports' : `${result.level ?? ''} decision making supports`;
  switch (comparison.kind) {
    case 'matches':
      return `${assigned ?? ''} is assigned and agrees.`;
    case 'under':
      return `${assigned ?? ''} is assigned; ${by} ${should ?? ''}.`;
    case 'over':
      return `${assigned ?? ''} is assigned; ${by} only ${should ?? ''}.`;
    case 'other_patient':
      return `${assigned ?? ''} is assigned; for this ${result.patient.kind} patient the same level is ${should ?? ''}.`;
    case 'not_levelled':
      return `${assigned ?? ''} is assigned and cannot be judged.`;
    case 'no_code':
      return null;
  }
}
