import { addOnWithoutPrimary } from './rules/add-on-without-primary.ts';
import { chargeMissing } from './rules/charge-missing.ts';
import { chargeNotBySchedule } from './rules/charge-not-by-schedule.ts';
import { diagnosisAge } from './rules/diagnosis-age.ts';
import { diagnosisForm } from './rules/diagnosis-form.ts';
import { diagnosisNotBillable } from './rules/diagnosis-not-billable.ts';
import { diagnosisNotChecked } from './rules/diagnosis-not-checked.ts';
import { diagnosisNotKnown } from './rules/diagnosis-not-known.ts';
import { diagnosisNotValidOnDate } from './rules/diagnosis-not-valid-on-date.ts';
import { diagnosisSex } from './rules/diagnosis-sex.ts';
import { duplicateDiagnosis } from './rules/duplicate-diagnosis.ts';
import { duplicateLine } from './rules/duplicate-line.ts';
import { duplicateModifier } from './rules/duplicate-modifier.ts';
import { duplicatePointer } from './rules/duplicate-pointer.ts';
import { externalCauseFirst } from './rules/external-cause-first.ts';
import { labTestWithoutClia } from './rules/lab-test-without-clia.ts';
import { lineWithoutPointer } from './rules/line-without-pointer.ts';
import { manifestationFirst } from './rules/manifestation-first.ts';
import { modifierForm } from './rules/modifier-form.ts';
import { modifierNotKnown } from './rules/modifier-not-known.ts';
import { modifierWrongKind } from './rules/modifier-wrong-kind.ts';
import { noDiagnosis } from './rules/no-diagnosis.ts';
import { noServiceLine } from './rules/no-service-line.ts';
import { payerCodeChoice } from './rules/payer-code-choice.ts';
import { pointerToAbsentDiagnosis } from './rules/pointer-to-absent-diagnosis.ts';
import { presumedLink } from './rules/presumed-link.ts';
import { procedureForm } from './rules/procedure-form.ts';
import { procedureNotChecked } from './rules/procedure-not-checked.ts';
import { procedureNotKnown } from './rules/procedure-not-known.ts';
import { procedureNotValidOnDate } from './rules/procedure-not-valid-on-date.ts';
import { qwWithoutWaivedTest } from './rules/qw-without-waived-test.ts';
import { telehealthPlace } from './rules/telehealth-place.ts';
import { tooManyDiagnoses } from './rules/too-many-diagnoses.ts';
import { tooManyLines } from './rules/too-many-lines.ts';
import { tooManyModifiers } from './rules/too-many-modifiers.ts';
import { tooManyPointers } from './rules/too-many-pointers.ts';
import { unitsNotPositive } from './rules/units-not-positive.ts';
import { venipunctureOnce } from './rules/venipuncture-once.ts';
import { waivedTestMayNeedQw } from './rules/waived-test-may-need-qw.ts';
import { waivedTestNeedsQw } from './rules/waived-test-needs-qw.ts';
import type { CodingFacts } from './facts.ts';
import type { Rule } from './rule.ts';

/** Every rule about chosen codes, in the order in which findings are told. */
export const CODING_RULES: readonly Rule<CodingFacts>[] = [
  noDiagnosis,
  tooManyDiagnoses,
  diagnosisForm,
  diagnosisNotKnown,
  diagnosisNotValidOnDate,
  diagnosisNotBillable,
  diagnosisNotChecked,
  duplicateDiagnosis,
  externalCauseFirst,
  manifestationFirst,
  presumedLink,
  diagnosisSex,
  diagnosisAge,
  noServiceLine,
  tooManyLines,
  procedureForm,
  procedureNotKnown,
  procedureNotValidOnDate,
  procedureNotChecked,
  addOnWithoutPrimary,
  payerCodeChoice,
  duplicateLine,
  unitsNotPositive,
  lineWithoutPointer,
  pointerToAbsentDiagnosis,
  duplicatePointer,
  tooManyPointers,
  modifierForm,
  modifierNotKnown,
  duplicateModifier,
  tooManyModifiers,
  modifierWrongKind,
  telehealthPlace,
  waivedTestNeedsQw,
  waivedTestMayNeedQw,
  qwWithoutWaivedTest,
  labTestWithoutClia,
  venipunctureOnce,
  chargeMissing,
  chargeNotBySchedule,
];
