import type { ClaimContent, ContentLine, TemplateContent } from '#shared/domain/claim-content.ts';
import { addDays, daysBetween, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { needClaim, type ClaimsContext } from './context.ts';
import { findEncounterForClaim } from './queries.ts';

/**
 * The content of a claim for another day. Dates of the first claim are not carried over, nor what a payer gave for it
 * alone. A charge is the practice's fee on the new day, or as it was where there is none.
 */
export function contentOfClaim(context: ClaimsContext, db: ReadDb, id: ClaimId, on: IsoDate): ClaimContent {
  const record = needClaim(db, id);
  const { claim } = record;
  const found = findEncounterForClaim(db, record.encounterId);
  if (!found) throw new Error('A claim points to an encounter that is not there.');
  const { encounter } = found;
  const template = templateOf(context, db, id);
  return {
    ...template,
    patientId: encounter.patientId,
    coverageId: null,
    renderingProviderId: encounter.renderingProviderId,
    facilityId: encounter.facilityId,
    serviceDate: on,
    lines: template.lines.map((line, i) => {
      const before = claim.lines[i];
      const day = before ? addDays(on, daysBetween(claim.serviceDate, before.serviceDate)) : on;
      const fee = context.records.feeOn(db, line.code, day);
      return {
        ...line,
        serviceDate: day === on ? null : day,
        chargeCents: fee ? null : (before?.chargeCents ?? null),
      };
    }),
  };
}

/** What of a claim can come again: codes and circumstances, without dates, numbers of the payer, and charges. */
export function templateOf(context: ClaimsContext, db: ReadDb, id: ClaimId): TemplateContent {
  const record = needClaim(db, id);
  const { claim } = record;
  const found = findEncounterForClaim(db, record.encounterId);
  const {
    dates: _dates,
    payerControlNumber: _payer,
    clearinghouseNumber: _house,
    delayReason: _delay,
    ...situation
  } = claim.situation ?? {};
  return {
    renderingProviderId: found?.encounter.renderingProviderId ?? null,
    facilityId: found?.encounter.facilityId ?? null,
    reason: found?.encounter.reason ?? '',
    diagnoses: [...claim.diagnoses],
    lines: claim.lines.map((line): ContentLine => {
      const { adjudications: _a, dates: _d, serviceDateTo: _to, ...detail } = line.detail ?? {};
      const elsewhere = line.placeOfService !== claim.placeOfService;
      return {
        code: line.code,
        modifiers: [...line.modifiers],
        pointers: [...line.pointers],
        units: Math.max(1, Math.round(line.units)),
        chargeCents: context.records.feeOn(db, line.code, claim.serviceDate) ? null : line.chargeCents,
        serviceDate: null,
        placeOfService: elsewhere ? line.placeOfService : null,
        ...(Object.keys(detail).length === 0 ? {} : { detail }),
      };
    }),
    rest: {
      ...(Object.keys(situation).length === 0 ? {} : { situation }),
      ...(claim.providers ? { providers: claim.providers } : {}),
      ...(claim.payToAddress ? { payToAddress: claim.payToAddress } : {}),
      acceptsAssignment: claim.acceptsAssignment,
      benefitsAssigned: claim.benefitsAssigned,
      releaseOnFile: claim.releaseOnFile,
      signatureOnFile: claim.signatureOnFile,
    },
  };
}
