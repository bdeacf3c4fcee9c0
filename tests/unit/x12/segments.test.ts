import { describe, expect, it } from 'vitest';
import { readCheckedSegments } from '#shared/domain/x12/envelope.ts';
import { readSegments } from '#shared/domain/x12/segments.ts';
import { toSegmentData, writeInterchange, writeSegments } from '#shared/domain/x12/writer.ts';
import { TEST_ENVELOPE } from '#tests/support/claims.ts';

const KIND = { functionalCode: 'HP', transaction: '835', version: '005010X221A1', convention: '' };
const PLAIN = writeInterchange(TEST_ENVELOPE, KIND, [
  [
    ['BPR', 'I', '0'],
    ['SVC', ['HC', '99213', 'QW'], '1'],
  ],
]).text;

const names = (text: string): string[] => [...readSegments(text)].map((s) => s.id);
const EXPECTED = ['ISA', 'GS', 'ST', 'BPR', 'SVC', 'SE', 'GE', 'IEA'];

function problemOf(text: string): string {
  try {
    for (const segment of readCheckedSegments(text)) expect(segment.number).toBeGreaterThan(0);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('reading segments', () => {
  it('takes all four delimiters from the ISA', () => {
    const other = PLAIN.replaceAll('*', '|').replaceAll(':', '>').replaceAll('^', '!').replaceAll('~', '\\');
    const all = [...readSegments(other)];
    expect(all.map((s) => s.id)).toEqual(EXPECTED);
    expect(all[0]?.delimiters).toEqual({ element: '|', component: '>', repetition: '!', terminator: '\\' });
  });

  it.each([
    ['a line feed as terminator', PLAIN.replaceAll('~\n', '\n')],
    ['a carriage return and line feed as terminator', PLAIN.replaceAll('~\n', '\r\n')],
    ['a control character as terminator', PLAIN.replaceAll('~\n', '\u001c')],
    ['a byte-order mark and blanks before the ISA', `\ufeff \n${PLAIN}`],
    ['a byte-order mark decoded as Latin-1', `\u00ef\u00bb\u00bf${PLAIN}`],
    ['line ends and indentation between segments', PLAIN.replaceAll('\n', '\r\n    ')],
    ['no line ends at all', PLAIN.replaceAll('\n', '')],
    ['a last segment without terminator', PLAIN.trimEnd().slice(0, -1)],
    ['an ISA whose fields are padded wrongly', PLAIN.replace('FICTIVECLINIC  ', 'FICTIVECLINIC')],
  ])('reads %s', (_what, text) => {
    expect(names(text)).toEqual(EXPECTED);
    expect(problemOf(text)).toBe('');
  });

  it('lets a second interchange bring its own delimiters', () => {
    const second = PLAIN.replaceAll('*', '|').replaceAll('~', '\u001d');
    expect(names(PLAIN + second)).toEqual([...EXPECTED, ...EXPECTED]);
    expect(problemOf(PLAIN + second)).toBe('');
  });

  it('knows no repetition separator in versions before 00501', () => {
    const old = PLAIN.replace('*^*00501', '*U*00401');
    expect([...readSegments(old)][0]?.delimiters.repetition).toBe('');
  });

  it('reads a file in pieces of any size as it reads the whole', () => {
    for (const size of [1, 2, 3, 7, 100]) {
      const pieces = Array.from({ length: Math.ceil(PLAIN.length / size) }, (_, i) =>
        PLAIN.slice(i * size, (i + 1) * size),
      );
      const said = (source: string | string[]) =>
        [...readSegments(source)].map((s) => [s.number, ...s.elements]);
      expect(said(pieces)).toEqual(said(PLAIN));
    }
  });

  it('writes what it read', () => {
    const segments = [...readSegments(PLAIN)];
    expect(writeSegments(segments.map(toSegmentData)).text).toBe(PLAIN);
  });
});

describe('the envelope', () => {
  it.each(['', '   \n', 'Dear clinic, enclosed find our payment.', '<html></html>', '{"a":1}', 'isa*00*'])(
    'refuses %j, which is not X12',
    (text) => {
      expect(problemOf(text)).toBe(
        'This is not an X12 file: it does not begin with ISA. Nothing was changed.',
      );
    },
  );

  it('refuses an ISA that is not whole', () => {
    expect(problemOf('ISA*00*     *00*')).toContain('The ISA segment is not whole');
    expect(problemOf('ISA')).toContain('names no element separator');
  });

  it.each([
    ['SE*4*', 'SE*5*', 'SE01 says 5 segments, the file has 4'],
    ['GE*1*', 'GE*2*', 'GE01 says 2 transactions, the file has 1'],
    ['IEA*1*', 'IEA*7*', 'IEA01 says 7 groups, the file has 1'],
    ['SE*4*0001', 'SE*4*0002', 'SE02 in segment 6 is 0002, ST02 in segment 3 is 0001'],
    ['GE*1*41', 'GE*1*42', 'GE02 in segment 7 is 42, GS06 in segment 2 is 41'],
    ['IEA*1*000000041', 'IEA*1*000000040', 'IEA02 in segment 8 is 000000040, ISA13'],
    ['IEA*1*000000041~\n', '', 'cut off after segment 7: its closing IEA segment is missing'],
    ['SE*4*0001~\n', '', 'a GE stands before the transaction was closed by SE'],
    ['BPR*', '*', 'Segment 4 has no segment name'],
    ['GS*HP', 'GS|HP', 'Segment 2 has no segment name'],
    ['ST*835*0001~\n', '', 'a BPR stands outside of any transaction'],
  ])('names the fault when %j becomes %j', (from, to, words) => {
    expect(PLAIN).toContain(from);
    const message = problemOf(PLAIN.replace(from, to));
    expect(message).toContain(words);
    expect(message).toMatch(/ Nothing was changed\.$/);
  });
});

describe('the character policy', () => {
  const write = (value: string) => writeSegments([['NM1', '85', value]]);

  it('writes ordinary text as it is, without note', () => {
    expect(write("O'Neill-Smith & Sons (Ltd) No. 5/6 #7")).toEqual({
      text: "NM1*85*O'Neill-Smith & Sons (Ltd) No. 5/6 #7~\n",
      notes: [],
    });
  });

  it('takes accents off and says so', () => {
    const { text, notes } = write('Müller Škoda Straße Øre');
    expect(text).toBe('NM1*85*Muller Skoda Strasse Ore~\n');
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ where: 'NM102', segment: 1 });
  });

  it('replaces delimiters inside data and says so, so that no field is moved', () => {
    const { text, notes } = write('A*B~C:D^E');
    expect(text).toBe('NM1*85*A B C D E~\n');
    expect(notes).toHaveLength(4);
  });

  it('replaces what X12 cannot carry and says so', () => {
    const { text, notes } = write('東\nx');
    expect(text).toBe('NM1*85*? x~\n');
    expect(notes[0]?.message).toContain('東');
  });

  it('drops empty elements and components at the end only', () => {
    expect(writeSegments([['SV1', ['HC', '99213', '', ''], '', '5', '', '']]).text).toBe(
      'SV1*HC:99213**5~\n',
    );
  });
});

describe('the envelope that we write', () => {
  it('has an ISA of 106 characters', () => {
    expect(PLAIN.indexOf('~')).toBe(105);
  });

  it.each([
    [{ senderId: '' }, 'sender id'],
    [{ receiverId: 'LONGER THAN FIFTEEN' }, 'receiver id'],
    [{ interchangeControl: 0 }, 'interchange control number'],
    [{ groupControl: 1_000_000_000 }, 'group control number'],
  ])('is refused with %j', (wrong, words) => {
    expect(() => writeInterchange({ ...TEST_ENVELOPE, ...wrong }, KIND, [])).toThrow(words);
  });
});
