import { REASON_WORDS } from '../posting/reason-rules.ts';
import type { Voice } from './voice.ts';

/**
 * Why a part of a charge is the patient's, in one sentence that a patient understands.
 * @param reason group and reason code of the payer, `PR-1`; `self` when no insurer was asked.
 * Source: 005010X221A1 2110 CAS, group PR; 1 deductible, 2 coinsurance, 3 copay.
 */
export function shareWords(reason: string, cents: number, { look, say, money }: Voice): string {
  const amount = money(cents);
  switch (reason) {
    case 'PR-1':
    case 'PR-2':
    case 'PR-3':
    case 'self':
      return say(`share.${reason}`, { amount });
    default: {
      const code = /^PR-(.+)$/.exec(reason)?.[1];
      if (code === undefined) return say('share.other', { amount });
      // Our short word for the payer's code is English; in other languages the code stands alone.
      const words = look.language === 'es' ? undefined : REASON_WORDS[code];
      return words === undefined
        ? say('share.code', { amount, reason })
        : say('share.words', { amount, words, reason });
    }
  }
}
