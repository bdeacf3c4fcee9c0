import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { TEST_ENVELOPE, scenarioClaim } from '#tests/support/claims.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { milliseconds, perSecond, quantile, repeated, timed, type Row } from './measure.ts';

const { X12Generator, X12Parser } = createRequire(import.meta.url)('node-x12') as typeof import('node-x12');

const CLAIMS = 2000;
const LARGE = 'large-820-claims-330kB.txt';

/** Claims of 2,000 patients, so that hardly a loop is shared. */
function manyClaims(): ProfessionalClaim[] {
  const base = scenarioClaim();
  return Array.from({ length: CLAIMS }, (_, i) => ({
    ...base,
    controlNumber: String(20_001 + i),
    coverage: { ...base.coverage, memberId: `INV${100_000_000 + i}` },
  }));
}

/** Writing 837P, beside a library that makes the same segments from its own notation. */
export function benchWriting837p(): Row[] {
  const claims = manyClaims();
  const envelope = { ...TEST_ENVELOPE, at: '2026-11-23T10:00:00.000Z' as Instant };
  const text = write837p({ claims, envelope });
  const ours = quantile(
    repeated(9, () => void write837p({ claims, envelope })),
    0.5,
  );
  const parsed = new X12Parser(false).parse(text);
  if (!('functionalGroups' in parsed)) throw new Error('One interchange was expected.');
  const notation = parsed.toJSEDINotation();
  const beside = quantile(
    repeated(3, () => void new X12Generator(notation).toString()),
    0.5,
  );
  return [
    {
      what: `837P claims written (${CLAIMS.toLocaleString('en-US')} claims of 3 lines)`,
      ours: perSecond(CLAIMS, ours),
      beside: perSecond(CLAIMS, beside),
      note: 'node-x12, generating from its notation',
    },
  ];
}

/** Reading every claim of the large public sample into the model, beside a parsing library and a bare split. */
export function benchReading837p(): readonly (Row | string)[] {
  const samples = sampleDir();
  if (samples === null) return ['the folder of samples is absent'];
  const text = readFileSync(join(samples, 'samples', 'x12', '837P', LARGE), 'latin1');
  const read = (): void => {
    let claims = 0;
    for (const event of read837p(text)) if (event.kind === 'claim') claims += 1;
    if (claims !== 820) throw new Error('The benchmark file does not read.');
  };
  const split = (): void => void text.split('~').map((segment) => segment.split('*'));
  // In turns, so that both meet the same machine.
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let i = 0; i < 40; i += 1) {
    ours.push(timed(read));
    bare.push(timed(split));
  }
  const median = (times: readonly number[]): number =>
    quantile(
      times.slice(10).sort((a, b) => a - b),
      0.5,
    );
  const library = quantile(
    repeated(3, () => void new X12Parser(false).parse(text)),
    0.5,
  );
  const what = `837P read into claims (${Math.round(text.length / 1000)} kB, 820 claims)`;
  return [
    { what, ours: milliseconds(median(ours)), beside: milliseconds(library), note: 'node-x12, parsing only' },
    {
      what,
      ours: milliseconds(median(ours)),
      beside: milliseconds(median(bare)),
      note: 'bare string split, no meaning',
    },
  ];
}
