/**
 * Laboratory tests and the CLIA certificate. Source: 42 CFR 493; CMS claims processing manual ch. 16 §70;
 * the waived tests by CMS's quarterly list "Tests granted waived status under CLIA". Numbers only.
 */

/**
 * Waived tests that a doctor's office does with a kit or meter, and hardly otherwise: the claim needs QW
 * to be recognised as waived.
 */
const USUALLY_WAIVED = `
80305 81003 82010 82120 82274 82947 82950 82951 82952 82985 83036 83037 83516 83655 83986 84703 85014 85018
85610 86294 86308 86318 86328 86386 86618 86780 87077 87210 87426 87428 87502 87631 87634 87635 87636 87637
87651 87804 87807 87808 87809 87811 87880 87905 G0328 G0433
`;

/** Waived in some devices, but as often run on an analyser under another certificate, then without QW. */
const SOMETIMES_WAIVED = `
80047 80048 80051 80053 80061 80069 80178 81007 82040 82042 82043 82044 82150 82247 82271 82310 82330 82374
82435 82465 82523 82550 82565 82570 82679 82977 83001 83002 83605 83718 83721 83861 83880 84075 84132 84155
84157 84295 84443 84450 84460 84478 84520 84550 85025 85576 86701 86703 86803 87338 87449 87491 87591 87633
87661 87801 87899 89300 89321
`;

/** Waived by their nature: QW is never needed. Source: first page of CMS's list. */
const WAIVED_WITHOUT_QW = '81002 81025 82270 82272 82962 83026 84830 85013 85651';

/** In the laboratory range but not a test that needs a certificate: skin tests, volume, breath, consultation. */
const NO_CERTIFICATE =
  '80503 80504 80505 80506 81050 82075 83013 83014 83987 86077 86078 86079 86485 86486 86490 86510 86580 88720 88738 88740 88741 89049 89220';

/** HCPCS letters that are laboratory tests. */
const LETTER_TESTS =
  'G0103 G0306 G0307 G0328 G0432 G0433 G0435 G0472 G0475 G0476 G0480 G0481 G0482 G0483 G0499 G0659 Q0111 Q0112 Q0113 Q0114 Q0115';

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
const usually = set(USUALLY_WAIVED);
const sometimes = set(SOMETIMES_WAIVED);
const withoutQw = set(WAIVED_WITHOUT_QW);
const noCertificate = set(NO_CERTIFICATE);
const letterTests = set(LETTER_TESTS);

/** A test that may be done only under a CLIA certificate: the range 80047–89398 and a few letters, less the exceptions. */
export function isLabTest(code: string): boolean {
  if (letterTests.has(code)) return true;
  return /^8\d{4}$/.test(code) && code >= '80047' && code <= '89398' && !noCertificate.has(code);
}

/** How a test stands to modifier QW. `never` covers all codes that are not waived tests. */
export function qwFor(code: string): 'usually' | 'sometimes' | 'not_needed' | 'never' {
  if (usually.has(code)) return 'usually';
  if (sometimes.has(code)) return 'sometimes';
  return withoutQw.has(code) ? 'not_needed' : 'never';
}
