import { z } from 'zod';

/** A record's identity: a UUID branded with the kind of record, so that kinds cannot be mixed up. */
function id<const B extends string>(_brand: B) {
  return z.uuid().brand<B>();
}

export const PatientId = id('PatientId');
export type PatientId = z.infer<typeof PatientId>;
export const CoverageId = id('CoverageId');
export type CoverageId = z.infer<typeof CoverageId>;
export const ProviderId = id('ProviderId');
export type ProviderId = z.infer<typeof ProviderId>;
export const FacilityId = id('FacilityId');
export type FacilityId = z.infer<typeof FacilityId>;
export const PayerId = id('PayerId');
export type PayerId = z.infer<typeof PayerId>;
export const EncounterId = id('EncounterId');
export type EncounterId = z.infer<typeof EncounterId>;
export const DocumentId = id('DocumentId');
export type DocumentId = z.infer<typeof DocumentId>;
/** One document, visit or patient of a file that was taken in. */
export const IncomingItemId = id('IncomingItemId');
export type IncomingItemId = z.infer<typeof IncomingItemId>;
export const IncomingFileId = id('IncomingFileId');
export type IncomingFileId = z.infer<typeof IncomingFileId>;
export const ClaimId = id('ClaimId');
export type ClaimId = z.infer<typeof ClaimId>;
export const ClaimTaskId = id('ClaimTaskId');
export type ClaimTaskId = z.infer<typeof ClaimTaskId>;
export const ClaimTemplateId = id('ClaimTemplateId');
export type ClaimTemplateId = z.infer<typeof ClaimTemplateId>;
export const ClaimRecurrenceId = id('ClaimRecurrenceId');
export type ClaimRecurrenceId = z.infer<typeof ClaimRecurrenceId>;
export const ServiceLineId = id('ServiceLineId');
export type ServiceLineId = z.infer<typeof ServiceLineId>;
/** A scrub rule of the practice's own. */
export const OwnRuleId = id('OwnRuleId');
export type OwnRuleId = z.infer<typeof OwnRuleId>;
export const ClaimFileId = id('ClaimFileId');
export type ClaimFileId = z.infer<typeof ClaimFileId>;
/** Paper forms that were printed or saved together. */
export const PaperPrintId = id('PaperPrintId');
export type PaperPrintId = z.infer<typeof PaperPrintId>;
/** A file of answers: TA1, 999, 277CA, 277, 271. */
export const AckFileId = id('AckFileId');
export type AckFileId = z.infer<typeof AckFileId>;
/** One thing that such a file says. */
export const AckItemId = id('AckItemId');
export type AckItemId = z.infer<typeof AckItemId>;
/** A file of questions of ours: 270 or 276. */
export const QuestionFileId = id('QuestionFileId');
export type QuestionFileId = z.infer<typeof QuestionFileId>;
/** A refusal of a payer on one claim. */
export const DenialId = id('DenialId');
export type DenialId = z.infer<typeof DenialId>;
export const AppealId = id('AppealId');
export type AppealId = z.infer<typeof AppealId>;
/** Papers that a payer asked for. */
export const RecordsRequestId = id('RecordsRequestId');
export type RecordsRequestId = z.infer<typeof RecordsRequestId>;
export const RemittanceId = id('RemittanceId');
export type RemittanceId = z.infer<typeof RemittanceId>;
export const JournalId = id('JournalId');
export type JournalId = z.infer<typeof JournalId>;
export const InvoiceId = id('InvoiceId');
export type InvoiceId = z.infer<typeof InvoiceId>;
/** A statement, receipt or superbill. */
export const PatientLetterId = id('PatientLetterId');
export type PatientLetterId = z.infer<typeof PatientLetterId>;
export const PatientPaperId = id('PatientPaperId');
export type PatientPaperId = z.infer<typeof PatientPaperId>;
/** Statements that were issued together. */
export const StatementRunId = id('StatementRunId');
export type StatementRunId = z.infer<typeof StatementRunId>;
/** An agreement to pay by instalments. */
export const PlanId = id('PlanId');
export type PlanId = z.infer<typeof PlanId>;
/** One version of an estimate that was given to a patient. */
export const EstimateId = id('EstimateId');
export type EstimateId = z.infer<typeof EstimateId>;
/** A balance that was handed to a collection agency. */
export const CollectionCaseId = id('CollectionCaseId');
export type CollectionCaseId = z.infer<typeof CollectionCaseId>;
export const UserId = id('UserId');
export type UserId = z.infer<typeof UserId>;
export const CodingVerdictId = id('CodingVerdictId');
export type CodingVerdictId = z.infer<typeof CodingVerdictId>;
export const CodingTemplateId = id('CodingTemplateId');
export type CodingTemplateId = z.infer<typeof CodingTemplateId>;
export const SavedViewId = id('SavedViewId');
export type SavedViewId = z.infer<typeof SavedViewId>;
export const ClinicianQueryId = id('ClinicianQueryId');
export type ClinicianQueryId = z.infer<typeof ClinicianQueryId>;

export const CodingAuditId = id('CodingAuditId');
export type CodingAuditId = z.infer<typeof CodingAuditId>;
export const CodingAuditCaseId = id('CodingAuditCaseId');
export type CodingAuditCaseId = z.infer<typeof CodingAuditCaseId>;

/** Makes a new UUID; services receive it as an argument so that tests and the demonstration repeat. */
export type IdMaker = () => string;
