import { tokenise } from '../notes/tokens.ts';
import type { KnownProblem, ProblemClass } from './known-problems.ts';

/** A diagnosis that the coder has assigned, with its title on the date of service. */
export type AssignedDiagnosis = { readonly code: string; readonly title: string };

/** Words of titles that say nothing of which illness it is. */
const GENERAL =
  /^(?:acute|chronic|primary|secondary|essential|unspecified|other|type|right|left|bilateral|initial|subsequent|encounter|sequela|without|with|complications?|disease|disorder|syndrome|site|part|mild|moderate|severe|recurrent|current|episode|long|term|use|status|personal|history|specified|classified|elsewhere|uncomplicated|simple|mention|due|organism)$/;

/** Categories that last: their codes stand for chronic problems unless the note says otherwise. */
const LASTING =
  /^(?:B18|B20|C|D[0-4]|D5|D6[0-4]|D8[0-9]|E0|E1|E2|E3|E4[0-6]|E5|E6|E7|E8[0358]|F|G[1-9]|H[0-3]|H4[0-9]|H5[0-4]|H9|I0[5-9]|I1|I2[057]|I3[4-9]|I4|I5|I6[5-9]|I7|I8|J3[0-9]|J4[0-7]|J84|K2[1-9]|K4|K5[0-9]|K7|K86|L4|L7|L8|L9|M0[5-9]|M1|M2|M3|M4|M8|N1[1-9]|N2[5-9]|N4|N5|N8|N9|Q)/;

/**
 * Problems that the coder's diagnoses name, for notes whose words are in no list of ours: the telling words of a
 * title, next to one another in any order. Factors (Z) and external causes (V to Y) are no problems.
 */
export function problemsOfDiagnoses(diagnoses: readonly AssignedDiagnosis[]): KnownProblem[] {
  return diagnoses.flatMap(({ code, title }): KnownProblem[] => {
    const words = [
      ...new Set(
        tokenise(title)
          .filter((t) => !t.stop && t.word.length > 2)
          .map((t) => t.word),
      ),
    ]
      .filter((word) => !GENERAL.test(word) && !/^\d/.test(word))
      .slice(0, 2);
    const kind = classOf(code);
    if (kind === null || words.length === 0) return [];
    const stems = words.map((word) => `${word.slice(0, Math.max(4, word.length - 2))}[a-z]*`);
    const forms = stems.length === 1 ? stems : [stems.join(NEAR), [...stems].reverse().join(NEAR)];
    const pattern = new RegExp(String.raw`(?<![\w-])(?:${forms.join('|')})(?![\w-])`, 'gi');
    return [{ name: title.slice(0, 80), class: kind, pattern }];
  });
}

/** Up to three words between. */
const NEAR = String.raw`(?:\W+\w+){0,3}?\W+`;

function classOf(code: string): ProblemClass | null {
  if (/^[ZV-Y]/.test(code)) return null;
  if (code.startsWith('R')) return 'symptom';
  return LASTING.test(code) ? 'chronic' : 'acute';
}
