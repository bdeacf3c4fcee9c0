import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { TakenIn } from '#shared/contract/documents.ts';
import type { EncounterId, IncomingItemId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useFileDrop, usePaste } from '#renderer/lib/file-drop.ts';
import { useTakeIn } from '#renderer/lib/take-in.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { useDecision } from '#renderer/lib/use-decision.ts';
import { AddDocumentSheet } from '#renderer/ui/add-document.tsx';
import { QuestionSheet } from '#renderer/ui/question-sheet.tsx';
import { tellTaken, TakenInSheet } from '#renderer/ui/taken-in.tsx';

/** Taking documents in on an encounter's page: by dialog, dropped onto the window, pasted. */
export type Intake = {
  readonly open: () => void;
  /** What is being read now, or null. */
  readonly doing: string | null;
  /** Its sheets, to be drawn once. */
  readonly sheets: ReactNode;
};

/**
 * @param forbidden why nothing can be added, or null
 * @param onAdded the newest document that was added
 */
export function useIntake(
  encounterId: EncounterId,
  forbidden: string | null,
  onAdded: (documentId: string) => void,
): Intake {
  const takeIn = useTakeIn(encounterId);
  const [adding, setAdding] = useState<{ readonly text: string } | null>(null);
  const [told, setTold] = useState<readonly TakenIn[]>([]);
  const asking = useAsking(encounterId, onAdded);

  const taken = (files: readonly TakenIn[]): void => {
    const added = files.flatMap((file) => file.documents).at(-1);
    if (added !== undefined) onAdded(added);
    const questions = files.filter((file) => file.outcome === 'question').flatMap((file) => file.items);
    if (questions.length > 0) asking.ask(questions);
    if (questions.length < files.length && tellTaken(files)) setTold(files);
  };
  const drop = async (files: readonly File[]): Promise<void> => {
    const answer = await takeIn.drop(files);
    if (answer.ok) taken(answer.value);
    else announceFailure(answer.error);
  };
  useFileDrop({
    label: 'Drop to add to this encounter',
    refusal: forbidden,
    take: (files) => void drop(files),
  });
  usePaste({
    files: (files) => forbidden === null && void drop(files),
    text: (text) => forbidden === null && setAdding({ text }),
  });
  return {
    open: () => setAdding({ text: '' }),
    doing: takeIn.doing,
    sheets: (
      <>
        <AddDocumentSheet
          open={adding !== null}
          text={adding?.text}
          takeIn={takeIn}
          onClose={() => setAdding(null)}
          onTaken={taken}
        />
        {asking.sheet}
        <TakenInSheet files={asking.sheet === null ? told : []} onClose={() => setTold([])} />
      </>
    ),
  };
}

/** Questions about documents that were given here and may be of somebody else, one after the other. */
function useAsking(encounterId: EncounterId, onAdded: (documentId: string) => void) {
  const attach = useAct('documents', 'attach');
  const [queue, setQueue] = useState<readonly IncomingItemId[]>([]);
  const [current, ...rest] = queue;
  const deciding = useDecision(current ?? null, (done) => {
    if (done.documentId !== null) onAdded(done.documentId);
    setQueue(rest);
  });
  const { run } = deciding;
  const begin = useEffectEvent((id: IncomingItemId): void => {
    const attempt: Parameters<typeof run>[0] = (confirmed) => attach.run({ id, encounterId, confirmed });
    void run(attempt, 'Document added.').then((refused) => refused && announceFailure(refused));
  });
  useEffect(() => {
    if (current !== undefined) begin(current);
  }, [current]);
  const leave = (): void => {
    deciding.no();
    announce('Not added. It waits in the inbox.', { tone: 'informs' });
    setQueue(rest);
  };
  return {
    ask: setQueue,
    sheet:
      deciding.question === null ? null : (
        <QuestionSheet
          question={deciding.question}
          busy={deciding.busy}
          failure={deciding.failure}
          onYes={deciding.yes}
          onNo={leave}
        />
      ),
  };
}
