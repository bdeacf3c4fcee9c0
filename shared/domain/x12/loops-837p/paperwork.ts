import type { Paperwork } from '#shared/domain/claim-parts/situation.ts';
import type { SegmentData } from '../writer.ts';

/** PWK of 2300 and 2400: type of report, transmission, control number with its qualifier AC. */
export function paperwork(p: Paperwork): SegmentData {
  return ['PWK', p.reportType, p.transmission, '', '', p.controlNumber === '' ? '' : 'AC', p.controlNumber];
}
