import { defineRule } from '../../coding/rule.ts';
import { saidDates } from '../dates-said.ts';
import { at, type ScrubInput } from '../facts.ts';

/** A return to work may be foreseen, and a certificate may be revised. */
const MAY_COME: ReadonlySet<string> = new Set(['returnToWork', 'certificationRevision']);

export const datesInFuture = defineRule<ScrubInput>({
  name: 'dates-in-future',
  family: 'dates',
  severity: 'stops',
  title: 'Dates of what has happened are not in the future.',
  source:
    '005010X222A1 2300 and 2400 DTP (qualifiers 431, 454, 304, 453, 439, 484, 455, 471, 297, 435, 096, 090, 091, 444 and others)',
  find: ({ claim, context }) =>
    saidDates(claim)
      .filter(({ name, on }) => on > context.today && !MAY_COME.has(name))
      .map(({ field, words, on }) => at(field, `${words} is ${on}, in the future.`)),
});
