/** What the category of a status (STC01-1) means for a claim. */
export type StatusMeaning =
  | 'accepted'
  | 'rejected'
  | 'not_found'
  | 'pending'
  | 'finalised'
  | 'paid'
  | 'denied'
  | 'information'
  | 'no_answer'
  | 'unknown';

type Category = { readonly meaning: StatusMeaning; readonly words: string };

/** The categories with our own words. The codes are those of X12 code source 507. */
const CATEGORIES: Readonly<Record<string, Category>> = {
  A0: { meaning: 'accepted', words: 'Passed on' },
  A1: { meaning: 'accepted', words: 'Received' },
  A2: { meaning: 'accepted', words: 'Accepted for processing' },
  A3: { meaning: 'rejected', words: 'Rejected, not processed' },
  A4: { meaning: 'not_found', words: 'Not found there' },
  A5: { meaning: 'accepted', words: 'Accepted and split' },
  A6: { meaning: 'rejected', words: 'Rejected, something is missing' },
  A7: { meaning: 'rejected', words: 'Rejected, something is not valid' },
  A8: { meaning: 'rejected', words: 'Rejected, two things do not fit together' },
  D0: { meaning: 'no_answer', words: 'Not found with what was asked' },
  E0: { meaning: 'no_answer', words: 'Not answered, the question has an error' },
  E1: { meaning: 'no_answer', words: 'Not answered, their system is not available' },
  E2: { meaning: 'no_answer', words: 'Not answered, the holder of the information does not respond' },
  E3: { meaning: 'no_answer', words: 'Not answered, two things in the question do not fit together' },
  E4: { meaning: 'no_answer', words: 'Not answered, an agreement with this payer is not met' },
  F0: { meaning: 'finalised', words: 'Finalised' },
  F1: { meaning: 'paid', words: 'Finalised and paid' },
  F2: { meaning: 'denied', words: 'Finalised and denied' },
  F3: { meaning: 'finalised', words: 'Finalised and revised' },
  F3F: { meaning: 'finalised', words: 'Finalised and forwarded to the next payer' },
  F3N: { meaning: 'finalised', words: 'Finalised, not forwarded to the next payer' },
  F4: { meaning: 'finalised', words: 'Finalised, no payment will follow' },
  P0: { meaning: 'pending', words: 'Pending' },
  P1: { meaning: 'pending', words: 'In process' },
  P2: { meaning: 'pending', words: 'Pending, under review by the payer' },
  P3: { meaning: 'pending', words: 'Pending, the payer asks the provider for something' },
  P4: { meaning: 'pending', words: 'Pending, the payer asks the patient for something' },
  P5: { meaning: 'pending', words: 'Pending, held by the payer’s administration' },
  RQ: { meaning: 'information', words: 'A question is asked' },
};

/** Categories beginning with R ask for something: R0 to R17. */
const REQUEST: Category = { meaning: 'information', words: 'More information is asked for' };
const DISPUTE: Category = { meaning: 'pending', words: 'A dispute is open' };
const UNKNOWN: Category = { meaning: 'unknown', words: 'A status that the standard does not know' };

/** What a category means and says; one that is not in the list means nothing by itself. */
export function categoryOf(code: string): Category {
  const known = CATEGORIES[code];
  if (known) return known;
  if (/^R\d{1,2}$/.test(code)) return REQUEST;
  return /^DR\d{2}$/.test(code) ? DISPUTE : UNKNOWN;
}

/** Who is meant by a status: STC01-3, the code of X12 data element 98, in our words. */
const ENTITIES: Readonly<Record<string, string>> = {
  '03': 'the patient',
  '13': 'the contracted provider',
  '1G': 'the cancer centre',
  '1P': 'the provider',
  '1Z': 'the home health provider',
  '2B': 'the administrator of the plan',
  '36': 'the employer',
  '40': 'the receiver',
  '41': 'the submitter',
  '45': 'the drop-off place',
  '71': 'the attending provider',
  '72': 'the operating provider',
  '73': 'the other provider',
  '74': 'the corrected insured person',
  '77': 'the service facility',
  '82': 'the rendering provider',
  '85': 'the billing provider',
  '87': 'the pay-to provider',
  AY: 'the clearinghouse',
  DK: 'the ordering provider',
  DN: 'the referring provider',
  DQ: 'the supervising provider',
  FA: 'the facility',
  GB: 'the other insured person',
  HK: 'the subscriber',
  IL: 'the insured person',
  LI: 'the independent laboratory',
  P3: 'the primary care provider',
  PR: 'the payer',
  PRP: 'the primary payer',
  PW: 'the pick-up place',
  QB: 'the provider of the purchased service',
  QC: 'the patient',
  SEP: 'the secondary payer',
  TL: 'the laboratory',
  TTP: 'the tertiary payer',
  TT: 'the payer that it is passed on to',
};

/** `the billing provider`, or the empty text when nobody or an unknown party is meant. */
export function entityWords(code: string): string {
  return ENTITIES[code] ?? '';
}
