import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { x12Amount } from '#shared/kernel/money.ts';
import { claimTotal } from '#shared/domain/claim.ts';
import { ProfessionalClaim } from '#shared/domain/claim.ts';
import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import type { ReadClaimEvent } from '#shared/domain/x12/read-837p/read-claim.ts';
import { withIds } from '#shared/domain/x12/read-837p/with-ids.ts';
import { lineControl } from '#shared/domain/x12/line-control.ts';
import { ReceiverProfile } from '#shared/domain/x12/receiver-profile.ts';
import { rewrite837p } from '#shared/domain/x12/rewrite-837p.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import { extendedClaim } from '#tests/support/claim-arbitraries.ts';
import { TEST_ENVELOPE } from '#tests/support/claims.ts';

type X12 = typeof import('node-x12');
const { X12Parser } = createRequire(import.meta.url)('node-x12') as X12;

const claims = fc.uniqueArray(extendedClaim, {
  minLength: 1,
  maxLength: 4,
  selector: (c) => c.controlNumber,
});

/** Other legal separators, none of which occurs in the generated texts. */
const profile = fc
  .uniqueArray(fc.constantFrom('*', ':', '^', '~', '|', '>', '!', '\\', '\u001c'), {
    minLength: 4,
    maxLength: 4,
  })
  .filter((chosen) => chosen[0] !== '\u001c')
  .map(([element = '*', component = ':', repetition = '^', terminator = '~']) =>
    ReceiverProfile.parse({
      delimiters: { element, component, repetition, terminator },
      lineBreaks: terminator !== '\u001c',
    }),
  );

function claimsOf(text: string): ReadClaimEvent[] {
  return [...read837p(text)].flatMap((event) => (event.kind === 'claim' ? [event] : []));
}

/** The claim as a file can say it: our line ids appear as control numbers. */
function sayable(claim: ProfessionalClaim): ProfessionalClaim {
  return {
    ...claim,
    lines: claim.lines.map((l) => ({ ...l, controlNumber: l.controlNumber ?? lineControl(l.serviceLineId) })),
  };
}

describe('any claim', () => {
  it('is read as it was written, fact by fact, with any separators', () => {
    fc.assert(
      fc.property(claims, profile, (written, receiver) => {
        const text = write837p({ claims: written, envelope: TEST_ENVELOPE, profile: receiver });
        const read = claimsOf(text);
        expect(read).toHaveLength(written.length);
        for (const { claim, problems, readable } of read) {
          const original = written.find((c) => c.controlNumber === claim.controlNumber);
          if (!original) throw new Error('A claim came back under another number.');
          expect({ problems, readable }).toEqual({ problems: [], readable: true });
          expect([...claim.odd, ...claim.lines.flatMap((l) => l.odd)]).toEqual([]);
          const { claimId, patient, payer, coverage, lines } = original;
          const again = withIds(claim, {
            claimId,
            patientId: patient.patientId,
            accountNumber: patient.accountNumber,
            phone: patient.phone,
            payerId: payer.payerId,
            timelyFilingDays: payer.timelyFilingDays,
            coverageId: coverage.coverageId,
            activeFrom: coverage.activeFrom,
            activeTo: coverage.activeTo,
            lineId: (i) => lines[i]?.serviceLineId ?? claimLineMissing(),
          });
          expect(again).toEqual(sayable(original));
          expect(ProfessionalClaim.safeParse(again).error?.issues ?? []).toEqual([]);
        }
        expect(rewrite837p(text).text.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
      }),
      { numRuns: 120 },
    );
  });

  it('is found by an independent parser', () => {
    fc.assert(
      fc.property(claims, (written) => {
        const parsed = new X12Parser(true).parse(write837p({ claims: written, envelope: TEST_ENVELOPE }));
        if (!('functionalGroups' in parsed)) throw new Error('One interchange was expected.');
        const segments = parsed.functionalGroups[0]?.transactions[0]?.segments ?? [];
        const of = (tag: string) =>
          segments.filter((s) => s.tag === tag).map((s) => s.elements.map((e) => e.value));
        const totals = new Map(of('CLM').map((e) => [e[0], e[1]]));
        for (const c of written) expect(totals.get(c.controlNumber)).toBe(x12Amount(claimTotal(c)));
        const count = (n: (c: ProfessionalClaim) => number): number =>
          written.reduce((sum, c) => sum + n(c), 0);
        expect(of('SV1')).toHaveLength(count((c) => c.lines.length));
        expect(of('OI')).toHaveLength(count((c) => c.otherCoverages?.length ?? 0));
        expect(of('SVD')).toHaveLength(
          count((c) => c.lines.reduce((n, l) => n + (l.detail?.adjudications?.length ?? 0), 0)),
        );
        expect(of('LIN')).toHaveLength(count((c) => c.lines.filter((l) => l.detail?.drug).length));
      }),
      { numRuns: 40 },
    );
  });
});

describe('any text', () => {
  it('is read or refused with one sentence, never with a fault', () => {
    const pieces = fc.constantFrom(
      'ISA',
      '*',
      '~',
      ':',
      '\n',
      'CLM*1*2',
      'HL*1**20*1',
      'HL*2*1*22*0',
      'SV1*HC:99213*1',
      'CAS*CO',
      'NM1*IL',
      'LX*1',
      'SBR*S',
      'SVD',
      '1',
      'é',
      'DTP*472*D8*20260231',
    );
    fc.assert(
      fc.property(extendedClaim, fc.array(fc.tuple(pieces, fc.nat()), { maxLength: 8 }), (claim, changes) => {
        let text = write837p({ claims: [claim], envelope: TEST_ENVELOPE });
        for (const [piece, at] of changes) {
          const where = at % text.length;
          text = text.slice(0, where) + piece + text.slice(where + (at % 7));
        }
        try {
          rewrite837p(text);
        } catch (error) {
          expect((error as Error).message).toMatch(/ Nothing was changed\.$/);
        }
      }),
      { numRuns: 200 },
    );
  });
});

function claimLineMissing(): never {
  throw new Error('A line came back that was not written.');
}
