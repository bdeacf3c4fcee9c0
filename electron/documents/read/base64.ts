import { refusal } from './faults.ts';

/**
 * Base64 in its whole length, with or without line breaks; Node's own decoder lets through what is cut off.
 * @param where what the sentence about a damaged one begins with
 * @throws Refusal when it is not base64 to its end
 */
export function fromBase64(text: string, where: string): Uint8Array {
  const data = text
    .replace(/\s+|\\\.br\\/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const bare = data.replace(/=+$/, '');
  if (/[^A-Za-z0-9+/]/.test(bare) || bare.length % 4 === 1 || (data !== bare && data.length % 4 !== 0))
    throw refusal(`${where}: The attachment is cut off or damaged: have it sent again.`);
  return Buffer.from(bare, 'base64');
}
