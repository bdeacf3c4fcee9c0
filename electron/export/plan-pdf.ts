import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { phoneWords } from './phone-words.ts';
import { ACCENT, INK, LEFT, PALE, RIGHT } from './invoice-look.ts';
import { createFlow, PAPER, type Flow } from './paper-flow.ts';
import { onSheet, type PaperSize } from './paper-size.ts';
import { drawRule, drawText, finish, fitted, newDocument } from './pdf-document.ts';

type Practice = { readonly name: string; readonly addressLines: readonly string[]; readonly phone: string };
type Patient = {
  readonly name: string;
  readonly accountNumber: string;
  readonly addressLines: readonly string[];
};

export type Agreement = {
  readonly planNumber: number;
  readonly version: number;
  readonly agreedOn: IsoDate;
  readonly practice: Practice;
  readonly patient: Patient;
  readonly financedCents: number;
  readonly interestCents: number;
  readonly feeCents: number;
  readonly totalCents: number;
  readonly rateHundredths: number;
  readonly claims: readonly {
    readonly controlNumber: string;
    readonly serviceOn: IsoDate;
    readonly openCents: number;
  }[];
  readonly rows: readonly {
    readonly number: number;
    readonly dueOn: IsoDate;
    readonly amountCents: number;
    readonly interestCents: number;
  }[];
};

export type Letter = {
  readonly title: string;
  readonly on: IsoDate;
  readonly practice: Practice;
  readonly patient: Patient;
  readonly text: string;
};

/**
 * A payment plan for signing: what is paid when, what it costs, what each side promises, and the two signatures.
 * A plan that costs something, or has more than four payments, names the figures of 12 CFR 1026.18.
 * @returns bytes that depend on the content alone.
 */
export async function agreementPdf(plan: Agreement, size: PaperSize = 'letter'): Promise<Uint8Array> {
  const doc = onSheet(newDocument('Payment plan agreement', plan.agreedOn, { tagged: true }), size);
  const flow = createFlow(doc);
  flow.newPage();
  flow.heading('Payment plan agreement', 0);
  parties(flow, plan.practice, plan.patient, [
    [
      'Plan',
      `${plan.planNumber}${plan.version > 1 ? `, version ${plan.version}, in place of all before it` : ''}`,
    ],
    ['Agreed on', dayWords(plan.agreedOn)],
  ]);
  flow.gap(10);
  flow.paragraph(storyOf(plan), { ...PAPER.body, size: 10.5 });
  flow.gap(10);
  figures(flow, plan);
  flow.gap(4);
  flow.heading('What is paid when', 2);
  schedule(flow, plan);
  flow.heading('What it pays for', 2);
  flow.table(
    'Visits that this plan pays for',
    [
      { header: 'Visit on', part: 3 },
      { header: 'Claim', part: 3, style: PAPER.figures },
      { header: 'You owe', part: 2, align: 'right', style: PAPER.figures },
    ],
    plan.claims.map((c) => [dayWords(c.serviceOn), c.controlNumber, formatAmount(c.openCents)]),
  );
  flow.heading('What we agree', 2);
  for (const term of termsOf(plan)) {
    flow.paragraph(term);
    flow.gap(3);
  }
  signatures(flow, plan);
  flow.finishPages({
    head: `Payment plan ${plan.planNumber}, account ${plan.patient.accountNumber}`,
    foot: `${plan.practice.name}, payment plan ${plan.planNumber}, version ${plan.version}`,
  });
  return finish(doc);
}

/** Letters one after another, each on a page of its own. */
export async function lettersPdf(
  letters: readonly Letter[],
  size: PaperSize = 'letter',
): Promise<Uint8Array> {
  const first = letters[0];
  if (!first) throw new RangeError('There is no letter to draw.');
  const doc = onSheet(newDocument(first.title, first.on, { tagged: true }), size);
  const flow = createFlow(doc);
  for (const letter of letters) {
    flow.newPage();
    drawLetter(flow, letter);
  }
  return finish(doc);
}

/** The addressee stands in the window of a No. 10 envelope, as on invoices. */
const WINDOW = { left: 66, top: 190, width: 248 } as const;

function drawLetter(flow: Flow, { practice, patient, on, title, text }: Letter): void {
  const { doc } = flow;
  flow.piece('P', 0, () => {
    drawText(doc, practice.name, LEFT, 62, fitted(doc, practice.name, 300, { ...PAPER.strong, size: 13 }));
    [...practice.addressLines, phoneWords(practice.phone)].forEach((line, i) =>
      drawText(doc, line, LEFT, 78 + i * 12, PAPER.quiet),
    );
    drawText(doc, dayWords(on), RIGHT, 62, PAPER.body, 'right');
    drawText(doc, `Account ${patient.accountNumber}`, RIGHT, 78, PAPER.quiet, 'right');
    const style = { ...PAPER.body, size: 10.5 };
    [patient.name, ...patient.addressLines]
      .slice(0, 4)
      .forEach((line, i) =>
        drawText(doc, line, WINDOW.left, WINDOW.top + i * 13, fitted(doc, line, WINDOW.width, style)),
      );
  });
  flow.gap(220);
  flow.heading(title, 1);
  flow.gap(6);
  for (const part of text.split('\n')) {
    flow.paragraph(part, { ...PAPER.body, size: 10.5 });
    flow.gap(6);
  }
  flow.gap(18);
  flow.paragraph(practice.name, PAPER.strong);
  flow.paragraph(phoneWords(practice.phone), PAPER.quiet);
}

function parties(
  flow: Flow,
  practice: Practice,
  patient: Patient,
  more: readonly (readonly [string, string])[],
): void {
  flow.facts([
    [
      'Between',
      `${practice.name}\n${practice.addressLines.join(', ')}, telephone\u00a0${phoneWords(practice.phone).replaceAll(' ', '\u00a0')}`,
    ],
    ['and', `${patient.name}, account ${patient.accountNumber}\n${patient.addressLines.join(', ')}`],
    ...more,
  ]);
}

function storyOf({ rows, totalCents }: Agreement): string {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last) return '';
  if (rows.length === 1) return `You pay ${dollars(totalCents)} on ${dayWords(first.dueOn)}.`;
  const middle = rows[1];
  const same = rows.filter((row) => row.amountCents === middle?.amountCents).length;
  const others = [
    ...(first.amountCents === middle?.amountCents ? [] : [`the first one ${dollars(first.amountCents)}`]),
    ...(last.amountCents === middle?.amountCents ? [] : [`the last one ${dollars(last.amountCents)}`]),
  ];
  const amounts =
    rows.length === 2
      ? `${dollars(first.amountCents)} and then ${dollars(last.amountCents)}`
      : `${same} of them ${dollars(middle?.amountCents ?? 0)}${others.length > 0 ? `, ${others.join(' and ')}` : ''}`;
  return `You pay ${dollars(totalCents)} in ${rows.length} payments: ${amounts}. The first is due on ${dayWords(first.dueOn)}, the last on ${dayWords(last.dueOn)}.`;
}

/** The four figures that a person compares, in one band. */
function figures(flow: Flow, plan: Agreement): void {
  const cells: readonly (readonly [string, string])[] = [
    ['Amount financed', formatAmount(plan.financedCents)],
    ['Interest and fees', formatAmount(plan.interestCents + plan.feeCents)],
    ['Interest a year', plan.rateHundredths === 0 ? 'none' : `${(plan.rateHundredths / 100).toFixed(2)} %`],
    ['Total of payments', formatAmount(plan.totalCents)],
  ];
  const height = 50;
  flow.room(height + 6);
  flow.piece('P', height, (top) => {
    const { doc } = flow;
    const width = (RIGHT - LEFT) / cells.length;
    doc.save().fillColor(PALE);
    doc.rect(LEFT, top, RIGHT - LEFT, height).fill();
    doc.restore();
    drawRule(doc, [LEFT, top], [LEFT, top + height], { color: ACCENT, width: 2 });
    cells.forEach(([label, value], i) => {
      drawText(doc, label, LEFT + 12 + i * width, top + 18, PAPER.label);
      drawText(doc, value, LEFT + 12 + i * width, top + 37, {
        face: 'JetBrainsMono-700',
        size: 13,
        color: INK,
      });
    });
  });
}

/** Two instalments side by side, so that two years stand on the first page. */
function schedule(flow: Flow, { rows, interestCents }: Agreement): void {
  const half = Math.ceil(rows.length / 2);
  const cells = (row: Agreement['rows'][number] | undefined): string[] =>
    row
      ? [
          String(row.number),
          dayWords(row.dueOn),
          formatAmount(row.amountCents),
          ...(interestCents > 0 ? [formatAmount(row.interestCents)] : []),
        ]
      : ['', '', '', ...(interestCents > 0 ? [''] : [])];
  const columns = [
    { header: 'No.', part: 1, style: PAPER.figures },
    { header: 'Due on', part: 4 },
    { header: 'Amount', part: 2, align: 'right' as const, style: PAPER.figures },
    ...(interestCents > 0
      ? [{ header: 'Interest in it', part: 2, align: 'right' as const, style: PAPER.figures }]
      : []),
  ];
  const gap = { header: '', part: 0.6 };
  flow.table(
    'Payments with their days',
    [...columns, gap, ...columns],
    rows.slice(0, half).map((row, i) => [...cells(row), '', ...cells(rows[half + i])]),
  );
}

function termsOf(plan: Agreement): string[] {
  return [
    'You may pay more, or everything, at any time and at no cost.' +
      (plan.interestCents > 0 ? ' Interest for days to come then falls away.' : ''),
    plan.interestCents + plan.feeCents === 0
      ? 'This plan costs nothing: there is no interest and no fee, also when a payment is late.'
      : 'The interest is simple interest on what is left of the amount financed. A late payment adds none.',
    'Payments go to the oldest visit of this plan first. While you pay as agreed we send you no further bills for these visits and hand nothing to a collection agency.',
    'If you cannot pay on a day, call us before it: we can agree on other terms. If a payment stays late we will write to you, and may end the plan; what is left is then due as a whole.',
    'If an insurer pays or changes something later, what you owe changes with it, and we will agree on a new version.',
  ];
}

function signatures(flow: Flow, plan: Agreement): void {
  const height = 84;
  flow.room(height);
  flow.piece('P', height, (top) => {
    const { doc } = flow;
    const line = top + 56;
    for (const [from, to, label] of [
      [LEFT, LEFT + 180, plan.patient.name],
      [LEFT + 192, LEFT + 252, 'Date'],
      [LEFT + 276, LEFT + 432, `For ${plan.practice.name}`],
      [LEFT + 444, RIGHT, 'Date'],
    ] as const) {
      drawRule(doc, [from, line], [to, line], { color: INK, width: 0.8 });
      drawText(doc, label, from, line + 13, fitted(doc, label, to - from, PAPER.quiet));
    }
  });
}
