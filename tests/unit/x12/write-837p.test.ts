import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { annotate837 } from '#shared/domain/x12/describe.ts';
import { readCheckedSegments } from '#shared/domain/x12/envelope.ts';
import { lineControl } from '#shared/domain/x12/line-control.ts';
import { write837p, write837pWithNotes } from '#shared/domain/x12/write-837p.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import {
  TEST_ENVELOPE,
  claimWith,
  dependentClaim,
  medicareClaim,
  scenarioClaim,
  testId,
} from '#tests/support/claims.ts';
import { fullClaim } from '#tests/support/full-claim.ts';

function write(...claims: ProfessionalClaim[]): string {
  return write837p({ claims, envelope: TEST_ENVELOPE });
}

function golden(name: string): string {
  const path = fileURLToPath(new URL(`../../golden/837p/${name}.txt`, import.meta.url));
  expect(existsSync(path)).toBe(true);
  return readFileSync(path, 'utf8');
}

describe('the golden claim files', () => {
  it.each([
    ['scenario', [scenarioClaim()]],
    ['medicare-self', [medicareClaim()]],
    ['dependent', [dependentClaim()]],
    ['batch', [dependentClaim(), scenarioClaim(), medicareClaim()]],
    ['everything', [fullClaim()]],
  ])('%s is written byte for byte', (name, claims) => {
    expect(write(...claims)).toBe(golden(name));
  });
});

describe('writing an 837P', () => {
  it('writes the same bytes whatever the order of the claims', () => {
    const a = write(scenarioClaim(), medicareClaim(), dependentClaim());
    expect(write(dependentClaim(), medicareClaim(), scenarioClaim())).toBe(a);
  });

  it('counts and numbers its envelope right', () => {
    const text = write(scenarioClaim(), medicareClaim(), dependentClaim());
    const segments = [...readCheckedSegments(text)];
    expect(segments.at(-1)?.id).toBe('IEA');
    const hl = segments.filter((s) => s.id === 'HL').map((s) => s.elements.slice(1).join(' '));
    expect(hl).toEqual(['1  20 1', '2 1 22 0', '3 1 22 0', '4  20 1', '5 4 22 1', '6 5 23 0']);
  });

  it('puts several claims of one patient under one subscriber', () => {
    const second = claimWith({ claimId: testId(2, 9) as ClaimId, controlNumber: '10499' });
    const text = write(scenarioClaim(), second);
    expect(text.match(/\nHL\*/g)).toHaveLength(2);
    expect(text.match(/\nCLM\*/g)).toHaveLength(2);
  });

  it('sends the CLIA number only when the claim carries one', () => {
    expect(write(scenarioClaim())).toContain('REF*X4*99D9999999~');
    expect(write(claimWith({ clia: '' }))).not.toContain('REF*X4');
  });

  it('leaves the rendering provider out when it is the billing provider', () => {
    const claim = scenarioClaim();
    const solo = { ...claim.renderingProvider, npi: claim.billingProvider.npi };
    expect(write(claimWith({ renderingProvider: solo }))).not.toContain('NM1*82');
  });

  it('sends no address or birth date of a subscriber who is not the patient', () => {
    const text = write(dependentClaim());
    const subscriber = text.slice(text.indexOf('NM1*IL'), text.indexOf('NM1*PR'));
    expect(subscriber).not.toMatch(/N3|DMG/);
    expect(text).toContain('NM1*QC*1*Fictive*Timo~');
  });

  it('names the plan only without a group number', () => {
    expect(write(scenarioClaim())).toContain('SBR*P*18*G-7700******CI~');
    expect(write(dependentClaim())).toContain('SBR*P***Invented Choice*****CI~');
  });

  it('begins a new transaction set for another submitter or receiver', () => {
    const other = claimWith({ controlNumber: '2', receiver: { id: 'OTHER', name: 'Other Receiver' } });
    const text = write(scenarioClaim(), other);
    expect(text).toContain('ST*837*0001*005010X222A1~');
    expect(text).toContain('ST*837*0002*005010X222A1~');
    expect(text).toContain('GE*2*41~');
    expect([...readCheckedSegments(text)]).not.toHaveLength(0);
  });

  it('keeps at most 5000 claims in a transaction set', () => {
    const claim = scenarioClaim();
    const many = Array.from({ length: 5001 }, (_, i) => ({ ...claim, controlNumber: String(i) }));
    expect(write(...many).match(/\nST\*/g)).toHaveLength(2);
  });

  it('says what it had to replace or leave out', () => {
    const base = scenarioClaim();
    const [first] = base.lines;
    if (!first) throw new Error('The scenario has lines.');
    const { text, characters, leftOut } = write837pWithNotes({
      claims: [
        claimWith({
          patient: { ...base.patient, lastName: 'Fictivé' },
          subscriber: { ...base.subscriber, lastName: 'Fictivé' },
          lines: [{ ...first, modifiers: ['25', 'QW', 'RT', '59', 'GT'] }],
        }),
      ],
      envelope: TEST_ENVELOPE,
    });
    expect(text).toContain('NM1*IL*1*Fictive*Ana');
    expect(characters).toMatchObject([{ where: 'NM103' }]);
    expect(leftOut).toEqual([
      { controlNumber: '10461', message: 'Line 1: only the first four modifiers have room in a claim.' },
    ]);
    expect(text).toContain('SV1*HC:99213:25:QW:RT:59*');
  });

  it('says when a carried segment has no place any more', () => {
    const carried = [{ loop: '2320', repeat: 3, segment: ['AMT', 'D', '1'] }];
    const { text, leftOut } = write837pWithNotes({
      claims: [claimWith({ carried })],
      envelope: TEST_ENVELOPE,
    });
    expect(text).not.toContain('AMT*D');
    expect(leftOut).toEqual([
      {
        controlNumber: '10461',
        message: 'Carried segments of 2320 belong to a part that the claim no longer has.',
      },
    ]);
  });

  it('writes a person as billing provider, a replaced claim with its number, minutes and several days', () => {
    const text = write(fullClaim());
    expect(text).toContain('NM1*85*1*Example*Dora*Q**II*XX*1234567893~');
    expect(text).toContain('CLM*10499*200***11:B:7*Y*A*Y*Y*P*AA:EM::OH*05********11~');
    expect(text).toContain('REF*F8*ICN000111~');
    expect(text).toContain('SV1*HC:99213:::::UNLISTED THING*145*MJ*1***1:2**Y**Y*Y***0~');
    expect(text).toContain('DTP*472*RD8*20260303-20260304~');
  });

  it('keeps the order of the claims when asked to, and only neighbours share loops', () => {
    const a = scenarioClaim();
    const claims = [a, medicareClaim(), { ...a, controlNumber: '9' }];
    const text = write837p({ claims, envelope: TEST_ENVELOPE, keepOrder: true });
    expect(text.match(/\nCLM\*[^*]+/g)).toEqual(['\nCLM*10461', '\nCLM*10462', '\nCLM*9']);
    expect(text.match(/\nHL\*\d\*1\*22/g)).toHaveLength(3);
  });

  it('refuses an empty batch', () => {
    expect(() => write()).toThrow('No claim was chosen, so no file was written.');
  });
});

describe('the line control number', () => {
  it('is the id without hyphens in at most 30 characters', () => {
    expect(lineControl('0f8fad5b-d9cb-469f-a165-70867728950e')).toBe('8FAD5BD9CB469FA16570867728950E');
  });
});

describe('annotated segments', () => {
  it('names loop and meaning of every segment of our own files', () => {
    const rows = annotate837(write(scenarioClaim(), medicareClaim(), dependentClaim()));
    expect(rows.map((r) => r.number)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.every((r) => r.words !== '' && !r.words.startsWith('not used'))).toBe(true);
    const loopOf = (start: string) => rows.find((r) => r.segment.startsWith(start))?.loop;
    expect(loopOf('NM1*85')).toBe('2010AA');
    expect(loopOf('NM1*IL')).toBe('2010BA');
    expect(loopOf('NM1*PR')).toBe('2010BB');
    expect(loopOf('NM1*QC')).toBe('2010CA');
    expect(loopOf('REF*X4')).toBe('2300');
    expect(loopOf('NM1*82')).toBe('2310B');
    expect(loopOf('NM1*77')).toBe('2310C');
    expect(loopOf('SV1')).toBe('2400');
    expect(loopOf('SE')).toBe('ST');
  });
});
