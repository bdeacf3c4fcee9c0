import type { IsoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { Journal, JournalDraft } from '#shared/domain/journal.ts';
import { balancedDraft } from './entries.ts';

/**
 * The equal and opposite of a journal, posted now: the only way in which a posting is undone.
 * @param why one sentence of the user. @returns a draft of kind `reversal`, source `journal_reversal` +
 * id of the journal, so that a journal is reversed once.
 * @throws Refusal when the journal is reversed already or is itself a reversal.
 */
export function reversalDraft(
  journal: Pick<Journal, 'id' | 'number' | 'kind' | 'entries' | 'reversedByJournalId'>,
  postedOn: IsoDate,
  why: string,
): JournalDraft {
  if (journal.reversedByJournalId !== null)
    throw new Refusal('conflict', `Journal ${journal.number} is reversed already; nothing was posted.`);
  if (journal.kind === 'reversal')
    throw new Refusal(
      'rule_violated',
      `Journal ${journal.number} is itself a reversal and stays as it is. Post the original again instead; nothing was posted.`,
    );
  const reason = why.trim();
  return balancedDraft({
    kind: 'reversal',
    postedOn,
    memo: `Reverses journal ${journal.number}${reason === '' ? '' : `: ${reason}`}`,
    sourceType: 'journal_reversal',
    sourceId: journal.id,
    reversesJournalId: journal.id,
    entries: journal.entries.map((e) => ({ ...e, amountCents: cents(-e.amountCents) })),
  });
}
