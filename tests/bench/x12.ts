import { createRequire } from 'node:module';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { read835 } from '#shared/domain/x12/read-835.ts';
import { scenarioClaim } from '#tests/support/claims.ts';
import { era } from '#tests/support/work-file.ts';
import { milliseconds, quantile, repeated, type Row } from './measure.ts';

const { X12Parser } = createRequire(import.meta.url)('node-x12') as typeof import('node-x12');

const CLAIMS = 2000;

function manyClaims(): ProfessionalClaim[] {
  const base = scenarioClaim();
  return Array.from({ length: CLAIMS }, (_, i) => ({ ...base, controlNumber: String(20_001 + i) }));
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
