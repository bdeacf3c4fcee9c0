import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Mark } from './marks.ts';
import { textStretches, type Span, type TextStretch } from './text-blocks.ts';
import { ASSERTION_WORDS } from './words.ts';

type Shown = {
  readonly text: string;
  /** Marks of this document, in order, not overlapping. */
  readonly marks: readonly Mark[];
  /** The passage that the keys stand on. */
  readonly active: string | null;
  readonly onOpen: (mark: Mark) => void;
};

/**
 * A document with its passages marked. A long one is drawn stretch by stretch as it comes near the window's edge, so
 * that a note of a megabyte opens and scrolls like a short one.
 */
export function MarkedText({ title, ...shown }: Shown & { readonly title: string }) {
  const stretches = useMemo(() => textStretches(shown.text), [shown.text]);
  return (
    <article aria-label={title}>
      {stretches.map((stretch, index) => (
        <Stretch
          key={index}
          {...shown}
          stretch={stretch}
          marks={within(shown.marks, stretch)}
          // What is in sight first is drawn at once.
          near={index === 0}
        />
      ))}
    </article>
  );
}

/** Of one line of text, for the height of what is not drawn yet. */
const LINE_HEIGHT = 21.6;
const CHARACTERS_A_LINE = 62;

function Stretch(props: Shown & { readonly stretch: TextStretch; readonly near: boolean }) {
  const { stretch, marks, active } = props;
  const place = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(props.near || typeof IntersectionObserver === 'undefined');
  const wanted = marks.some((mark) => mark.id === active);
  useEffect(() => {
    const element = place.current;
    if (seen || element === null) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true),
      { root: element.closest('[role="tabpanel"]'), rootMargin: '1200px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [seen]);
  useEffect(() => {
    if (wanted) setSeen(true);
  }, [wanted]);
  if (!seen && !wanted) {
    const lines = (stretch.end - stretch.start) / CHARACTERS_A_LINE;
    return <div ref={place} style={{ height: Math.ceil(lines * LINE_HEIGHT) }} />;
  }
  return (
    <>
      {stretch.sections.map(({ heading, pieces }, index) => (
        <section key={index}>
          {heading === null ? null : (
            <h2>
              <Piece {...props} marks={within(marks, heading)} span={heading} capitals />
            </h2>
          )}
          {pieces.map((piece) => (
            <p key={piece.start}>
              <Piece {...props} marks={within(marks, piece)} span={piece} />
            </p>
          ))}
        </section>
      ))}
    </>
  );
}

function within(marks: readonly Mark[], span: Span): readonly Mark[] {
  const found = marks.filter((mark) => mark.start < span.end && mark.end > span.start);
  return found.length === 0 ? NONE : found;
}

const NONE: readonly Mark[] = [];

/** Text between marks as it is, line ends made one kind. */
const Piece = memo(
  function DrawnPiece(props: Shown & { readonly span: Span; readonly capitals?: boolean }) {
    const { text, span, marks, active, onOpen } = props;
    const plain = (from: number, to: number): string => {
      const part = text.slice(from, to).replaceAll(/\r\n?/g, '\n');
      return props.capitals === true ? part.toUpperCase() : part;
    };
    const parts: ReactNode[] = [];
    let at = span.start;
    for (const mark of marks) {
      const from = Math.max(mark.start, span.start);
      const to = Math.min(mark.end, span.end);
      if (from > at) parts.push(plain(at, from));
      parts.push(
        <PassageMark
          key={mark.id}
          mark={mark}
          last={to === mark.end}
          active={mark.id === active}
          onOpen={onOpen}
        >
          {plain(from, to)}
        </PassageMark>,
      );
      at = to;
    }
    if (at < span.end) parts.push(plain(at, span.end));
    return <>{parts}</>;
  },
  (a, b) =>
    a.text === b.text &&
    a.span.start === b.span.start &&
    a.span.end === b.span.end &&
    a.onOpen === b.onOpen &&
    sameMarks(a.marks, b.marks) &&
    (a.active === b.active || !b.marks.some((mark) => mark.id === a.active || mark.id === b.active)),
);

function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return a.length === b.length && a.every((mark, i) => mark === b[i]);
}

function PassageMark(props: {
  readonly mark: Mark;
  readonly active: boolean;
  /** False for the first half of a passage that goes over two pieces. */
  readonly last: boolean;
  readonly onOpen: (mark: Mark) => void;
  readonly children: string;
}) {
  const { mark, onOpen } = props;
  const open = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onOpen(mark);
  };
  return (
    <mark
      id={mark.id}
      className="passage"
      data-tone={mark.tone}
      data-active={props.active}
      role="button"
      tabIndex={props.active ? 0 : -1}
      title={mark.rows.map(describe).join('\n')}
      onClick={() => onOpen(mark)}
      onKeyDown={open}
    >
      {props.children}
      {props.last && mark.label !== '' ? <sup>{mark.label}</sup> : null}
    </mark>
  );
}

function describe(row: Mark['rows'][number]): string {
  const aside = ASSERTION_WORDS[row.assertion];
  return `${row.code} ${row.title}${aside === '' ? '' : ` (${aside})`}`;
}
