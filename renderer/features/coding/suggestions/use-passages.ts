import { useEffect, useRef, type RefObject } from 'react';
import { useKeys } from '#renderer/lib/keys.ts';
import type { Suggestions } from './use-suggestions.ts';

/**
 * The keys that walk the passages, and the scrolling to the one they stand on, in whichever document it is.
 * @param body what scrolls; `choose` brings a document to the front
 */
export function usePassages(
  suggestions: Suggestions,
  body: RefObject<HTMLElement | null>,
  choose: (documentId: string) => void,
): void {
  const { active, walk, walked } = suggestions;
  useKeys([
    {
      combo: '[',
      label: 'Passage before',
      run: () => walk(-1),
      when: walked.length > 0,
      scope: 'Documents',
      repeat: true,
    },
    {
      combo: ']',
      label: 'Next passage',
      run: () => walk(1),
      when: walked.length > 0,
      scope: 'Documents',
      repeat: true,
    },
  ]);
  const done = useRef(0);
  useEffect(() => {
    if (active === null || active.ask === done.current) return;
    choose(active.mark.documentId);
    const mark = [...(body.current?.querySelectorAll<HTMLElement>('mark') ?? [])].find(
      (element) => element.id === active.mark.id,
    );
    // Another document is drawn first; this runs again then.
    if (!mark) return;
    done.current = active.ask;
    mark.scrollIntoView?.({ block: 'nearest' });
    if (active.focus) mark.focus();
  });
}
