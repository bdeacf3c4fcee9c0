/**
 * The printed recovery code: 160 random bits as eight groups of four characters and a check character on the
 * last group. Alphabet: Crockford's base 32, which has no I, L, O or U, so that a printed code can be read aloud.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_ALPHABET = `${ALPHABET}*~$=U`;
export const RECOVERY_BYTES = 20;

/** `4F7K-…-9QXA-C`: 20 random bytes as printed. @throws RangeError for another length. */
export function formatRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== RECOVERY_BYTES) throw new RangeError('A recovery code holds 20 bytes.');
  const value = toNumber(secret);
  let text = '';
  for (let shift = 155n; shift >= 0n; shift -= 5n) text += ALPHABET[Number((value >> shift) & 31n)];
  const groups = text.match(/.{4}/g) ?? [];
  return [...groups, checkOf(value)].join('-');
}

/**
 * Reads a typed code: case, spaces and hyphens do not matter, O reads as 0, I and L as 1.
 * @returns its 20 bytes, or null when a character was mistyped (the check character tells) or missing.
 */
export function parseRecoveryCode(typed: string): Buffer | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '');
  if (text.length !== 33) return null;
  const body = text.slice(0, 32).replace(/O/g, '0').replace(/[IL]/g, '1');
  let value = 0n;
  for (const char of body) {
    const digit = ALPHABET.indexOf(char);
    if (digit < 0) return null;
    value = (value << 5n) | BigInt(digit);
  }
  const check = text.slice(32).replace('O', '0').replace(/[IL]/, '1');
  if (check !== checkOf(value)) return null;
  return Buffer.from(value.toString(16).padStart(RECOVERY_BYTES * 2, '0'), 'hex');
}

/** Crockford's check symbol: the number modulo 37 finds every single wrong character and every swap of two neighbours. */
function checkOf(value: bigint): string {
  return CHECK_ALPHABET[Number(value % 37n)] ?? '';
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}
