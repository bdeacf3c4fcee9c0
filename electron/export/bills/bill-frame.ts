import type { Addressee, Sender } from '#shared/domain/statements/paper.ts';
import type { Voice } from '#shared/domain/statements/voice.ts';
import { ACCENT, HAIRLINE, INK, PALE, SECOND, STYLES } from '../invoice-look.ts';
import { phoneWords } from '../phone-words.ts';
import { PAPERS, type BillPen } from './bill-pen.ts';

/** Where things stand on a paper, points. */
export type Frame = {
  readonly left: number;
  readonly right: number;
  /** Left edge of the column at the right of the head. */
  readonly aside: number;
  /** Baselines of the addressee, at most so many lines, and their left and right edge. */
  readonly address: {
    readonly left: number;
    readonly right: number;
    readonly baselines: readonly number[];
  };
  /** Top of the box with the amount. */
  readonly dueTop: number;
  /** Baseline of the story beneath the head. */
  readonly storyTop: number;
  readonly couponTop: number;
  readonly foot: number;
  /** Folds, from the top: letter in thirds for a No. 10 envelope; A4 in thirds (DL) and at the half (C5). */
  readonly folds: readonly number[];
};

const MM = 72 / 25.4;

/**
 * US Letter, folded in thirds into a No. 10 envelope: its window (4\u00bd \u00d7 1\u215b in, \u215e in from the left, \u00bd in from the foot)
 * shows 0.875 to 4.375 in from the left and 2.5 to 3.17 in from the top wherever the sheet slides.
 * A4, folded in thirds into DL (110 \u00d7 220 mm, window 90 \u00d7 45 mm, 20 mm from the left, 15 mm from the foot, DIN 680): 20 to
 * 110 mm from the left and 50 to 90 mm from the top; folded in half into C5 (162 \u00d7 229 mm) the same lines lie in its window.
 */
export const FRAMES: Readonly<Record<'letter' | 'a4', Frame>> = {
  letter: {
    left: 54,
    right: 558,
    aside: 384,
    address: { left: 66, right: 314, baselines: [190, 203, 216, 227] },
    dueTop: 158,
    storyTop: 286,
    couponTop: 638,
    foot: 768,
    folds: [264, 528],
  },
  a4: {
    left: 25 * MM,
    right: 595.276 - 15 * MM,
    aside: 125 * MM,
    address: { left: 25 * MM, right: 108 * MM, baselines: [56 * MM, 60.6 * MM, 65.2 * MM, 69.8 * MM] },
    dueTop: 52 * MM,
    storyTop: 104 * MM,
    couponTop: 841.89 - 56 * MM,
    foot: 841.89 - 8 * MM,
    folds: [105 * MM, 148.5 * MM, 210 * MM],
  },
};

/** What the head and the coupon say. */
export type HeadFacts = {
  readonly document: string;
  readonly number: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly practice: Sender;
  readonly addressee: Addressee;
  /** The one figure that the eye should find first. */
  readonly figure: { readonly label: string; readonly amount: string; readonly beneath: string };
};

export function frameOf(pen: BillPen): Frame {
  return pen.size.height === PAPERS.a4.height ? FRAMES.a4 : FRAMES.letter;
}

/** First page: practice, addressee in the envelope\u2019s window, facts, the amount. @returns where the text begins. */
export function drawHead(pen: BillPen, head: HeadFacts): number {
  const frame = frameOf(pen);
  drawPractice(pen, frame, head.practice);
  drawFacts(pen, frame, head);
  pen.part('P', () => {
    [head.addressee.name, ...head.addressee.addressLines]
      .filter((line) => line !== '')
      .slice(0, frame.address.baselines.length)
      .forEach((line, i) => {
        const { left, right, baselines } = frame.address;
        pen.text(line, left, baselines[i] ?? 0, pen.fitted(line, right - left, STYLES.address));
      });
  });
  drawFigure(pen, frame, head.figure);
  drawFolds(pen, frame);
  return frame.storyTop;
}

function drawPractice(pen: BillPen, frame: Frame, practice: Sender): void {
  const width = frame.aside - frame.left - 18;
  const top = frame === FRAMES.a4 ? 50 : 62;
  pen.part('P', () => {
    pen.text(practice.name, frame.left, top, pen.fitted(practice.name, width, STYLES.practice));
    [...practice.addressLines, phoneWords(practice.phone)]
      .filter((line) => line !== '')
      .forEach((line, i) => {
        pen.text(line, frame.left, top + 16 + i * 12, pen.fitted(line, width, STYLES.quiet));
      });
  });
}

function drawFacts(pen: BillPen, frame: Frame, { document, facts }: HeadFacts): void {
  const top = frame === FRAMES.a4 ? 50 : 62;
  const width = frame.right - frame.aside;
  pen.part('H1', () => pen.text(document, frame.aside, top, pen.fitted(document, width, STYLES.title)));
  facts.forEach(([label, value], i) => {
    const y = top + 16 + i * 14;
    pen.part('P', () => {
      pen.text(label, frame.aside, y, STYLES.quiet);
      const room = width - pen.width(label, STYLES.quiet) - 10;
      pen.text(value, frame.right, y, pen.fitted(value, room, STYLES.body), 'right');
    });
  });
}

function drawFigure(pen: BillPen, frame: Frame, { label, amount, beneath }: HeadFacts['figure']): void {
  const { aside, right, dueTop: top } = frame;
  pen.fill(aside, top, right - aside, 84, PALE);
  pen.rule([aside, top], [aside, top + 84], { color: ACCENT, width: 2 });
  pen.part('P', () => {
    pen.text(label, aside + 14, top + 20, STYLES.label);
    pen.text(amount, aside + 13, top + 47, pen.fitted(amount, right - aside - 26, STYLES.due));
    const room = right - aside - 22;
    if (beneath !== '') pen.text(beneath, aside + 14, top + 68, pen.fitted(beneath, room, STYLES.body));
  });
}

/** Short ticks at the left edge, where the sheet is folded. */
function drawFolds(pen: BillPen, frame: Frame): void {
  for (const y of frame.folds) pen.rule([12, y], [24, y], { color: SECOND, width: 0.4 });
}

/** Lines of a paragraph. @returns the baseline after the last. */
export function drawParagraph(
  pen: BillPen,
  text: string,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly leading: number },
  style: (typeof STYLES)[keyof typeof STYLES],
  tag = 'P',
): number {
  const lines = pen.wrap(text, at.width, style);
  if (lines.length === 0) return at.y;
  pen.part(tag, () => {
    lines.forEach((line, i) => pen.text(line, at.x, at.y + i * at.leading, style));
  });
  return at.y + lines.length * at.leading;
}

/** Further pages: whose paper this is, in two lines. */
export function drawContinued(pen: BillPen, head: HeadFacts, voice: Voice, day: string): void {
  const { left, right } = frameOf(pen);
  const title = voice.say('page.continued', { document: head.document, number: head.number });
  const whose = voice.say('page.account', {
    name: head.addressee.name,
    account: head.addressee.accountNumber,
  });
  const page = pen.page();
  pen.onPage(page, () => {
    pen.text(head.practice.name, left, 62, pen.fitted(head.practice.name, 280, STYLES.strong));
    pen.text(title, right, 62, STYLES.body, 'right');
    pen.text(whose, left, 76, pen.fitted(whose, 300, STYLES.quiet));
    pen.text(day, right, 76, STYLES.quiet, 'right');
    pen.rule([left, 88], [right, 88], { color: HAIRLINE, width: 0.6 });
  });
}

export const CONTINUED_TOP = 104;

/** Number and count at the foot of every page. */
export function drawFeet(pen: BillPen, head: HeadFacts, voice: Voice): void {
  const { left, right, foot } = frameOf(pen);
  const pages = pen.page() + 1;
  for (let page = 0; page < pages; page += 1)
    pen.onPage(page, () => {
      pen.text(`${head.document} ${head.number}`, left, foot, STYLES.small);
      const words = voice.say('page.of', { page: String(page + 1), pages: String(pages) });
      pen.text(words, right, foot, STYLES.small, 'right');
    });
}

/** The lowest part of the first page, to be torn off and sent with a check. */
export function drawCoupon(
  pen: BillPen,
  head: HeadFacts,
  voice: Voice,
  facts: { readonly dueOn: string; readonly amount: string },
): void {
  const frame = frameOf(pen);
  const { left, right, couponTop: top } = frame;
  const factsLeft = left + 276;
  pen.rule([0, top], [pen.size.width, top], { color: SECOND, width: 0.6, dash: [3, 3] });
  pen.part('P', () => pen.text(voice.say('coupon.tear'), left, top + 13, STYLES.small));
  pen.part('P', () => {
    pen.text(voice.say('coupon.payTo'), left, top + 32, STYLES.label);
    [head.practice.name, ...head.practice.addressLines]
      .filter((line) => line !== '')
      .forEach((line, i) => {
        const style = i === 0 ? STYLES.strong : STYLES.body;
        pen.text(line, left, top + 48 + i * 13, pen.fitted(line, 256, style));
      });
  });
  const rows: readonly (readonly [string, string])[] = [
    [voice.say('field.patient'), head.addressee.name],
    [voice.say('field.account'), head.addressee.accountNumber],
    [head.document, head.number],
    [voice.say('due.by.label'), facts.dueOn],
  ];
  rows.forEach(([label, value], i) => {
    const y = top + 32 + i * 14;
    pen.part('P', () => {
      pen.text(label, factsLeft, y, STYLES.label);
      const room = right - factsLeft - pen.width(label, STYLES.label) - 12;
      pen.text(value, right, y, pen.fitted(value, room, STYLES.body), 'right');
    });
    pen.rule([factsLeft, y + 4], [right, y + 4], { color: HAIRLINE, width: 0.5 });
  });
  const due = top + 32 + rows.length * 14 + 5;
  pen.part('P', () => {
    pen.text(voice.say('due.amount'), factsLeft, due, STYLES.strong);
    pen.text(facts.amount, right, due, STYLES.couponDue, 'right');
  });
  const enclosed = voice.say('coupon.enclosed');
  pen.part('P', () => pen.text(enclosed, factsLeft, due + 22, STYLES.label));
  const line = factsLeft + pen.width(enclosed, STYLES.label) + 10;
  pen.rule([line, due + 24], [right, due + 24], { color: INK, width: 0.8 });
}

/**
 * How to pay, in the practice\u2019s own words, and whom to ask: above the coupon, so that it is on the first page however much
 * follows. @returns where it begins, the end of the page\u2019s other content.
 */
export function drawHowToPay(pen: BillPen, practice: Sender, word: string, voice: Voice): number {
  const { left, right, couponTop } = frameOf(pen);
  const leading = 12.5;
  const ask =
    practice.phone === '' ? '' : voice.say('how.ask', { document: word, phone: phoneWords(practice.phone) });
  const lines = [practice.paymentInstructions, ask].flatMap((words) =>
    pen.wrap(words, right - left, STYLES.body),
  );
  if (lines.length === 0) return couponTop - 8;
  const first = couponTop - 14 - (lines.length - 1) * leading;
  pen.part('H2', () => pen.text(voice.say('how.title'), left, first - 15, STYLES.group));
  pen.part('P', () => {
    lines.forEach((line, i) => pen.text(line, left, first + i * leading, STYLES.body));
  });
  return first - 27;
}
