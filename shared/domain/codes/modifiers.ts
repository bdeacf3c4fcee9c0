import type { IsoDate } from '#shared/kernel/dates.ts';
import { HCPCS_MODIFIERS } from './hcpcs-modifiers.ts';

/** A two-character modifier of a procedure code. */
export type ModifierEntry = {
  readonly code: string;
  readonly name: string;
  /** First day; empty when it was in use before electronic claims. */
  readonly validFrom: string;
  /** Last day; empty while it is valid. */
  readonly validTo: string;
};

/** Numbers of the CPT modifiers with our own short wording: code | from | to | words. */
const NUMERIC = `
22|||More work than usual
23|||General anesthesia where none is usual
24|||Visit unrelated to the surgery, within its global period
25|||Separate visit on the day of a procedure
26|||Professional part only
27|||Several hospital outpatient visits in one day
32|||Ordered by a third party
33|||Preventive service
47|||Anesthesia by the surgeon
50|||Both sides
51|||Several procedures
52|||Reduced service
53|||Procedure stopped
54|||Surgery only
55|||Care after surgery only
56|||Care before surgery only
57|||Visit that led to the decision for surgery
58|||Planned or staged procedure within the global period
59|||Distinct service
62|||Two surgeons
63|||Infant under 4 kg
66|||Surgical team
73|||Outpatient procedure stopped before anesthesia
74|||Outpatient procedure stopped after anesthesia
76|||Repeated by the same clinician
77|||Repeated by another clinician
78|||Unplanned return to the operating room
79|||Unrelated procedure within the global period
80|||Assistant surgeon
81|||Assistant surgeon, minimal
82|||Assistant surgeon, no resident available
90|||Outside laboratory
91|||Laboratory test repeated on the same day
92|||Portable laboratory testing
93|2022-01-01||Telehealth by audio only
95|2017-01-01||Telehealth by audio and video
96|2018-01-01||Habilitative service
97|2018-01-01||Rehabilitative service
99|||More modifiers than fit
1P|||Measure not met, medical reason
2P|||Measure not met, patient's reason
3P|||Measure not met, system's reason
8P|||Measure not met, no reason given
`;

/** Our plainer words for the HCPCS modifiers that a small clinic meets. */
const PLAIN: Readonly<Record<string, string>> = {
  GA: 'Waiver of liability (ABN) on file',
  GT: 'Telehealth by audio and video',
  GX: 'Voluntary notice of liability given',
  GY: 'Not a Medicare benefit',
  GZ: 'Expected to be denied, no waiver on file',
  JW: 'Drug discarded',
  JZ: 'No drug discarded',
  KX: "Payer's requirements are met",
  LT: 'Left side',
  Q5: 'Substitute clinician, reciprocal billing',
  Q6: 'Substitute clinician, paid by time',
  QW: 'CLIA-waived test',
  RT: 'Right side',
  SL: 'Vaccine supplied by the state',
  TC: 'Technical part only',
  XE: 'Separate encounter',
  XP: 'Separate clinician',
  XS: 'Separate organ or structure',
  XU: 'Unusual service that does not overlap',
};

function read(rows: string): ModifierEntry[] {
  return rows
    .trim()
    .split('\n')
    .map((row) => {
      const [code = '', validFrom = '', validTo = '', name = ''] = row.split('|');
      return { code, name: PLAIN[code] ?? name, validFrom, validTo };
    });
}

/** Every modifier that a professional claim may carry, by its two characters. */
export const MODIFIERS: ReadonlyMap<string, ModifierEntry> = new Map(
  [...read(NUMERIC), ...read(HCPCS_MODIFIERS)].map((m) => [m.code, m]),
);

/** Whether a modifier is known on a day, known on others only, or unknown. */
export function modifierOn(code: string, on: IsoDate): 'valid' | 'not_on_date' | 'unknown' {
  const entry = MODIFIERS.get(code);
  if (!entry) return 'unknown';
  if (entry.validFrom > on || (entry.validTo !== '' && entry.validTo < on)) return 'not_on_date';
  return 'valid';
}

/** Origin and destination of an ambulance trip: two letters of CMS's list, on codes A0000–A0999 only. */
export function isAmbulanceModifier(procedure: string, modifier: string): boolean {
  return /^A0\d{3}$/.test(procedure) && /^[DEGHIJNPRSX]{2}$/.test(modifier);
}
