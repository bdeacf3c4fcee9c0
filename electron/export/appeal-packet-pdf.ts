import { byHandSentence, enclosuresOf, type PacketContent } from '#shared/domain/denials/packet.ts';
import { instantWords } from '#shared/domain/defence/words.ts';
import { reasonWords } from '#shared/domain/posting/reason-rules.ts';
import { remarkWords } from '#shared/domain/denials/remark-words.ts';
import type { BoxName, Cms1500Form } from '#shared/domain/cms1500/boxes.ts';
import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import { drawFace } from './cms1500-face.ts';
import { placedText } from './cms1500-grid.ts';
import { ACCENT, INK, LEFT, RIGHT } from './invoice-look.ts';
import { openOriginal, type OpenedOriginal } from './originals/open-original.ts';
import { placePages, type PlacedPage } from './originals/place-pages.ts';
import { drawDocument } from './packet-documents.ts';
import { createFlow, PAPER, type Flow } from './paper-flow.ts';
import { drawRule, drawText, finish, fitted, newDocument, type Pdf, type Style } from './pdf-document.ts';
import type { Pen } from './pen.ts';

export type DrawnPacket = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** A sentence for each document that could not be put into it. */
  readonly byHand: readonly string[];
};

const LETTER: Style = { face: 'Inter-400', size: 10.5, color: INK };
const DATA: Style = { face: 'JetBrainsMono-400', size: 10.5, color: INK, spacing: 0.9 };

/**
 * The packet of an appeal as one PDF, US Letter: letter, CMS-1500 of the version that was sent, the payer's answer line
 * by line, the proof of filing, and the chosen documents of the visit: scans, pictures and PDF with their own pages, the
 * rest as text. Tagged, with bookmarks; forms fill their page. What cannot be shown whole gets a page that says so.
 * @returns bytes that depend on the content alone.
 */
export async function appealPacketPdf(content: PacketContent): Promise<DrawnPacket> {
  // The information block names nobody.
  const doc = newDocument('Appeal', content.madeOn, { tagged: true });
  const flow = createFlow(doc);
  flow.newPage();
  const opened: OpenedOriginal[] = [];
  for (const document of content.documents) opened.push(await openOriginal(doc, document));
  const byHand = opened.flatMap((o, i) => (o.kind === 'by_hand' ? [{ i, fault: o.fault }] : []));
  drawLetter(flow, content, new Set(byHand.map(({ i }) => i)));
  const bare = new Set<number>();
  for (const form of content.forms) {
    flow.newPage();
    bare.add(doc.bufferedPageRange().count - 1);
    drawForm(flow, form);
  }
  flow.newPage();
  drawAnswer(flow, content);
  if (content.filing.sendings.length + content.filing.receipts.length > 0) drawFiling(flow, content);
  const placed: PlacedPage[] = [];
  content.documents.forEach((document, i) => {
    const original = opened[i];
    if (original) placed.push(...drawDocument(flow, document, original, i));
  });
  const pages = flow.finishPages({
    head: `${content.practice.name} \u00b7 ${content.head}`,
    foot: `Appeal of ${content.head.toLowerCase()}`,
    bare,
  });
  return {
    pdf: await placePages(await finish(doc), placed),
    pages,
    byHand: byHand.map(({ i, fault }) => byHandSentence(content.documents[i]?.title ?? '', fault)),
  };
}

/** Letterhead, address where the window of a business envelope is, subject, text, enclosures. */
function drawLetter(flow: Flow, content: PacketContent, byHand: ReadonlySet<number>): void {
  const { doc } = flow;
  const { practice, to } = content;
  flow.piece('P', 52, () => {
    drawText(doc, practice.name, LEFT, 58, fitted(doc, practice.name, 300, { ...PAPER.heading, size: 14 }));
    const right = [...practice.lines, practice.phone].filter((line) => line !== '');
    right.forEach((line, i) => drawText(doc, line, RIGHT, 54 + i * 11.5, PAPER.quiet, 'right'));
    drawText(doc, `NPI ${practice.npi} \u00b7 Tax id ${practice.taxId}`, LEFT, 74, PAPER.quiet);
    const rule = Math.max(84, 54 + right.length * 11.5);
    drawRule(doc, [LEFT, rule], [RIGHT, rule], { color: ACCENT, width: 0.8 });
  });
  flow.piece('P', 108, () => {
    to.forEach((line, i) => drawText(doc, line, LEFT + 10, 156 + i * 13, LETTER));
    drawText(doc, dayWords(content.madeOn), RIGHT, 156, LETTER, 'right');
  });
  flow.gap(8);
  for (const [label, value] of content.subject) if (value !== '') flow.facts([[label, value]]);
  flow.gap(10);
  for (const line of content.letter.split('\n'))
    if (line.trim() === '') flow.gap(8);
    else flow.paragraph(line, LETTER);
  flow.gap(14);
  flow.room(40);
  flow.paragraph('Enclosed', PAPER.strong);
  for (const line of enclosuresOf(content, byHand)) flow.paragraph(line, PAPER.body, 10);
}

/** A CMS-1500 that fills the page: the form itself and the text of its boxes. */
function drawForm(flow: Flow, form: Cms1500Form): void {
  const { doc } = flow;
  const draw = (): void => {
    drawFace(penOn(doc));
    for (const [box, text] of Object.entries(form) as [BoxName, string][]) {
      const at = placedText(box, text);
      drawText(doc, at.text, at.x + 0.45, at.baseline, DATA);
    }
  };
  flow.piece('Figure', 0, draw, 'The claim as it was sent, CMS-1500');
}

/** The form's own strokes on a page of this document. */
function penOn(doc: Pdf): Pen {
  return {
    rule: (from, to, look) => drawRule(doc, from, to, look),
    box: ({ x, y, width, height }, { fill, stroke }) => {
      doc.save();
      if (stroke?.dash) doc.dash(stroke.dash[0], { space: stroke.dash[1] });
      doc.rect(x, y, width, height);
      if (stroke) doc.lineWidth(stroke.width);
      if (fill !== undefined && stroke) doc.fillAndStroke(fill, stroke.color);
      else if (fill !== undefined) doc.fill(fill);
      else if (stroke) doc.stroke(stroke.color);
      doc.restore();
    },
    text: (text, x, baseline, style, align) => drawText(doc, text, x, baseline, style, align),
  };
}

/** The remittance of the claim in our own form. */
function drawAnswer(flow: Flow, content: PacketContent): void {
  const { answer, amounts } = content;
  flow.heading('Your answer, line by line', 1);
  flow.facts([
    ['Payer', answer.payerName],
    ['Payment', answer.traceNumber],
    ['Paid on', answer.paidOn === null ? 'not said' : dayWords(answer.paidOn)],
  ]);
  for (const claim of answer.claims) {
    flow.heading(`Claim ${claim.controlNumber}, your number ${claim.payerControlNumber || 'not said'}`, 2);
    flow.table(
      'Service lines of the answer',
      [
        { header: 'Service', part: 14, style: PAPER.code },
        { header: 'Charge', part: 12, align: 'right', style: PAPER.figures },
        { header: 'Allowed', part: 12, align: 'right', style: PAPER.figures },
        { header: 'Paid', part: 12, align: 'right', style: PAPER.figures },
        { header: 'Adjustments', part: 22, style: PAPER.figures },
        { header: 'Remarks', part: 16, style: PAPER.figures },
      ],
      claim.lines.map((line) => [
        [line.code, ...line.modifiers].join('-'),
        dollars(line.chargeCents),
        dollars(line.allowedCents),
        dollars(line.paidCents),
        line.reasons.join(', '),
        line.remarks.join(', '),
      ]),
    );
    flow.paragraph(
      `Charge ${dollars(claim.chargeCents)}, paid ${dollars(claim.paidCents)}, left to the patient ${dollars(claim.patientCents)}.`,
      PAPER.strong,
    );
  }
  flow.heading('What was refused', 2);
  flow.table(
    'Refused amounts with their reasons',
    [
      { header: 'Service', part: 16, style: PAPER.code },
      { header: 'Refused', part: 13, align: 'right', style: PAPER.figures },
      { header: 'Reason, in the words of this practice', part: 60 },
    ],
    amounts.map((a) => [
      a.code === '' ? 'whole claim' : [a.code, ...a.modifiers].join('-'),
      dollars(a.amountCents),
      [
        `${a.group}-${a.reason}: ${reasonWords(a.group, a.reason)}`,
        ...a.remarks.map(({ code }) => `${code}: ${remarkWords(code) || 'see your text of this code'}`),
      ].join('\n'),
    ]),
  );
}

/** When the claim left and what has acknowledged it: the proof of timely filing. */
function drawFiling(flow: Flow, { filing }: PacketContent): void {
  flow.heading('Proof of filing', 1);
  flow.facts([
    ['Date of service', dayWords(filing.serviceDate)],
    ...(filing.fileBy === null ? [] : ([['Last day of filing', dayWords(filing.fileBy)]] as const)),
  ]);
  flow.gap(4);
  if (filing.sendings.length > 0)
    flow.table(
      'Sendings of the claim',
      [
        { header: 'Sent', part: 26 },
        { header: 'Version', part: 10 },
        { header: 'File', part: 36, style: PAPER.figures },
        { header: 'Control number (ISA13)', part: 24, style: PAPER.figures },
      ],
      filing.sendings.map((s) => [instantWords(s.at), String(s.version), s.fileName, s.control]),
    );
  if (filing.receipts.length === 0) return;
  flow.gap(6);
  flow.table(
    'Acknowledgements of the claim',
    [
      { header: 'Said', part: 22 },
      { header: 'Acknowledgement', part: 50 },
      { header: 'File', part: 26, style: PAPER.figures },
    ],
    filing.receipts.map((r) => [r.at.replace('T', ' '), r.words, r.fileName]),
  );
}
