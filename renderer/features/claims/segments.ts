/** One segment of an X12 file as it is read on screen. */
export type ShownSegment = { readonly number: number; readonly text: string; readonly note: string };

/**
 * Our own short words for the segments of a professional claim; where one identifier serves for several
 * things, its first element decides. Source: names of the loops in 005010X222A1.
 */
const WORDS: Readonly<Record<string, string>> = {
  ISA: 'Envelope: from whom, to whom, when',
  GS: 'Group of claims',
  ST: 'Set begins',
  BHT: 'What this set is for',
  'NM1*41': 'Submitter',
  PER: 'Contact',
  'NM1*40': 'Receiver',
  HL: 'Level',
  'PRV*BI': 'Billing provider’s specialty',
  'NM1*85': 'Billing provider',
  N3: 'Street',
  N4: 'City, state, ZIP',
  'REF*EI': 'Tax id',
  'REF*SY': 'Tax id (person)',
  SBR: 'Order of payers and subscriber',
  PAT: 'Patient is not the subscriber',
  'NM1*IL': 'Subscriber',
  'NM1*QC': 'Patient',
  DMG: 'Birth date and sex',
  'NM1*PR': 'Payer',
  CLM: 'Claim: number, charge, place of service',
  'AMT*F5': 'Paid by the patient',
  'REF*X4': 'CLIA number',
  HI: 'Diagnoses',
  'NM1*82': 'Rendering provider',
  'PRV*PE': 'Rendering provider’s specialty',
  'NM1*77': 'Service facility',
  LX: 'Line',
  SV1: 'Service, charge, units, pointers',
  'DTP*472': 'Date of service',
  'REF*6R': 'Our number of the line',
  SE: 'Set ends: segments counted',
  GE: 'Group ends',
  IEA: 'Envelope ends',
};

/**
 * Divides a file by the delimiters that its own ISA declares (fixed positions 4 and 106) and says what
 * each segment is. A text without ISA comes back as one segment.
 */
export function shownSegments(text: string): ShownSegment[] {
  const isa = text.startsWith('ISA') && text.length >= 106;
  const element = isa ? text.charAt(3) : '*';
  const terminator = isa ? text.charAt(105) : '~';
  return text
    .split(terminator)
    .map((segment) => segment.replaceAll(/^[\r\n]+|[\r\n]+$/g, ''))
    .filter((segment) => segment !== '')
    .map((segment, index) => {
      const [name = '', first = ''] = segment.split(element);
      const note = WORDS[`${name}*${first}`] ?? WORDS[name] ?? '';
      return { number: index + 1, text: `${segment}${isa ? terminator : ''}`, note };
    });
}

/** Names of the receivers in a file (1000B NM103 of each NM1*40), each once. */
export function receiversOf(text: string): string[] {
  const element = text.startsWith('ISA') ? text.charAt(3) : '*';
  const names = shownSegments(text)
    .map((segment) => segment.text.split(element))
    .filter((parts) => parts[0] === 'NM1' && parts[1] === '40')
    .map((parts) => (parts[3] ?? '').replace(/[~\n]$/, ''));
  return [...new Set(names)];
}
