import type { AckFacts, AckItem, AckOutcome, AckReason } from '#shared/domain/acknowledgement.ts';
import { groupVerdict, setVerdict } from '#shared/domain/acknowledgement-syntax.ts';
import {
  claimVerdict,
  levelVerdict,
  ta1Verdict,
  type StatusTitles,
} from '#shared/domain/acknowledgement-verdict.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { EligibilityAnswer } from '#shared/domain/eligibility.ts';
import type { Answer } from '#shared/domain/x12/acks/read-answers.ts';
import type { GroupAck, SetAck } from '#shared/domain/x12/acks/read-999.ts';
import type { ReportedClaim, StatusReport } from '#shared/domain/x12/claim-status/report.ts';
import { eligibilitySummary } from '#shared/domain/x12/eligibility/summary.ts';

/** Of what an item speaks, by the numbers that it gives. */
export type AckTarget =
  | {
      readonly what: 'interchange';
      readonly control: string;
      readonly sentAt: string;
      /** ISA06 and ISA08 of the answer: turned round they are ours. */
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly what: 'set';
      readonly functionalCode: string;
      readonly group: string;
      /** Null: the transactions of the group that are not listed. */
      readonly set: SetAck | null;
      readonly listed: readonly string[];
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly what: 'batch';
      readonly reference: string;
      readonly providerId: string;
      /** CLM01 of what the same report says by itself. */
      readonly named: readonly string[];
    }
  | { readonly what: 'question'; readonly reference: string }
  | { readonly what: 'claim'; readonly claim: ReportedClaim; readonly batches: readonly string[] }
  | { readonly what: 'person'; readonly answer: EligibilityAnswer };

/** An item before it is matched. */
export type ItemDraft = {
  readonly kind: AckItem['kind'];
  readonly level: AckItem['level'];
  readonly segment: number;
  readonly outcome: AckOutcome;
  readonly about: string;
  readonly sentence: string;
  readonly saidAt: string;
  readonly reasons: readonly AckReason[];
  readonly mark: ClaimStatus | null;
  readonly facts: AckFacts;
  readonly target: AckTarget;
};

const NO_FACTS: AckFacts = {
  sourceName: '',
  sourceEntity: '',
  personName: '',
  memberId: '',
  birthDate: null,
  serviceFrom: null,
  chargeCents: null,
  paidCents: null,
  paidOn: null,
  paymentNumber: '',
  payerControlNumber: '',
  clearinghouseNumber: '',
  accepted: null,
  rejected: null,
};

/** Everything that one answer says, item by item, in the order of the file. */
export function draftItems(answer: Answer, titles: StatusTitles): ItemDraft[] {
  switch (answer.kind) {
    case 'TA1': {
      const { interchange, ack } = answer;
      const target = {
        what: 'interchange',
        control: ack.control,
        sentAt: ack.sentAt,
        from: interchange.senderId,
        to: interchange.receiverId,
      } as const;
      const { mark, reasons, outcome, sentence } = ta1Verdict(ack);
      const about = `File ${ack.control}`;
      const facts = { ...NO_FACTS, sourceName: interchange.senderId };
      const saidAt = interchange.at;
      return [
        {
          kind: 'TA1',
          level: 'interchange',
          segment: ack.segment,
          outcome,
          about,
          sentence,
          saidAt,
          reasons,
          mark,
          facts,
          target,
        },
      ];
    }
    case '999':
      return draftSyntax(answer);
    case '271':
      return answer.answers.map((one) => draftEligibility(one, answer.set.group.at || answer.interchange.at));
    default:
      return draftReport(answer, titles);
  }
}

function draftSyntax({ ack, interchange, set }: Extract<Answer, { kind: '999' }>): ItemDraft[] {
  const saidAt = set.group.at || interchange.at;
  const facts = { ...NO_FACTS, sourceName: interchange.senderId };
  const listed = ack.sets.map((one) => one.control);
  const target = (one: SetAck | null): ItemDraft['target'] => ({
    what: 'set',
    functionalCode: ack.functionalCode,
    group: ack.control,
    set: one,
    listed,
    from: interchange.senderId,
    to: interchange.receiverId,
  });
  const items = ack.sets.map((one): ItemDraft => {
    const { outcome, sentence, reasons } = setVerdict(one, null);
    const about = `Transaction ${one.control} of group ${ack.control}`;
    const mark = outcome === 'rejected' ? 'rejected' : null;
    return {
      kind: '999',
      level: 'set',
      segment: one.segment,
      outcome,
      about,
      sentence,
      saidAt,
      reasons,
      mark,
      facts,
      target: target(one),
    };
  });
  return ack.sets.length === 0 || ack.outcome === 'rejected'
    ? [...items, wholeGroup(ack, saidAt, facts, target(null))]
    : items;
}

function wholeGroup(ack: GroupAck, saidAt: string, facts: AckFacts, target: AckTarget): ItemDraft {
  const { outcome, sentence, reasons } = groupVerdict(ack);
  return {
    kind: '999',
    level: 'group',
    segment: ack.segment,
    outcome,
    about: `Group ${ack.control}`,
    sentence,
    saidAt,
    reasons,
    mark: outcome === 'rejected' ? 'rejected' : null,
    facts: { ...facts, accepted: ack.accepted },
    target,
  };
}

function draftReport(
  { kind, report, set, interchange }: Extract<Answer, { kind: '277CA' | '277' }>,
  titles: StatusTitles,
): ItemDraft[] {
  const saidAt = report.at || set.group.at || interchange.at;
  const source = report.levels.find((level) => level.level === 'source');
  const facts: AckFacts = {
    ...NO_FACTS,
    sourceName: source?.name || interchange.senderId,
    sourceEntity: source?.entity ?? '',
  };
  const claims = report.claims.map((claim): ItemDraft => {
    const verdict = claimVerdict(claim, { kind, sourceEntity: facts.sourceEntity }, undefined, titles);
    return {
      kind,
      level: 'claim',
      segment: claim.segment,
      about: `Claim ${claim.patientControlNumber || claim.trace || 'without a number'}`,
      saidAt,
      facts: claimFacts(facts, claim),
      target: { what: 'claim', claim, batches: batchesOf(report) },
      ...verdict,
    };
  });
  return [...draftLevels(kind, report, facts, saidAt, titles), ...claims];
}

/** What is said above the claims: the batch always, a provider or question only when it is refused. */
function draftLevels(
  kind: '277CA' | '277',
  report: StatusReport,
  facts: AckFacts,
  saidAt: string,
  titles: StatusTitles,
): ItemDraft[] {
  const batch = report.levels.find((level) => level.level === 'receiver')?.trace ?? '';
  const named = report.claims.map((claim) => claim.trace);
  return report.levels.flatMap((level): ItemDraft[] => {
    if (level.level === 'source' || level.statuses.length === 0) return [];
    const verdict = levelVerdict(level, kind, titles);
    const refused =
      verdict.outcome === 'rejected' || verdict.outcome === 'no_answer' || verdict.outcome === 'not_found';
    if (!refused && (kind === '277' || level.level === 'provider')) return [];
    const provider = level.level === 'provider';
    return [
      {
        kind,
        level: provider ? 'provider' : 'batch',
        segment: level.segment,
        about: provider ? `Provider ${level.name || level.id}` : `Batch ${level.trace || batch}`,
        saidAt,
        facts: { ...facts, accepted: level.totals.accepted, rejected: level.totals.rejected },
        target:
          kind === '277'
            ? { what: 'question', reference: level.trace || report.reference }
            : {
                what: 'batch',
                reference: provider ? batch : level.trace,
                providerId: provider ? level.id : '',
                named,
              },
        ...verdict,
      },
    ];
  });
}

/** TRN02 of 2200B gives our BHT03 back. */
function batchesOf(report: StatusReport): string[] {
  return report.levels.filter((l) => l.level === 'receiver' && l.trace !== '').map((l) => l.trace);
}

function claimFacts(facts: AckFacts, claim: ReportedClaim): AckFacts {
  const [first] = claim.statuses;
  const money = claim.statuses.find((s) => s.paidCents !== null);
  return {
    ...facts,
    personName: [claim.lastName, claim.firstName].filter((part) => part !== '').join(', '),
    memberId: claim.memberId,
    serviceFrom: claim.serviceFrom,
    chargeCents: first?.chargeCents ?? null,
    paidCents: money?.paidCents ?? null,
    paidOn: money?.paidOn ?? null,
    paymentNumber: money?.paymentNumber ?? '',
    payerControlNumber: claim.payerControlNumber,
    clearinghouseNumber: claim.clearinghouseNumber,
  };
}

function draftEligibility(answer: EligibilityAnswer, at: string): ItemDraft {
  const summary = eligibilitySummary(answer, []);
  const { person } = answer;
  return {
    kind: '271',
    level: 'person',
    segment: answer.segment,
    outcome: summary.state === 'rejected' ? 'rejected' : summary.state === 'unclear' ? 'unknown' : 'answered',
    about: person === null ? `Question ${answer.reference}` : 'Eligibility of a person',
    sentence: summary.sentence,
    saidAt: answer.at || at,
    reasons: answer.rejections.map((r) => ({
      code: `AAA ${r.code}`,
      words: [`${r.words.charAt(0).toUpperCase()}${r.words.slice(1)}.`, r.followUpWords]
        .filter(Boolean)
        .join(' '),
      field: '',
      fieldWords: '',
      line: null,
      value: '',
      sentSegment: null,
      segment: r.segment,
    })),
    mark: null,
    facts: {
      ...NO_FACTS,
      sourceName: answer.payerName,
      sourceEntity: 'PR',
      personName:
        person === null ? '' : [person.lastName, person.firstName].filter((part) => part !== '').join(', '),
      memberId: person?.memberId || answer.subscriber?.memberId || '',
      birthDate: person?.birthDate ?? null,
    },
    target: { what: 'person', answer: answer.at === '' ? { ...answer, at } : answer },
  };
}
