import { PLACES_OF_SERVICE } from '#shared/domain/codes/place-of-service.ts';

/** Values that several segments of the professional claim share; 005010X222A1, values only. */

/** SBR01. */
export const PAYER_ORDER = 'A B C D E F G H P S T U';
/** SBR02 in 2320. */
export const RELATIONSHIPS = '01 18 19 20 21 39 40 53 G8';
/** PAT01: as SBR02, without self. */
export const PATIENT_RELATIONSHIPS = '01 19 20 21 39 40 53 G8';
/** SBR05: why Medicare is not the first payer. */
export const MEDICARE_SECONDARY = '12 13 14 15 16 41 42 43 47';
/** SBR09. */
export const FILING_INDICATORS = '11 12 13 14 15 16 17 AM BL CH CI DS FI HM LM MA MB MC OF TV VA WC ZZ';
/** CLM05-1, SV105: CMS's list. */
export const PLACES = [...PLACES_OF_SERVICE.keys()].join(' ');
/** CLM05-3 of a professional claim: original, corrected, replacement, void. */
export const FREQUENCIES = '1 6 7 8';
/** CLM11-1 to 3: auto accident, employment, other accident. */
export const RELATED_CAUSES = 'AA EM OA';
/** CLM20. */
export const DELAY_REASONS = '1 2 3 4 5 6 7 8 9 10 11 15';
/** PWK01. */
export const REPORT_TYPES =
  '03 04 05 06 07 08 09 10 11 13 15 21 A3 A4 AM AS B2 B3 B4 BR BS BT CB CK CT D2 DA DB DG DJ DS EB HC HR I5 IR LA M1 MT NN OB OC OD OE OX OZ P4 P5 PE PN PO PQ PY PZ RB RR RT RX SG V5 XP';
/** PWK02. */
export const REPORT_WAYS = 'AA BM EL EM FT FX';
/** CN101. */
export const CONTRACT_TYPES = '01 02 03 04 05 06 09';
/** CRC03 of an ambulance. */
export const AMBULANCE_CONDITIONS = '01 04 05 06 07 08 09 12';
/** HCP01 of a claim; a line also knows 06. */
export const REPRICING_METHODS = '00 01 02 03 04 05 07 08 09 10 11 12 13 14';
/** CAS01. */
export const ADJUSTMENT_GROUPS = 'CO CR OA PI PR';
/** SV101-1, SVD03-1. */
export const PROCEDURE_LISTS = 'ER HC IV WK';
/** CTP05-1. */
export const DRUG_UNITS = 'F2 GR ME ML UN';
