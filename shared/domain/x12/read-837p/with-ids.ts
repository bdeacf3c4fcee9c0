import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { CarriedSegment } from '#shared/domain/claim-parts/parties.ts';
import type { ClaimId, CoverageId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { parties } from '../loops-837p/header.ts';
import { Hierarchy } from '../loops-837p/hierarchy.ts';
import type { ClaimWitness } from '../loops-837p/hierarchy.ts';
import { Extras, LoopWriter, plainText } from '../loops-837p/loop-writer.ts';
import type { SegmentData } from '../writer.ts';
import type { ReadClaim, ReadLine } from './read-claim.ts';

/** What only our records know of a claim that was read. */
export type ClaimIds = {
  readonly claimId: ClaimId;
  readonly patientId: PatientId;
  readonly accountNumber: string;
  readonly payerId: PayerId;
  readonly timelyFilingDays: number;
  readonly coverageId: CoverageId;
  readonly activeFrom: IsoDate;
  readonly activeTo: IsoDate | null;
  /** The patient's telephone, which an 837P does not say. */
  readonly phone?: string;
  /** Our id of each line, by its position from 0. */
  readonly lineId: (position: number) => ServiceLineId;
};

/**
 * A claim of a file as a claim of ours. What it says otherwise than we would (`odd`) becomes carried segments that
 * stand for ours as long as the fields are left as they are.
 * @throws Refusal when the claim is not readable: it lacks a date that every claim of ours has.
 */
export function withIds(read: ReadClaim, ids: ClaimIds): ProfessionalClaim {
  const { serviceDate, odd: _odd, payer, coverage, patient, lines, carried = [], ...facts } = read;
  if (serviceDate === null)
    throw new Refusal(
      'invalid_input',
      `Claim ${read.controlNumber} lacks a date of service and cannot be taken over.`,
    );
  const settled = settle(read);
  const kept = [...settled.claim, ...carried];
  return {
    ...facts,
    claimId: ids.claimId,
    serviceDate,
    payer: { ...payer, payerId: ids.payerId, timelyFilingDays: ids.timelyFilingDays },
    coverage: {
      ...coverage,
      coverageId: ids.coverageId,
      activeFrom: ids.activeFrom,
      activeTo: ids.activeTo,
    },
    patient: {
      ...patient,
      patientId: ids.patientId,
      accountNumber: ids.accountNumber,
      phone: ids.phone ?? '',
    },
    ...(kept.length > 0 ? { carried: kept } : {}),
    lines: lines.map((line, i) => lineOf(line, ids.lineId(i), settled.lines[i] ?? [])),
  };
}

function lineOf(line: ReadLine, serviceLineId: ServiceLineId, settled: readonly CarriedSegment[]): ClaimLine {
  const { serviceDate, odd: _odd, detail, ...facts } = line;
  if (serviceDate === null)
    throw new Refusal(
      'invalid_input',
      `Line ${line.number} lacks its date of service and cannot be taken over.`,
    );
  const kept = [...settled, ...(detail?.carried ?? [])];
  const whole = kept.length > 0 ? { ...detail, carried: kept } : detail;
  return { ...facts, serviceLineId, serviceDate, description: '', ...(whole ? { detail: whole } : {}) };
}

type Settled = { readonly claim: readonly CarriedSegment[]; readonly lines: readonly CarriedSegment[][] };

/** Finds for each odd segment the one of ours for which it stands, by writing the claim once. */
function settle(claim: ReadClaim): Settled {
  const ofClaim: CarriedSegment[] = [];
  const ofLines: CarriedSegment[][] = claim.lines.map(() => []);
  if (claim.odd.length === 0 && claim.lines.every((line) => line.odd.length === 0))
    return { claim: ofClaim, lines: ofLines };
  const witness: ClaimWitness = (line) => (loop, repeat, segment, ours) => {
    const target = line === null ? ofClaim : ofLines[line];
    if (ours) target?.push({ loop, repeat, segment, insteadOf: plainText(ours) });
    else if (segment.length > 0) target?.push({ loop, repeat, segment });
  };
  const nowhere: SegmentData[] = [];
  parties(new LoopWriter(nowhere, Extras.of(claim.carried, claim.odd), witness(null)), claim);
  const patient = claim.coverage.relationship === '18' ? null : '';
  const levels = new Hierarchy(nowhere, () => undefined, witness);
  levels.take({ claim, provider: '', subscriber: '', patient });
  levels.end();
  return { claim: ofClaim, lines: ofLines };
}
