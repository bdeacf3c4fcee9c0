import { Refusal } from '#shared/kernel/result.ts';

const FREE_TRIES = 2;
const LONGEST_WAIT_MS = 60_000;

/**
 * Slows down guessing: after the third wrong password in a row each further try has to wait, twice as long every
 * time, up to a minute. The cost of the key derivation itself slows down whoever takes the file elsewhere.
 */
export function createAttempts(now: () => Date): {
  /** @throws Refusal `locked` while the wait runs. */
  readonly admit: () => void;
  /** Counts a wrong password. @returns the sentence about the wait, or an empty text. */
  readonly failed: () => string;
  /** Counts a right one. @returns how many wrong ones came before. */
  readonly succeeded: () => number;
} {
  let failures = 0;
  let notBefore = 0;
  return {
    admit: () => {
      const wait = notBefore - now().getTime();
      if (wait > 0)
        throw new Refusal('locked', `Too many wrong passwords. Wait ${seconds(wait)} and try again.`);
    },
    failed: () => {
      failures += 1;
      const wait =
        failures <= FREE_TRIES ? 0 : Math.min(1000 * 2 ** (failures - FREE_TRIES), LONGEST_WAIT_MS);
      notBefore = now().getTime() + wait;
      return wait > 0 ? `Wait ${seconds(wait)} before the next try.` : '';
    },
    succeeded: () => {
      const before = failures;
      failures = 0;
      notBefore = 0;
      return before;
    },
  };
}

function seconds(ms: number): string {
  const whole = Math.ceil(ms / 1000);
  return whole === 1 ? '1 second' : `${whole} seconds`;
}
