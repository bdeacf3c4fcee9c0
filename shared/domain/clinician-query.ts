import { z } from 'zod';
import { bornText } from '#shared/domain/patient.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { ClinicianQueryId, DocumentId, EncounterId, ProviderId } from '#shared/kernel/ids.ts';

/** What a query asks about. */
export const QUERY_KINDS = [
  'specificity',
  'conflict',
  'cause_effect',
  'missing_diagnosis',
  'procedure_detail',
  'em_time',
] as const;
export const QueryKind = z.enum(QUERY_KINDS);
export type QueryKind = z.infer<typeof QueryKind>;

/** A passage of a document that a query rests on: the clinical indicator. */
export const QueryPassage = z.object({
  documentId: DocumentId.nullable(),
  /** Title of the document, as it is printed beside the quotation. */
  source: z.string().trim().max(80),
  quote: z.string().trim().min(1).max(1000),
});
export type QueryPassage = z.infer<typeof QueryPassage>;

/** What is asked: indicators, one question, and answers to choose from (none: a free answer). */
export const QueryDraft = z.object({
  kind: QueryKind,
  question: z.string().trim().min(1, 'Write the question.').max(2000),
  options: z.array(z.string().trim().min(1).max(200)).max(12),
  passages: z.array(QueryPassage).max(20),
});
export type QueryDraft = z.infer<typeof QueryDraft>;

export const QueryStatus = z.enum(['open', 'answered', 'withdrawn']);
export type QueryStatus = z.infer<typeof QueryStatus>;

/** A question to the clinician of an encounter, open until it is answered or withdrawn. */
export const ClinicianQuery = QueryDraft.extend({
  id: ClinicianQueryId,
  encounterId: EncounterId,
  askedAt: Instant,
  /** Name of the user who asked. */
  askedBy: z.string(),
  toProviderId: ProviderId,
  toProviderName: z.string(),
  status: QueryStatus,
  /** The day of the clinician's answer and the name of who gave it. */
  answeredOn: IsoDate.nullable(),
  answeredBy: z.string(),
  /** When the answer (or the withdrawal) was written down here. */
  answeredAt: Instant.nullable(),
  /** The answer; of a withdrawn query the reason. */
  answer: z.string(),
  /** The answer as a document of the encounter, when it was added as one. */
  documentId: DocumentId.nullable(),
});
export type ClinicianQuery = z.infer<typeof ClinicianQuery>;

/** Why an encounter is held while a query is open. */
export const QUERY_HOLD_REASON = 'Query open';

export const OTHER_ANSWER = 'Other (please specify)';
export const UNDETERMINED_ANSWER = 'Unable to determine';

export type QueryTemplate = {
  readonly kind: QueryKind;
  readonly label: string;
  /** When it is the right one. */
  readonly use: string;
  /** The question about a subject; empty subject: a gap to fill in. */
  readonly question: (subject: string) => string;
  /** Answers to choose from before "other" and "unable to determine"; none: a free answer. */
  readonly options: readonly string[];
};

const gap = (subject: string): string => (subject.trim() === '' ? '____' : subject.trim());

/**
 * Our own wording. Each rests on indicators of the record, asks openly, offers every clinically meaningful answer
 * with "other" and "unable to determine", and says nothing of payment.
 * Source of the practice: ACDIS/AHIMA Guidelines for Achieving a Compliant Query Practice (2022 update).
 */
export const QUERY_TEMPLATES: readonly [QueryTemplate, ...QueryTemplate[]] = [
  {
    kind: 'specificity',
    label: 'Side, site or type',
    use: 'A condition is documented without the detail that its codes ask for.',
    question: (s) =>
      `Based on your clinical judgement, please document the side and any further detail (site, type, stage, acute or chronic) of: ${gap(s)}.`,
    options: ['Right', 'Left', 'Both sides'],
  },
  {
    kind: 'conflict',
    label: 'Conflicting documentation',
    use: 'Two places of the record do not agree.',
    question: (s) =>
      `The passages above do not agree about ${gap(s)}. Please document what applies to this visit.`,
    options: [],
  },
  {
    kind: 'cause_effect',
    label: 'Cause and effect',
    use: 'Two conditions, or a condition and a drug, stand side by side without a stated link.',
    question: (s) =>
      `Please document, based on your clinical judgement, whether and how the following are related: ${gap(s)}.`,
    options: ['Related; the one is due to the other', 'Not related', 'Related in another way'],
  },
  {
    kind: 'missing_diagnosis',
    label: 'Diagnosis for a test or drug',
    use: 'Something was ordered, given or prescribed, and no diagnosis says why.',
    question: (s) =>
      `Please document the diagnosis, sign or symptom for which this was ordered, given or prescribed: ${gap(s)}.`,
    options: [],
  },
  {
    kind: 'procedure_detail',
    label: 'Detail of a procedure',
    use: 'A procedure is documented without what its code depends on.',
    question: (s) =>
      `Please document the missing details of ${gap(s)}: site and side, method, size or number, material or drug with dose, and what was found.`,
    options: [],
  },
  {
    kind: 'em_time',
    label: 'Time of the visit',
    use: 'The visit may be levelled by time and the total is not documented.',
    question: () =>
      'If you kept it, please document your total time on the day of the visit, and what it was spent on. If the time was not kept, please say so.',
    options: [],
  },
];

export function queryTemplate(kind: QueryKind): QueryTemplate {
  return QUERY_TEMPLATES.find((t) => t.kind === kind) ?? QUERY_TEMPLATES[0];
}

/** A first draft: the template's question about a subject, every answer, the passages found so far. */
export function draftQuery(kind: QueryKind, subject: string, passages: readonly QueryPassage[]): QueryDraft {
  const template = queryTemplate(kind);
  const options =
    template.options.length === 0 ? [] : [...template.options, OTHER_ANSWER, UNDETERMINED_ANSWER];
  return { kind, question: template.question(subject), options, passages: [...passages] };
}

/** Why a query may not be sent as it is. */
export type QueryFault = { readonly field: 'question' | 'options' | 'passages'; readonly message: string };

const MONEY_WORDS =
  /\b(reimburse\w*|payment|paid|pays?|revenue|denial|denied|higher level|upcod\w*|risk adjust\w*|hcc|raf|mcc|quality (score|measure)s?)\b/i;
const LEADING_START =
  /^\s*(do you agree|don't you|isn't it|would you (please )?(document|add|change)|please (add|change|document) (the diagnosis of|that)|can (you|we) (document|add|code))/i;

/**
 * What makes a query leading or incomplete. Source: ACDIS/AHIMA Guidelines for Achieving a Compliant Query
 * Practice (2022 update): clinical indicators of the record; no hint of payment or quality effect; no single
 * suggested answer; choices hold "other" and "unable to determine".
 */
export function queryFaults(draft: Pick<QueryDraft, 'question' | 'options' | 'passages'>): QueryFault[] {
  const faults: QueryFault[] = [];
  const add = (field: QueryFault['field'], message: string): number => faults.push({ field, message });
  if (draft.passages.length === 0)
    add('passages', 'Quote at least one passage of the record that the question rests on.');
  if (draft.question.includes('____')) add('question', 'Fill in what the question is about.');
  const money = MONEY_WORDS.exec(`${draft.question} ${draft.options.join(' ')}`);
  if (money) add('question', `A query says nothing of payment or scores: leave out "${money[0]}".`);
  if (LEADING_START.test(draft.question))
    add('question', 'This leads to one answer. Ask openly what applies.');
  if (draft.options.length > 0) {
    const other = draft.options.some((o) => /^other\b/i.test(o));
    const unable = draft.options.some((o) => /unable to determine|undetermined|not known/i.test(o));
    if (!other) add('options', 'Among the answers, "other" is missing.');
    if (!unable) add('options', 'Among the answers, "unable to determine" is missing.');
    if (draft.options.length - Number(other) - Number(unable) < 2)
      add('options', 'One suggested answer leads. Give all that are clinically possible, or none.');
  }
  return faults;
}

/** The parts of a query as they are printed, top to bottom. */
export type QueryFacts = {
  readonly practiceName: string;
  readonly patientName: string;
  readonly accountNumber: string;
  /** Null when it is not known. */
  readonly birthDate: IsoDate | null;
  readonly serviceDate: string;
};

export type QueryPaper = { readonly query: ClinicianQuery; readonly facts: QueryFacts };

/** The sentence under the answers, on paper and in text. */
export const QUERY_CLOSING =
  'Please answer by your own clinical judgement. No particular answer is expected.';

/** The query as plain text, for the clipboard and for whoever answers by message. */
export function queryText({ query, facts }: QueryPaper): string {
  const lines = [
    `Query to ${query.toProviderName}, ${query.askedAt.slice(0, 10)}`,
    `${facts.patientName}, account ${facts.accountNumber}, ${facts.birthDate === null ? bornText(null) : `born ${facts.birthDate}`}, visit of ${facts.serviceDate}`,
    '',
    'From the record:',
    ...query.passages.map((p) => `- ${p.source === '' ? '' : `${p.source}: `}"${p.quote}"`),
    '',
    query.question,
    ...query.options.map((option) => `[ ] ${option}`),
    '',
    QUERY_CLOSING,
    `Asked by ${query.askedBy}, ${facts.practiceName}`,
  ];
  return lines.join('\n');
}

/**
 * The answer as a document of the record: what was asked and what was said, by whom and when. The passages stay in the
 * documents that they come from, so that nothing is read as documented twice.
 */
export function answerDocument(query: ClinicianQuery): { readonly title: string; readonly text: string } {
  return {
    title: `Answer to query of ${query.askedAt.slice(0, 10)}`,
    text: [
      `QUERY OF ${query.askedAt.slice(0, 10)}`,
      query.question,
      '',
      `ANSWER OF ${query.answeredOn ?? ''}`,
      query.answer,
      '',
      `Answered by ${query.answeredBy}.`,
    ].join('\n'),
  };
}
