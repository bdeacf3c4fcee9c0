import type { Candidate, InboxItem, InboxRow } from '#shared/contract/documents.ts';
import type { IncomingItemId, EncounterId, PatientId } from '#shared/kernel/ids.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';

const uuid = (kind: number, n: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const ITEM = (n: number) => uuid(7, n) as IncomingItemId;
export const ANA = uuid(2, 1) as PatientId;
export const VISIT = uuid(1, 1) as EncounterId;
const day = (text: string) => text as IsoDate;

export function row(n: number, change: Partial<InboxRow> = {}): InboxRow {
  return {
    id: ITEM(n),
    kind: 'document',
    title: `Report ${n}`,
    fileName: `report-${n}.hl7`,
    format: 'hl7v2',
    way: 'dialog',
    receivedAt: '2026-11-17T15:04:05.000Z' as Instant,
    patientName: 'FICTIVE, ANA',
    birthDate: day('1968-03-02'),
    serviceDate: day('2026-11-17'),
    status: 'waiting',
    patientMatch: 'exact',
    encounterMatch: 'exact',
    reason: '',
    patientId: ANA,
    encounterId: VISIT,
    ...change,
  };
}

export function candidate(change: Partial<Candidate> = {}): Candidate {
  return {
    patient: {
      id: ANA,
      accountNumber: '1001',
      lastName: 'Fictive',
      firstName: 'Ana',
      middleName: '',
      birthDate: day('1968-03-02'),
      sex: 'F',
      address: { line1: '1 Example Way', line2: '', city: 'Sampleton', state: 'OH', zip: '43215' },
      phone: '5550100123',
      deceasedOn: null,
    },
    kind: 'exact',
    agrees: ['same last name', 'same birth date'],
    differs: [],
    changes: [],
    encounters: [
      {
        id: VISIT,
        serviceDate: day('2026-11-17'),
        reason: 'Follow-up',
        status: 'open',
        providerName: 'Pat Example',
        kind: 'exact',
        why: 'same day',
      },
    ],
    ...change,
  };
}

export function item(of: InboxRow, candidates: Candidate[], change: Partial<InboxItem> = {}): InboxItem {
  return {
    row: of,
    passedOver: [],
    othersWaiting: 0,
    document: {
      kind: 'lab_report',
      title: of.title,
      text: 'RESULTS\nHemoglobin A1c 8.1 %',
      writtenOn: day('2026-11-17'),
      author: 'Example Lab',
      pages: null,
      pagesWithoutText: [],
      results: [
        { code: '4548-4', name: 'Hemoglobin A1c', value: '8.1', unit: '%', range: '4.0-5.6', flag: 'H' },
      ],
      charges: [],
      patient: null,
      encounter: null,
    },
    patient: {
      identifiers: [{ value: 'L-1', assigner: 'Example Lab' }],
      lastName: 'FICTIVE',
      firstName: 'ANA',
      middleName: '',
      birthDate: day('1968-03-02'),
      sex: 'F',
      address: null,
      phone: '',
    },
    encounter: {
      identifier: '',
      serviceDate: day('2026-11-17'),
      providerName: '',
      providerNpi: '',
      reason: '',
    },
    original: { sha256: 'a'.repeat(64), format: 'hl7v2', byteCount: 400 },
    candidates,
    same: [],
    ...change,
  };
}
