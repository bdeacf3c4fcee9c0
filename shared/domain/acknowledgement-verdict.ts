import type { AckOutcome, AckReason } from './acknowledgement.ts';
import type { ClaimStatus } from './claim-status.ts';
import { categoryOf, type StatusMeaning } from './x12/claim-status/categories.ts';
import type { ReportedClaim, ReportedLevel, ReportedStatus, StatusCode } from './x12/claim-status/report.ts';
import { statusField } from './x12/claim-status/status-field.ts';
import { statusWords } from './x12/claim-status/status-words.ts';
import { ta1Words, type InterchangeAck } from './x12/acks/read-ta1.ts';

/** What an answer comes to: its outcome, why, in one sentence, and where it would move a claim (null: nowhere). */
export type Verdict = {
  readonly outcome: AckOutcome;
  readonly reasons: readonly AckReason[];
  readonly sentence: string;
  readonly mark: ClaimStatus | null;
};

/** Titles of status codes from a licensed list that the user has installed: code → title; null where there is none. */
export type StatusTitles = (code: string) => string | null;
const NO_TITLES: StatusTitles = () => null;

/** A TA1: rejected, the whole file never arrived; accepted, it says nothing yet of the claims. */
export function ta1Verdict(ack: InterchangeAck): Verdict {
  const note = ta1Words(ack.note);
  const reasons: AckReason[] = /^0*$/.test(ack.note)
    ? []
    : [{ ...NOWHERE, code: `TA1 ${ack.note}`, words: sentence(note), segment: ack.segment }];
  switch (ack.outcome) {
    case 'accepted':
      return { outcome: 'accepted', reasons, sentence: 'The file arrived.', mark: null };
    case 'accepted_with_errors':
      return {
        outcome: 'accepted_with_errors',
        reasons,
        sentence: sentence(`The file arrived, but ${note}`),
        mark: null,
      };
    case 'rejected':
      return {
        outcome: 'rejected',
        reasons,
        sentence: sentence(`The whole file was rejected: ${note}`),
        mark: 'rejected',
      };
  }
}

/** Gives the service line of a claim that a reported line means; null when that is not certain. */
export type LineOf = (line: { readonly lineControl: string; readonly code: string }) => number | null;

/**
 * What a 277CA or a 277 says of one claim. The first status of each STC decides, and in an acknowledgement STC03 (U
 * rejected, WQ accepted); complaints that stand beside an acceptance are kept and shown. A finalised claim is moved
 * by its remittance alone, save a denial, which is news.
 * Source: 005010X214 2200D and 2220D, 005010X212 2200D and 2220D.
 * @param from whether a payer or a clearinghouse says it, by 2100A NM101.
 */
export function claimVerdict(
  claim: ReportedClaim,
  from: { readonly kind: '277CA' | '277'; readonly sourceEntity: string },
  lineOf: LineOf = () => null,
  titles: StatusTitles = NO_TITLES,
): Verdict {
  const reasons = [
    ...claim.statuses.flatMap((status) => reasonsOf(status, null, titles)),
    ...claim.lines.flatMap((line) => {
      const number = lineOf(line);
      return line.statuses.flatMap((status) => reasonsOf(status, number, titles));
    }),
  ];
  const complaints = reasons.filter((r) => complains(r.code));
  const outcome = outcomeOf(
    claim.statuses,
    claim.lines.flatMap((line) => line.statuses),
    from.kind,
  );
  // What a rejection says beside its complaints (received, accepted) is no reason.
  const shown = complaints.length > 0 && outcome !== 'accepted' ? complaints : reasons;
  return {
    outcome,
    reasons: shown,
    sentence: claimSentence(outcome, shown),
    mark: markOf(outcome, from),
  };
}

/** What a 277CA says of the batch or of one provider in it, or a 277 of the question as a whole. */
export function levelVerdict(
  level: ReportedLevel,
  kind: '277CA' | '277',
  titles: StatusTitles = NO_TITLES,
): Verdict {
  const reasons = level.statuses.flatMap((status) => reasonsOf(status, null, titles));
  const outcome = outcomeOf(level.statuses, [], kind);
  const provider = level.level === 'provider';
  const what = kind === '277' ? 'The question' : provider ? 'The claims of this provider' : 'The batch';
  if (outcome === 'rejected')
    return {
      outcome,
      reasons,
      sentence: listed(`${what} ${provider ? 'were' : 'was'} rejected`, reasons),
      mark: 'rejected',
    };
  if (outcome === 'no_answer' || outcome === 'not_found')
    return {
      outcome,
      reasons,
      sentence: listed(`${what} ${provider ? 'were' : 'was'} not answered`, reasons),
      mark: null,
    };
  return { outcome, reasons, sentence: levelSentence(level, what), mark: null };
}

function levelSentence(level: ReportedLevel, what: string): string {
  const { accepted, rejected } = level.totals;
  const parts = [
    accepted === null ? '' : `${accepted} accepted`,
    rejected === null ? '' : `${rejected} rejected`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? `${what} arrived.` : `${what} arrived: ${parts.join(', ')}.`;
}

const NOWHERE = { field: '', fieldWords: '', line: null, value: '', sentSegment: null } as const;

function reasonsOf(status: ReportedStatus, line: number | null, titles: StatusTitles): AckReason[] {
  return status.codes.map((code, i) => {
    const field = complains(code.category) ? statusField(code.code, code.entity, line) : null;
    return {
      ...NOWHERE,
      code: [code.category, code.code, code.entity].filter((part) => part !== '').join(':'),
      words: statusSentence(code, titles),
      field: field?.field ?? '',
      fieldWords: field?.words ?? '',
      line,
      // The free text explains the status as a whole.
      value: i === 0 ? status.text : '',
      segment: status.segment,
    };
  });
}

/** `Rejected, something is not valid: NPI of the billing provider.` A plain receipt says nothing twice. */
function statusSentence(code: StatusCode, titles: StatusTitles): string {
  const { words, meaning } = categoryOf(code.category);
  const receipt = meaning === 'accepted' && (code.code === '19' || code.code === '20');
  return sentence(receipt ? words : `${words}: ${codeWords(code, titles)}`);
}

function codeWords(code: StatusCode, titles: StatusTitles): string {
  if (code.code === '') return 'no reason is given';
  return titles(code.code) ?? statusWords(code.code, code.entity) ?? `status ${code.code}`;
}

/** Whether a category, or a reason that begins with one, finds fault. */
function complains(code: string): boolean {
  const { meaning } = categoryOf(code.split(':')[0] ?? '');
  return (
    meaning === 'rejected' ||
    meaning === 'not_found' ||
    meaning === 'denied' ||
    meaning === 'no_answer' ||
    meaning === 'information'
  );
}

/** Worst first: what one status says above all others decides. */
const ORDER: readonly StatusMeaning[] = [
  'rejected',
  'not_found',
  'no_answer',
  'denied',
  'information',
  'pending',
  'finalised',
  'paid',
  'accepted',
  'unknown',
];

function outcomeOf(
  own: readonly ReportedStatus[],
  lines: readonly ReportedStatus[],
  kind: '277CA' | '277',
): AckOutcome {
  const meanings = own.flatMap((status) =>
    status.codes[0] ? [categoryOf(status.codes[0].category).meaning] : [],
  );
  const acts = kind === '277CA' ? own.map((status) => status.action) : [];
  const first = ORDER.find((meaning) => meanings.includes(meaning)) ?? 'unknown';
  if (first === 'rejected' || acts.includes('U')) return 'rejected';
  if (first === 'unknown') return acts.includes('WQ') ? 'accepted' : 'unknown';
  if (first !== 'accepted') return first;
  const beside = [
    ...own.flatMap((status) => status.codes.slice(1)),
    ...lines.flatMap((status) => status.codes),
  ];
  return beside.some((code) => categoryOf(code.category).meaning === 'rejected')
    ? 'accepted_with_errors'
    : 'accepted';
}

/** Where an outcome moves a claim: 277CA from the payer (PR) or the clearinghouse (AY). */
function markOf(
  outcome: AckOutcome,
  from: { readonly kind: '277CA' | '277'; readonly sourceEntity: string },
): ClaimStatus | null {
  switch (outcome) {
    case 'rejected':
      return 'rejected';
    case 'accepted':
    case 'accepted_with_errors':
      if (from.kind === '277') return null;
      return from.sourceEntity === 'AY' ? 'accepted_clearinghouse' : 'accepted_payer';
    case 'pending':
    case 'information':
      return 'pending';
    case 'denied':
      return from.kind === '277' ? 'denied' : null;
    default:
      return null;
  }
}

function claimSentence(outcome: AckOutcome, reasons: readonly AckReason[]): string {
  switch (outcome) {
    case 'rejected':
      return listed('Rejected', reasons);
    case 'accepted_with_errors':
      return listed('Accepted, with complaints', reasons);
    default:
      return reasons.length === 0
        ? 'It says nothing more.'
        : [...new Set(reasons.map((r) => r.words))].join(' ');
  }
}

/** `Rejected: NPI of the billing provider; member id.`, from the reasons as they are worded. */
function listed(lead: string, reasons: readonly AckReason[]): string {
  const what = [...new Set(reasons.map((r) => r.words.replace(/^[^:]+: /, '').replace(/\.$/, '')))];
  return what.length === 0 ? `${lead}, without a reason.` : `${lead}: ${what.join('; ')}.`;
}

/** A clause as a sentence. */
function sentence(clause: string): string {
  const text = clause.charAt(0).toUpperCase() + clause.slice(1);
  return /[.]$/.test(text) ? text : `${text}.`;
}
