import type { OpenVisit, StatementContent, StatementRow } from '#shared/domain/statements/paper.ts';
import type { MessageKey } from '#shared/domain/statements/messages.ts';
import type { Voice } from '#shared/domain/statements/voice.ts';
import { ACCENT, HAIRLINE, INK, PALE, STYLES } from '../invoice-look.ts';
import {
  CONTINUED_TOP,
  drawContinued,
  drawCoupon,
  drawFeet,
  drawHead,
  drawHowToPay,
  drawParagraph,
  frameOf,
  type HeadFacts,
} from './bill-frame.ts';
import { dueRow } from './bill-invoice.ts';
import { billPen, PAPERS, type BillPen, type DrawnBill } from './bill-pen.ts';
import { flow, joined, type Block } from './flow.ts';

const DATE_WIDTH = 70;

/**
 * A statement: the story in a sentence, a reminder where one is due, what came since the last one, what is open and since when,
 * and the coupon. The address stands for a window envelope.
 */
export function drawStatementBill(content: StatementContent, voice: Voice): DrawnBill {
  const pen = billPen(PAPERS[content.look.paper]);
  pen.newPage();
  const { left, right } = frameOf(pen);
  const head = headOf(content, voice);
  let y = drawHead(pen, head);
  y = drawReminder(pen, content, y);
  y = drawParagraph(pen, content.story, { x: left, y, width: right - left, leading: 16 }, STYLES.summary);
  const draft = billPen(pen.size);
  draft.newPage();
  const bottom = drawHowToPay(draft, content.practice, voice.say('word.statement'), voice);
  const foot = (): void => {
    drawHowToPay(pen, content.practice, voice.say('word.statement'), voice);
    drawCoupon(pen, head, voice, {
      dueOn: voice.day(content.dueOn),
      amount: voice.money(Math.max(0, content.dueCents)),
    });
  };
  const place = {
    bottom,
    furtherBottom: pen.size.height - 50,
    next: (): number => {
      if (pen.page() === 0) pen.outside(foot);
      pen.newPage();
      drawContinued(pen, head, voice, voice.day(content.issuedOn));
      return CONTINUED_TOP;
    },
  };
  flow([...movementBlocks(pen, content, voice), ...openBlocks(pen, content, voice)], {
    top: y - 4,
    ...place,
  });
  if (pen.page() === 0) foot();
  drawFeet(pen, head, voice);
  return pen.finish();
}

function headOf(content: StatementContent, voice: Voice): HeadFacts {
  const credit = content.dueCents < 0;
  return {
    document: voice.say('doc.statement'),
    number: content.number,
    facts: [
      [voice.say('field.number'), content.number],
      [voice.say('field.date'), voice.day(content.asOfOn)],
      [voice.say('field.account'), content.addressee.accountNumber],
      ...(content.patients.length > 1
        ? [[voice.say('field.patients'), content.patients.join(', ')] as const]
        : []),
    ],
    practice: content.practice,
    addressee: content.addressee,
    figure: {
      label: voice.say(credit ? 'due.credit' : 'due.amount'),
      amount: voice.money(Math.abs(content.dueCents)),
      beneath: content.dueCents > 0 ? voice.say('due.by', { day: voice.day(content.dueOn) }) : '',
    },
  };
}

/** A reminder stands in a field of its own, above the story. */
function drawReminder(pen: BillPen, { reminder }: StatementContent, top: number): number {
  if (reminder.title === '' && reminder.text === '') return top;
  const { left, right } = frameOf(pen);
  const lines = pen.wrap(reminder.text, right - left - 24, STYLES.body);
  const height = (reminder.title === '' ? 8 : 22) + lines.length * 12.5 + 6;
  const from = top - 14;
  pen.fill(left, from, right - left, height, PALE);
  pen.rule([left, from], [left, from + height], { color: ACCENT, width: 2 });
  let y = from + 16;
  if (reminder.title !== '') {
    pen.part('H2', () => pen.text(reminder.title, left + 12, y, STYLES.strong));
    y += 15;
  }
  pen.part('P', () => {
    lines.forEach((line, i) => pen.text(line, left + 12, y + i * 12.5, STYLES.body));
  });
  return from + height + 17;
}

function rowBlock(
  pen: BillPen,
  row: { readonly date: string; readonly text: string; readonly note: string; readonly amount: string },
  strong: boolean,
): Block {
  const { left, right } = frameOf(pen);
  const textLeft = left + DATE_WIDTH;
  const width = right - textLeft - 66;
  const text = pen.wrap(row.text, width, strong ? STYLES.strong : STYLES.service);
  const note = pen.wrap(row.note, width, STYLES.because);
  const textHeight = Math.max(1, text.length) * 13;
  const height = textHeight + note.length * 11.5 + 6;
  return {
    height,
    draw: (top) => {
      pen.part('TR', () => {
        pen.part('TD', () => pen.text(row.date, left, top + 12, STYLES.quiet));
        pen.part('TD', () => {
          text.forEach((line, i) =>
            pen.text(line, textLeft, top + 12 + i * 13, strong ? STYLES.strong : STYLES.service),
          );
          note.forEach((line, i) =>
            pen.text(line, textLeft, top + textHeight + 10 + i * 11.5, STYLES.because),
          );
        });
        pen.part('TD', () =>
          pen.text(row.amount, right, top + 12, strong ? STYLES.moneyTotal : STYLES.money, 'right'),
        );
      });
      pen.rule([left, top + height - 0.5], [right, top + height - 0.5], { color: HAIRLINE, width: 0.5 });
    },
  };
}

function headBlock(pen: BillPen, titles: readonly [string, string, string], tag: 'TH' | 'TD' = 'TH'): Block {
  const { left, right } = frameOf(pen);
  return {
    height: 17,
    draw: (top) => {
      pen.part('TR', () => {
        pen.part(tag, () => pen.text(titles[0], left, top + 10, STYLES.columnHead));
        pen.part(tag, () => pen.text(titles[1], left + DATE_WIDTH, top + 10, STYLES.columnHead));
        pen.part(tag, () => pen.text(titles[2], right, top + 10, STYLES.columnHead, 'right'));
      });
      pen.rule([left, top + 15], [right, top + 15], { color: INK, width: 0.8 });
    },
  };
}

/** Previous balance, each movement with its reason, and the amount due. */
function movementBlocks(pen: BillPen, content: StatementContent, voice: Voice): Block[] {
  const head = headBlock(pen, [voice.say('col.date'), voice.say('col.what'), voice.say('col.amount')]);
  const previous =
    content.previousText === ''
      ? []
      : [
          rowBlock(
            pen,
            { date: '', text: content.previousText, note: '', amount: voice.figure(content.previousCents) },
            true,
          ),
        ];
  const moved = content.rows.map((row: StatementRow) =>
    rowBlock(
      pen,
      { date: voice.shortDay(row.on), text: row.text, note: row.note, amount: voice.figure(row.amountCents) },
      false,
    ),
  );
  const rows = [...previous, ...moved];
  const first = rows.shift();
  const last = rows.pop();
  const due = dueRow(pen, content.dueCents, voice);
  const repeating = (block: Block): Block => ({ ...block, repeats: head });
  return [
    ...(first ? [joined(head, first)] : [head]),
    ...rows.map(repeating),
    ...(last ? [repeating(joined(last, due))] : [due]),
  ];
}

/** What is open by visit, since when, and what is still with the insurer. */
function openBlocks(pen: BillPen, content: StatementContent, voice: Voice): Block[] {
  const visits = content.visits.map((visit: OpenVisit) =>
    rowBlock(
      pen,
      {
        date: visit.serviceOn === null ? '' : voice.shortDay(visit.serviceOn),
        text: visit.text,
        note: visit.how,
        amount: voice.figure(visit.openCents),
      },
      false,
    ),
  );
  const head = headBlock(pen, [
    voice.say('superbill.day'),
    voice.say('statement.open'),
    voice.say('col.amount'),
  ]);
  const space: Block = { height: 6, draw: () => undefined };
  const first = visits.shift();
  const blocks: Block[] = first
    ? [joined(space, joined(head, first)), ...visits.map((v) => ({ ...v, repeats: head }))]
    : [];
  if (content.dueCents > 0) blocks.push(agingBlock(pen, content, voice));
  if (content.pending !== '') {
    const { left, right } = frameOf(pen);
    const lines = pen.wrap(content.pending, right - left, STYLES.because).length;
    blocks.push({
      height: lines * 12 + 4,
      draw: (top) =>
        void drawParagraph(
          pen,
          content.pending,
          { x: left, y: top + 12, width: right - left, leading: 12 },
          STYLES.because,
        ),
    });
  }
  return blocks;
}

/** How long it has been open: five figures side by side. */
function agingBlock(pen: BillPen, content: StatementContent, voice: Voice): Block {
  const { left, right } = frameOf(pen);
  const width = (right - left) / content.aging.length;
  return {
    height: 42,
    draw: (top) => {
      const from = top + 6;
      pen.fill(left, from, right - left, 34, PALE);
      pen.part('Table', () => {
        const cells = (tag: string, draw: (i: number) => void): void =>
          pen.part('TR', () => content.aging.forEach((_, i) => pen.part(tag, () => draw(i))));
        cells('TH', (i) => {
          const words = voice.say(`aging.${i}` as MessageKey);
          pen.text(
            words,
            left + (i + 1) * width - 8,
            from + 13,
            pen.fitted(words, width - 12, STYLES.small),
            'right',
          );
        });
        cells('TD', (i) => {
          const cents = content.aging[i] ?? 0;
          pen.text(
            voice.figure(cents),
            left + (i + 1) * width - 8,
            from + 27,
            cents === 0 ? STYLES.money : STYLES.moneyTotal,
            'right',
          );
        });
      });
    },
  };
}
