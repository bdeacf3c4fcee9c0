import type { EstimateContent, EstimateProvider } from '#shared/domain/estimates/estimate.ts';
import { REQUIRED_STATEMENTS } from '#shared/domain/estimates/statements.ts';
import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { phoneWords } from './phone-words.ts';
import { ACCENT, INK, LEFT, PALE, RIGHT } from './invoice-look.ts';
import { createFlow, PAPER, type Flow } from './paper-flow.ts';
import { onSheet, type PaperSize } from './paper-size.ts';
import { drawRule, drawText, finish, newDocument } from './pdf-document.ts';

/**
 * A good-faith estimate with everything that 45 CFR 149.610(c)(1) asks for: who, what in plain words, when and
 * where, each provider's services with diagnosis and service codes and expected charges, what is scheduled apart, and
 * the required statements.
 * @returns bytes that depend on the content alone.
 */
export async function estimatePdf(e: EstimateContent, size: PaperSize = 'letter'): Promise<Uint8Array> {
  const doc = onSheet(newDocument('Good faith estimate', e.issuedOn, { tagged: true }), size);
  const flow = createFlow(doc);
  flow.newPage();
  flow.heading('Good faith estimate of expected charges', 0);
  flow.paragraph(
    `${e.practice.name}, ${e.practice.addressLines.join(', ')}, ${phoneWords(e.practice.phone)}`,
    PAPER.quiet,
  );
  flow.gap(8);
  flow.facts([
    [
      'For',
      `${e.patient.name}, ${e.patient.birthDate === null ? 'date of birth not known' : `born ${dayWords(e.patient.birthDate)}`}`,
    ],
    ['Account', e.patient.accountNumber],
    ['Planned', e.about],
    ['When', whenWords(e)],
    [
      'Where',
      `${e.facility.name}, ${e.facility.addressLines.join(', ')}${e.facility.npi === '' ? '' : `\nNPI ${e.facility.npi}`}`,
    ],
    [
      'Estimate',
      `${e.number}${e.version > 1 ? `, version ${e.version}, in place of all before it` : ''}, made on ${dayWords(e.issuedOn)}`,
    ],
  ]);
  flow.gap(10);
  total(flow, e);
  flow.gap(2);
  for (const provider of e.providers) providerPart(flow, e, provider);
  if (e.separately.length > 0) {
    flow.heading('Scheduled or asked for separately', 2);
    flow.paragraph(
      `Not in this estimate: ${e.separately.join('; ')}. You will get separate estimates for these when they are scheduled or when you ask. Their diagnosis codes, service codes, expected charges and the identifiers of their providers are not given here.`,
    );
  }
  flow.heading('What you should know', 1);
  for (const { title, text } of REQUIRED_STATEMENTS) {
    flow.room(44);
    flow.paragraph(title, PAPER.strong);
    flow.paragraph(text);
    flow.gap(5);
  }
  flow.finishPages({
    head: `Good faith estimate ${e.number} of ${dayWords(e.issuedOn)}, account ${e.patient.accountNumber}`,
    foot: `${e.practice.name}, good faith estimate ${e.number}, version ${e.version}`,
  });
  return finish(doc);
}

function whenWords({ serviceOn, recurring, validTo }: EstimateContent): string {
  const first = serviceOn === null ? 'Not scheduled yet' : `On ${dayWords(serviceOn)}`;
  return recurring === null
    ? first
    : `${first}, then every ${recurring.every}: ${recurring.times} times in all, until ${dayWords(validTo)} at the latest`;
}

function total(flow: Flow, e: EstimateContent): void {
  const height = 46;
  flow.room(height + 6);
  flow.piece('P', height, (top) => {
    const { doc } = flow;
    doc.save().fillColor(PALE);
    doc.rect(LEFT, top, RIGHT - LEFT, height).fill();
    doc.restore();
    drawRule(doc, [LEFT, top], [LEFT, top + height], { color: ACCENT, width: 2 });
    drawText(doc, 'Expected charges in all', LEFT + 14, top + 18, PAPER.label);
    drawText(doc, dollars(e.totalCents), LEFT + 14, top + 37, {
      face: 'JetBrainsMono-700',
      size: 15,
      color: ACCENT,
    });
    const words =
      e.recurring === null
        ? 'if you do not use insurance'
        : `for ${e.recurring.times} times, if you do not use insurance`;
    drawText(doc, words, RIGHT - 14, top + 37, { ...PAPER.body, color: INK }, 'right');
  });
}

function providerPart(flow: Flow, e: EstimateContent, provider: EstimateProvider): void {
  flow.heading(provider.name, 2);
  flow.paragraph(
    `NPI ${provider.npi}, billed by ${e.practice.name}, NPI ${e.practice.npi}, tax id ${taxId(e.practice.taxId)}`,
    PAPER.quiet,
  );
  flow.gap(3);
  const times = e.recurring?.times ?? 1;
  flow.table(
    `Expected services of ${provider.name}`,
    [
      { header: 'Service', part: 4.2 },
      { header: 'Code', part: 2, style: PAPER.figures },
      { header: 'Diagnosis', part: 2.3, style: PAPER.figures },
      { header: 'Units', part: 0.9, align: 'right', style: PAPER.figures },
      { header: 'Each', part: 1.5, align: 'right', style: PAPER.figures },
      { header: 'Expected', part: 1.6, align: 'right', style: PAPER.figures },
    ],
    [
      ...provider.lines.map((line) => [
        line.description,
        [line.code, ...line.modifiers].join(' '),
        line.diagnoses.length === 0 ? 'not known yet' : line.diagnoses.join(' '),
        String(line.units),
        formatAmount(line.unitCents),
        formatAmount(line.amountCents),
      ]),
      [
        times === 1 ? 'Total of this provider' : `Total of this provider, ${times} times`,
        '',
        '',
        '',
        '',
        formatAmount(provider.totalCents),
      ],
    ],
  );
}

function taxId(digits: string): string {
  return `${digits.slice(0, 2)}-${digits.slice(2)}`;
}
