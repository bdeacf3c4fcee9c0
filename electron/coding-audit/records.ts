import type { CaseOutcome, CaseStatus, Decision } from '#shared/domain/coding-audit/audit-case.ts';
import type { CompareInput } from '#shared/domain/coding-audit/compare-input.ts';
import type { SampleRule } from '#shared/domain/coding-audit/rule.ts';
import type { Candidate } from '#shared/domain/coding-audit/sample.ts';
import type { Coding, EncounterStatus } from '#shared/domain/encounter.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { CodingAuditCaseId, CodingAuditId, EncounterId, PayerId, UserId } from '#shared/kernel/ids.ts';

/** An audit as it is kept. */
export type AuditRecord = {
  readonly id: CodingAuditId;
  readonly name: string;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly rule: SampleRule;
  readonly seed: number;
  readonly population: number;
  readonly matching: number;
  readonly status: 'open' | 'closed';
};

/** The auditor's coding, and from submission on the prices with which it is compared. */
export type Recode = { readonly coding: Coding } & Partial<
  Pick<CompareInput, 'fees' | 'allowed' | 'unspecified'>
>;

/** A case as it is kept, with the names that lists show. */
export type CaseRecord = {
  readonly id: CodingAuditCaseId;
  readonly auditId: CodingAuditId;
  readonly auditName: string;
  readonly auditStatus: 'open' | 'closed';
  readonly selfReview: boolean;
  readonly position: number;
  readonly encounterId: EncounterId;
  readonly encounterStatus: EncounterStatus;
  readonly serviceDate: IsoDate;
  readonly reason: string;
  readonly patientName: string;
  readonly providerName: string;
  readonly payerId: PayerId | null;
  readonly payerName: string;
  readonly why: readonly string[];
  readonly original: Coding;
  readonly originalSha256: string;
  readonly coderId: UserId | null;
  readonly coderName: string;
  readonly codedAt: Instant | null;
  readonly auditorName: string;
  readonly status: CaseStatus;
  readonly recode: Recode | null;
  readonly recodeVersion: number;
  readonly decisions: readonly Decision[];
  readonly outcome: CaseOutcome;
  readonly note: string;
  readonly recodedAt: Instant | null;
  readonly decidedAt: Instant | null;
};

/** A finished encounter with what a sample's list shows of it. */
export type AuditCandidate = Candidate & {
  readonly version: number;
  readonly patientName: string;
  readonly coderName: string;
  readonly codedAt: Instant | null;
};
