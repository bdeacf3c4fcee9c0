import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { findSections } from '#shared/domain/notes/sections.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { placeOfHeading } from './section-place.ts';

type Jump = {
  readonly heading: string;
  readonly start: number;
  /** Of those with the same words. */ readonly nth: number;
};

/** The sections of a note to jump to; the one that is being read is marked. */
export function SectionList(props: {
  readonly text: string;
  /** What scrolls. */
  readonly body: RefObject<HTMLElement | null>;
}) {
  const { text, body } = props;
  const jumps = useMemo(() => jumpsIn(text), [text]);
  const { current, pick } = useCurrent(jumps, text, body);
  const go = (index: number): void => {
    const [jump, element] = [jumps[index], body.current];
    if (element && jump) scrollTo(element, jump, text, () => pick(index, element.scrollTop));
  };
  useKeys([
    {
      combo: '{',
      label: 'Section before',
      run: () => go(Math.max(0, current - 1)),
      when: jumps.length > 1,
      scope: 'Documents',
      repeat: true,
    },
    {
      combo: '}',
      label: 'Next section',
      run: () => go(Math.min(jumps.length - 1, current + 1)),
      when: jumps.length > 1,
      scope: 'Documents',
      repeat: true,
    },
  ]);
  if (jumps.length < 2) return null;
  return (
    <nav className="section-list" aria-label="Sections">
      <div className="section-names">
        {jumps.map((jump, index) => (
          <button
            key={jump.start}
            type="button"
            {...(index === current ? { 'aria-current': 'true' as const } : {})}
            onClick={() => go(index)}
          >
            {sentenceCase(jump.heading)}
          </button>
        ))}
      </div>
      <span className="section-keys">
        <KeyCap combo="{" /> <KeyCap combo="}" />
      </span>
    </nav>
  );
}

function jumpsIn(text: string): readonly Jump[] {
  const seen = new Map<string, number>();
  return findSections(text)
    .filter((section) => section.heading !== '')
    .map(({ heading, start }) => {
      const key = heading.toLowerCase();
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      return { heading, start, nth };
    });
}

/** Space that stays above a heading that was jumped to. */
const ABOVE = 10;

/** A long document is drawn piece by piece: what is not drawn yet is reached by its share of the text first. */
function scrollTo(body: HTMLElement, jump: Jump, text: string, arrived: () => void, tries = 6): void {
  const top = placeOfHeading(body, jump.heading, jump.nth);
  if (top !== null) body.scrollTop = Math.max(0, top - ABOVE);
  if (top !== null || tries === 0) return arrived();
  body.scrollTop = (body.scrollHeight * jump.start) / Math.max(1, text.length) - body.clientHeight / 3;
  requestAnimationFrame(() => setTimeout(() => scrollTo(body, jump, text, arrived, tries - 1), 30));
}

/**
 * Which section stands at the top of what is seen, or the one that was jumped to: the last ones of a note never come to
 * the top. That holds until somebody scrolls.
 */
function useCurrent(
  jumps: readonly Jump[],
  text: string,
  body: RefObject<HTMLElement | null>,
): { readonly current: number; readonly pick: (index: number, at: number) => void } {
  const [current, setCurrent] = useState(0);
  const picked = useRef<{ readonly index: number; readonly at: number } | null>(null);
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    let frame = 0;
    const look = (): void => {
      frame = 0;
      // Nothing is laid out (yet): the first section is as good as any.
      if (element.scrollHeight === 0) return;
      if (picked.current !== null && Math.abs(element.scrollTop - picked.current.at) < 2) return;
      picked.current = null;
      const line = element.scrollTop + ABOVE + 6;
      let found = 0;
      for (const [index, jump] of jumps.entries()) {
        const top = placeOfHeading(element, jump.heading, jump.nth);
        const passed =
          top === null ? jump.start / Math.max(1, text.length) < line / element.scrollHeight : top <= line;
        if (passed) found = index;
      }
      setCurrent(found);
    };
    const onScroll = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    picked.current = null;
    setCurrent(0);
    look();
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', onScroll);
    };
  }, [jumps, text, body]);
  const pick = (index: number, at: number): void => {
    picked.current = { index, at };
    setCurrent(index);
  };
  return { current, pick };
}

function sentenceCase(heading: string): string {
  if (heading !== heading.toUpperCase() || heading.length <= 3) return heading;
  return heading.slice(0, 1) + heading.slice(1).toLowerCase();
}
