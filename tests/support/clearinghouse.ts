import type { Instant } from '#shared/kernel/dates.ts';
import { components, element, readSegments, type Segment } from '#shared/domain/x12/segments.ts';
import { writeInterchange, type GroupKind, type SegmentData } from '#shared/domain/x12/writer.ts';

/**
 * A clearinghouse and payer as the practice meets them: they know nothing but the file that they received, and answer
 * with TA1, 999, 277CA, 277 and 271. So the way back is proved by the files alone.
 */

/** When it answers, unless a test says otherwise. */
export const ANSWERED_AT = '2026-11-24T09:15:00.000Z' as Instant;

export type Head = {
  senderId: string;
  receiverId: string;
  control: string;
  date: string;
  time: string;
  usage: 'T' | 'P';
};

/** The parties and numbers of a file that was received. */
export function headOf(text: string): Head {
  const [isa] = readSegments(text);
  if (!isa || isa.id !== 'ISA') throw new Error('The clearinghouse received no X12.');
  const of = (n: number): string => element(isa, n).trim();
  return {
    senderId: of(6),
    receiverId: of(8),
    control: of(13),
    date: of(9),
    time: of(10),
    usage: of(15) === 'P' ? 'P' : 'T',
  };
}

function envelope(head: Head, control: number, at: Instant) {
  return {
    interchangeControl: control,
    groupControl: control,
    transactionControl: 1,
    at,
    usage: head.usage,
    senderId: head.receiverId,
    receiverId: head.senderId,
  };
}

export type AnswerOptions = { readonly control?: number; readonly at?: Instant };

/** TA1 of a whole file: accepted, or rejected with a note code. */
export function answerTa1(
  text: string,
  code: 'A' | 'E' | 'R',
  note = '000',
  options: AnswerOptions = {},
): string {
  const head = headOf(text);
  const control = String(options.control ?? 900000001).padStart(9, '0');
  const at = options.at ?? ANSWERED_AT;
  const pad = (id: string): string => id.padEnd(15);
  const blank = ' '.repeat(10);
  const date = at.slice(2, 10).replaceAll('-', '');
  const time = at.slice(11, 16).replace(':', '');
  return [
    `ISA*00*${blank}*00*${blank}*ZZ*${pad(head.receiverId)}*ZZ*${pad(head.senderId)}*${date}*${time}*^*00501*${control}*0*${head.usage}*:~`,
    `TA1*${head.control}*${head.date}*${head.time}*${code}*${note}~`,
    `IEA*0*${control}~`,
    '',
  ].join('\n');
}

/** A fault that a syntax check finds in a claim: which segment of it, and which element. */
export type SyntaxFault = {
  readonly claim: string;
  /** Name of the segment, and which of its kind after CLM (1 is the first). */
  readonly segment: string;
  readonly nth?: number;
  /** Whether the segment stands above the claim, in the loops of subscriber and patient: the last before CLM. */
  readonly above?: boolean;
  readonly element: number;
  readonly component?: number;
  /** IK403. */
  readonly code: string;
  readonly value?: string;
};

type Set837 = { readonly control: string; readonly segments: Segment[] };

function setsOf(text: string): Set837[] {
  const sets: Set837[] = [];
  for (const s of readSegments(text)) {
    if (s.id === 'ST') sets.push({ control: element(s, 2), segments: [] });
    if (!['ISA', 'GS', 'GE', 'IEA'].includes(s.id)) sets.at(-1)?.segments.push(s);
  }
  return sets;
}

/** 999 of a file: every transaction accepted, but those with faults rejected. */
export function answer999(
  text: string,
  faults: readonly SyntaxFault[] = [],
  options: AnswerOptions = {},
): string {
  const head = headOf(text);
  const gs = [...readSegments(text)].find((s) => s.id === 'GS');
  if (!gs) throw new Error('The clearinghouse received no group.');
  const sets = setsOf(text);
  const body: SegmentData[] = [['AK1', element(gs, 1), element(gs, 6), element(gs, 8)]];
  let accepted = 0;
  for (const set of sets) {
    const own = faults.flatMap((fault) => placeOf(set, fault) ?? []);
    body.push(['AK2', element(set.segments[0] ?? gs, 1), set.control, element(gs, 8)]);
    for (const { fault, position } of own) {
      body.push(['IK3', fault.segment, String(position), '', '8']);
      body.push(['CTX', ['CLM01', fault.claim]]);
      const at = fault.component ? [String(fault.element), String(fault.component)] : String(fault.element);
      body.push(['IK4', at, '', fault.code, fault.value ?? '']);
    }
    if (own.length === 0) accepted += 1;
    body.push(own.length === 0 ? ['IK5', 'A'] : ['IK5', 'R', '5']);
  }
  const outcome = accepted === sets.length ? 'A' : accepted === 0 ? 'R' : 'P';
  body.push(['AK9', outcome, String(sets.length), String(sets.length), String(accepted)]);
  return writeAnswer(head, ANSWER_KINDS['999'], body, options);
}

function placeOf(set: Set837, fault: SyntaxFault): { fault: SyntaxFault; position: number } | null {
  const clm = set.segments.findIndex((s) => s.id === 'CLM' && element(s, 1) === fault.claim);
  if (clm < 0) return null;
  let at = -1;
  if (fault.above === true) {
    for (let i = clm; i >= 0 && at < 0; i -= 1) if (set.segments[i]?.id === fault.segment) at = i;
  } else {
    let left = fault.nth ?? 1;
    for (let i = clm; i < set.segments.length && at < 0; i += 1)
      if (set.segments[i]?.id === fault.segment && (left -= 1) === 0) at = i;
  }
  if (at < 0) throw new Error(`The file has no ${fault.segment} where the fault should be.`);
  return { fault, position: at + 1 };
}

export const ANSWER_KINDS = {
  '999': { functionalCode: 'FA', transaction: '999', version: '005010X231A1', convention: '005010X231A1' },
  '277CA': { functionalCode: 'HN', transaction: '277', version: '005010X214', convention: '005010X214' },
  '277': { functionalCode: 'HN', transaction: '277', version: '005010X212', convention: '005010X212' },
  '271': { functionalCode: 'HB', transaction: '271', version: '005010X279A1', convention: '005010X279A1' },
} as const satisfies Record<string, GroupKind>;

/** One transaction in an envelope of its own, sent back to whom it came from. */
export function writeAnswer(
  head: Head,
  kind: GroupKind,
  body: readonly SegmentData[],
  options: AnswerOptions,
): string {
  return writeInterchange(envelope(head, options.control ?? 900000002, options.at ?? ANSWERED_AT), kind, [
    body,
  ]).text;
}

type Claim837 = {
  readonly control: string;
  readonly charge: string;
  readonly last: string;
  readonly first: string;
  readonly member: string;
  readonly date: string;
  readonly lines: {
    readonly composite: readonly string[];
    readonly charge: string;
    readonly control: string;
  }[];
};
type Received = {
  readonly payer: { readonly name: string; readonly id: string };
  readonly submitter: { readonly name: string; readonly id: string };
  readonly billing: { readonly name: string; readonly npi: string };
  readonly batch: string;
  readonly claims: Claim837[];
};

function receive(text: string): Received {
  const got = {
    payer: { name: '', id: '' },
    submitter: { name: '', id: '' },
    billing: { name: '', npi: '' },
    batch: '',
    claims: [] as Claim837[],
  };
  let person = { last: '', first: '', member: '' };
  let inClaim = false;
  for (const s of readSegments(text)) {
    const claim = got.claims.at(-1);
    const line = claim?.lines.at(-1);
    const name = { name: element(s, 3), id: element(s, 9) };
    if (s.id === 'HL') inClaim = false;
    else if (s.id === 'BHT') got.batch = element(s, 3);
    else if (s.id === 'NM1' && element(s, 1) === '41') got.submitter = name;
    else if (s.id === 'NM1' && element(s, 1) === 'PR' && !inClaim) got.payer = name;
    else if (s.id === 'NM1' && element(s, 1) === '85') got.billing = { name: name.name, npi: name.id };
    else if (s.id === 'NM1' && !inClaim && ['IL', 'QC'].includes(element(s, 1)))
      person = { last: element(s, 3), first: element(s, 4), member: element(s, 9) || person.member };
    else if (s.id === 'CLM') {
      inClaim = true;
      got.claims.push({ control: element(s, 1), charge: element(s, 2), ...person, date: '', lines: [] });
    } else if (s.id === 'SV1' && claim)
      claim.lines.push({ composite: components(s, 1), charge: element(s, 2), control: '' });
    else if (s.id === 'DTP' && element(s, 1) === '472' && claim)
      Object.assign(claim, { date: claim.date || element(s, 3).slice(0, 8) });
    else if (s.id === 'REF' && element(s, 1) === '6R' && line)
      Object.assign(line, { control: element(s, 2) });
  }
  return got;
}

/** What a clearinghouse or payer says of one claim: STC01, e.g. `A7:562:85`, and of single lines by number. */
export type ClaimWord = {
  readonly status: string;
  readonly more?: readonly string[];
  readonly lines?: Readonly<Record<number, string>>;
  readonly text?: string;
};

export type ReportOptions = AnswerOptions & {
  /** 2100A NM101: PR the payer, AY the clearinghouse. */
  readonly source?: 'PR' | 'AY';
  /** False: the number of the batch is not given back, as after a change of hands. */
  readonly batch?: boolean;
};

const rejects = (status: string): boolean => /^A[3678]/.test(status);

/** 277CA of a claim file; a claim that has no word is accepted (`A2:20`). */
export function answer277ca(
  text: string,
  words: Readonly<Record<string, ClaimWord>> = {},
  options: ReportOptions = {},
): string {
  const got = receive(text);
  const at = options.at ?? ANSWERED_AT;
  const day = at.slice(0, 10).replaceAll('-', '');
  const source = options.source ?? 'PR';
  const wordOf = (claim: Claim837): ClaimWord => words[claim.control] ?? { status: 'A2:20:PR' };
  const sent = got.claims.filter((c) => rejects(wordOf(c).status)).length;
  const body: SegmentData[] = [
    ['BHT', '0085', '08', `REPORT${options.control ?? 1}`, day, at.slice(11, 16).replace(':', ''), 'TH'],
    ['HL', '1', '', '20', '1'],
    [
      'NM1',
      source,
      '2',
      source === 'PR' ? got.payer.name : 'SAMPLE CLEARINGHOUSE',
      '',
      '',
      '',
      '',
      'PI',
      source === 'PR' ? got.payer.id : 'SAMPLECLEAR',
    ],
    ['TRN', '1', `R${options.control ?? 1}`],
    ['DTP', '050', 'D8', day],
    ['DTP', '009', 'D8', day],
    ['HL', '2', '1', '21', '1'],
    ['NM1', '41', '2', got.submitter.name, '', '', '', '', '46', got.submitter.id],
    ['TRN', '2', options.batch === false ? 'FORWARDED-77' : got.batch],
    ['STC', ['A1', '19', 'PR'], day, 'WQ', String(got.claims.reduce((sum, c) => sum + Number(c.charge), 0))],
    ['QTY', '90', String(got.claims.length - sent)],
    ['QTY', 'AA', String(sent)],
    ['HL', '3', '2', '19', '1'],
    ['NM1', '85', '2', got.billing.name, '', '', '', '', 'XX', got.billing.npi],
  ];
  got.claims.forEach((claim, i) => {
    const word = wordOf(claim);
    body.push(
      ['HL', String(i + 4), '3', 'PT'],
      ['NM1', 'QC', '1', claim.last, claim.first, '', '', '', 'MI', claim.member],
    );
    body.push(['TRN', '2', claim.control], stc(word, day, claim.charge, rejects(word.status) ? 'U' : 'WQ'));
    body.push(['REF', '1K', `PAYER${claim.control}`], ['DTP', '472', 'D8', claim.date]);
    for (const [number, status] of Object.entries(word.lines ?? {})) {
      const line = claim.lines[Number(number) - 1];
      if (!line) throw new Error(`Claim ${claim.control} has no line ${number}.`);
      body.push(['SVC', line.composite, line.charge], stc({ status }, day, '', 'U'), [
        'REF',
        'FJ',
        line.control,
      ]);
    }
  });
  return writeAnswer(headOf(text), ANSWER_KINDS['277CA'], body, options);
}

function stc(word: ClaimWord, day: string, charge: string, action: string): SegmentData {
  const [second = '', third = ''] = word.more ?? [];
  const split = (text: string): string | string[] => (text === '' ? '' : text.split(':'));
  return [
    'STC',
    split(word.status),
    day,
    action,
    charge,
    '',
    '',
    '',
    '',
    '',
    split(second),
    split(third),
    word.text ?? '',
  ];
}
