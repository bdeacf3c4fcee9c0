import type { CodeVerdict } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';

/** Whether a code that was used before may be used on a day, and a sentence part that says why not or what to mind. */
export type CodeStanding = { readonly usable: boolean; readonly why: string };

/**
 * How a remembered code (of a favourite, a template, an earlier visit) stands on a date of service. Not valid on
 * the day, or a heading on that day: not usable. Not known: not usable when a full release covers the day, since
 * "not known" is never a pass; usable and told when only a starter set, or nothing, is there to ask.
 * Source: 45 CFR 162.1002: the code set in force on the date of service.
 * @param starter whether what was asked is only the starter set.
 */
export function codeStanding(verdict: CodeVerdict, on: IsoDate, starter: boolean): CodeStanding {
  switch (verdict.known) {
    case 'valid':
      return verdict.entry.billable
        ? { usable: true, why: '' }
        : { usable: false, why: `a heading on ${on}; a code below it is needed` };
    case 'not_on_date':
      return {
        usable: false,
        why:
          verdict.entry.validFrom > on
            ? `valid from ${verdict.entry.validFrom} only`
            : `not valid after ${verdict.entry.validTo ?? 'an unknown day'}`,
      };
    case 'unknown':
      return starter
        ? { usable: true, why: 'not in the starter set, so not checked' }
        : { usable: false, why: `not in the code set of ${on}` };
    case 'no_data':
      return { usable: true, why: `no code set covers ${on}, so not checked` };
  }
}
