import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECOVERY_BYTES, formatRecoveryCode, parseRecoveryCode } from '#electron/db/recovery-code.ts';

const secret = fc.uint8Array({ minLength: RECOVERY_BYTES, maxLength: RECOVERY_BYTES });

describe('recovery code', () => {
  it('has eight groups of four and a check character', () => {
    expect(formatRecoveryCode(Buffer.alloc(20))).toBe('0000-0000-0000-0000-0000-0000-0000-0000-0');
    expect(formatRecoveryCode(Buffer.alloc(20, 255))).toMatch(/^(ZZZZ-){8}[0-9A-Z*~$=]$/);
  });

  it('reads what it prints', () => {
    fc.assert(
      fc.property(secret, (bytes) => {
        expect(parseRecoveryCode(formatRecoveryCode(bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('is read whatever the case, spaces, and letters that look like digits', () => {
    const bytes = Buffer.from('0001083105186210000108310518621011223344', 'hex');
    const code = formatRecoveryCode(bytes);
    const sloppy = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(sloppy).toMatch(/o/);
    expect(sloppy).toMatch(/l/);
    expect(parseRecoveryCode(sloppy)).toEqual(bytes);
  });

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(secret, fc.nat(31), fc.nat(31), (bytes, at, by) => {
        const plain = formatRecoveryCode(bytes).replaceAll('-', '');
        const wrong = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[by] ?? '';
        fc.pre(plain[at] !== wrong);
        expect(parseRecoveryCode(plain.slice(0, at) + wrong + plain.slice(at + 1))).toBeNull();
      }),
    );
  });

  it('notices a missing character and foreign signs', () => {
    const code = formatRecoveryCode(Buffer.alloc(20, 9));
    expect(parseRecoveryCode(code.slice(1))).toBeNull();
    expect(parseRecoveryCode(code.replace(/^./, '!'))).toBeNull();
    expect(parseRecoveryCode('')).toBeNull();
  });
});
