import { toD8 } from '#shared/kernel/dates.ts';
import { x12Amount } from '#shared/kernel/money.ts';
import { LINE_DATE_QUALIFIERS } from '#shared/domain/claim-parts/service-detail.ts';
import type { LineDateName, LineDrug, ServiceDetail } from '#shared/domain/claim-parts/service-detail.ts';
import type { ClaimProvider } from '#shared/domain/claim-parts/parties.ts';
import { lineControl } from '../line-control.ts';
import type { SegmentData, SegmentSink } from '../writer.ts';
import { Extras, LoopWriter } from './loop-writer.ts';
import type { OddWitness } from './loop-writer.ts';
import { lineAdjudication } from './other-coverage.ts';
import { paperwork } from './paperwork.ts';
import { facility, providerLoops } from './providers.ts';
import type { WritableLine } from './writable-claim.ts';

/**
 * 2400 service line with its 2410, 2420, 2430 and 2440 loops.
 * @param number LX01, counting from 1 within the claim.
 * @param claimPlace the claim's place of service: SV105 is sent only when the line has another.
 * @returns loops of which something is carried that found no place.
 */
export function serviceLine(
  segments: SegmentSink,
  line: WritableLine,
  number: number,
  claimPlace: string,
  witness: OddWitness | null = null,
): string[] {
  const d = line.detail;
  const extras = Extras.of(d?.carried, line.odd);
  if (!d && !extras) {
    // The ordinary line, of which claims have most.
    for (const segment of lineSegments(line, number, claimPlace)) segments.push(segment);
    return [];
  }
  const w = new LoopWriter(segments, extras, witness);
  w.put('2400', 0, lineSegments(line, number, claimPlace));
  w.rest('2400', 1);
  w.put('2410', 0, d?.drug ? drug(d.drug) : []);
  w.rest('2410', 1);
  lineProviders(w, d);
  const decided = d?.adjudications ?? [];
  decided.forEach((a, i) => w.put('2430', i, lineAdjudication(a)));
  w.rest('2430', decided.length);
  w.rest('2440');
  return extras?.unused() ?? [];
}

function lineSegments(line: WritableLine, number: number, claimPlace: string): SegmentData[] {
  const d = line.detail;
  const segments: SegmentData[] = [['LX', String(number)], service(line, claimPlace)];
  for (const paper of d?.paperwork ?? []) segments.push(paperwork(paper));
  // 2400 DTP*472: date of service, or the first and last day.
  if (line.serviceDate) {
    const from = toD8(line.serviceDate);
    const to = d?.serviceDateTo;
    segments.push(to ? ['DTP', '472', 'RD8', `${from}-${toD8(to)}`] : ['DTP', '472', 'D8', from]);
  }
  if (d) dates(d, segments);
  references(line, segments);
  if (d?.note) segments.push(['NTE', d.note.kind, d.note.text]);
  if (d?.purchased) segments.push(['PS1', d.purchased.sellerId, x12Amount(d.purchased.priceCents)]);
  return segments;
}

/** 2400 SV1. */
function service(line: WritableLine, claimPlace: string): SegmentData {
  const d = line.detail;
  const procedure = [d?.codeQualifier ?? 'HC', line.code, ...line.modifiers.slice(0, 4)];
  if (d?.procedureDescription) {
    while (procedure.length < 6) procedure.push('');
    procedure.push(d.procedureDescription);
  }
  const segment: SegmentData = [
    'SV1',
    // SV101: HC, code, up to four modifiers, what an unlisted procedure was.
    procedure,
    x12Amount(line.chargeCents),
    d?.unit ?? 'UN',
    String(line.units),
    line.placeOfService === claimPlace ? '' : line.placeOfService,
    '',
    // SV107: positions in HI, up to four.
    line.pointers.slice(0, 4).map(String),
  ];
  if (!d || !(d.emergency || d.epsdt || d.familyPlanning || d.copayExempt)) return segment;
  const yes = (flag: boolean | undefined): string => (flag === true ? 'Y' : '');
  return [
    ...segment,
    '',
    yes(d.emergency),
    '',
    yes(d.epsdt),
    yes(d.familyPlanning),
    '',
    '',
    // SV115 0: copayment exempt.
    d.copayExempt === true ? '0' : '',
  ];
}

const DATE_NAMES = Object.keys(LINE_DATE_QUALIFIERS) as LineDateName[];

function dates(d: ServiceDetail, segments: SegmentData[]): void {
  if (!d.dates) return;
  for (const name of DATE_NAMES) {
    const day = d.dates[name];
    if (day) segments.push(['DTP', LINE_DATE_QUALIFIERS[name], 'D8', toD8(day)]);
  }
}

/** REF01 of 2400 in the order of the guide. */
function references(line: WritableLine, segments: SegmentData[]): void {
  const d = line.detail;
  if (d?.priorAuthorization) segments.push(['REF', 'G1', d.priorAuthorization]);
  // REF*6R: line item control number, returned by the payer.
  const control = line.controlNumber ?? (line.serviceLineId ? lineControl(line.serviceLineId) : '');
  if (control !== '') segments.push(['REF', '6R', control]);
  if (d?.mammographyCertification) segments.push(['REF', 'EW', d.mammographyCertification]);
  if (d?.clia) segments.push(['REF', 'X4', d.clia]);
  if (d?.referringClia) segments.push(['REF', 'F4', d.referringClia]);
  if (d?.referralNumber) segments.push(['REF', '9F', d.referralNumber]);
}

/** 2410 LIN, CTP, REF*XZ. */
function drug(d: LineDrug): SegmentData[] {
  const segments: SegmentData[] = [['LIN', '', 'N4', d.ndc]];
  if (d.quantity !== '' || d.unit !== '') segments.push(['CTP', '', '', '', d.quantity, d.unit]);
  if (d.prescriptionNumber) segments.push(['REF', 'XZ', d.prescriptionNumber]);
  return segments;
}

/** The 2420 loops: rendering, purchased, facility, supervising, ordering, referring. */
function lineProviders(w: LoopWriter, d: ServiceDetail | undefined): void {
  const of = (...roles: readonly ClaimProvider['role'][]): ClaimProvider[] =>
    (d?.providers ?? []).filter((p) => roles.includes(p.role));
  providerLoops(w, '2420A', of('rendering'));
  providerLoops(w, '2420B', of('purchasedService'));
  w.put('2420C', 0, d?.serviceFacility ? facility(d.serviceFacility) : []);
  w.rest('2420C', 1);
  providerLoops(w, '2420D', of('supervising'));
  providerLoops(w, '2420E', of('ordering'));
  providerLoops(w, '2420F', of('referring', 'primaryCare'));
  for (const loop of ['2420G', '2420H', '2420']) w.rest(loop);
}
