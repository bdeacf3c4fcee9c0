import { addOnWithoutPrimary } from './rules/add-on-without-primary.ts';
import { bothSidesModifier } from './rules/both-sides-modifier.ts';
import { bothSidesOneCode } from './rules/both-sides-one-code.ts';
import { chargeMissing } from './rules/charge-missing.ts';
import { chargeNotBySchedule } from './rules/charge-not-by-schedule.ts';
import { codeAlso } from './rules/code-also.ts';
import { codeFirst } from './rules/code-first.ts';
import { coverageNotChecked } from './rules/coverage-not-checked.ts';
import { diagnosisAge } from './rules/diagnosis-age.ts';
import { diagnosisForm } from './rules/diagnosis-form.ts';
import { diagnosisNotBillable } from './rules/diagnosis-not-billable.ts';
import { diagnosisNotChecked } from './rules/diagnosis-not-checked.ts';
import { diagnosisNotKnown } from './rules/diagnosis-not-known.ts';
import { diagnosisNotValidOnDate } from './rules/diagnosis-not-valid-on-date.ts';
import { diagnosisSex } from './rules/diagnosis-sex.ts';
import { documentsSayMore } from './rules/documents-say-more.ts';
import { duplicateDiagnosis } from './rules/duplicate-diagnosis.ts';
import { duplicateLine } from './rules/duplicate-line.ts';
import { duplicateModifier } from './rules/duplicate-modifier.ts';
import { duplicatePointer } from './rules/duplicate-pointer.ts';
import { editsNotInstalled } from './rules/edits-not-installed.ts';
import { emLevelOver } from './rules/em-level-over.ts';
import { emLevelUnconfirmed } from './rules/em-level-unconfirmed.ts';
import { emLevelUnder } from './rules/em-level-under.ts';
import { emNewOrEstablished } from './rules/em-new-or-established.ts';
import { emNotLevelled } from './rules/em-not-levelled.ts';
import { episodesDisagree } from './rules/episodes-disagree.ts';
import { excludes1Conflict } from './rules/excludes1-conflict.ts';
import { externalCauseFirst } from './rules/external-cause-first.ts';
import { firstListedOnly } from './rules/first-listed-only.ts';
import { labTestWithoutClia } from './rules/lab-test-without-clia.ts';
import { lineWithoutPointer } from './rules/line-without-pointer.ts';
import { manifestationFirst } from './rules/manifestation-first.ts';
import { medicareStatus } from './rules/medicare-status.ts';
import { modifier24Context } from './rules/modifier-24-context.ts';
import { modifier25Alone } from './rules/modifier-25-alone.ts';
import { modifier59 } from './rules/modifier-59.ts';
import { modifierForm } from './rules/modifier-form.ts';
import { modifierNotKnown } from './rules/modifier-not-known.ts';
import { modifierWrongKind } from './rules/modifier-wrong-kind.ts';
import { ncciPair } from './rules/ncci-pair.ts';
import { neverFirst } from './rules/never-first.ts';
import { noDiagnosis } from './rules/no-diagnosis.ts';
import { noServiceLine } from './rules/no-service-line.ts';
import { partOfTestModifier } from './rules/part-of-test-modifier.ts';
import { payerCodeChoice } from './rules/payer-code-choice.ts';
import { pointerToAbsentDiagnosis } from './rules/pointer-to-absent-diagnosis.ts';
import { presumedLink } from './rules/presumed-link.ts';
import { preventiveVisitAge } from './rules/preventive-visit-age.ts';
import { preventiveVisitDiagnosis } from './rules/preventive-visit-diagnosis.ts';
import { procedureForm } from './rules/procedure-form.ts';
import { procedureNotChecked } from './rules/procedure-not-checked.ts';
import { procedureNotKnown } from './rules/procedure-not-known.ts';
import { procedureNotValidOnDate } from './rules/procedure-not-valid-on-date.ts';
import { qwWithoutWaivedTest } from './rules/qw-without-waived-test.ts';
import { serviceDiagnosis } from './rules/service-diagnosis.ts';
import { seventhCharacter } from './rules/seventh-character.ts';
import { sideAgainstModifier } from './rules/side-against-modifier.ts';
import { surgeryModifier } from './rules/surgery-modifier.ts';
import { telehealthModifier } from './rules/telehealth-modifier.ts';
import { telehealthPlace } from './rules/telehealth-place.ts';
import { tooManyDiagnoses } from './rules/too-many-diagnoses.ts';
import { tooManyLines } from './rules/too-many-lines.ts';
import { tooManyModifiers } from './rules/too-many-modifiers.ts';
import { tooManyPointers } from './rules/too-many-pointers.ts';
import { unitsAboveMue } from './rules/units-above-mue.ts';
import { unitsNotPositive } from './rules/units-not-positive.ts';
import { unspecifiedBesideSpecific } from './rules/unspecified-beside-specific.ts';
import { unspecifiedDiagnosis } from './rules/unspecified-diagnosis.ts';
import { unspecifiedSide } from './rules/unspecified-side.ts';
import { useAdditionalCode } from './rules/use-additional-code.ts';
import { venipunctureOnce } from './rules/venipuncture-once.ts';
import { visitBesideProcedure } from './rules/visit-beside-procedure.ts';
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
  seventhCharacter,
  diagnosisNotChecked,
  duplicateDiagnosis,
  episodesDisagree,
  excludes1Conflict,
  externalCauseFirst,
  neverFirst,
  firstListedOnly,
  manifestationFirst,
  codeFirst,
  useAdditionalCode,
  codeAlso,
  presumedLink,
  unspecifiedSide,
  unspecifiedBesideSpecific,
  bothSidesOneCode,
  documentsSayMore,
  diagnosisSex,
  diagnosisAge,
  unspecifiedDiagnosis,
  noServiceLine,
  tooManyLines,
  procedureForm,
  procedureNotKnown,
  procedureNotValidOnDate,
  procedureNotChecked,
  emNewOrEstablished,
  emLevelUnder,
  emLevelOver,
  emLevelUnconfirmed,
  emNotLevelled,
  addOnWithoutPrimary,
  ncciPair,
  payerCodeChoice,
  medicareStatus,
  preventiveVisitAge,
  duplicateLine,
  unitsNotPositive,
  unitsAboveMue,
  lineWithoutPointer,
  pointerToAbsentDiagnosis,
  duplicatePointer,
  tooManyPointers,
  preventiveVisitDiagnosis,
  serviceDiagnosis,
  modifierForm,
  modifierNotKnown,
  duplicateModifier,
  tooManyModifiers,
  modifierWrongKind,
  visitBesideProcedure,
  modifier25Alone,
  modifier24Context,
  modifier59,
  bothSidesModifier,
  sideAgainstModifier,
  partOfTestModifier,
  surgeryModifier,
  telehealthPlace,
  telehealthModifier,
  waivedTestNeedsQw,
  waivedTestMayNeedQw,
  qwWithoutWaivedTest,
  labTestWithoutClia,
  venipunctureOnce,
  chargeMissing,
  chargeNotBySchedule,
  editsNotInstalled,
  coverageNotChecked,
];
