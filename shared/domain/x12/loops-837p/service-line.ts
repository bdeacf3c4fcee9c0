import { toD8 } from '#shared/kernel/dates.ts';
import { x12Amount } from '#shared/kernel/money.ts';
import type { ClaimLine } from '#shared/domain/claim.ts';
import { lineControl } from '../line-control.ts';
import type { SegmentData } from '../writer.ts';

/**
 * 2400 service line.
 * @param number LX01, counting from 1 within the claim.
 * @param claimPlace the claim's place of service: SV105 is sent only when the line has another.
 */
export function serviceLine(line: ClaimLine, number: number, claimPlace: string): SegmentData[] {
  return [
    ['LX', String(number)],
    [
      'SV1',
      // SV101: HC, code, up to four modifiers.
      ['HC', line.code, ...line.modifiers.slice(0, 4)],
      x12Amount(line.chargeCents),
      'UN',
      String(line.units),
      line.placeOfService === claimPlace ? '' : line.placeOfService,
      '',
      // SV107: positions in HI, up to four.
      line.pointers.slice(0, 4).map(String),
    ],
    // 2400 DTP*472: date of service.
    ['DTP', '472', 'D8', toD8(line.serviceDate)],
    // 2400 REF*6R: line item control number, returned by the payer.
    ['REF', '6R', lineControl(line.serviceLineId)],
  ];
}
