/**
 * Families of procedure codes for which the claim must say more than code and charge. Numbers only; the sources are
 * named by the rules that ask.
 */

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Anaesthesia 00100–01999. */
export function isAnesthesia(code: string): boolean {
  return /^0(0[1-9]\d\d|1\d\d\d)$/.test(code);
}

/** Anaesthesia codes that are counted and not timed: daily management, and skin area of burns. */
export function isUntimedAnesthesia(code: string): boolean {
  return code === '01996' || code === '01953';
}

/** Codes that only say "not listed elsewhere". Sources: CPT unlisted procedure numbers; HCPCS "not otherwise classified". */
const UNLISTED = set(`
01999 15999 17999 19499 20999 21089 21299 21499 21899 22899 22999 23929 24999 25999 26989 27299 27599 27899 28899
29799 29999 30999 31299 31599 31899 32999 33999 36299 37501 37799 38129 38589 38999 39499 39599 40799 40899 41599
41899 42299 42699 42999 43289 43499 43659 43999 44238 44799 44899 44979 45399 45499 45999 46999 47379 47399 47579
47999 48999 49329 49659 49999 50549 50949 51999 53899 54699 55559 55899 58578 58579 58679 58999 59897 59898 59899
60659 60699 64999 66999 67299 67399 67599 67999 68399 68899 69399 69799 69949 69979 76496 76497 76498 76499 76999
77299 77399 77499 77799 78099 78199 78299 78399 78499 78599 78699 78799 78999 79999 80299 81099 81479 81599 84999
85999 86849 86999 87999 88099 88199 88299 88399 88749 89240 89398 90399 90749 90899 90999 91299 92499 92700 93799
93998 94799 95199 95999 96379 96549 96999 97039 97139 97799 99199 99429 99499 99600
A0999 A4649 A9698 A9699 A9900 A9999 B9998 B9999 C1889 C2698 C2699 C9399 E0769 E1399 E1699 G0501 J1599 J3490 J3590
J7199 J7599 J7699 J7799 J7999 J8498 J8499 J8597 J8999 J9999 K0108 K0812 K0898 K0899 L0999 L1499 L2999 L3649 L3999
L5999 L7499 L8039 L8499 L8699 L9900 P9099 P9603 Q0507 Q0508 Q0509 Q2039 Q4050 Q4051 Q4082 Q4100 S8189 S9379 T1999
T2047 T5999 V2199 V2299 V2399 V2499 V2599 V2629 V2797 V2799 V5090 V5274 V5298 V5299
`);

/** The code does not say what was done: a description is owed. */
export function isUnlisted(code: string): boolean {
  return UNLISTED.has(code);
}

/** Ambulance transport and mileage, A0021–A0999 without supplies and oxygen. */
export function isAmbulanceTransport(code: string): boolean {
  return /^A0(021|080|090|1[0-9]0|200|21[0-9]|225|380|39[0]|42[5-9]|43[0-6]|888|998|999)$/.test(code);
}

/** Mileage of an ambulance. */
export function isAmbulanceMileage(code: string): boolean {
  return /^A0(380|390|425|435|436|888)$/.test(code);
}

/** Screening mammography. */
export function isScreeningMammography(code: string): boolean {
  return code === '77067' || code === 'G0202';
}

/** Any mammography, for which the centre has an FDA certificate. */
export function isMammography(code: string): boolean {
  return /^(7706[3567]|G020[246]|G0279)$/.test(code);
}

/** Equipment, prostheses, orthoses and supplies for the home. */
export function isMedicalEquipment(code: string): boolean {
  return /^(E\d{4}|K0\d{3}|L\d{4}|A(4(2[1-9]|[3-9]\d)|[5-8]\d\d|9[2-4]\d)\d)$/.test(code);
}

/** Drugs given in the practice. */
export function isDrug(code: string): boolean {
  return /^J\d{4}$/.test(code);
}

/** Imaging, heart traces, vascular studies and breathing tests. */
export function isDiagnosticTest(code: string): boolean {
  return /^(7[0-6]\d{3}|78\d{3}|93(0[0-9]|2[2-7]|3[0-5]|[89]\d)\d|94(0[1-7]|2[0]|7[0-2])\d)$/.test(code);
}

/** Chiropractic manipulation of the spine. */
export function isChiropractic(code: string): boolean {
  return /^9894[012]$/.test(code);
}

/** Routine foot care. */
export function isFootCare(code: string): boolean {
  return /^(1105[567]|11719|G0127)$/.test(code);
}

/** Consultations, which somebody asked for. */
export function isConsultation(code: string): boolean {
  return /^99(24[2-5]|25[2-5])$/.test(code);
}

/** A clinician's own work, for which a group names who did it: visits, surgery, anaesthesia. */
export function isClinicianService(code: string): boolean {
  return /^(0(0[1-9]|1\d)\d\d|[1-6]\d{4}|99[2-4]\d\d|980\d\d)$/.test(code) && !/^3641[56]$/.test(code);
}

/** Places where a visit of a family of codes is given. Source: CMS claims processing manual ch. 12 §30.6. */
const VISIT_PLACES: readonly {
  readonly codes: RegExp;
  readonly places: ReadonlySet<string>;
  readonly words: string;
}[] = [
  { codes: /^9928[1-5]$/, places: set('23'), words: 'an emergency room (23)' },
  {
    codes: /^99(22[1-3]|23[1-9])$/,
    places: set('02 10 19 21 22 23 24 26 34 51 52 55 56 61'),
    words: 'a hospital (21, 22 and the like)',
  },
  { codes: /^993(0[4-9]|1[056])$/, places: set('02 10 31 32 54 56'), words: 'a nursing facility (31, 32)' },
  {
    codes: /^993(4[1-9]|50)$/,
    places: set('02 04 10 12 13 14 16 33 55'),
    words: "the patient's residence (12, 13, 14, 33)",
  },
];
const NOT_OFFICE: ReadonlySet<string> = set('21 23 31 51 61');

/** Where a visit is given, in words, when its place is not among them; null when code and place agree. */
export function expectedVisitPlace(code: string, place: string): string | null {
  const family = VISIT_PLACES.find(({ codes }) => codes.test(code));
  if (family) return family.places.has(place) ? null : family.words;
  return /^992(0[2-5]|1[1-5])$/.test(code) && NOT_OFFICE.has(place)
    ? 'an office or another outpatient place'
    : null;
}

/** Places of inpatient care, where a claim says when the patient was admitted. */
export const INPATIENT_PLACES: ReadonlySet<string> = set('21 51 61');
