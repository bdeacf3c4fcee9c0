/**
 * What a good-faith estimate has to say beside its figures (45 CFR 149.610(c)(1)(vi) to (x)), in our own words.
 * The order is that of the rule.
 */
export const REQUIRED_STATEMENTS: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'Other services may be needed',
    text: 'Your provider may recommend further services during your care that have to be scheduled or asked for separately. They are not part of this estimate. You will get separate estimates for services that are scheduled separately, when you schedule them or ask for an estimate.',
  },
  {
    title: 'This is an estimate',
    text: 'The figures are what we reasonably expect on the day of this estimate. What is actually done, and what is actually charged, may differ. Unforeseen circumstances and complications are not included.',
  },
  {
    title: 'Your right to dispute the bill',
    text: 'If you do not use insurance for these services and a provider or facility bills you $400.00 or more above its total on this estimate, you may dispute the bill. You may ask the provider or facility to correct the bill, to negotiate, or to tell you about financial assistance. You may also start a dispute with the U.S. Department of Health and Human Services within 120 calendar days of the date on the first bill; there is a fee for that. Starting a dispute will not affect the quality of the care that you get.',
  },
  {
    title: 'Where to learn more and start a dispute',
    text: 'Go to www.cms.gov/nosurprises or call 1-800-985-3059. Keep this estimate: you will need it together with the bill.',
  },
  {
    title: 'No obligation',
    text: 'This estimate is not a contract. You need not get any of these services from the providers or facilities named here.',
  },
];
