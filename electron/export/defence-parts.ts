import type {
  DefenceContent,
  DefenceEvent,
  DefenceMaking,
  DefenceSupport,
} from '#shared/domain/defence/content.ts';
import { absentParts } from '#shared/domain/defence/content.ts';
import { instantWords } from '#shared/domain/defence/words.ts';
import { bornText } from '#shared/domain/patient.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { PAPER, type Flow } from './paper-flow.ts';

const NONE = 'None recorded.';

const STATUS: Readonly<Record<DefenceContent['encounter']['status'], string>> = {
  open: 'to code',
  coding: 'in progress',
  held: 'held',
  coded: 'coded',
  billed: 'billed',
};

/** Whose visit it is, who coded it, the claim, and what this file holds. */
export function drawCover(flow: Flow, content: DefenceContent, making: DefenceMaking): void {
  const { practice, patient, encounter, payer, claim } = content;
  flow.paragraph([practice.name, ...practice.addressLines].join('\n'), PAPER.quiet);
  flow.gap(26);
  flow.heading('Defence file', 0);
  flow.paragraph('What is on record about the coding of one encounter, and what it rests on.', PAPER.quiet);
  flow.gap(10);
  flow.facts([
    ['Patient', patient.name],
    ['Account', patient.accountNumber],
    ['Born, sex', `${bornText(patient.birthDate)}, ${patient.sex}`],
    ['Date of service', encounter.serviceDate],
    ['Reason', encounter.reason],
    ['Clinician', encounter.providerName],
    ['Place', `${encounter.facilityName} (place of service ${encounter.placeOfService})`],
    ['Status', STATUS[encounter.status]],
    ['Coded', codedWords(encounter)],
    ['Payer', payer === null ? 'none recorded' : `${payer.name}, member ${payer.memberId}`],
    [
      'Claim',
      claim === null
        ? 'none recorded'
        : `${claim.controlNumber}, ${claim.status.replaceAll('_', ' ')}, ${formatAmount(claim.chargeCents)}`,
    ],
    ['Encounter', encounter.id],
  ]);
  flow.gap(12);
  flow.facts(holdings(content));
  flow.gap(12);
  flow.facts([['Made', `${making.madeOn} by ${making.madeBy}`]]);
  flow.facts([['SHA-256 of the content', making.sha256]]);
  flow.gap(4);
  flow.paragraph(
    'The hash is taken over everything that this file says, without the day and the person of its making: it is the same as long as nothing on record changes.',
    PAPER.small,
  );
}

/** What the file holds, and what nothing was recorded of. */
function holdings(content: DefenceContent): (readonly [string, string])[] {
  const absent = absentParts(content);
  const passages = content.documents.reduce((n, d) => n + d.passages.length, 0);
  return [
    ['Documents', `${content.documents.length}, with ${passages} marked passages`],
    ['Codes', `${content.diagnoses.length} diagnoses, ${content.lines.length} service lines`],
    ['Signatures', String(content.signatures.length)],
    ['None recorded', absent.length === 0 ? 'every part holds something' : absent.join(', ')],
  ];
}

function codedWords({ codedAt, codedBy }: DefenceContent['encounter']): string {
  if (codedAt === null) return 'not yet';
  const when = instantWords(codedAt);
  return codedBy === '' ? when : `${when} by ${codedBy}`;
}

export function drawCodes(flow: Flow, { diagnoses, lines }: DefenceContent): void {
  flow.heading('Codes', 1);
  flow.heading('Diagnoses', 2);
  if (diagnoses.length === 0) flow.paragraph(NONE, PAPER.quiet);
  else
    flow.table(
      'Diagnoses in order of priority',
      [
        { header: '', part: 4, style: PAPER.strong },
        { header: 'Code', part: 12, style: PAPER.code },
        { header: 'Title', part: 42 },
        { header: 'Supported by', part: 42, style: PAPER.quiet },
      ],
      diagnoses.map((d) => [d.mark, d.code, d.title || 'title not known', supportWords(d.support)]),
    );
  flow.heading('Service lines', 2);
  if (lines.length === 0) flow.paragraph(NONE, PAPER.quiet);
  else
    flow.table(
      'Service lines',
      [
        { header: '', part: 4, style: PAPER.strong },
        { header: 'Code', part: 10, style: PAPER.code },
        { header: 'Mod', part: 9, style: PAPER.figures },
        { header: 'Title', part: 26 },
        { header: 'Dx', part: 8, style: PAPER.figures },
        { header: 'Units', part: 7, align: 'right', style: PAPER.figures },
        { header: 'Charge', part: 12, align: 'right', style: PAPER.figures },
        { header: 'Supported by', part: 24, style: PAPER.quiet },
      ],
      lines.map((l) => [
        l.mark,
        l.code,
        l.modifiers.join(' '),
        l.title || 'title not known',
        l.pointers.join(' '),
        String(l.units),
        formatAmount(l.chargeCents),
        supportWords(l.support),
      ]),
    );
}

function supportWords(support: readonly DefenceSupport[]): string {
  if (support.length === 0) return 'no passage recorded';
  return support
    .map(
      ({ document, words, way }) =>
        `\u201c${words}\u201d (document ${document}${way === '' ? '' : `, by ${way}`})`,
    )
    .join('\n');
}

export function drawFindings(flow: Flow, { findings }: DefenceContent): void {
  flow.heading('Findings', 1);
  flow.paragraph(
    findings.asOf === 'coded'
      ? 'As they stood when the encounter was marked coded.'
      : 'As they are today: what stood at the time of coding was not kept.',
    PAPER.quiet,
  );
  flow.gap(4);
  if (findings.list.length === 0) return flow.paragraph('No finding.');
  flow.table(
    'Findings',
    [
      { header: 'Weight', part: 9, style: PAPER.strong },
      { header: 'Finding', part: 56 },
      { header: 'Source', part: 35, style: PAPER.quiet },
    ],
    findings.list.map((f) => [f.severity, f.message, f.source]),
  );
}

const EM_LOOK = {
  result: { indent: 0, style: PAPER.strong },
  step: { indent: 0, style: PAPER.body },
  item: { indent: 14, style: PAPER.body },
  passage: { indent: 28, style: PAPER.quiet },
  remark: { indent: 0, style: PAPER.quiet },
} as const;

export function drawEm(flow: Flow, { em }: DefenceContent): void {
  flow.heading('E/M derivation', 1);
  if (em.length === 0) flow.paragraph(NONE, PAPER.quiet);
  for (const { kind, text, source } of em) {
    const { indent, style } = EM_LOOK[kind];
    const words = kind === 'passage' ? `\u201c${text}\u201d` : text;
    flow.paragraph(source === '' ? words : `${words} [${source}]`, style, indent);
  }
}

export function drawReleases(flow: Flow, { releases }: DefenceContent): void {
  flow.heading('Code sets', 1);
  if (releases.list.length === 0)
    return flow.paragraph('No release speaks for the date of service.', PAPER.quiet);
  flow.paragraph(
    releases.asOf === 'coded'
      ? 'The releases that the checks used when the encounter was marked coded.'
      : 'The releases that speak for the date of service today.',
    PAPER.quiet,
  );
  flow.gap(4);
  flow.table(
    'Releases',
    [
      { header: 'Release', part: 40 },
      { header: 'Valid', part: 24, style: PAPER.figures },
      { header: 'SHA-256', part: 36, style: PAPER.hash },
    ],
    releases.list.map((r) => [
      r.starter ? `${r.name} (starter set, not a full release)` : r.name,
      r.effectiveFrom === null
        ? 'not installed any more'
        : `${r.effectiveFrom} \u2013 ${r.effectiveTo ?? ''}`,
      r.sha256 || 'not on record',
    ]),
  );
}

/** A part that tells what happened: when, who, what. */
export function drawEvents(flow: Flow, title: string, events: readonly DefenceEvent[]): void {
  flow.heading(title, 1);
  if (events.length === 0) return flow.paragraph(NONE, PAPER.quiet);
  flow.table(
    title,
    [
      { header: 'When', part: 20, style: PAPER.figures },
      { header: 'Who', part: 16 },
      { header: 'What', part: 64 },
    ],
    events.map((e) => [instantWords(e.at), e.by, [e.words, ...e.lines].join('\n')]),
  );
}

export function drawClaimHistory(flow: Flow, { claimHistory }: DefenceContent): void {
  flow.heading('Claim history', 1);
  if (claimHistory.length === 0) return flow.paragraph(NONE, PAPER.quiet);
  flow.table(
    'Claim history',
    [
      { header: 'When', part: 20, style: PAPER.figures },
      { header: 'Claim', part: 10, style: PAPER.figures },
      { header: 'Who', part: 15 },
      { header: 'Status', part: 17 },
      { header: 'What', part: 38 },
    ],
    claimHistory.map((e) => [
      instantWords(e.at),
      e.controlNumber,
      e.userName,
      (e.from === null ? e.to : `${e.from} \u2192 ${e.to}`).replaceAll('_', ' '),
      e.detail,
    ]),
  );
}

const MATCHES = { true: 'is what stands here', false: 'has changed since', null: '' } as const;

export function drawSignatures(flow: Flow, { signatures }: DefenceContent): void {
  flow.heading('Signatures', 1);
  if (signatures.length === 0) return flow.paragraph(NONE, PAPER.quiet);
  flow.table(
    'Signatures',
    [
      { header: 'When', part: 20, style: PAPER.figures },
      { header: 'Who', part: 17 },
      { header: 'As', part: 10 },
      { header: 'Meaning', part: 18 },
      { header: 'SHA-256 of what was signed', part: 35, style: PAPER.hash },
    ],
    signatures.map((s) => [
      instantWords(s.at),
      s.userName,
      s.role,
      [s.meaning, MATCHES[`${s.matches}`]].filter(Boolean).join(', '),
      s.sha256,
    ]),
  );
}
