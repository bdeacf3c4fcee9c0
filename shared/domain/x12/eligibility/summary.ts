import type {
  AnswerDate,
  Benefit,
  EligibilityAnswer,
  EligibilitySummary,
} from '#shared/domain/eligibility.ts';
import { benefitWords, coverageLevelWords, networkWords, periodWords, serviceTypeWords } from './words.ts';

/** The health plan as a whole, and the visit in the office: what most sums of a clinic are said for. */
const USUAL_TYPES = ['98', '30', '1', 'BY', 'UC'];
const REMAINING = new Set(['29', '33']);

/**
 * What a biller wants to know of an answer. Where a payer says a sum several times, the one for the service types
 * asked about counts before the office visit and the plan as a whole, the individual's before the family's, the
 * one in the network before the one outside of it; each is told with the segment that says it.
 * Source: 005010X279A1 2110C EB.
 * @param asked service types of the question, in order; may be empty.
 */
export function eligibilitySummary(answer: EligibilityAnswer, asked: readonly string[]): EligibilitySummary {
  const best = bestBy([...asked, ...USUAL_TYPES]);
  const of = (kind: string, left?: boolean): Benefit | null =>
    best(
      answer.benefits.filter(
        (b) => b.kind === kind && (left === undefined || REMAINING.has(b.period) === left),
      ),
    );
  const state = stateOf(answer);
  const active = answer.benefits.find((b) => isActive(b) && b.plan !== '') ?? answer.benefits.find(isActive);
  const coinsurance = of('A');
  const [from, to] = spanOf([...answer.dates, ...(active?.dates ?? [])]);
  const whatFor = (b: Benefit): string => benefitSentence(b);
  const sum = (b: Benefit | null): EligibilitySummary['copay'] =>
    b?.amountCents == null ? null : { cents: b.amountCents, segment: b.segment, words: whatFor(b) };
  return {
    state,
    sentence: sentenceOf(state, answer),
    plan: active?.plan ?? '',
    from,
    to,
    copay: sum(of('B')),
    deductible: sum(of('C', false)),
    deductibleLeft: sum(of('C', true)),
    coinsurance:
      coinsurance?.percentHundredths == null
        ? null
        : {
            percentHundredths: coinsurance.percentHundredths,
            segment: coinsurance.segment,
            words: whatFor(coinsurance),
          },
    outOfPocket: sum(of('G', false)),
    outOfPocketLeft: sum(of('G', true)),
    otherPayers: otherPayersOf(answer),
  };
}

/** A benefit in one line: `copay, office visit, in the network, individual, for a visit`. */
export function benefitSentence(b: Benefit): string {
  const types = b.serviceTypes.map(serviceTypeWords);
  const shown = types.length > 3 ? [...types.slice(0, 3), `${types.length - 3} more`] : types;
  return [
    benefitWords(b.kind),
    ...shown,
    coverageLevelWords(b.level),
    periodWords(b.period),
    networkWords(b.network),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function isActive(b: Benefit): boolean {
  return /^[1-5]$/.test(b.kind);
}

/** Active when the plan as a whole, or else anything, is said to be; a later "inactive" for one service changes nothing. */
function stateOf(answer: EligibilityAnswer): EligibilitySummary['state'] {
  const whole = (b: Benefit): boolean => b.serviceTypes.length === 0 || b.serviceTypes.includes('30');
  const inactive = (b: Benefit): boolean => /^[678]$/.test(b.kind);
  const { benefits } = answer;
  if (benefits.some((b) => inactive(b) && whole(b))) return 'inactive';
  if (benefits.some(isActive)) return 'active';
  if (benefits.some(inactive)) return 'inactive';
  return answer.rejections.length > 0 ? 'rejected' : 'unclear';
}

function sentenceOf(state: EligibilitySummary['state'], answer: EligibilityAnswer): string {
  switch (state) {
    case 'active':
      return 'The coverage is active.';
    case 'inactive':
      return 'The coverage is not active.';
    case 'rejected':
      return `Not answered: ${answer.rejections.map((r) => r.words).join('; ')}.`;
    case 'unclear':
      return 'The answer does not say whether the coverage is active.';
  }
}

/** First by service type in the order given, then individual, then in the network, then as it stands in the file. */
function bestBy(types: readonly string[]): (benefits: readonly Benefit[]) => Benefit | null {
  const place = (b: Benefit): number => {
    const at = types.findIndex((type) => b.serviceTypes.includes(type));
    const type = at >= 0 ? at : b.serviceTypes.length === 0 ? types.length : types.length + 1;
    const level = b.level === 'IND' ? 0 : b.level === '' ? 1 : 2;
    const network = b.network === 'Y' || b.network === 'W' ? 0 : b.network === 'N' ? 2 : 1;
    return (type * 3 + level) * 3 + network;
  };
  return (benefits) => [...benefits].sort((a, b) => place(a) - place(b) || a.segment - b.segment)[0] ?? null;
}

const BEGINS = new Set(['346', '348', '356', '539']);
const ENDS = new Set(['347', '349', '357', '540']);
const SPANS = new Set(['291', '307', '292']);

function spanOf(dates: readonly AnswerDate[]): [EligibilitySummary['from'], EligibilitySummary['to']] {
  const span = dates.find((d) => SPANS.has(d.qualifier) && d.to !== null);
  const from = dates.find((d) => BEGINS.has(d.qualifier))?.from ?? span?.from ?? null;
  const to = dates.find((d) => ENDS.has(d.qualifier))?.from ?? span?.to ?? null;
  return [from, to];
}

/** EB*R with the payer of its 2120 loop (PR, PRP primary, SEP secondary, TTP tertiary …). */
function otherPayersOf(answer: EligibilityAnswer): EligibilitySummary['otherPayers'] {
  return answer.benefits
    .filter((b) => b.kind === 'R')
    .flatMap((b) => {
      const memberId = b.references.find(
        (r) => r.qualifier === '1W' || r.qualifier === 'IG' || r.qualifier === '18',
      );
      const parties = b.parties.length > 0 ? b.parties : [{ name: b.plan, id: '' }];
      return parties.map(({ name, id }) => ({
        name: name || 'a payer without a name',
        id,
        memberId: memberId?.value ?? '',
        segment: b.segment,
      }));
    });
}
