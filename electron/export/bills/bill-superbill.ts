import type { SuperbillContent } from '#shared/domain/statements/paper.ts';
import type { Voice } from '#shared/domain/statements/voice.ts';
import { HAIRLINE, INK, SECOND, STYLES } from '../invoice-look.ts';
import type { PenStyle } from '../pen.ts';
import { phoneWords } from '../phone-words.ts';
import {
  CONTINUED_TOP,
  drawContinued,
  drawFeet,
  drawHead,
  drawParagraph,
  frameOf,
  type HeadFacts,
} from './bill-frame.ts';
import { billPen, PAPERS, type BillPen, type DrawnBill } from './bill-pen.ts';
import { flow, joined, type Block } from './flow.ts';

/** Columns of services, points from the left edge; money stands at the right. */
const AT = { day: 0, place: 66, code: 104, name: 196, pointer: 372, units: 414 } as const;

/** What a patient files with an own insurer: who, what, why, with the codes and numbers that an insurer asks for. */
export function drawSuperbillBill(content: SuperbillContent, voice: Voice): DrawnBill {
  const pen = billPen(PAPERS[content.look.paper]);
  pen.newPage();
  const { left, right } = frameOf(pen);
  const head = headOf(content, voice);
  let y = drawHead(pen, head);
  y = drawParagraph(
    pen,
    voice.say('superbill.intro'),
    { x: left, y, width: right - left, leading: 14 },
    STYLES.body,
  );
  const pairs = facts(content, voice);
  const half = (right - left) / 2;
  pairs.forEach(([label, value], i) => {
    const x = left + (i % 2) * half;
    const row = y + 12 + Math.floor(i / 2) * 15;
    pen.part('P', () => {
      pen.text(label, x, row, STYLES.label);
      pen.text(value, x + 84, row, pen.fitted(value, half - 94, STYLES.body));
    });
  });
  y += 12 + Math.ceil(pairs.length / 2) * 15 + 6;
  const blocks = [...diagnosisBlocks(pen, content, voice), ...serviceBlocks(pen, content, voice)];
  const end = flow(blocks, {
    top: y,
    bottom: pen.size.height - 110,
    furtherBottom: pen.size.height - 110,
    next: () => {
      pen.newPage();
      drawContinued(pen, head, voice, voice.day(content.issuedOn));
      return CONTINUED_TOP;
    },
  });
  const sign = Math.max(end + 44, pen.size.height - 96);
  pen.rule([left, sign], [left + 240, sign], { color: SECOND, width: 0.6 });
  pen.part('P', () => pen.text(voice.say('superbill.sign'), left, sign + 12, STYLES.small));
  drawFeet(pen, head, voice);
  return pen.finish();
}

function headOf(content: SuperbillContent, voice: Voice): HeadFacts {
  return {
    document: voice.say('doc.superbill'),
    number: content.number,
    facts: [
      [voice.say('field.number'), content.number],
      [voice.say('field.date'), voice.day(content.issuedOn)],
      [voice.say('field.account'), content.addressee.accountNumber],
    ],
    practice: content.practice,
    addressee: content.addressee,
    figure: {
      label: voice.say('total'),
      amount: voice.money(content.totalCents),
      beneath:
        content.paidCents > 0
          ? `${voice.say('superbill.paid')} ${voice.money(content.paidCents)}`
          : voice.say('superbill.unpaid'),
    },
  };
}

function facts(content: SuperbillContent, voice: Voice): [string, string][] {
  const { practice, addressee, provider } = content;
  const taxId = practice.taxId.replace(/^(\d{2})(\d{7})$/, '$1-$2');
  const rows: [string, string][] = [
    [voice.say('field.patient'), addressee.name],
    [voice.say('superbill.provider'), provider.name],
    [voice.say('field.born'), addressee.birthDate === null ? '' : voice.day(addressee.birthDate)],
    [`${voice.say('field.npi')} (${voice.say('superbill.provider').toLowerCase()})`, provider.npi],
    [voice.say('superbill.insured'), content.insured],
    [voice.say('superbill.practice'), practice.name],
    [voice.say('field.phone'), phoneWords(practice.phone)],
    [`${voice.say('field.npi')} (${voice.say('superbill.practice').toLowerCase()})`, practice.npi],
    [voice.say('superbill.paid'), voice.money(content.paidCents)],
    [voice.say('field.taxId'), taxId],
  ];
  return rows;
}

function title(pen: BillPen, words: string): Block {
  const { left, right } = frameOf(pen);
  return {
    height: 26,
    draw: (top) => {
      pen.part('H2', () => pen.text(words, left, top + 16, STYLES.group));
      pen.rule([left, top + 21], [right, top + 21], { color: INK, width: 0.8 });
    },
  };
}

function diagnosisBlocks(pen: BillPen, content: SuperbillContent, voice: Voice): Block[] {
  const { left, right } = frameOf(pen);
  const rows = content.diagnoses.map(({ letter, code, text }): Block => {
    const lines = pen.wrap(text, right - left - 96, STYLES.body);
    return {
      height: Math.max(1, lines.length) * 12 + 3,
      draw: (top) =>
        pen.part('P', () => {
          pen.text(letter, left, top + 10, STYLES.strong);
          pen.text(code, left + 20, top + 10, STYLES.money);
          lines.forEach((line, i) => pen.text(line, left + 92, top + 10 + i * 12, STYLES.body));
        }),
    };
  });
  const first = rows.shift();
  const head = title(pen, voice.say('superbill.diagnoses'));
  return first ? [joined(head, first), ...rows] : [];
}

function serviceBlocks(pen: BillPen, content: SuperbillContent, voice: Voice): Block[] {
  const { left, right } = frameOf(pen);
  const names = (top: number): void =>
    pen.part('TR', () => {
      const cell = (words: string, x: number): void =>
        pen.part('TH', () => pen.text(words, left + x, top + 10, STYLES.columnHead));
      cell(voice.say('superbill.day'), AT.day);
      cell(voice.say('superbill.place'), AT.place);
      cell(voice.say('superbill.code'), AT.code);
      cell(voice.say('col.service'), AT.name);
      cell(voice.say('superbill.pointer'), AT.pointer);
      cell(voice.say('superbill.units'), AT.units);
      pen.part('TH', () => pen.text(voice.say('col.charge'), right, top + 10, STYLES.columnHead, 'right'));
    });
  const heads: Block = { height: 15, draw: names };
  const rows = content.lines.map((line): Block => {
    const words = pen.wrap(line.description, AT.pointer - AT.name - 8, STYLES.body);
    const height = Math.max(1, words.length) * 12 + 6;
    return {
      height,
      repeats: heads,
      draw: (top) => {
        const cell = (text: string, x: number, style: PenStyle = STYLES.body): void =>
          pen.part('TD', () => pen.text(text, left + x, top + 12, style));
        pen.part('TR', () => {
          cell(voice.shortDay(line.serviceOn), AT.day);
          cell(line.placeOfService, AT.place);
          cell([line.code, ...line.modifiers].join(' '), AT.code, {
            ...STYLES.money,
            size: 9,
          } as (typeof STYLES)['money']);
          pen.part('TD', () =>
            words.forEach((word, i) => pen.text(word, left + AT.name, top + 12 + i * 12, STYLES.body)),
          );
          cell(line.pointers, AT.pointer);
          cell(String(line.units), AT.units);
          pen.part('TD', () =>
            pen.text(voice.figure(line.chargeCents), right, top + 12, STYLES.money, 'right'),
          );
        });
        pen.rule([left, top + height - 1], [right, top + height - 1], { color: HAIRLINE, width: 0.5 });
      },
    };
  });
  const first = rows.shift();
  const total: Block = {
    height: 24,
    draw: (top) =>
      pen.part('TR', () => {
        pen.part('TD', () => pen.text(voice.say('total'), left, top + 16, STYLES.strong));
        pen.part('TD', () =>
          pen.text(voice.money(content.totalCents), right, top + 16, STYLES.dueMoney, 'right'),
        );
      }),
  };
  return [
    joined(title(pen, voice.say('superbill.services')), first ? joined(heads, first) : heads),
    ...rows,
    total,
  ];
}
