import { ZERO } from '#shared/kernel/money.ts';
import type { Adjustment, RemitClaim, RemitLine, RemitPayment } from '#shared/domain/remittance.ts';
import { X12Problem } from './problem.ts';
import {
  day,
  emptyPayment,
  misplaced,
  needed,
  optional,
  procedure,
  quantity,
  withNothingAt,
} from './remittance-values.ts';
import { element } from './segments.ts';
import type { Segment } from './segments.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Payment = Mutable<RemitPayment>;

/** Gathers one payment from the segments between ST and SE, 005010X221A1. */
export class RemittanceReader {
  #payment: Payment;
  #claim: Mutable<RemitClaim> | null = null;
  #line: Mutable<RemitLine> | null = null;
  /** N101 of the party whose segments are being read: PR payer, PE payee. */
  #party = '';
  #hasBpr = false;

  constructor(segment: number) {
    this.#payment = emptyPayment(segment);
  }

  /**
   * Takes a segment. An amount of a claim or provider adjustment that cannot be read is written down with its claim or
   * payment, and the rest is read on: the proof then shows all but this.
   * @throws X12Problem when the order of the file is broken, or the amount of the payment itself.
   */
  take(s: Segment): void {
    try {
      this.#take(s);
    } catch (error) {
      if (!(error instanceof X12Problem) || !this.#writeDown(s, error)) throw error;
    }
  }

  /** Writes down why this payment is not whole, with the segment. */
  writeDown(sentence: string, segment: number): void {
    (this.#payment.unreadable ??= []).push({ segment, sentence });
  }

  #writeDown(s: Segment, { segment, sentence, element: position }: X12Problem): boolean {
    const found = { segment, sentence };
    if (s.id === 'PLB') {
      this.writeDown(sentence, segment);
      return true;
    }
    if (s.id !== 'CAS') {
      if (position === null || !['CLP', 'SVC', 'AMT'].includes(s.id)) return false;
      // Once more with nothing in its place: the claim or line is there all the same.
      this.take({ ...s, elements: withNothingAt(s.elements, position) });
    }
    if (!this.#claim) return false;
    (this.#claim.unreadable ??= []).unshift(found);
    return true;
  }

  #take(s: Segment): void {
    switch (s.id) {
      case 'BPR':
        return this.#bpr(s);
      case 'TRN':
        return this.#trn(s);
      case 'N1':
        return this.#n1(s);
      case 'REF':
        return this.#ref(s);
      case 'CLP':
        return this.#clp(s);
      case 'CAS':
        return this.#cas(s);
      case 'NM1':
        return this.#nm1(s);
      case 'MIA':
        return this.#remarks(s, [5, 20, 21, 22, 23]);
      case 'MOA':
        return this.#moa(s);
      case 'DTM':
        return this.#dtm(s);
      case 'SVC':
        return this.#svc(s);
      case 'AMT':
        return this.#amt(s);
      case 'LQ':
        return this.#lq(s);
      case 'PLB':
        return this.#plb(s);
      default:
        // PER, N3, N4, LX, TS2, TS3, RDM, CUR, QTY and the like carry nothing that is posted.
        return;
    }
  }

  /** The claims that are read to their end, once each: what was given is no longer kept here. */
  takeClaims(): RemitClaim[] {
    const whole = this.#claim ? this.#payment.claims.length - 1 : this.#payment.claims.length;
    return whole > 0 ? this.#payment.claims.splice(0, whole) : [];
  }

  /** @throws X12Problem when there was no BPR: without it no sum can be proved. */
  finish(): RemitPayment {
    if (!this.#hasBpr)
      throw new X12Problem(
        `The payment that begins in segment ${this.#payment.segment} has no BPR segment, so its amount is unknown.`,
        this.#payment.segment,
      );
    return this.#payment;
  }

  /** Header BPR: handling, amount, credit or debit, method, date. */
  #bpr(s: Segment): void {
    const p = this.#payment;
    this.#hasBpr = true;
    p.handling = element(s, 1).trim();
    p.amountCents = needed(s, 2);
    p.creditDebit = element(s, 3).trim();
    p.method = element(s, 4).trim();
    p.paidOn = day(s, 16);
  }

  /** Header TRN: check or transfer number and the payer's number. */
  #trn(s: Segment): void {
    if (this.#claim) return;
    this.#payment.traceNumber = element(s, 2).trim();
    this.#payment.originatorId = element(s, 3).trim();
  }

  /** 1000A payer, 1000B payee. */
  #n1(s: Segment): void {
    if (this.#claim) return;
    this.#party = element(s, 1).trim();
    if (this.#party === 'PR') {
      this.#payment.payerName = element(s, 2).trim();
      this.#payment.payerIdentifier = element(s, 4).trim();
    } else if (this.#party === 'PE') {
      this.#payment.payeeName = element(s, 2).trim();
      // N103: XX an NPI, FI a tax number.
      const [kind, id] = [element(s, 3).trim(), element(s, 4).trim()];
      this.#payment.payeeNpi = kind === 'XX' ? id : '';
      if (kind === 'FI' && id !== '') this.#payment.payeeTaxId = id;
    }
  }

  /** 1000A REF*2U payer id when N104 has none; 1000B REF*TJ tax number; 2110 REF*6R line control number. */
  #ref(s: Segment): void {
    const qualifier = element(s, 1).trim();
    if (this.#line && qualifier === '6R') this.#line.lineControl = element(s, 2).trim();
    else if (
      !this.#claim &&
      this.#party === 'PR' &&
      qualifier === '2U' &&
      this.#payment.payerIdentifier === ''
    )
      this.#payment.payerIdentifier = element(s, 2).trim();
    else if (!this.#claim && this.#party === 'PE' && qualifier === 'TJ' && element(s, 2).trim() !== '')
      this.#payment.payeeTaxId = element(s, 2).trim();
  }

  /** 2100 CLP. */
  #clp(s: Segment): void {
    this.#line = null;
    this.#claim = {
      segment: s.number,
      controlNumber: element(s, 1).trim(),
      statusCode: element(s, 2).trim(),
      chargeCents: needed(s, 3),
      paidCents: needed(s, 4),
      patientResponsibilityCents: optional(s, 5) ?? ZERO,
      filingIndicator: element(s, 6).trim(),
      payerControlNumber: element(s, 7).trim(),
      patientLastName: '',
      patientFirstName: '',
      memberId: '',
      serviceFrom: null,
      adjustments: [],
      remarks: [],
      lines: [],
    };
    this.#payment.claims.push(this.#claim);
  }

  /** 2100 or 2110 CAS: a group and up to six triples of reason, amount, quantity. */
  #cas(s: Segment): void {
    const target = this.#line ?? this.#claim;
    if (!target) throw misplaced(s, 'a claim');
    const group = element(s, 1).trim();
    let found = false;
    for (let at = 2; at <= 17 && at < s.elements.length; at += 3) {
      const reason = element(s, at).trim();
      const amount = optional(s, at + 1);
      if (reason === '' && amount === null) continue;
      if (reason === '' || amount === null)
        throw new X12Problem(
          `The adjustment in segment ${s.number} (CAS) is not whole: reason and amount belong together.`,
          s.number,
        );
      const adjustment: Adjustment = { group, reason, amountCents: amount, quantity: quantity(s, at + 2) };
      target.adjustments.push(adjustment);
      found = true;
    }
    if (!found || group === '')
      throw new X12Problem(`The adjustment in segment ${s.number} (CAS) is not whole.`, s.number);
  }

  /** 2100 NM1*QC patient, NM1*IL insured when the patient carries no number, NM1*74 what the payer corrected. */
  #nm1(s: Segment): void {
    const claim = this.#claim;
    if (!claim || this.#line) return;
    const entity = element(s, 1).trim();
    if (entity === 'QC') {
      claim.patientLastName = element(s, 3).trim();
      claim.patientFirstName = element(s, 4).trim();
      claim.memberId = element(s, 9).trim();
    } else if (entity === 'IL' && claim.memberId === '') claim.memberId = element(s, 9).trim();
    else if (entity === '74')
      claim.corrected = {
        lastName: element(s, 3).trim(),
        firstName: element(s, 4).trim(),
        memberId: element(s, 9).trim(),
      };
  }

  /** 2100 MIA, MOA: remark codes at their positions. */
  #remarks(s: Segment, positions: readonly number[]): void {
    for (const position of positions) {
      const remark = element(s, position).trim();
      if (remark !== '') this.#claim?.remarks.push(remark);
    }
  }

  /** 2100 MOA: kept whole too, because a claim to the next payer repeats it (005010X222A1 2320 MOA). */
  #moa(s: Segment): void {
    this.#remarks(s, [3, 4, 5, 6, 7]);
    if (!this.#claim || this.#line) return;
    const elements = Array.from({ length: Math.min(9, s.elements.length - 1) }, (_, i) =>
      element(s, i + 1).trim(),
    );
    this.#claim.outpatientAdjudication = elements;
  }

  /** 2100 DTM*232 claim period start; 2110 DTM*472 or 150 date of service. */
  #dtm(s: Segment): void {
    const qualifier = element(s, 1).trim();
    if (qualifier === '232' && this.#claim) this.#claim.serviceFrom = day(s, 2);
    else if (this.#line && (qualifier === '472' || (qualifier === '150' && this.#line.serviceDate === null)))
      this.#line.serviceDate = day(s, 2);
  }

  /** 2110 SVC: adjudicated procedure, charge, payment, units; SVC06 what was submitted. */
  #svc(s: Segment): void {
    if (!this.#claim) throw misplaced(s, 'a claim');
    const given = procedure(s, 1);
    const submitted = s.elements.length > 6 ? (procedure(s, 6)[1] ?? '') : '';
    this.#line = {
      segment: s.number,
      code: given[1] ?? '',
      modifiers: given.length > 2 ? given.slice(2, 6).filter((m) => m !== '') : [],
      submittedCode: submitted,
      chargeCents: needed(s, 2),
      paidCents: needed(s, 3),
      units: quantity(s, 5),
      serviceDate: null,
      lineControl: '',
      allowedCents: null,
      adjustments: [],
      remarks: [],
    };
    this.#claim.lines.push(this.#line);
  }

  /** 2110 AMT*B6 allowed amount; 2100 AMT*I interest. */
  #amt(s: Segment): void {
    if (!this.#line && this.#claim && element(s, 1).trim() === 'I') this.#claim.interestCents = needed(s, 2);
    if (this.#line && element(s, 1).trim() === 'B6') this.#line.allowedCents = needed(s, 2);
  }

  /** 2110 LQ*HE remark code. */
  #lq(s: Segment): void {
    if (this.#line && element(s, 1).trim() === 'HE') this.#line.remarks.push(element(s, 2).trim());
  }

  /** Summary PLB: provider, fiscal period, up to six pairs of reason and amount. */
  #plb(s: Segment): void {
    this.#claim = null;
    this.#line = null;
    for (let at = 3; at <= 13 && at < s.elements.length; at += 2) {
      const [reason = '', ...reference] = element(s, at).split(s.delimiters.component);
      const amount = optional(s, at + 1);
      if (reason.trim() === '' && amount === null) continue;
      if (reason.trim() === '' || amount === null)
        throw new X12Problem(
          `The provider adjustment in segment ${s.number} (PLB) is not whole: reason and amount belong together.`,
          s.number,
        );
      this.#payment.providerAdjustments.push({
        segment: s.number,
        providerId: element(s, 1).trim(),
        reason: reason.trim(),
        reference: reference.join(s.delimiters.component).trim(),
        amountCents: amount,
      });
    }
  }
}
