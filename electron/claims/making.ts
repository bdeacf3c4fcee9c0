import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import { fileBy } from '#shared/domain/claim-clocks.ts';
import type { ClaimContent, ContentLine, ContentRest } from '#shared/domain/claim-content.ts';
import type { ActOutcome, BatchCandidate } from '#shared/domain/claim-work.ts';
import { withDot, type Coding, type Encounter, type ServiceLine } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { listName } from '#shared/domain/patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, CoverageId, EncounterId, ServiceLineId } from '#shared/kernel/ids.ts';
import { cents, sumCents, type Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { postCharges } from './charges.ts';
import { nextControlNumber } from './bring-in.ts';
import { countWords, needClaim, note, type ClaimsContext } from './context.ts';
import { titlesOf } from './detail.ts';
import { insertEvent } from './event-queries.ts';
import { freezeClaim, gatherSources, type ClaimSources } from './freeze.ts';
import { sumTakenForEncounter } from './money-queries.ts';
import { findEncounterForClaim, insertClaim, listCodedEncounters, moveEncounter } from './queries.ts';

/** Makes the claim of a coded encounter, posts its charges and checks it. @throws Refusal why it cannot be made. */
export function createFromEncounter(context: ClaimsContext, db: WriteDb, encounterId: EncounterId): ClaimId {
  const found = findEncounterForClaim(db, encounterId);
  if (!found) throw new Refusal('not_found', 'This encounter is not in the practice file.');
  const { encounter, coding } = found;
  if (encounter.status === 'billed')
    throw new Refusal('conflict', 'This encounter has a claim already. No second one was made.');
  if (encounter.status !== 'coded')
    throw new Refusal('rule_violated', 'Mark the encounter coded before you make its claim.');
  return makeClaim(context, db, encounter, coding, null, (claim) => claim);
}

/**
 * The claim of an encounter that is coded, within the caller's transaction.
 * @param finish puts in what comes from no record.
 */
function makeClaim(
  context: ClaimsContext,
  db: WriteDb,
  encounter: Encounter,
  coding: Coding,
  coverageId: CoverageId | null,
  finish: (claim: ProfessionalClaim) => ProfessionalClaim,
): ClaimId {
  const sources = gatherSources(context.records, db, encounter, coverageId);
  const claim = finish(freezeNew(context, db, encounter, coding, sources));
  const findings = context.scrub(claim);
  insertClaim(
    db,
    { id: claim.claimId, encounterId: encounter.id, status: 'draft', claim, findings, fileBy: fileBy(claim) },
    context.clock.now(),
  );
  if (!moveEncounter(db, encounter.id, 'coded', 'billed')) throw new Error('The encounter moved meanwhile.');
  postCharges(context, db, claim);
  const created = { kind: 'created', from: null, to: 'draft', versionNumber: 1 } as const;
  insertEvent(
    db,
    claim.claimId,
    { ...created, detail: countWords(findings) },
    context.clock.now(),
    context.user().id,
  );
  note(
    context,
    db,
    { id: claim.claimId },
    'create',
    `control number ${claim.controlNumber}, encounter ${encounter.id}`,
  );
  return claim.claimId;
}

/** A claim of these records under a new control number. */
export function freezeNew(
  context: ClaimsContext,
  db: WriteDb,
  encounter: Encounter,
  coding: Coding,
  sources: ClaimSources,
): ProfessionalClaim {
  const identity = {
    claimId: context.newId() as ClaimId,
    controlNumber: nextControlNumber(context, db),
    patientPaidCents: cents(sumTakenForEncounter(db, encounter)),
  };
  return freezeClaim(identity, encounter, coding, sources);
}

/** The coded visits of a day, or all, and why one of them cannot become a claim. */
export function batchCandidates(context: ClaimsContext, db: ReadDb, on: IsoDate | null): BatchCandidate[] {
  return listCodedEncounters(db, on).map(({ id, patientId, serviceDate, chargeCents }) => {
    const patient = context.records.patient(db, patientId);
    const coverage = context.records.coverageOn(db, patientId, serviceDate);
    return {
      encounterId: id,
      patientName: patient ? listName(patient) : '',
      serviceDate,
      payerName: coverage ? (context.records.payer(db, coverage.payerId)?.name ?? '') : '',
      chargeCents: cents(chargeCents),
      obstacle: !context.records.practice(db)
        ? 'The practice is not filled in yet.'
        : coverage
          ? ''
          : `No insurance was active on ${serviceDate}.`,
    };
  });
}

/** Claims of several encounters, each by itself. */
export function createBatch(context: ClaimsContext, ids: readonly EncounterId[]): ActOutcome[] {
  return ids.map((encounterId) =>
    oneOfMany(encounterId, () => {
      const id = transaction(context.db(), (db) => createFromEncounter(context, db, encounterId));
      return madeOutcome(context, encounterId, id);
    }),
  );
}

/** What became of a claim that was made. */
export function madeOutcome(context: ClaimsContext, of: string, id: ClaimId): ActOutcome {
  const { claim, findings } = needClaim(context.db(), id);
  return {
    id: of,
    controlNumber: claim.controlNumber,
    patientName: listName(claim.patient),
    done: true,
    sentence: `Claim ${claim.controlNumber} was made. ${countWords(findings)}`,
  };
}

/** One of many: what is refused is told, and the others go on. */
export function oneOfMany(id: string, work: () => ActOutcome): ActOutcome {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { id, controlNumber: '', patientName: '', done: false, sentence: error.message };
  }
}

/**
 * A claim that is made by hand, from a template, or as a copy. Its encounter is made along with it, already coded:
 * what the codes are was decided by the person who wrote the claim, and the scrubber judges them.
 * @throws Refusal when a record is not there, or a charge is left open and the practice has no fee.
 */
export function createFromContent(context: ClaimsContext, db: WriteDb, content: ClaimContent): ClaimId {
  const { encounter, coding } = visitOf(context, db, content);
  context.writeCodedEncounter(db, encounter, coding, context.clock.today());
  return makeClaim(context, db, encounter, coding, content.coverageId, (claim) =>
    withRest(claim, content.lines, content.rest),
  );
}

/** Before a claim has a number of its own. */
const NO_NUMBER = '0';

/**
 * What a claim of this content would be and what is wrong with it. Nothing is written, and no number is used up.
 * @throws Refusal as `createFromContent`.
 */
export function tryContent(
  context: ClaimsContext,
  db: ReadDb,
  content: ClaimContent,
): {
  readonly findings: Finding[];
  readonly payerName: string;
  readonly chargeCents: Cents;
  readonly lineCents: Cents[];
  readonly titles: Readonly<Record<string, string>>;
} {
  const { encounter, coding } = visitOf(context, db, content);
  const sources = gatherSources(context.records, db, encounter, content.coverageId);
  const identity = {
    claimId: context.newId() as ClaimId,
    controlNumber: NO_NUMBER,
    patientPaidCents: cents(sumTakenForEncounter(db, encounter)),
  };
  const claim = withRest(freezeClaim(identity, encounter, coding, sources), content.lines, content.rest);
  const lineCents = claim.lines.map((line) => line.chargeCents);
  return {
    findings: context.scrub(claim),
    payerName: claim.payer.name,
    chargeCents: sumCents(lineCents),
    lineCents,
    titles: titlesOf(context, claim),
  };
}

/** The visit that belongs to a claim by hand, already coded. */
function visitOf(
  context: ClaimsContext,
  db: ReadDb,
  content: ClaimContent,
): { readonly encounter: Encounter; readonly coding: Coding } {
  needRecords(context, db, content);
  const encounter: Encounter = {
    id: context.newId() as EncounterId,
    patientId: content.patientId,
    serviceDate: content.serviceDate,
    renderingProviderId: content.renderingProviderId,
    facilityId: content.facilityId,
    reason: content.reason,
    status: 'coded',
    holdReason: '',
    codedAt: context.clock.now(),
    codedBy: context.user().id,
    returnedNote: '',
    version: 1,
  };
  return {
    encounter,
    coding: {
      diagnoses: content.diagnoses.map((code) => (content.rest.icd9 ? code : withDot(code))),
      lines: content.lines.map((line) => serviceLine(context, db, line, content)),
    },
  };
}

function withRest(
  claim: ProfessionalClaim,
  lines: readonly ContentLine[],
  rest: ContentRest,
): ProfessionalClaim {
  return {
    ...claim,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    lines: claim.lines.map((line, i): ClaimLine => {
      const given = lines[i];
      return {
        ...line,
        serviceDate: given?.serviceDate ?? line.serviceDate,
        placeOfService: given?.placeOfService ?? line.placeOfService,
        ...(given?.detail ? { detail: given.detail } : {}),
      };
    }),
  };
}

function needRecords(context: ClaimsContext, db: ReadDb, content: ClaimContent): void {
  const { records } = context;
  if (!records.patient(db, content.patientId))
    throw field('patientId', 'This patient is not in the practice file.');
  if (!records.provider(db, content.renderingProviderId))
    throw field('renderingProviderId', 'This provider is not in the practice file.');
  if (!records.facility(db, content.facilityId))
    throw field('facilityId', 'This facility is not in the practice file.');
  const last = content.diagnoses.length;
  content.lines.forEach((line, i) => {
    if (line.pointers.some((pointer) => pointer > last))
      throw field(
        `lines.${i + 1}.pointers`,
        `Line ${i + 1} points to a diagnosis that is not there. Nothing was made.`,
      );
  });
}

function serviceLine(
  context: ClaimsContext,
  db: ReadDb,
  line: ContentLine,
  content: ClaimContent,
): ServiceLine {
  const fee = context.records.feeOn(db, line.code, line.serviceDate ?? content.serviceDate);
  const chargeCents = line.chargeCents ?? (fee ? cents(fee.chargeCents * line.units) : null);
  if (chargeCents === null)
    throw field(
      'lines',
      `The practice has no fee for ${line.code} on ${content.serviceDate}. Write the charge, or the fee under Settings. Nothing was made.`,
    );
  const { code, modifiers, pointers, units } = line;
  return { id: context.newId() as ServiceLineId, code, modifiers, pointers, units, chargeCents };
}

function field(name: string, sentence: string): Refusal {
  return new Refusal('invalid_input', sentence, { [name]: sentence });
}
