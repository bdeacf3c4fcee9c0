import { createRequire } from 'node:module';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import { read835 } from '#shared/domain/x12/read-835.ts';
import { TEST_ENVELOPE, scenarioClaim } from '#tests/support/claims.ts';
import { era } from '#tests/support/work-file.ts';
import { milliseconds, perSecond, quantile, repeated, type Row } from './measure.ts';

const { X12Parser } = createRequire(import.meta.url)('node-x12') as typeof import('node-x12');

const CLAIMS = 2000;

function manyClaims(): ProfessionalClaim[] {
  const base = scenarioClaim();
  return Array.from({ length: CLAIMS }, (_, i) => ({ ...base, controlNumber: String(20_001 + i) }));
}

/** Writing claims, beside the same segments written by a library that has them in memory already. */
export function benchWriting(): Row {
  const claims = manyClaims();
  const envelope = { ...TEST_ENVELOPE, at: '2026-11-23T10:00:00.000Z' as Instant };
  const text = write837p({ claims, envelope });
  const ours = quantile(
    repeated(5, () => void write837p({ claims, envelope })),
    0.5,
  );
  const parsed = new X12Parser(false).parse(text);
  const beside = quantile(
    repeated(5, () => void parsed.toString()),
    0.5,
  );
  return {
    what: `837P claims written (${CLAIMS.toLocaleString('en-US')} claims of 3 lines)`,
    ours: perSecond(CLAIMS, ours),
    beside: perSecond(CLAIMS, beside),
    note: 'node-x12 printing the same segments, already built',
  };
}

/** Reading a remittance, beside a parsing library and a bare split of the text. */
export function benchReading(): Row[] {
  const text = Buffer.from(era(manyClaims())).toString('utf8');
  const kilobytes = Math.round(text.length / 1024);
  const ours = quantile(
    repeated(5, () => {
      if (!read835(text).ok) throw new Error('The benchmark file does not read.');
    }),
    0.5,
  );
  const library = quantile(
    repeated(3, () => void new X12Parser(false).parse(text)),
    0.5,
  );
  const split = quantile(
    repeated(5, () => void text.split('~').map((segment) => segment.split('*'))),
    0.5,
  );
  const what = `835 read (${kilobytes.toLocaleString('en-US')} kB)`;
  return [
    { what, ours: milliseconds(ours), beside: milliseconds(library), note: 'node-x12, parsing only' },
    { what, ours: milliseconds(ours), beside: milliseconds(split), note: 'bare string split, no meaning' },
  ];
}
