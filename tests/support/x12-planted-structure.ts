import type { Planted } from './x12-right-file.ts';

/**
 * A planted error and where it has to be found: `2010AA NM109 npi` (loop, element, rule), or `2010AA N4
 * segment-missing` for a segment as a whole. `more` where one slip cannot help bringing others with it.
 */
export type PlantedError = {
  readonly what: string;
  readonly plant: readonly Planted[];
  readonly found: string;
  readonly more?: true;
};

function error(what: string, at: string, to: Planted['to'], found: string, nth = 1): PlantedError {
  return { what, plant: [{ at, to, nth }], found };
}

function cascade(what: string, at: string, to: Planted['to'], found: string, nth = 1): PlantedError {
  return { ...error(what, at, to, found, nth), more: true };
}

/** Errors of the envelope, of loops and segments, of order and repetition. */
export const PLANTED_STRUCTURE: readonly PlantedError[] = [
  // Envelope
  error(
    'ISA06 too narrow',
    'ISA*',
    'ISA*00*          *00*          *ZZ*FICTIVECLINIC*ZZ*SAMPLECLEAR    *260304*1530*^*00501*000000041*0*T*:',
    'ISA ISA06 isa-width',
  ),
  error(
    'ISA12 of an older version',
    'ISA*',
    'ISA*00*          *00*          *ZZ*FICTIVECLINIC  *ZZ*SAMPLECLEAR    *260304*1530*^*00401*000000041*0*T*:',
    'ISA ISA12 element-code',
  ),
  error(
    'ISA11 without separator',
    'ISA*',
    'ISA*00*          *00*          *ZZ*FICTIVECLINIC  *ZZ*SAMPLECLEAR    *260304*1530*U*00501*000000041*0*T*:',
    'ISA ISA11 isa-repetition',
  ),
  error(
    'ISA05 unknown',
    'ISA*',
    'ISA*00*          *00*          *XX*FICTIVECLINIC  *ZZ*SAMPLECLEAR    *260304*1530*^*00501*000000041*0*T*:',
    'ISA ISA05 element-code',
  ),
  error(
    'ISA09 no day',
    'ISA*',
    'ISA*00*          *00*          *ZZ*FICTIVECLINIC  *ZZ*SAMPLECLEAR    *260231*1530*^*00501*000000041*0*T*:',
    'ISA ISA09 element-type',
  ),
  error(
    'ISA15 unknown',
    'ISA*',
    'ISA*00*          *00*          *ZZ*FICTIVECLINIC  *ZZ*SAMPLECLEAR    *260304*1530*^*00501*000000041*0*X*:',
    'ISA ISA15 element-code',
  ),
  error(
    'GS01 of a remittance',
    'GS*HC',
    'GS*HP*FICTIVECLINIC*SAMPLECLEAR*20260304*1530*41*X*005010X222A1',
    'GS GS01 functional-code',
  ),
  error(
    'GS04 no day',
    'GS*HC',
    'GS*HC*FICTIVECLINIC*SAMPLECLEAR*20261304*1530*41*X*005010X222A1',
    'GS GS04 element-type',
  ),
  error(
    'GS07 wrong',
    'GS*HC',
    'GS*HC*FICTIVECLINIC*SAMPLECLEAR*20260304*1530*41*T*005010X222A1',
    'GS GS07 element-code',
  ),
  error(
    'GS02 with a leading blank',
    'GS*HC',
    'GS*HC* FICTIVECLINIC*SAMPLECLEAR*20260304*1530*41*X*005010X222A1',
    'GS GS02 element-spaces',
  ),
  error('ST03 missing', 'ST*', 'ST*837*0001', 'ST ST03 element-missing'),
  error('ST03 unlike GS08', 'ST*', 'ST*837*0001*005010X222', 'ST ST03 convention'),
  cascade('ST02 too short', 'ST*', 'ST*837*001*005010X222A1', 'ST ST02 element-length', 1),
  error('SE01 wrong', 'SE*0', 'SE*99*0001', 'ST SE01 count'),
  error('SE02 unlike ST02', 'SE*0', 'SE*0*0002', 'ST SE02 control-number'),
  error('SE01 missing', 'SE*0', 'SE**0001', 'ST SE01 element-missing'),
  error('GE01 wrong', 'GE*1', 'GE*2*41', 'GS GE01 count'),
  error('GE02 unlike GS06', 'GE*1', 'GE*1*42', 'GS GE02 control-number'),
  error('IEA01 wrong', 'IEA*1', 'IEA*0*000000041', 'ISA IEA01 count'),
  error('IEA02 unlike ISA13', 'IEA*1', 'IEA*1*000000042', 'ISA IEA02 control-number'),
  error('IEA missing', 'IEA*1', null, 'ISA IEA cut-off'),
  error('GE missing', 'GE*1', null, 'GS GE trailer-missing'),
  cascade('SE missing', 'SE*0', null, 'ST SE trailer-missing'),
  error(
    'a second BHT',
    'BHT*',
    ['BHT*0019*00*B-41*20260304*153000*CH', 'BHT*0019*00*B-41*20260304*153000*CH'],
    'ST BHT segment-repeat',
  ),
  error('BHT missing', 'BHT*', null, 'ST BHT segment-missing'),
  error('BHT06 unknown', 'BHT*', 'BHT*0019*00*B-41*20260304*153000*XX', 'ST BHT06 element-code'),
  error('BHT01 of another structure', 'BHT*', 'BHT*0022*00*B-41*20260304*153000*CH', 'ST BHT01 element-code'),
  error('BHT05 no time', 'BHT*', 'BHT*0019*00*B-41*20260304*256000*CH', 'ST BHT05 element-type'),
  // Loops and segments that are missing
  cascade('the submitter missing', 'NM1*41', null, '1000A NM1 loop-missing'),
  error(
    'the contact of the submitter missing',
    'PER*IC*Bill Sample*TE*2165550100',
    null,
    '1000A PER segment-missing',
  ),
  error('the receiver missing', 'NM1*40', null, '1000B NM1 loop-missing'),
  error('the street of the billing provider missing', 'N3*100', null, '2010AA N3 segment-missing'),
  error(
    'the city of the billing provider missing',
    'N4*Cleveland*OH*441135678',
    null,
    '2010AA N4 segment-missing',
  ),
  error('the tax id of the billing provider missing', 'REF*EI', null, '2010AA REF segment-missing'),
  error(
    'the city of the address for payment missing',
    'N4*Cleveland*OH*44101',
    null,
    '2010AB N4 segment-missing',
  ),
  cascade('the subscriber missing', 'NM1*IL*1*Fictive*Ana', null, '2010BA NM1 loop-missing'),
  cascade('the payer missing', 'NM1*PR*2*Sample Mutual', null, '2010BB NM1 loop-missing'),
  error('SBR missing', 'SBR*P*18*G-7700', null, '2000B SBR segment-missing'),
  cascade('HL of a subscriber missing', 'HL*2*', null, '2000B HL segment-missing'),
  error(
    'the address of a subscriber who is the patient missing',
    'N3*12 Invented',
    null,
    '2010BA N3 segment-missing',
  ),
  error(
    'the city of a subscriber who is the patient missing',
    'N4*Cleveland*OH*441131234',
    null,
    '2010BA N4 segment-missing',
  ),
  error(
    'the birth date of a subscriber who is the patient missing',
    'DMG*D8*19680517',
    null,
    '2010BA DMG segment-missing',
  ),
  error('the birth date of a dependent missing', 'DMG*D8*20150809', null, '2010CA DMG segment-missing'),
  error('the relationship of a dependent missing', 'PAT*19', null, '2000C PAT segment-missing'),
  error('the city of a payer missing', 'N4*Columbus', null, '2010BB N4 segment-missing'),
  error('the diagnoses missing', 'HI*ABK:J069', null, '2300 HI segment-missing'),
  error('a line without LX', 'LX*1', null, '2400 LX segment-missing', 4),
  error('a line without SV1', 'SV1*HC:99232', null, '2400 SV1 segment-missing'),
  error('a line without date', 'DTP*472*D8*20260211', null, '2400 DTP segment-missing'),
  error('the assignment of another coverage missing', 'OI***Y*P**Y', null, '2320 OI segment-missing'),
  error('the other subscriber missing', 'NM1*IL*1*Sample*Otto****MI*INV', null, '2330A NM1 loop-missing'),
  cascade('the other payer missing', 'NM1*PR*2*Invented Health Plan', null, '2330B NM1 loop-missing', 2),
  error('the quantity of a drug missing', 'CTP*', null, '2410 CTP segment-missing'),
  error('the day of adjudication of a line missing', 'DTP*573*D8*20260220', null, '2430 DTP segment-missing'),
  {
    what: 'a form without answers',
    plant: [
      { at: 'FRM*1A', to: null },
      { at: 'FRM*7', to: null },
    ],
    found: '2440 FRM segment-missing',
  },
  // Hierarchy
  error('HL01 with a gap', 'HL*6*1', 'HL*9*1*22*0', '2000B HL01 hl-sequence'),
  error('HL01 twice', 'HL*5*1', 'HL*4*1*22*0', '2000B HL01 hl-sequence'),
  error('HL02 of a level that is not there', 'HL*5*1', 'HL*5*99*22*0', '2000B HL02 hl-parent'),
  error('HL02 of a level of the wrong kind', 'HL*4*3', 'HL*4*1*23*0', '2000C HL02 hl-parent'),
  error('HL02 missing', 'HL*4*3', 'HL*4**23*0', '2000C HL02 element-missing'),
  cascade('HL03 unknown', 'HL*4*3', 'HL*4*3*24*0', '2000B HL03 qualifier'),
  error('HL04 0 although a patient follows', 'HL*3*1', 'HL*3*1*22*0', '2000B HL04 hl-child'),
  error('HL04 1 although no patient follows', 'HL*2*1', 'HL*2*1*22*1', '2000B HL04 hl-child'),
  error('HL04 of a patient', 'HL*4*3', 'HL*4*3*23*1', '2000C HL04 element-code'),
  error(
    'a claim under a subscriber who is not the patient',
    'SBR*P*18*G-7700',
    'SBR*P**G-7700******CI',
    '2000B SBR02 patient-level',
  ),
  cascade(
    'a patient level under a subscriber who is the patient',
    'SBR*S**G-8800',
    'SBR*S*18*G-8800******CI',
    '2000B SBR02 patient-twice',
  ),
  error('LX01 with a gap', 'LX*3', 'LX*4', '2400 LX01 lx-sequence'),
  error('LX01 twice', 'LX*2', 'LX*1', '2400 LX01 lx-sequence'),
  // Order and repetition
  {
    what: 'N4 in front of N3',
    plant: [
      { at: 'N4*Cleveland*OH*441135678', to: 'N3*100 Example Street' },
      { at: 'N3*100 Example Street*Suite', to: 'N4*Cleveland*OH*441135678' },
    ],
    found: '2010AA N3 segment-order',
  },
  error('HI behind the providers', 'PRV*PE', ['PRV*PE*PXC*207Q00000X', 'HI*BG:01'], '2300 HI segment-order'),
  error(
    'CLM behind its date',
    'NTE*ADD',
    ['NTE*ADD*Seen after an accident', 'REF*P4*1'],
    '2300 REF segment-order',
  ),
  error(
    'the date of a line in front of its service',
    'SV1*HC:99232',
    ['DTP*471*D8*20260211', 'SV1*HC:99232*100*UN*1***1'],
    '2400 SV1 segment-order',
  ),
  error(
    'two streets',
    'N3*100',
    ['N3*100 Example Street', 'N3*101 Example Street'],
    '2010AA N3 segment-repeat',
  ),
  error('two tax ids', 'REF*EI', ['REF*EI*123456789', 'REF*EI*123456788'], '2010AA REF segment-repeat'),
  error(
    'the same kind of date twice',
    'DTP*431',
    ['DTP*431*D8*20260301', 'DTP*431*D8*20260302'],
    '2300 DTP segment-repeat',
  ),
  error(
    'the same kind of number twice',
    'REF*G1',
    ['REF*G1*AUTH-1', 'REF*G1*AUTH-2'],
    '2300 REF segment-repeat',
  ),
  error(
    'two rendering providers',
    'NM1*82*1*Example*Dora',
    ['NM1*82*1*Example*Dora****XX*1000000004', 'NM1*82*1*Example*Dan****XX*1000000004'],
    '2310B NM1 loop-repeat',
  ),
  error(
    'three referring providers',
    'NM1*P3',
    ['NM1*P3*1*Sample*Percy****XX*1000000145', 'NM1*DN*1*Sample*Pia****XX*1000000145'],
    '2310A NM1 loop-repeat',
  ),
  error(
    'two referring providers of one kind',
    'NM1*P3',
    'NM1*DN*1*Sample*Percy****XX*1000000145',
    '2310A NM101 referring-twice',
  ),
  error(
    'six adjustments at a line',
    'CAS*PR*2',
    ['CAS*PR*1*4', 'CAS*PR*2*4', 'CAS*PR*3*4', 'CAS*PR*66*4', 'CAS*OA*23*4'],
    '2430 CAS segment-repeat',
  ),
  error('two notes', 'NTE*ADD', ['NTE*ADD*One', 'NTE*CER*Two'], '2300 NTE segment-repeat'),
  error(
    'two dates of service',
    'DTP*472*D8*20260211',
    ['DTP*472*D8*20260211', 'DTP*472*D8*20260212'],
    '2400 DTP segment-repeat',
  ),
  // Segments that have no place
  error(
    'a segment that no claim has',
    'HI*ABK:J069',
    ['HI*ABK:J069', 'CLP*1*1*100'],
    '2300 CLP segment-unexpected',
  ),
  error(
    'a segment of an institutional claim',
    'CLM*C-3',
    ['CLM*C-3*100***21:B:7*Y*A*Y*Y', 'CL1*1*7*30'],
    '2300 CL1 segment-unexpected',
  ),
  cascade('a segment without name', 'PRV*PE', '*PE*PXC*207Q00000X', 'ST *PE segment-name'),
  cascade('a segment name in small letters', 'PAT*19', 'pat*19', 'ST pat segment-name'),
  error('an unknown kind of number', 'REF*G1', 'REF*ZZ*AUTH-1', '2300 REF01 qualifier'),
  error('an unknown kind of date', 'DTP*431', 'DTP*999*D8*20260301', '2300 DTP01 qualifier'),
  error('an unknown kind of date at a line', 'DTP*463', 'DTP*999*D8*20260225', '2400 DTP01 qualifier'),
  error('an unknown kind of diagnosis', 'HI*BP', 'HI*ZZZ:26055', '2300 HI01-1 qualifier'),
  error('an unknown kind of amount', 'AMT*F5', 'AMT*ZZ*25', '2300 AMT01 qualifier'),
  error(
    'an unknown kind of provider',
    'NM1*DQ',
    'NM1*ZZ*1*Sample*Dina****XX*1000000285',
    '2300 NM101 qualifier',
  ),
  error(
    'an address in a loop that has none',
    'NM1*DQ',
    ['NM1*DQ*1*Sample*Dina****XX*1000000285', 'N3*1 Street'],
    '2310D N3 segment-unexpected',
  ),
];
