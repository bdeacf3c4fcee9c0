import { fromD8 } from '#shared/kernel/dates.ts';
import { parseAmount } from '#shared/kernel/money.ts';
import type {
  AnswerDate,
  AnswerPerson,
  Benefit,
  BenefitParty,
  EligibilityAnswer,
  EligibilityRejection,
} from '#shared/domain/eligibility.ts';
import { components, element } from '../segments.ts';
import type { Segment } from '../segments.ts';
import { timeText, type Oddity, type SetPart } from '../acks/parts.ts';
import { followUpWords, rejectionWords } from './words.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenAnswer = Open<EligibilityAnswer>;

/**
 * Reads a 271 (005010X279A1): one answer for each subscriber or dependent that is answered about, and one without a
 * person when the payer or the provider of the question was refused.
 * @param onOddity told what is not as the guide says.
 */
export function read271(part: SetPart, onOddity: (oddity: Oddity) => void): EligibilityAnswer[] {
  if (part.group.functionalCode !== 'HB')
    onOddity({
      segment: part.number,
      sentence: `The group says that it holds ${part.group.functionalCode || 'nothing'} (GS01), an eligibility answer is HB; it was read.`,
    });
  const reader = new AnswerReader(part, onOddity);
  for (const segment of part.segments) reader.take(segment);
  return reader.finish();
}

class AnswerReader {
  readonly #odd: (oddity: Oddity) => void;
  #reference = '';
  #at = '';
  #payer = { name: '', id: '' };
  readonly #above: EligibilityRejection[] = [];
  #aboveSegment = 0;
  readonly #answers: OpenAnswer[] = [];
  #level = '';
  #subscriber: OpenAnswer | null = null;
  #answer: OpenAnswer | null = null;
  #benefit: Open<Benefit> | null = null;
  #party: Open<BenefitParty> | null = null;
  #inLoop = false;

  constructor(part: SetPart, odd: (oddity: Oddity) => void) {
    this.#odd = odd;
    this.#at = part.group.at;
  }

  take(s: Segment): void {
    switch (s.id) {
      case 'BHT':
        this.#reference = said(s, 3);
        this.#at = timeText(said(s, 4), said(s, 5)) || this.#at;
        return;
      case 'HL':
        return this.#hl(s);
      case 'NM1':
        return this.#nm1(s);
      case 'TRN':
        // TRN*2 gives our trace back, TRN*1 is the payer's own.
        if (this.#answer && said(s, 1) === '2') this.#answer.traces = [...this.#answer.traces, said(s, 2)];
        return;
      case 'AAA':
        return this.#aaa(s);
      case 'DMG':
        if (this.#answer?.person && !this.#benefit)
          this.#answer.person = { ...this.#answer.person, birthDate: fromD8(said(s, 2)), sex: said(s, 3) };
        return;
      case 'REF':
        return this.#ref(s);
      case 'DTP':
        return this.#dtp(s);
      case 'EB':
        return this.#eb(s);
      case 'MSG':
        return this.#msg(s);
      case 'LS':
        this.#inLoop = true;
        return;
      case 'LE':
        this.#inLoop = false;
        this.#party = null;
        return;
      default:
        // N3, N4, PER, PRV, INS, HI, HSD and III carry nothing that is shown.
        return;
    }
  }

  finish(): EligibilityAnswer[] {
    // A subscriber of whom nothing is said only stands above the dependent that is meant.
    const answers = this.#answers.filter(
      (a) => a.benefits.length > 0 || a.rejections.length > 0 || a.traces.length > 0 || a.messages.length > 0,
    );
    if (this.#above.length === 0) return answers;
    if (answers.length === 0) {
      const refused = this.#emptyAnswer(this.#aboveSegment, null);
      return [{ ...refused, rejections: this.#above }];
    }
    return answers.map((a) => ({ ...a, rejections: [...this.#above, ...a.rejections] }));
  }

  #hl(s: Segment): void {
    this.#level = said(s, 3);
    this.#benefit = null;
    this.#party = null;
    this.#inLoop = false;
    if (this.#level === '22' || this.#level === '23') {
      const above = this.#level === '23' ? this.#subscriber : null;
      this.#answer = this.#emptyAnswer(s.number, above);
      if (this.#level === '22') this.#subscriber = this.#answer;
      this.#answers.push(this.#answer);
    } else {
      this.#answer = null;
      this.#subscriber = null;
    }
  }

  #emptyAnswer(segment: number, above: OpenAnswer | null): OpenAnswer {
    return {
      segment,
      payerName: this.#payer.name,
      payerId: this.#payer.id,
      reference: this.#reference,
      traces: [],
      at: this.#at,
      person: null,
      subscriber: above?.person ?? null,
      groupNumber: above?.groupNumber ?? '',
      dates: [],
      rejections: [],
      benefits: [],
      messages: [],
    };
  }

  #nm1(s: Segment): void {
    if (this.#level === '20') this.#payer = { name: nameOf(s), id: said(s, 9) };
    const answer = this.#answer;
    if (!answer) return;
    if (this.#benefit && (this.#inLoop || answer.person !== null)) {
      if (!this.#inLoop) this.#odd({ segment: s.number, sentence: 'A name of a benefit stands without LS.' });
      this.#party = { entity: said(s, 1), name: nameOf(s), idKind: said(s, 8), id: said(s, 9) };
      this.#benefit.parties = [...this.#benefit.parties, this.#party];
      return;
    }
    answer.person = personOf(s);
  }

  #aaa(s: Segment): void {
    const rejection: EligibilityRejection = {
      segment: s.number,
      code: said(s, 3),
      followUp: said(s, 4),
      words: rejectionWords(said(s, 3)),
      followUpWords: followUpWords(said(s, 4)),
    };
    if (this.#answer) this.#answer.rejections = [...this.#answer.rejections, rejection];
    else {
      this.#above.push(rejection);
      this.#aboveSegment ||= s.number;
    }
  }

  #ref(s: Segment): void {
    if (this.#benefit)
      this.#benefit.references = [...this.#benefit.references, { qualifier: said(s, 1), value: said(s, 2) }];
    else if (this.#answer && said(s, 1) === '6P') this.#answer.groupNumber = said(s, 2);
  }

  #dtp(s: Segment): void {
    const date = dateOf(s);
    if (date === null) {
      this.#odd({ segment: s.number, sentence: 'A date is no day of the calendar and was left out.' });
      return;
    }
    if (this.#benefit) this.#benefit.dates = [...this.#benefit.dates, date];
    else if (this.#answer) this.#answer.dates = [...this.#answer.dates, date];
  }

  #msg(s: Segment): void {
    const text = said(s, 1);
    if (text === '') return;
    if (this.#benefit) this.#benefit.messages = [...this.#benefit.messages, text];
    else if (this.#answer) this.#answer.messages = [...this.#answer.messages, text];
  }

  #eb(s: Segment): void {
    this.#party = null;
    this.#inLoop = false;
    if (!this.#answer) {
      this.#odd({ segment: s.number, sentence: 'A benefit stands before any person and was passed over.' });
      return;
    }
    this.#benefit = readBenefit(s, this.#odd);
    this.#answer.benefits = [...this.#answer.benefits, this.#benefit];
    if (said(s, 1) === '')
      this.#odd({ segment: s.number, sentence: 'A benefit does not say what it is (EB01).' });
  }
}

function readBenefit(s: Segment, odd: (oddity: Oddity) => void): Open<Benefit> {
  const { repetition } = s.delimiters;
  const types = element(s, 3);
  const money = said(s, 7);
  const cents = money === '' || money.includes(',') ? null : parseAmount(money);
  if (money !== '' && cents === null)
    odd({ segment: s.number, sentence: 'EB07 is not an amount and was left out.' });
  return {
    segment: s.number,
    kind: said(s, 1),
    level: said(s, 2),
    serviceTypes: (repetition === '' ? [types] : types.split(repetition))
      .map((type) => type.trim())
      .filter((type) => type !== ''),
    insuranceType: said(s, 4),
    plan: said(s, 5),
    period: said(s, 6),
    amountCents: cents,
    percentHundredths: percentOf(said(s, 8)),
    quantityKind: said(s, 9),
    quantity: said(s, 10),
    authorization: said(s, 11),
    network: said(s, 12),
    procedure: (components(s, 13)[1] ?? '').trim(),
    dates: [],
    messages: [],
    references: [],
    parties: [],
  };
}

/** EB08 is a decimal, 0.2 or .2 for 20 percent; some payers write 20. @returns hundredths of a percent, or null. */
function percentOf(text: string): number | null {
  const m = /^(\d{0,3})(?:\.(\d{0,4}))?$/.exec(text);
  if (!m || text === '' || text === '.') return null;
  // Ten-thousandths from the digits: 0.2 is 2000 of them, which are 20.00 percent.
  const n = Number(m[1] || '0') * 10_000 + Number((m[2] ?? '').padEnd(4, '0'));
  return n > 10_000 ? Math.round(n / 100) : n;
}

function dateOf(s: Segment): AnswerDate | null {
  const [first = '', last = ''] = said(s, 3).split('-');
  const from = fromD8(first.trim());
  if (from === null) return null;
  return { qualifier: said(s, 1), from, to: last === '' ? null : fromD8(last.trim()) };
}

function personOf(nm1: Segment): AnswerPerson {
  return {
    lastName: said(nm1, 3),
    firstName: said(nm1, 4),
    middleName: said(nm1, 5),
    birthDate: null,
    sex: '',
    memberId: said(nm1, 8) === 'MI' || said(nm1, 8) === '' ? said(nm1, 9) : '',
  };
}

function nameOf(nm1: Segment): string {
  return [said(nm1, 3), said(nm1, 4)].filter((part) => part !== '').join(', ');
}

function said(s: Segment, position: number): string {
  return element(s, position).trim();
}
