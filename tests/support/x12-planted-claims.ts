import type { PlantedError } from './x12-planted-structure.ts';
import type { Planted } from './x12-right-file.ts';

function error(what: string, at: string, to: Planted['to'], found: string, nth = 1): PlantedError {
  return { what, plant: [{ at, to, nth }], found };
}

function cascade(what: string, at: string, to: Planted['to'], found: string, nth = 1): PlantedError {
  return { ...error(what, at, to, found, nth), more: true };
}

const CLAIM_1 = (charge: string, place = '11:B:1', rest = 'Y*A*Y*Y**AA:::OH'): string =>
  `CLM*C-1*${charge}***${place}*${rest}`;

/** Errors in the claim, its coverages, codes and lines, and of facts against one another. */
export const PLANTED_CLAIMS: readonly PlantedError[] = [
  // The claim
  error('CLM01 missing', 'CLM*C-2', 'CLM**150***11:B:1*Y*A*Y*I', '2300 CLM01 element-missing'),
  error(
    'CLM01 longer than 38',
    'CLM*C-2',
    `CLM*${'9'.repeat(39)}*150***11:B:1*Y*A*Y*I`,
    '2300 CLM01 element-length',
  ),
  error('a charge that is not the sum of its lines', 'CLM*C-1', CLAIM_1('310'), '2300 CLM02 charge-sum'),
  cascade('a charge of three decimals', 'CLM*C-1', CLAIM_1('310.505'), '2300 CLM02 amount-decimals'),
  error('a charge with a plus sign', 'CLM*C-1', CLAIM_1('+310.5'), '2300 CLM02 element-type'),
  error('a charge with a dollar sign', 'CLM*C-1', CLAIM_1('$310.5'), '2300 CLM02 element-type'),
  error('a charge with a comma', 'CLM*C-1', CLAIM_1('0,310.5'), '2300 CLM02 element-type'),
  cascade(
    'a charge below zero',
    'SV1*HC:73560',
    'SV1*HC:73560:RT*-50*UN*1***1**Y',
    '2400 SV102 amount-negative',
  ),
  error('no charge', 'CLM*C-1', CLAIM_1(''), '2300 CLM02 element-missing'),
  error(
    'a place of service that does not exist',
    'CLM*C-1',
    CLAIM_1('310.5', '98:B:1'),
    '2300 CLM05-1 element-code',
  ),
  error('a place of service of one digit', 'CLM*C-1', CLAIM_1('310.5', '1:B:1'), '2300 CLM05-1 element-code'),
  error(
    'the place of an institutional claim',
    'CLM*C-1',
    CLAIM_1('310.5', '11:A:1'),
    '2300 CLM05-2 element-code',
  ),
  error('an unknown frequency', 'CLM*C-1', CLAIM_1('310.5', '11:B:9'), '2300 CLM05-3 element-code'),
  error('no frequency', 'CLM*C-1', CLAIM_1('310.5', '11:B'), '2300 CLM05-3 element-missing'),
  error('a replacement without the payer\u2019s number', 'REF*F8*ICN', null, '2300 REF original-reference'),
  error(
    'a void without the payer\u2019s number',
    'CLM*C-1',
    CLAIM_1('310.5', '11:B:8'),
    '2300 REF original-reference',
  ),
  error(
    'CLM06 unknown',
    'CLM*C-1',
    CLAIM_1('310.5', '11:B:1', 'V*A*Y*Y**AA:::OH'),
    '2300 CLM06 element-code',
  ),
  error(
    'CLM07 missing',
    'CLM*C-1',
    CLAIM_1('310.5', '11:B:1', 'Y**Y*Y**AA:::OH'),
    '2300 CLM07 element-missing',
  ),
  error(
    'CLM08 in small letters',
    'CLM*C-1',
    CLAIM_1('310.5', '11:B:1', 'Y*A*y*Y**AA:::OH'),
    '2300 CLM08 element-code',
  ),
  error(
    'CLM09 unknown',
    'CLM*C-1',
    CLAIM_1('310.5', '11:B:1', 'Y*A*Y*N**AA:::OH'),
    '2300 CLM09 element-code',
  ),
  error(
    'an auto accident without state',
    'CLM*C-1',
    CLAIM_1('310.5', '11:B:1', 'Y*A*Y*Y**AA'),
    '2300 CLM11-4 accident-state',
  ),
  error('an accident without date', 'DTP*439', null, '2300 DTP accident-date'),
  error('an unknown cause', 'CLM*C-5', 'CLM*C-5*900***24:B:1*Y*A*Y*Y**XX', '2300 CLM11-1 element-code'),
  error(
    'an unknown reason of delay',
    'CLM*C-5',
    'CLM*C-5*900***24:B:1*Y*A*Y*Y**EM*********99',
    '2300 CLM20 element-code',
  ),
  error('an inpatient claim without admission', 'DTP*435', null, '2300 DTP admission-date'),
  {
    what: 'a referral number without referring provider',
    plant: [
      { at: 'NM1*DN', to: null },
      { at: 'NM1*P3', to: null },
    ],
    found: '2310A NM1 referring-provider',
  },
  error(
    'a first referring provider without the one who refers',
    'NM1*DN',
    null,
    '2310A NM101 referring-kind',
  ),
  error('an attachment sent without number', 'PWK*OZ', 'PWK*OZ*BM', '2300 PWK06 attachment-number'),
  error('an ambulance without transport', 'CR1*', null, '2300 CR1 ambulance'),
  error('an unknown condition', 'CRC*07', 'CRC*07*Y*99', '2300 CRC03 element-code'),
  // Coverage
  error('SBR01 unknown', 'SBR*P*18*******WC', 'SBR*X*18*******WC', '2000B SBR01 element-code'),
  error('SBR02 of another person', 'SBR*P*18*******WC', 'SBR*P*01*******WC', '2000B SBR02 element-code', 1),
  error('SBR09 missing', 'SBR*S**G-8800', 'SBR*S**G-8800', '2000B SBR09 filing-indicator'),
  error('SBR09 unknown', 'SBR*S**G-8800', 'SBR*S**G-8800******QQ', '2000B SBR09 element-code'),
  error(
    'no reason why Medicare pays later',
    'SBR*S*18***12',
    'SBR*S*18*******MB',
    '2000B SBR05 medicare-secondary',
  ),
  error('an unknown relationship', 'PAT*19', 'PAT*99', '2000C PAT01 element-code'),
  cascade('two first payers', 'SBR*P*19', 'SBR*S*19*G-7700******12', '2320 SBR01 payer-order'),
  // Other payers
  error(
    'a line that another payer did not balance',
    'CAS*CO*45*20',
    'CAS*CO*45*19',
    '2430 SVD02 line-balance',
  ),
  cascade(
    'a payment that is not what the lines were paid',
    'AMT*D*110',
    'AMT*D*109',
    '2320 AMT02 claim-balance',
  ),
  error(
    'a payment and adjustments that are not the charge',
    'CAS*CO*45*15',
    'CAS*CO*45*14**97*5',
    '2320 AMT02 claim-balance',
  ),
  error(
    'a line of a payer that the claim does not name',
    'SVD*INV01*50',
    'SVD*OTHER*50*HC:87880:QW**1',
    '2430 SVD01 other-payer-unknown',
  ),
  error('no day of adjudication', 'DTP*573*D8*20260225', null, '2330B DTP adjudication-date'),
  error('an unknown group of adjustments', 'CAS*PR*2', 'CAS*XX*2*20', '2430 CAS01 element-code'),
  error('an amount without reason', 'CAS*CO*45*15', 'CAS*CO*45*15***5', '2320 CAS05 element-relation', 1),
  error('an unknown release', 'OI***Y***Y', 'OI***Y***X', '2320 OI06 element-code'),
  // Codes and lines
  error('a decimal point in a diagnosis', 'HI*ABK:J069', 'HI*ABK:J06.9', '2300 HI01-2 diagnosis-point'),
  error('a diagnosis of eight characters', 'HI*ABK:J069', 'HI*ABK:J0690000', '2300 HI01-2 diagnosis-form'),
  error('a diagnosis in small letters', 'HI*ABK:J069', 'HI*ABK:j069', '2300 HI01-2 diagnosis-form'),
  error('the qualifier of ICD-9', 'HI*ABK:J069', 'HI*BK:4660', '2300 HI01-1 icd9-qualifier'),
  error(
    'ICD-9 among ICD-10',
    'HI*ABK:S8001XA',
    'HI*ABK:S8001XA*BF:25000*ABF:I10*ABF:Z794',
    '2300 HI02-1 code-set-mixed',
  ),
  error(
    'the principal qualifier twice',
    'HI*ABK:S8001XA',
    'HI*ABK:S8001XA*ABK:E119*ABF:I10*ABF:Z794',
    '2300 HI02-1 element-code',
  ),
  error(
    'a qualifier without code',
    'HI*ABK:S8001XA',
    'HI*ABK:S8001XA*ABF:E119*ABF:I10*ABF',
    '2300 HI04-2 element-missing',
  ),
  error(
    'a pointer to a diagnosis that is not there',
    'SV1*HC:99214',
    'SV1*HC:99214:25:57:GT:95*200*UN*1***1:2:3:5',
    '2400 SV107-4 pointer',
  ),
  error('a pointer 0', 'SV1*HC:73560', 'SV1*HC:73560:RT*50*UN*1***0**Y', '2400 SV107-1 pointer'),
  error('a pointer 13', 'SV1*HC:73560', 'SV1*HC:73560:RT*50*UN*1***13**Y', '2400 SV107-1 pointer'),
  error('a pointer by letter', 'SV1*HC:73560', 'SV1*HC:73560:RT*50*UN*1***A**Y', '2400 SV107-1 element-type'),
  error(
    'the same pointer twice',
    'SV1*HC:99214',
    'SV1*HC:99214:25:57:GT:95*200*UN*1***1:2:2:4',
    '2400 SV107-3 pointer-twice',
  ),
  error('no pointer', 'SV1*HC:73560', 'SV1*HC:73560:RT*50*UN*1*****Y', '2400 SV107 element-missing'),
  error(
    'five modifiers',
    'SV1*HC:99214',
    'SV1*HC:99214:25:57:GT:95:59*200*UN*1***1:2:3:4',
    '2400 SV101-7 five-modifiers',
  ),
  error(
    'a modifier of one character',
    'SV1*HC:73560',
    'SV1*HC:73560:R*50*UN*1***1**Y',
    '2400 SV101-3 element-length',
  ),
  error(
    'a modifier in small letters',
    'SV1*HC:73560',
    'SV1*HC:73560:rt*50*UN*1***1**Y',
    '2400 SV101-3 modifier-form',
  ),
  error(
    'a procedure of four characters',
    'SV1*HC:73560',
    'SV1*HC:7356:RT*50*UN*1***1**Y',
    '2400 SV101-2 procedure-form',
  ),
  error(
    'an unknown list of procedures',
    'SV1*HC:73560',
    'SV1*CP:73560:RT*50*UN*1***1**Y',
    '2400 SV101-1 element-code',
  ),
  error('no unit', 'SV1*HC:73560', 'SV1*HC:73560:RT*50**1***1**Y', '2400 SV103 element-missing', 1),
  error('an unknown unit', 'SV1*HC:73560', 'SV1*HC:73560:RT*50*DA*1***1**Y', '2400 SV103 element-code'),
  error('zero units', 'SV1*HC:73560', 'SV1*HC:73560:RT*50*UN*0***1**Y', '2400 SV104 units'),
  error('units below zero', 'SV1*HC:73560', 'SV1*HC:73560:RT*50*UN*-1***1**Y', '2400 SV104 units'),
  error('units of four decimals', 'SV1*HC:A0425', 'SV1*HC:A0425:RH*100*UN*12.1234***1', '2400 SV104 units'),
  error(
    'an unknown place at a line',
    'SV1*HC:J1885',
    'SV1*HC:J1885*60.5*UN*2*98**1',
    '2400 SV105 element-code',
  ),
  error(
    'anaesthesia in units',
    'SV1*HC:01810',
    'SV1*HC:01810:AA*600*UN*5***1',
    '2400 SV103 anaesthesia-minutes',
  ),
  error('a purchased service without seller', 'NM1*QB', null, '2420B NM1 purchased-service'),
  error('a form answer without value', 'FRM*7', 'FRM*7', '2440 FRM02 element-relation'),
  error('an unknown kind of measure', 'MEA*', 'MEA*XX*R1*10.5', '2400 MEA01 element-code'),
  error(
    'an emergency told by N',
    'SV1*HC:73560',
    'SV1*HC:73560:RT*50*UN*1***1**N',
    '2400 SV109 element-code',
  ),
];
