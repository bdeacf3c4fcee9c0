import type { InvoiceContent, InvoiceLine } from '#shared/domain/invoice.ts';
import type { Voice } from '#shared/domain/statements/voice.ts';
import { HAIRLINE, INK, STYLES } from '../invoice-look.ts';
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
import { billPen, PAPERS, type BillPen, type DrawnBill } from './bill-pen.ts';
import { flow, joined, type Block } from './flow.ts';

type MoneyKey = 'chargeCents' | 'insurerPaidCents' | 'discountCents' | 'yourShareCents';

/** Money columns by how far their right edge is from the paper's. */
const COLUMNS = [
  { key: 'chargeCents', back: 216, words: 'col.charge' },
  { key: 'insurerPaidCents', back: 140, words: 'col.insurer' },
  { key: 'discountCents', back: 70, words: 'col.discount' },
  { key: 'yourShareCents', back: 0, words: 'col.share' },
] as const satisfies readonly { key: MoneyKey; back: number; words: string }[];

/** Points between the services and how to pay. */
const ABOVE_FOOT = 6;

/**
 * An invoice: one page for an ordinary visit; more services continue on further pages with the head repeated. The address
 * stands for a window envelope, the payment coupon at the foot of the first page.
 */
export function drawInvoiceBill(content: InvoiceContent, voice: Voice): DrawnBill {
  const pen = billPen(PAPERS[content.look.paper]);
  pen.newPage();
  const { left, right } = frameOf(pen);
  const head = headOf(content, voice);
  const story = drawHead(pen, head);
  const after = drawParagraph(
    pen,
    content.summary,
    { x: left, y: story, width: right - left, leading: 16 },
    STYLES.summary,
  );
  const balance = Math.max(0, content.totals.balanceCents);
  const bottomOfBody = (): void => {
    drawHowToPay(pen, content.practice, voice.say('word.invoice'), voice);
    drawCoupon(pen, head, voice, { dueOn: voice.day(content.dueOn), amount: voice.money(balance) });
  };
  // The foot of the first page is measured first and read aloud last.
  const bottom = measureFoot(content, voice);
  let top = after + 6;
  pen.part('Table', () => {
    top = drawTableHead(pen, top, voice, false);
    flow(blocksOf(pen, content, voice), {
      top,
      bottom: bottom - ABOVE_FOOT,
      furtherBottom: pen.size.height - 50,
      next: () => {
        if (pen.page() === 0) pen.outside(bottomOfBody);
        pen.newPage();
        drawContinued(pen, head, voice, voice.day(content.issuedOn));
        return drawTableHead(pen, CONTINUED_TOP, voice, true);
      },
    });
  });
  if (pen.page() === 0) bottomOfBody();
  drawFeet(pen, head, voice);
  return pen.finish();
}

/** Where the foot of the first page begins, without drawing it. */
function measureFoot(content: InvoiceContent, voice: Voice): number {
  const draft = billPen(PAPERS[content.look.paper]);
  draft.newPage();
  return drawHowToPay(draft, content.practice, voice.say('word.invoice'), voice);
}

function headOf(content: InvoiceContent, voice: Voice): HeadFacts {
  const credit = content.totals.balanceCents < 0;
  return {
    document: voice.say('doc.invoice'),
    number: content.invoiceNumber,
    facts: [
      [voice.say('field.number'), content.invoiceNumber],
      [voice.say('field.date'), voice.day(content.issuedOn)],
      [voice.say('field.account'), content.patient.accountNumber],
    ],
    practice: content.practice,
    addressee: content.patient,
    figure: {
      label: voice.say(credit ? 'due.credit' : 'due.amount'),
      amount: voice.money(Math.abs(content.totals.balanceCents)),
      beneath: content.totals.balanceCents > 0 ? voice.say('due.by', { day: voice.day(content.dueOn) }) : '',
    },
  };
}

/** Names of the columns over a rule. On further pages they are seen and not read aloud again. */
function drawTableHead(pen: BillPen, top: number, voice: Voice, again: boolean): number {
  const { left, right } = frameOf(pen);
  const draw = (): void => {
    const cell = (drawing: () => void): void => (again ? drawing() : pen.part('TH', drawing));
    cell(() => pen.text(voice.say('col.service'), left, top + 10, STYLES.columnHead));
    for (const { back, words } of COLUMNS)
      cell(() => pen.text(voice.say(words), right - back, top + 10, STYLES.columnHead, 'right'));
  };
  if (again) pen.onPage(pen.page(), draw);
  else pen.part('TR', draw);
  pen.rule([left, top + 16], [right, top + 16], { color: INK, width: 0.8 });
  return top + 17;
}

function blocksOf(pen: BillPen, content: InvoiceContent, voice: Voice): Block[] {
  return [...serviceBlocks(pen, content.lines, voice), ...settlementBlocks(pen, content, voice)];
}

/** Services under a line that names the day and who gave them. A heading never stands alone at a foot. */
function serviceBlocks(pen: BillPen, lines: readonly InvoiceLine[], voice: Voice): Block[] {
  const blocks: Block[] = [];
  let last = '';
  for (const line of lines) {
    const day = voice.day(line.serviceOn);
    const words = line.providerName === '' ? day : `${day}, ${line.providerName}`;
    const heading: Block = {
      height: 20,
      draw: (top) =>
        pen.part('TR', () =>
          pen.part('TD', () => pen.text(words, frameOf(pen).left, top + 15, STYLES.group)),
        ),
    };
    const service = serviceBlock(pen, line, voice);
    blocks.push(words === last ? { ...service, repeats: heading } : joined(heading, service));
    last = words;
  }
  return blocks;
}

/** What was done and its money, and beneath it why something, or nothing, is left. */
function serviceBlock(pen: BillPen, line: InvoiceLine, voice: Voice): Block {
  const { left, right } = frameOf(pen);
  const codeWidth = pen.width(`${line.code}  `, STYLES.code);
  const serviceWidth = right - 282 - left;
  const names = pen.wrap(line.description, serviceWidth - codeWidth, STYLES.service);
  const because = pen.wrap(line.because, 430, STYLES.because);
  const nameHeight = Math.max(1, names.length) * 13;
  return {
    height: nameHeight + because.length * 12 + 9,
    draw: (top) => {
      pen.part('TR', () => {
        pen.part('TD', () => {
          pen.text(line.code, left, top + 12, STYLES.code);
          names.forEach((name, i) => pen.text(name, left + codeWidth, top + 12 + i * 13, STYLES.service));
        });
        for (const { key, back } of COLUMNS) {
          const style = key === 'yourShareCents' ? STYLES.moneyShare : STYLES.money;
          pen.part('TD', () => pen.text(voice.figure(line[key]), right - back, top + 12, style, 'right'));
        }
        pen.part('TD', () => {
          because.forEach((sentence, i) =>
            pen.text(sentence, left + codeWidth, top + nameHeight + 11 + i * 12, STYLES.because),
          );
        });
      });
      const foot = top + nameHeight + because.length * 12 + 8;
      pen.rule([left, foot], [right, foot], { color: HAIRLINE, width: 0.5 });
    },
  };
}

/** So many payments and their sums are never parted by a page's end. */
const TOGETHER = 6;

/** The sums, each payment, and what remains: together, or of very many payments the last with the amount due. */
function settlementBlocks(pen: BillPen, content: InvoiceContent, voice: Voice): Block[] {
  const { totals, payments } = content;
  const rows = [totalRow(pen, totals, voice), ...payments.map((payment) => paymentRow(pen, payment, voice))];
  const due = dueRow(pen, totals.balanceCents, voice);
  if (payments.length <= TOGETHER) return [[...rows, due].reduce(joined)];
  const last = rows.pop();
  return last ? [...rows, joined(last, due)] : [due];
}

function totalRow(pen: BillPen, totals: InvoiceContent['totals'], voice: Voice): Block {
  const { left, right } = frameOf(pen);
  const sums: Readonly<Record<MoneyKey, number>> = { ...totals, chargeCents: totals.chargesCents };
  return {
    height: 18,
    draw: (top) =>
      pen.part('TR', () => {
        pen.part('TD', () => pen.text(voice.say('total'), left, top + 14, STYLES.strong));
        for (const { key, back } of COLUMNS)
          pen.part('TD', () =>
            pen.text(voice.figure(sums[key]), right - back, top + 14, STYLES.moneyTotal, 'right'),
          );
      }),
  };
}

function paymentRow(pen: BillPen, payment: InvoiceContent['payments'][number], voice: Voice): Block {
  const { left, right } = frameOf(pen);
  const how = `${payment.words.charAt(0).toLowerCase()}${payment.words.slice(1)}`;
  const words = voice.say('paid.on', { day: voice.day(payment.on), how });
  return {
    height: 15,
    draw: (top) =>
      pen.part('TR', () => {
        pen.part('TD', () => pen.text(words, left, top + 11, STYLES.body));
        pen.part('TD', () =>
          pen.text(voice.figure(-payment.amountCents), right, top + 11, STYLES.money, 'right'),
        );
      }),
  };
}

/** The amount due under a rule. */
export function dueRow(pen: BillPen, balanceCents: number, voice: Voice): Block {
  const { left, right } = frameOf(pen);
  const from = left + 196;
  return {
    height: 26,
    draw: (top) => {
      pen.rule([from, top + 2], [right, top + 2], { color: INK, width: 0.8 });
      pen.part('TR', () => {
        const words = voice.say(balanceCents < 0 ? 'due.credit' : 'due.amount');
        pen.part('TD', () => pen.text(words, from, top + 19, STYLES.dueLine));
        pen.part('TD', () =>
          pen.text(voice.money(Math.abs(balanceCents)), right, top + 19, STYLES.dueMoney, 'right'),
        );
      });
    },
  };
}
