import { OWN_ILLNESS } from './own-index/illness.ts';
import { OWN_VISITS } from './own-index/visits.ts';
import { OWN_SERVICES } from './own-index/services.ts';

/**
 * Our own lines beside the alphabetic index: what ambulatory coders ask for and the code that they mean,
 * where no wording of the titles would lead there. Codes are the ICD-10-CM and HCPCS Level II codes (public
 * domain). `term, term : code`; a heading leads to the codes below it.
 * Read in this order: of two lines that fit as well, the earlier one is meant.
 */
export const OWN_INDEX: readonly (readonly [string, string])[] = [OWN_ILLNESS, OWN_VISITS, OWN_SERVICES]
  .join('')
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [terms = '', code = ''] = line.split(' : ');
    return terms.split(', ').map((term) => [term, code] as const);
  });
