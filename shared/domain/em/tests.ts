import { TEST_WORDS } from './terms/test-words.ts';

/** A test that a note may name. */
export type KnownTest = {
  readonly name: string;
  readonly codes: readonly string[];
  /** Finds it in a text; without case, global. */
  readonly pattern: RegExp;
};

/** Tests by name, our own list. */
export const KNOWN_TESTS: readonly KnownTest[] = TEST_WORDS.trim()
  .split('\n')
  .map((line) => {
    const [head = '', words = ''] = line.split(' = ');
    const [name = '', codes = ''] = head.split(' ; ');
    return {
      name: name.trim(),
      codes: codes.trim().split(' '),
      pattern: new RegExp(String.raw`(?<![\w-])(?:${words})(?![\w-])`, 'gi'),
    };
  });

const BY_NAME = new Map(KNOWN_TESTS.map((test) => [test.name.toLowerCase(), test]));

/** What a test is counted under: its name, or the number itself when a code was written. */
export function testKey(subject: string): string {
  const plain = subject.trim().toLowerCase();
  const byCode = KNOWN_TESTS.find((test) => test.codes.includes(plain));
  if (byCode) return byCode.name.toLowerCase();
  const named = KNOWN_TESTS.find((test) => new RegExp(`^(?:${test.pattern.source})$`, 'i').test(plain));
  return named ? named.name.toLowerCase() : plain;
}

/**
 * Service codes with a professional interpretation of their own: radiology, and tracings and measurements whose
 * code holds the reading. Numbers by the professional/technical split of the Medicare physician fee schedule
 * (PC/TC indicators 1, 2 and 4); laboratory tests have none.
 */
const READ_BY_CODE =
  /^(?:7\d{4}|930(?:00|10|15|18|40|42)|9322[47]|9324[148]|9327[24]|933\d\d|939\d\d|940(?:10|60)|947(?:26|27|29)|958\d\d|9590\d|9588[56]|88(?:141|30[0-9])|92250|9213[34]|9208[123]|92557|93784)$/;

/**
 * Whether a service line of the same visit reports the reading of a test, so that the test gives no data point.
 * Source: CPT E/M guidelines, data, services reported separately.
 * @param lines the visit's service lines, in order
 * @returns the 1-based position and code of that line, or null
 */
export function readingReportedOn(
  subject: string,
  lines: readonly { readonly code: string; readonly modifiers: readonly string[] }[],
): { readonly line: number; readonly code: string } | null {
  const key = testKey(subject);
  const codes = BY_NAME.get(key)?.codes ?? [key];
  const at = lines.findIndex(
    ({ code, modifiers }) => codes.includes(code) && READ_BY_CODE.test(code) && !modifiers.includes('TC'),
  );
  const found = lines[at];
  return found ? { line: at + 1, code: found.code } : null;
}
