import type { DocumentKind } from '#shared/domain/encounter.ts';

/** LOINC document types of C-CDA R2.1 (and of notes within it) by our kinds; all others are "other". */
const KINDS: Readonly<Record<string, DocumentKind>> = {
  '11506-3': 'visit_note', // Progress note
  '34117-2': 'history_and_physical', // History and physical
  '11488-4': 'consultation', // Consultation
  '11504-8': 'operative_note', // Operative note
  '28570-0': 'procedure_note', // Procedure note
  '34111-5': 'visit_note', // Emergency department note
  '34108-1': 'visit_note', // Outpatient note
  '34109-9': 'visit_note', // Note
  '51845-6': 'consultation', // Outpatient consultation
  '34131-3': 'visit_note', // Outpatient progress note
  '34748-4': 'visit_note', // Telephone encounter note
  '75492-9': 'visit_note', // Urgent care note
  '18842-5': 'discharge_summary',
  '11490-0': 'discharge_summary', // Physician discharge summary
  '18761-7': 'discharge_summary', // Transfer summary
  '11502-2': 'lab_report',
  '11526-1': 'lab_report', // Pathology
  '27898-6': 'lab_report',
  '57133-1': 'referral',
  '18748-4': 'imaging_report', // Diagnostic imaging study
};

/** The kind of a document by its LOINC code, else by the words of its type or title. */
export function kindOf(loinc: string, words: string): DocumentKind {
  const known = KINDS[loinc];
  if (known) return known;
  if (/discharge summary|transfer summary/i.test(words)) return 'discharge_summary';
  if (/\b(laboratory|pathology) (report|study|studies)|lab report/i.test(words)) return 'lab_report';
  if (/history and physical|\bh&p\b/i.test(words)) return 'history_and_physical';
  if (/consult/i.test(words)) return 'consultation';
  if (/operative/i.test(words)) return 'operative_note';
  if (/procedure note/i.test(words)) return 'procedure_note';
  if (/referral note|referral letter/i.test(words)) return 'referral';
  if (/diagnostic imaging|radiology/i.test(words)) return 'imaging_report';
  if (/progress note|visit note|evaluation/i.test(words)) return 'visit_note';
  return 'other';
}

/**
 * LOINC section codes by a heading that notes use. Titles are free in C-CDA, and a problem list may be called
 * "Problems" without being this visit's assessment, so the code decides.
 */
export const SECTION_HEADING: Readonly<Record<string, string>> = {
  '10154-3': 'CHIEF COMPLAINT',
  '46239-0': 'CHIEF COMPLAINT',
  '29299-5': 'REASON FOR VISIT',
  '42349-1': 'REASON FOR REFERRAL',
  '10164-2': 'HISTORY OF PRESENT ILLNESS',
  '61150-9': 'SUBJECTIVE',
  '11348-0': 'PAST MEDICAL HISTORY',
  '11450-4': 'PROBLEM LIST',
  '47519-4': 'PROCEDURES',
  '29554-3': 'PROCEDURE',
  '10223-6': 'PROCEDURE',
  '10157-6': 'FAMILY HISTORY',
  '29762-2': 'SOCIAL HISTORY',
  '10160-0': 'MEDICATIONS',
  '10183-2': 'MEDICATIONS',
  '75311-1': 'MEDICATIONS',
  '29549-3': 'MEDICATIONS',
  '48765-2': 'ALLERGIES',
  '11369-6': 'IMMUNIZATIONS',
  '10187-3': 'REVIEW OF SYSTEMS',
  '8716-3': 'VITAL SIGNS',
  '29545-1': 'PHYSICAL EXAMINATION',
  '10210-3': 'PHYSICAL EXAMINATION',
  '10184-0': 'PHYSICAL EXAMINATION',
  '61149-1': 'OBJECTIVE',
  '30954-2': 'RESULTS',
  '11493-4': 'RESULTS',
  '18748-4': 'IMAGING',
  '18782-3': 'IMAGING',
  '121070': 'FINDINGS',
  '121072': 'IMPRESSION',
  '19005-8': 'IMPRESSION',
  '51848-0': 'ASSESSMENT',
  '51847-2': 'ASSESSMENT AND PLAN',
  '18776-5': 'PLAN',
  '8653-8': 'INSTRUCTIONS',
  '69730-0': 'INSTRUCTIONS',
  '8648-8': 'HOSPITAL COURSE',
  '10219-4': 'PREOPERATIVE DIAGNOSIS',
  '10218-6': 'POSTOPERATIVE DIAGNOSIS',
  '59769-0': 'POSTPROCEDURE DIAGNOSIS',
  '46241-6': 'ADMISSION DIAGNOSIS',
  '42347-5': 'ADMISSION DIAGNOSIS',
  '11535-2': 'DISCHARGE DIAGNOSIS',
  '78375-3': 'DISCHARGE DIAGNOSIS',
};
