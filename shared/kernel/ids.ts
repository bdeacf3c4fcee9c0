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
export const ClaimId = id('ClaimId');
export type ClaimId = z.infer<typeof ClaimId>;
export const ServiceLineId = id('ServiceLineId');
export type ServiceLineId = z.infer<typeof ServiceLineId>;
export const ClaimFileId = id('ClaimFileId');
export type ClaimFileId = z.infer<typeof ClaimFileId>;
export const RemittanceId = id('RemittanceId');
export type RemittanceId = z.infer<typeof RemittanceId>;
export const JournalId = id('JournalId');
export type JournalId = z.infer<typeof JournalId>;
export const InvoiceId = id('InvoiceId');
export type InvoiceId = z.infer<typeof InvoiceId>;
export const UserId = id('UserId');
export type UserId = z.infer<typeof UserId>;

/** Makes a new UUID; services receive it as an argument so that tests and the demonstration repeat. */
export type IdMaker = () => string;
