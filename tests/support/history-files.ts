/** One invented claim of a file of an earlier system; what is left out is the usual one. */
export type OldClaim = {
  readonly control: string;
  readonly frequency?: '1' | '7' | '8';
  readonly last?: string;
  readonly first?: string;
  readonly born?: string;
  readonly member?: string;
  readonly rank?: 'P' | 'S';
  readonly day?: string;
  readonly units?: string;
  /** Charge of each line, whole dollars. */
  readonly charges?: readonly number[];
  readonly npi?: string;
};

/** An 837P as an earlier system would have written it, all of it invented. */
export function oldFile(
  claims: readonly OldClaim[],
  of: { readonly control?: string; readonly day?: string; readonly payer?: string } = {},
): string {
  const { control = '000000101', day = '20240305', payer = 'SAMPLEPAY' } = of;
  const body = [
    'ST*837*0001*005010X222A1',
    `BHT*0019*00*${control}*${day}*1200*CH`,
    'NM1*41*2*INVENTED BILLING*****46*OLDSUB',
    'PER*IC*SAM SAMPLE*TE*2165550100',
    'NM1*40*2*EXAMPLE CLEAR*****46*OLDCLEAR',
    'HL*1**20*1',
    'NM1*85*2*FICTIVE FAMILY PRACTICE*****XX*1234567893',
    'N3*1 INVENTED WAY',
    'N4*CLEVELAND*OH*44113',
    'REF*EI*341234567',
    ...claims.flatMap((claim, i) => loops(claim, i + 2, payer)),
  ];
  const segments = [
    `ISA*00*          *00*          *ZZ*OLDSUB         *ZZ*OLDCLEAR       *${day.slice(2)}*1200*^*00501*${control}*0*P*:`,
    `GS*HC*OLDSUB*OLDCLEAR*${day}*1200*1*X*005010X222A1`,
    ...body,
    `SE*${body.length + 1}*0001`,
    'GE*1*1',
    `IEA*1*${control}`,
  ];
  return `${segments.join('~\n')}~\n`;
}

/** One invented answer to a claim of `oldFile`. */
export type OldAnswer = {
  readonly control: string;
  /** CLP02. */
  readonly status?: '1' | '2' | '4' | '22';
  readonly last?: string;
  readonly first?: string;
  readonly day?: string;
  /** Charge and payment of each line, whole dollars; the rest is contractual. */
  readonly lines?: readonly (readonly [charge: number, paid: number])[];
  /** What the payer says that it paid for the claim; left out, the sum of the lines. */
  readonly paid?: number;
};

/** An 835 as an earlier payer would have written it, all of it invented. */
export function oldRemittance(
  answers: readonly OldAnswer[],
  of: {
    readonly control?: string;
    readonly day?: string;
    readonly trace?: string;
    readonly npi?: string;
  } = {},
): string {
  const { control = '000000501', day = '20240320', trace = 'OLDEFT1', npi = '1234567893' } = of;
  const linesOf = ({ lines = [[100, 80]] }: OldAnswer) => lines;
  const paidOf = (answer: OldAnswer): number =>
    answer.paid ?? linesOf(answer).reduce((sum, [, paid]) => sum + paid, 0);
  const body = [
    'ST*835*0001',
    `BPR*I*${answers.reduce((sum, answer) => sum + paidOf(answer), 0)}*C*ACH************${day}`,
    `TRN*1*${trace}*1999999999`,
    `DTM*405*${day}`,
    'N1*PR*SAMPLE PAYER*XV*SAMPLEPAY',
    'N3*1 SAMPLE PLAZA',
    'N4*COLUMBUS*OH*43215',
    'PER*BL*PROVIDER LINE*TE*6145550100',
    `N1*PE*FICTIVE FAMILY PRACTICE*XX*${npi}`,
    'LX*1',
    ...answers.flatMap((answer) => {
      const { status = '1', last = 'OLDFICTIVE', first = 'BERTA', day: served = '20240301' } = answer;
      const charge = linesOf(answer).reduce((sum, [charged]) => sum + charged, 0);
      return [
        `CLP*${answer.control}*${status}*${charge}*${paidOf(answer)}**CI*PAYER${answer.control}*11*1`,
        `NM1*QC*1*${last}*${first}****MI*M100`,
        ...linesOf(answer).flatMap(([charged, paid], i) => [
          `SVC*HC:${CODES[i % CODES.length] ?? ''}*${charged}*${paid}**1`,
          `DTM*472*${served}`,
          ...(charged === paid ? [] : [`CAS*CO*45*${charged - paid}`]),
        ]),
      ];
    }),
  ];
  return [
    `ISA*00*          *00*          *ZZ*OLDPAYER       *ZZ*OLDSUB         *${day.slice(2)}*1200*^*00501*${control}*0*P*:`,
    `GS*HP*OLDPAYER*OLDSUB*${day}*1200*1*X*005010X221A1`,
    ...body,
    `SE*${body.length + 1}*0001`,
    'GE*1*1',
    `IEA*1*${control}`,
  ]
    .map((segment) => `${segment}~\n`)
    .join('');
}

const CODES = ['99213', '36415', '83036'];

function loops(claim: OldClaim, level: number, payer: string): string[] {
  const { last = 'OLDFICTIVE', first = 'BERTA', born = '19600102', member = 'M100', rank = 'P' } = claim;
  const { day = '20240301', charges = [100], frequency = '1', units = '1' } = claim;
  const total = charges.reduce((sum, charge) => sum + charge, 0);
  return [
    `HL*${level}*1*22*0`,
    `SBR*${rank}*18*******CI`,
    `NM1*IL*1*${last}*${first}****MI*${member}`,
    'N3*5 EXAMPLE ROAD',
    'N4*CLEVELAND*OH*44113',
    `DMG*D8*${born}*F`,
    `NM1*PR*2*SAMPLE PAYER*****PI*${payer}`,
    `CLM*${claim.control}*${total}***11:B:${frequency}*Y*A*Y*Y`,
    ...(frequency === '1' ? [] : ['REF*F8*PAYERNUMBER1']),
    'HI*ABK:E119',
    ...(claim.npi === undefined ? [] : [`NM1*82*1*EXAMPLE*CARL****XX*${claim.npi}`]),
    ...charges.flatMap((charge, i) => [
      `LX*${i + 1}`,
      `SV1*HC:${CODES[i % CODES.length] ?? ''}*${charge}*UN*${units}***1`,
      `DTP*472*D8*${day}`,
    ]),
  ];
}
