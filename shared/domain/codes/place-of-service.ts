/** Where a service was given: CMS place-of-service codes with our own short wording. */
export type PlaceOfService = {
  readonly code: string;
  readonly name: string;
  /** True where Medicare pays the facility rate. Source: CMS claims processing manual ch. 26 §10.5. */
  readonly facility: boolean;
};

const LIST = `
01 - Pharmacy
02 F Telehealth, patient not at home
03 - School
04 - Shelter for homeless people
05 - Indian Health Service, free-standing
06 F Indian Health Service, part of a hospital
07 - Tribal 638 clinic, free-standing
08 F Tribal 638 clinic, part of a hospital
09 - Prison
10 - Telehealth, patient at home
11 - Office
12 - Patient's home
13 - Assisted living
14 - Group home
15 - Mobile unit
16 - Temporary lodging
17 - Walk-in clinic in a shop
18 - Place of work
19 F Hospital outpatient, off campus
20 - Urgent care
21 F Hospital inpatient
22 F Hospital outpatient, on campus
23 F Emergency room
24 F Ambulatory surgical center
25 - Birthing center
26 F Military treatment facility
27 - Street or outreach site
31 F Skilled nursing facility
32 - Nursing facility
33 - Custodial care
34 F Hospice
41 F Ambulance, land
42 F Ambulance, air or water
49 - Independent clinic
50 - Federally qualified health center
51 F Psychiatric hospital, inpatient
52 F Psychiatric hospital, day care
53 F Community mental health center
54 - Intermediate care for people with intellectual disability
55 - Residential substance use treatment
56 F Psychiatric residential treatment
57 - Substance use treatment, not residential
58 - Opioid treatment, not residential
60 - Mass immunization site
61 F Rehabilitation hospital, inpatient
62 - Rehabilitation center, outpatient
65 - Dialysis center
66 - PACE center
71 - Public health clinic
72 - Rural health clinic
81 - Independent laboratory
99 - Other place
`;

/** Assigned codes of CMS's list of May 2024, by number. */
export const PLACES_OF_SERVICE: ReadonlyMap<string, PlaceOfService> = new Map(
  LIST.trim()
    .split('\n')
    .map((row) => {
      const code = row.slice(0, 2);
      return [code, { code, facility: row[3] === 'F', name: row.slice(5) }];
    }),
);

/** Patient and clinician are not in one room: 02 and 10. */
export function isTelehealthPlace(code: string): boolean {
  return code === '02' || code === '10';
}
