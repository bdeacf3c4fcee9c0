import type { RemitRule } from '#shared/domain/posting/remit-rules.ts';

/** What each action does, as it is said on screen. */
export const ACTION_WORDS: Readonly<Record<RemitRule['action'], string>> = {
  write_off: 'Write off',
  patient: 'Patient owes',
  apply: 'Book as interest or bonus',
  deny: 'Denied: to the denial desk',
  hold: 'Hold for a decision',
  track: 'Only list it',
};
