import type { ReceiptContent } from '#shared/domain/statements/paper.ts';
import type { Voice } from '#shared/domain/statements/voice.ts';
import { HAIRLINE, INK, STYLES } from '../invoice-look.ts';
import { drawFeet, drawHead, drawParagraph, frameOf, type HeadFacts } from './bill-frame.ts';
import { billPen, PAPERS, type DrawnBill } from './bill-pen.ts';

/** A receipt: what was received, how, for what, and what is left. */
export function drawReceiptBill(content: ReceiptContent, voice: Voice): DrawnBill {
  const pen = billPen(PAPERS[content.look.paper]);
  pen.newPage();
  const { left, right } = frameOf(pen);
  const head: HeadFacts = {
    document: voice.say('doc.receipt'),
    number: content.number,
    facts: [
      [voice.say('field.number'), content.number],
      [voice.say('field.date'), voice.day(content.receivedOn)],
      [voice.say('field.account'), content.addressee.accountNumber],
    ],
    practice: content.practice,
    addressee: content.addressee,
    figure: {
      label: voice.say('receipt.received'),
      amount: voice.money(content.amountCents),
      beneath: content.tender,
    },
  };
  let y = drawHead(pen, head);
  const thanks = voice.say('receipt.thanks', {
    amount: voice.money(content.amountCents),
    day: voice.day(content.receivedOn),
    how: content.tender.toLowerCase(),
  });
  y = drawParagraph(pen, thanks, { x: left, y, width: right - left, leading: 16 }, STYLES.summary) + 4;
  const note = [content.reference, content.paidBy].filter((part) => part !== '').join(', ');
  if (note !== '')
    y = drawParagraph(
      pen,
      `${voice.say('receipt.note')}: ${note}`,
      { x: left, y, width: right - left, leading: 12 },
      STYLES.because,
    );
  pen.part('Table', () => {
    pen.part('TR', () => {
      pen.part('TH', () => pen.text(voice.say('receipt.for'), left, y + 12, STYLES.columnHead));
      pen.part('TH', () => pen.text(voice.say('col.amount'), right, y + 12, STYLES.columnHead, 'right'));
    });
    pen.rule([left, y + 18], [right, y + 18], { color: INK, width: 0.8 });
    y += 20;
    for (const line of content.lines) {
      const words = pen.wrap(line.text, right - left - 110, STYLES.service);
      pen.part('TR', () => {
        pen.part('TD', () =>
          words.forEach((word, i) => pen.text(word, left, y + 13 + i * 13, STYLES.service)),
        );
        pen.part('TD', () => pen.text(voice.figure(line.amountCents), right, y + 13, STYLES.money, 'right'));
      });
      y += words.length * 13 + 7;
      pen.rule([left, y], [right, y], { color: HAIRLINE, width: 0.5 });
    }
    pen.part('TR', () => {
      pen.part('TD', () => pen.text(voice.say('total'), left, y + 17, STYLES.strong));
      pen.part('TD', () =>
        pen.text(voice.money(content.amountCents), right, y + 17, STYLES.dueMoney, 'right'),
      );
    });
  });
  y += 44;
  const amount = voice.money(Math.abs(content.balanceCents));
  const left_ =
    content.balanceCents > 0
      ? voice.say('receipt.leftNow', { amount })
      : content.balanceCents === 0
        ? voice.say('receipt.leftNothing')
        : voice.say('receipt.leftCredit', { amount });
  drawParagraph(pen, left_, { x: left, y, width: right - left, leading: 16 }, STYLES.summary);
  drawFeet(pen, head, voice);
  return pen.finish();
}
