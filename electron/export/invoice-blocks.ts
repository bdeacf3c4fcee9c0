import type { InvoiceContent, InvoiceLine } from '#shared/domain/invoice.ts';
import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import {
  BECAUSE_WIDTH,
  HAIRLINE,
  INK,
  LEFT,
  MONEY_COLUMNS,
  RIGHT,
  SERVICE_WIDTH,
  STYLES,
} from './invoice-look.ts';
import { drawRule, drawText, widthOf, wrapText, type Pdf } from './pdf-document.ts';

/** A piece of the invoice that is not cut by a page's end. */
export type Block = {
  readonly height: number;
  /** Drawn again above this block when it begins a page. */
  readonly repeats?: Block;
  readonly draw: (top: number) => void;
};

const DUE_LEFT = 250;

/** The services, what was paid and what remains, in order. */
export function blocksOf(doc: Pdf, content: InvoiceContent): Block[] {
  return [...serviceBlocks(doc, content.lines), ...settlementBlocks(doc, content)];
}

/** Services under a line that names the day and who gave them. A heading never stands alone at a foot. */
function serviceBlocks(doc: Pdf, lines: readonly InvoiceLine[]): Block[] {
  const blocks: Block[] = [];
  let last = '';
  for (const line of lines) {
    const words =
      line.providerName === ''
        ? dayWords(line.serviceOn)
        : `${dayWords(line.serviceOn)}, ${line.providerName}`;
    const heading = headingBlock(doc, words);
    const service = serviceBlock(doc, line);
    blocks.push(words === last ? { ...service, repeats: heading } : joined(heading, service));
    last = words;
  }
  return blocks;
}

function joined(first: Block, second: Block): Block {
  return {
    height: first.height + second.height,
    draw: (top) => {
      first.draw(top);
      second.draw(top + first.height);
    },
  };
}

function headingBlock(doc: Pdf, words: string): Block {
  return {
    height: 20,
    draw: (top) => {
      drawText(doc, words, LEFT, top + 15, STYLES.group);
    },
  };
}

/** What was done and its money, and beneath it why something, or nothing, is left. */
function serviceBlock(doc: Pdf, line: InvoiceLine): Block {
  const codeWidth = widthOf(doc, `${line.code}  `, STYLES.code);
  const names = wrapText(doc, line.description, SERVICE_WIDTH - codeWidth, STYLES.service);
  const because = wrapText(doc, line.because, BECAUSE_WIDTH, STYLES.because);
  const nameHeight = Math.max(1, names.length) * 13;
  return {
    height: nameHeight + because.length * 12 + 9,
    draw: (top) => {
      drawText(doc, line.code, LEFT, top + 12, STYLES.code);
      names.forEach((name, i) => {
        drawText(doc, name, LEFT + codeWidth, top + 12 + i * 13, STYLES.service);
      });
      for (const { key, right } of MONEY_COLUMNS) {
        const style = key === 'yourShareCents' ? STYLES.moneyShare : STYLES.money;
        drawText(doc, formatAmount(line[key]), right, top + 12, style, 'right');
      }
      because.forEach((sentence, i) => {
        drawText(doc, sentence, LEFT + codeWidth, top + nameHeight + 11 + i * 12, STYLES.because);
      });
      const foot = top + nameHeight + because.length * 12 + 8;
      drawRule(doc, [LEFT, foot], [RIGHT, foot], { color: HAIRLINE, width: 0.5 });
    },
  };
}

/** The sums, each payment, and what remains; the last payment and the amount due stay together. */
function settlementBlocks(doc: Pdf, { totals, payments }: InvoiceContent): Block[] {
  const rows = [totalRow(doc, totals), ...payments.map((payment) => paymentRow(doc, payment))];
  const last = rows.pop();
  const due = dueRow(doc, totals.balanceCents);
  return last ? [...rows, joined(last, due)] : [due];
}

function totalRow(doc: Pdf, totals: InvoiceContent['totals']): Block {
  const sums: Readonly<Record<(typeof MONEY_COLUMNS)[number]['key'], number>> = {
    ...totals,
    chargeCents: totals.chargesCents,
  };
  return {
    height: 18,
    draw: (top) => {
      drawText(doc, 'Total', LEFT, top + 14, STYLES.strong);
      for (const { key, right } of MONEY_COLUMNS)
        drawText(doc, formatAmount(sums[key]), right, top + 14, STYLES.moneyTotal, 'right');
    },
  };
}

function paymentRow(doc: Pdf, payment: InvoiceContent['payments'][number]): Block {
  const how = `${payment.words.charAt(0).toLowerCase()}${payment.words.slice(1)}`;
  const words = `You paid on ${dayWords(payment.on)} (${how})`;
  return {
    height: 15,
    draw: (top) => {
      drawText(doc, words, LEFT, top + 11, STYLES.body);
      drawText(doc, formatAmount(-payment.amountCents), RIGHT, top + 11, STYLES.money, 'right');
    },
  };
}

function dueRow(doc: Pdf, balanceCents: number): Block {
  return {
    height: 26,
    draw: (top) => {
      drawRule(doc, [DUE_LEFT, top + 2], [RIGHT, top + 2], { color: INK, width: 0.8 });
      const words = balanceCents < 0 ? 'To your credit' : 'Amount due';
      drawText(doc, words, DUE_LEFT, top + 19, STYLES.dueLine);
      drawText(doc, dollars(Math.abs(balanceCents)), RIGHT, top + 19, STYLES.dueMoney, 'right');
    },
  };
}
