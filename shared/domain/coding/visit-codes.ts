/** Families of procedure codes that several rules ask for. Numbers only. */

/** Office, hospital, home and preventive visits, telehealth visits, eye visits, and Medicare's own visits. */
const VISIT =
  /^(992(0[2-5]|1[1-5]|2[1-3]|3[1-9]|4[2-5]|5[2-5]|8[1-5])|9934[1-9]|99350|993[89][1-7]|9800\d|9801[0-6]|920[01][24]|G0(402|438|439|463))$/;

/** Evaluation and management: the code takes modifiers 24, 25 and 57. */
export function isVisit(code: string): boolean {
  return VISIT.test(code);
}

/** Preventive visits 99381–99387 (new) and 99391–99397 (established). */
export function isPreventiveVisit(code: string): boolean {
  return /^993[89][1-7]$/.test(code);
}

/** Telehealth by the code itself: 98000–98015 (AMA CPT 2025). */
export function isTelehealthVisit(code: string): boolean {
  return /^980(0\d|1[0-5])$/.test(code);
}

/** Specimen, laboratory, drugs, vaccines, supplies: no service beside which a visit has to be separate. */
export function isAncillary(code: string): boolean {
  return /^(3641[56]|8\d{4}|[AEJKLQ]\d{4}|90(2[89]\d|3\d\d|4(7[6-9]|[89]\d)|[56]\d\d|7[0-5]\d)|99000)$/.test(
    code,
  );
}
