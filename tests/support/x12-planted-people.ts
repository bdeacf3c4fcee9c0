import type { PlantedError } from './x12-planted-structure.ts';
import type { Planted } from './x12-right-file.ts';

function error(what: string, at: string, to: Planted['to'], found: string, nth = 1): PlantedError {
  return { what, plant: [{ at, to, nth }], found };
}

function cascade(what: string, at: string, to: Planted['to'], found: string, nth = 1): PlantedError {
  return { ...error(what, at, to, found, nth), more: true };
}

const CLINIC = (more: string): string => `NM1*85*2*Fictive Family Practice*****${more}`;
const DORA = 'NM1*82*1*Example*Dora****XX*1000000004';

/** Errors in identifiers, names, addresses and dates. */
export const PLANTED_PEOPLE: readonly PlantedError[] = [
  // Identifiers
  error('an NPI with a wrong check digit', 'NM1*85*2', CLINIC('XX*1234567890'), '2010AA NM109 npi'),
  error('an NPI of nine digits', DORA, 'NM1*82*1*Example*Dora****XX*100000000', '2310B NM109 npi'),
  error('an NPI with a letter', 'NM1*DN', 'NM1*DN*1*Example*Rea****XX*10000000A9', '2310A NM109 npi'),
  error('an NPI that begins with 9', 'NM1*DQ', 'NM1*DQ*1*Sample*Dina****XX*9876543210', '2310D NM109 npi'),
  error('no NPI of the billing provider', 'NM1*85*1', 'NM1*85*1*Example*Dora', '2010AA NM109 npi-missing'),
  error('no NPI of the rendering provider', DORA, 'NM1*82*1*Example*Dora', '2310B NM109 npi-missing', 2),
  error(
    'the kind of id without the id',
    'NM1*DN',
    'NM1*DN*1*Example*Rea****XX',
    '2310A NM109 element-relation',
  ),
  error(
    'a kind of id that is not for providers',
    'NM1*DN',
    'NM1*DN*1*Example*Rea****MI*1000000079',
    '2310A NM108 element-code',
  ),
  error('a tax id with hyphen', 'REF*EI', 'REF*EI*12-3456789', '2010AA REF02 tax-id'),
  error('a tax id of eight digits', 'REF*EI', 'REF*EI*12345678', '2010AA REF02 tax-id'),
  error('a social security number of ten digits', 'REF*SY', 'REF*SY*1234567890', '2010AA REF02 tax-id'),
  error('a taxonomy of nine characters', 'PRV*BI', 'PRV*BI*PXC*261QP2300', '2000A PRV03 taxonomy'),
  error('a taxonomy in small letters', 'PRV*PE', 'PRV*PE*PXC*207q00000x', '2310B PRV03 taxonomy'),
  error('the older kind of taxonomy', 'PRV*PE', 'PRV*PE*ZZ*207Q00000X', '2310B PRV02 element-code'),
  error('a CLIA number without D', 'REF*X4', 'REF*X4*9999999999', '2300 REF02 clia'),
  error('an NDC of ten digits', 'LIN**N4', 'LIN**N4*0040937950', '2410 LIN03 ndc'),
  error('an NDC with hyphens', 'LIN**N4', 'LIN**N4*00409-3795-01', '2410 LIN03 ndc'),
  error('a drug quantity of zero', 'CTP*', 'CTP****0*ML', '2410 CTP04 drug-quantity'),
  error('an unknown unit of a drug', 'CTP*', 'CTP****2*KG', '2410 CTP05-1 element-code'),
  error('the same number of two lines', 'REF*6R*LINE-2', 'REF*6R*LINE-1', '2400 REF02 line-number-twice'),
  error(
    'a telephone with hyphens',
    'PER*IC*Bill Sample*TE*2165550100',
    'PER*IC*Bill Sample*TE*216-555-0100',
    '1000A PER04 telephone',
  ),
  error('a telephone of seven digits', 'PER*IC*Orla', 'PER*IC*Orla*TE*5550177', '2420E PER04 telephone'),
  error(
    'a mail without at sign',
    'PER*IC*Bill Sample*TE*2165550100',
    'PER*IC*Bill Sample*EM*office.example.org',
    '1000A PER04 mail',
  ),
  // Names and addresses
  error('a person without first name', 'NM1*QC', 'NM1*QC*1*Invented', '2010CA NM104 first-name'),
  error(
    'an organisation with first name',
    'NM1*85*2',
    'NM1*85*2*Fictive*Family****XX*1234567893',
    '2010AA NM104 name-of-organisation',
  ),
  error('no last name', 'NM1*QC', 'NM1*QC*1**Tim', '2010CA NM103 element-missing'),
  error(
    'NM102 missing',
    'NM1*PR*2*Sample',
    'NM1*PR**Sample Mutual*****PI*SMU02',
    '2010BB NM102 element-missing',
  ),
  error('an organisation as patient', 'NM1*QC', 'NM1*QC*2*Invented*Tim*K', '2010CA NM102 element-code', 1),
  error(
    'an organisation as subscriber who is the patient',
    'NM1*IL*1*Fictive*Ana',
    'NM1*IL*2*Fictive*****MI*INV000111222',
    '2010BA NM102 patient-person',
  ),
  error(
    'no member number',
    'NM1*IL*1*Invented*Max',
    'NM1*IL*1*Invented*Max****MI',
    '2010BA NM109 element-missing',
  ),
  error(
    'a prefix of a name',
    'NM1*DQ',
    'NM1*DQ*1*Sample*Dina**Dr**XX*1000000285',
    '2310D NM106 element-not-used',
  ),
  error(
    'a name longer than 60',
    'NM1*41',
    `NM1*41*2*${'X'.repeat(61)}*****46*FICTIVECLINIC`,
    '1000A NM103 element-length',
  ),
  error('an accent in a name', 'NM1*QC', 'NM1*QC*1*Invént\u00e9d*Tim*K', '2010CA NM103 element-characters'),
  error(
    'a typographic apostrophe',
    'NM1*QC',
    'NM1*QC*1*O\u2019Invented*Tim*K',
    '2010CA NM103 element-characters',
  ),
  error('a line end within a name', 'NM1*QC', 'NM1*QC*1*Inven\nted*Tim*K', '2010CA NM103 element-characters'),
  error('a blank behind a name', 'NM1*QC', 'NM1*QC*1*Invented *Tim*K', '2010CA NM103 element-spaces'),
  error('a blank in front of a name', 'NM1*QC', 'NM1*QC*1*Invented* Tim*K', '2010CA NM104 element-spaces'),
  error(
    'separators behind the last element',
    'NM1*QC',
    'NM1*QC*1*Invented*Tim*K****',
    '2010CA NM109 element-trailing',
  ),
  error(
    'a repetition where none may be',
    'NM1*QC',
    'NM1*QC*1*Invented^Other*Tim*K',
    '2010CA NM103 element-repetition',
  ),
  error('a post-office box as billing address', 'N3*100', 'N3*P.O. Box 12', '2010AA N301 post-office-box'),
  error(
    'a post-office box in the second line',
    'N3*100',
    'N3*100 Example Street*PO BOX 12',
    '2010AA N302 post-office-box',
  ),
  error('a lock box as billing address', 'N3*100', 'N3*Lock Box 7', '2010AA N301 post-office-box'),
  error(
    'a billing ZIP of five digits',
    'N4*Cleveland*OH*441135678',
    'N4*Cleveland*OH*44113',
    '2010AA N403 zip-nine',
  ),
  error(
    'a billing ZIP with letters',
    'N4*Cleveland*OH*441135678',
    'N4*Cleveland*OH*44113ABCD',
    '2010AA N403 zip',
  ),
  error(
    'a billing ZIP with hyphen',
    'N4*Cleveland*OH*441135678',
    'N4*Cleveland*OH*44113-5678',
    '2010AA N403 zip',
  ),
  error(
    'a facility ZIP of five digits',
    'N4*Cleveland*OH*441135679',
    'N4*Cleveland*OH*44113',
    '2310C N403 zip-nine',
  ),
  error('a ZIP of four digits', 'N4*San Juan', 'N4*San Juan*PR*0090', '2010CA N403 zip'),
  error('the state ZZ', 'N4*Columbus', 'N4*Columbus*ZZ*43215', '2010BB N402 state'),
  error('a state written out', 'N4*Columbus', 'N4*Columbus*Ohio*43215', '2010BB N402 element-length'),
  error('a state in small letters', 'N4*Columbus', 'N4*Columbus*oh*43215', '2010BB N402 element-type'),
  error('no state', 'N4*Columbus', 'N4*Columbus**43215', '2010BB N402 state'),
  error('no ZIP', 'N4*Columbus', 'N4*Columbus*OH', '2010BB N403 zip'),
  // Dates
  error('a birth date in the future', 'DMG*D8*20150809', 'DMG*D8*20270809*M', '2010CA DMG02 birth-future'),
  error('a birth date 150 years ago', 'DMG*D8*19481102', 'DMG*D8*18681102*M', '2010BA DMG02 birth-old'),
  error('a birth date that is no day', 'DMG*D8*20150809', 'DMG*D8*20150931*M', '2010CA DMG02 date'),
  error('a birth date of six digits', 'DMG*D8*20150809', 'DMG*D8*150809*M', '2010CA DMG02 date'),
  error('an unknown sex', 'DMG*D8*20150809', 'DMG*D8*20150809*X', '2010CA DMG03 element-code'),
  error('a reversed range of dates', 'DTP*472*RD8', 'DTP*472*RD8*20260303-20260302', '2400 DTP03 date-range'),
  error('a range said to be one day', 'DTP*472*RD8', 'DTP*472*D8*20260302-20260303', '2400 DTP03 date'),
  error('29 February of a common year', 'DTP*472*D8*20260225', 'DTP*472*D8*20250229', '2400 DTP03 date'),
  error('a service in the future', 'DTP*472*D8*20260303', 'DTP*472*D8*20260403', '2400 DTP03 date-future'),
  cascade(
    'a service before the birth',
    'DMG*D8*20150809',
    'DMG*D8*20260204*M',
    '2400 DTP03 service-before-birth',
  ),
  error(
    'a discharge before the admission',
    'DTP*096',
    'DTP*096*D8*20260209',
    '2300 DTP03 discharge-before-admission',
  ),
  error('an accident after the service', 'DTP*439', 'DTP*439*D8*20260305', '2300 DTP03 date-after-service'),
  error('an unknown form of a date', 'DTP*431', 'DTP*431*RD8*20260301-20260302', '2300 DTP02 element-code'),
];
