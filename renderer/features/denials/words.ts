import type { DenialEvent, DenialFilter } from '#shared/domain/denials/denial.ts';
import type { DenialStep } from '#shared/domain/denials/kinds.ts';

export const STEP_WORDS: Readonly<Record<DenialStep, string>> = {
  correct: 'Correct',
  appeal: 'Appeal',
  records: 'Send records',
  call: 'Call',
  patient: 'Bill the patient',
  read: 'Read the code',
};

export const EVENT_WORDS: Readonly<Record<DenialEvent['kind'], string>> = {
  opened: 'Refused',
  denied_again: 'Refused again',
  undone: 'Undone',
  closed: 'Closed',
  reopened: 'Open again',
  corrected: 'Correction begun',
  appeal: 'Appeal begun',
  appeal_sent: 'Appeal sent',
  appeal_ended: 'Appeal decided',
  packet: 'Packet made',
  call: 'Call',
  records: 'Records',
  snoozed: 'Put off',
  owner: 'Owner',
  written_off: 'Written off',
  to_patient: 'To the patient',
};

export const VIEW_WORDS: readonly { readonly value: DenialFilter['view']; readonly label: string }[] = [
  { value: 'todo', label: 'To do' },
  { value: 'appealed', label: 'Appealed' },
  { value: 'later', label: 'Put off' },
  { value: 'open', label: 'All open' },
  { value: 'closed', label: 'Closed' },
  { value: 'all', label: 'All' },
];

/** `1 denial`, `3 denials`. */
export function denialWord(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'denial' : 'denials'}`;
}
