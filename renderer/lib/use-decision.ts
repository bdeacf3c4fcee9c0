import { useState } from 'react';
import type { Decision, Question } from '#shared/contract/documents.ts';
import type { IncomingItemId } from '#shared/kernel/ids.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { announce, announceFailure } from './announce.ts';
import { useAct } from './use-call.ts';

export type About = Question['about'];
type Done = Extract<Decision, { state: 'done' }>;
type Attempt = (confirmed: About[]) => Promise<Result<Decision>>;

/** A decision that may be answered with a question: what is asked, and how it goes on. */
export type Deciding = {
  readonly question: Question | null;
  readonly busy: boolean;
  /** A refusal of the answered question. */
  readonly failure: Failure | null;
  /**
   * Tries; a question is kept until it is answered.
   * @param sure what the user has seen side by side and thereby answered
   * @returns the failure when it was refused, null when it was done or a question is asked
   */
  readonly run: (attempt: Attempt, said: string, sure?: readonly About[]) => Promise<Failure | null>;
  readonly yes: () => void;
  readonly no: () => void;
};

type Pending = {
  readonly question: Question;
  readonly attempt: Attempt;
  readonly said: string;
  readonly confirmed: readonly About[];
};

/**
 * @param id the item that is decided about; null while there is none
 * @param onDone called when it is decided, with what became of it
 */
export function useDecision(id: IncomingItemId | null, onDone: (done: Done) => void): Deciding {
  const takeBack = useAct('documents', 'takeBack');
  const [pending, setPending] = useState<Pending | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const undo = async (): Promise<void> => {
    if (id === null) return;
    const answer = await takeBack.run({ ids: [id] });
    if (answer.ok) announce('Taken back. It waits in the inbox again.', { tone: 'informs' });
    else announceFailure(answer.error);
  };
  const run = async (
    attempt: Attempt,
    said: string,
    sure: readonly About[] = [],
  ): Promise<Failure | null> => {
    setBusy(true);
    setFailure(null);
    const answer = await attempt([...sure]);
    setBusy(false);
    if (!answer.ok) {
      setFailure(answer.error);
      return answer.error;
    }
    if (answer.value.state === 'question') {
      setPending({ question: answer.value.question, attempt, said, confirmed: sure });
      return null;
    }
    setPending(null);
    announce(said, { undo: { label: 'Take back', run: () => void undo() } });
    onDone(answer.value);
    return null;
  };
  return {
    question: pending?.question ?? null,
    busy,
    failure,
    run,
    yes: () => {
      if (pending) void run(pending.attempt, pending.said, [...pending.confirmed, pending.question.about]);
    },
    no: () => {
      setPending(null);
      setFailure(null);
    },
  };
}
