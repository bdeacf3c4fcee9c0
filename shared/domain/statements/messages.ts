import { ES } from './messages-es.ts';

/**
 * Every sentence and heading of the papers that patients get: invoice, statement, receipt, superbill. `{name}` stands for
 * what is put in. A practice may word each anew, with the same names (see `checkText`).
 */
export const EN_US = {
  'doc.invoice': 'Invoice',
  'doc.statement': 'Statement',
  'doc.receipt': 'Receipt',
  'doc.superbill': 'Superbill',
  'field.number': 'Number',
  'field.date': 'Date',
  'field.account': 'Account',
  'field.patient': 'Patient',
  'field.patients': 'Patients',
  'field.born': 'Born',
  'field.taxId': 'Tax id',
  'field.npi': 'NPI',
  'field.phone': 'Telephone',
  'due.amount': 'Amount due',
  'due.credit': 'To your credit',
  'due.nothing': 'Nothing to pay',
  'due.by': 'Please pay by {day}',
  'due.by.label': 'Please pay by',
  'coupon.tear': 'Tear off here and send with your payment',
  'coupon.payTo': 'Pay to',
  'coupon.enclosed': 'Amount enclosed',
  'how.title': 'How to pay',
  /** Instead of the practice's own words on paying, where they are given for this language. */
  'how.own': '',
  'how.ask': 'Questions about this {document}, or you cannot pay it at once: call us at {phone}.',
  'page.of': 'Page {page} of {pages}',
  'page.continued': '{document} {number}, continued',
  'page.account': '{name}, account {account}',
  'list.and': '{first} and {last}',
  'col.service': 'Service',
  'col.charge': 'Charge',
  'col.insurer': 'Insurer paid',
  'col.discount': 'Discount',
  'col.share': 'Your part',
  'col.date': 'Date',
  'col.what': 'What',
  'col.amount': 'Amount',
  total: 'Total',
  'paid.on': 'You paid on {day} ({how})',
  'tender.cash': 'Cash',
  'tender.check': 'Check',
  'tender.card': 'Card',
  'tender.eft': 'Bank transfer',
  'tender.money_order': 'Money order',
  'tender.other': 'Payment',
  'paid.atVisit': 'at the visit',
  'paid.kept': 'kept for services not settled yet',
  'share.PR-1': 'Your insurer counted {amount} toward your yearly deductible, so this part is yours to pay.',
  'share.PR-2': 'Your plan pays a percentage of this service and leaves {amount} to you, your coinsurance.',
  'share.PR-3': '{amount} is your copay, the fixed amount that your plan asks of you for a visit.',
  'share.self': 'No insurer was billed for this, so {amount} is yours to pay.',
  'share.other': 'Your insurer leaves {amount} to you.',
  'share.code': 'Your insurer leaves {amount} to you; its reason code is {reason}.',
  'share.words': 'Your insurer leaves {amount} to you: {words} (its reason code is {reason}).',
  'share.insurer': '{amount} is still with your insurer; you are not asked for it now.',
  'share.settled': 'Your insurer settled this in full. Nothing is left for you to pay.',
  'share.nothing': 'Nothing is left for you to pay.',
  'invoice.account': 'your account',
  'invoice.visit': 'your visit on {day}',
  'invoice.visits': 'your visits from {from} to {to}',
  'invoice.charge': 'The charge for {visit} was {amount}.',
  'invoice.story': 'The charge for {visit} was {amount}: {parts}.',
  'invoice.paid': '{insurers} paid {amount}',
  'invoice.off': 'the agreed discount took off {amount}',
  'invoice.part': '{amount} is your part',
  'invoice.remains': '{amount} remains to be paid.',
  'invoice.paidRemains': 'You have paid {paid}, so {amount} remains to be paid.',
  'invoice.nothing': 'Nothing remains to be paid.',
  'invoice.paidNothing': 'You have paid {paid}, so nothing remains to be paid.',
  'invoice.credit': 'You have paid {paid}, so {amount} is to your credit.',
  'statement.asOf': 'Your account on {day}',
  'statement.previous': 'Balance of your statement of {day}',
  'statement.forward': 'Balance before {day}',
  'statement.visit': 'Visit of {day} with {provider}',
  'statement.visitPlain': 'Visit of {day}',
  'statement.for': '{name}: {words}',
  'statement.service': '{code} {description}',
  'statement.how': 'Charge {charge}; your insurer paid {paid}; {discount} was taken off by agreement.',
  'statement.howSelf': 'Charge {charge}.',
  'statement.payment': 'Your payment ({how}), thank you',
  'statement.returned': 'Your payment ({how}) was taken back',
  'statement.insurerNow': 'Sent to your other insurer; you are not asked for it now.',
  'statement.insurerBack': 'Your other insurer did not pay this, so it comes back to you.',
  'statement.withInsurer': 'Back with your insurer; you are not asked for it now.',
  'statement.credit': 'Taken off by us',
  'statement.refund': 'Paid back to you',
  'statement.changed': 'Your insurer changed its answer, so your part changed.',
  'statement.collections': 'Handed to a collection agency; it is no longer asked for here.',
  'statement.recalled': 'Taken back from the collection agency.',
  'statement.fee': 'Fee',
  'statement.change': 'Correction of your account',
  'statement.new': 'New',
  'statement.paid': 'Paid and taken off',
  'statement.open': 'Still open from before',
  'statement.aging': 'How long it has been open',
  'aging.0': 'Up to 30 days',
  'aging.1': '31 to 60 days',
  'aging.2': '61 to 90 days',
  'aging.3': '91 to 120 days',
  'aging.4': 'Over 120 days',
  'statement.pending':
    'A further {amount} is with your insurer. It is not part of this statement and you are not asked for it now.',
  'story.first': '{added} is your part of what we did, and you have paid {paid}, so {due} is due now.',
  'story.firstUnpaid':
    '{due} is your part of what we did for you, after what your insurer paid and took off.',
  'story.next':
    'Your last balance was {previous}; {added} came to it and {paid} was paid or taken off, so {due} is due now.',
  'story.nextUnpaid':
    'Your last balance was {previous}; {added} came to it and nothing was paid yet, so {due} is due now.',
  'story.nextPaid': 'Your last balance was {previous}; {paid} was paid or taken off, so {due} is due now.',
  'story.same': 'Nothing has changed since your last statement: {due} is still due.',
  'story.credit': 'You have paid more than your part: {due} is to your credit, and nothing is to be paid.',
  'dun.1.title': '',
  'dun.1.text': '',
  'dun.2.title': 'A reminder',
  'dun.2.text':
    'Part of this has been open for more than a month. If you have paid in the last days, thank you; otherwise please pay now or call us.',
  'dun.3.title': 'Second reminder',
  'dun.3.text':
    'Part of this has been open for more than two months. Please pay, or call us this week: we can agree on monthly payments.',
  'dun.4.title': 'Last reminder',
  'dun.4.text':
    'Part of this has been open for more than three months. Please pay or call us within 15 days, so that we need not hand it to others to collect. If you cannot pay at once, we will find a way with you.',
  'receipt.thanks': 'Thank you. We received {amount} on {day} ({how}).',
  'receipt.for': 'Paid for',
  'receipt.visit': 'Your visit of {day}',
  'receipt.visitWith': 'Your visit of {day} with {provider}',
  'receipt.account': 'Your account',
  'receipt.ahead': 'Kept for services that your insurer has not answered yet',
  'receipt.received': 'Received',
  'receipt.left': 'Left on your account',
  'receipt.leftNow': 'After this payment {amount} is left to pay.',
  'receipt.leftNothing': 'After this payment nothing is left to pay.',
  'receipt.leftCredit':
    'After this payment {amount} is to your credit; it is used for what your insurer leaves to you.',
  'receipt.note': 'Reference',
  'superbill.intro':
    'For filing with your own insurer. It lists what was done and why, with the codes that an insurer asks for; it is not a bill.',
  'superbill.diagnoses': 'Diagnoses',
  'superbill.services': 'Services',
  'superbill.day': 'Day',
  'superbill.place': 'Place',
  'superbill.code': 'Code',
  'superbill.pointer': 'For',
  'superbill.units': 'Units',
  'superbill.paid': 'You paid',
  'superbill.provider': 'Seen by',
  'superbill.practice': 'Practice',
  'superbill.insured': 'Insured as',
  'superbill.sign': 'Signature of the practice',
  'superbill.unpaid': 'Not paid yet',
  'word.invoice': 'invoice',
  'word.statement': 'statement',
} as const;

export type MessageKey = keyof typeof EN_US;
export type Messages = Readonly<Record<MessageKey, string>>;

/** British English where it differs: dates and money come from the language itself. */
const EN_GB: Partial<Messages> = {
  'tender.check': 'Cheque',
  'field.phone': 'Telephone',
};

export const LANGUAGES = ['en-US', 'en-GB', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'en-US': 'English (United States)',
  'en-GB': 'English (United Kingdom)',
  es: 'Spanish',
};

/** The delivered wording of a language. */
export const MESSAGES: Readonly<Record<Language, Messages>> = {
  'en-US': EN_US,
  'en-GB': { ...EN_US, ...EN_GB },
  es: ES,
};

const NAMES = /\{([a-zA-Z]+)\}/g;

/** The names that a text puts something in for. */
export function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(NAMES)].map((m) => m[1] ?? ''))].sort();
}

/**
 * Why a practice's own wording cannot stand for a delivered one, or null: each `{name}` in it must be one that is filled.
 */
export function checkText(language: Language, key: MessageKey, text: string): string | null {
  const known = new Set(namesIn(MESSAGES[language][key]));
  const strange = namesIn(text).filter((name) => !known.has(name));
  if (strange.length === 0) return null;
  const names = [...known].map((name) => `{${name}}`).join(', ');
  return `{${strange[0] ?? ''}} is not filled in here. ${names === '' ? 'This text has nothing to fill in.' : `It may use ${names}.`}`;
}

/** Puts values for the names. @throws RangeError when a name has no value. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(NAMES, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`The text has no value for {${name}}.`);
    return value;
  });
}
