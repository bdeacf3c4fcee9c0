import type { ClaimDetail } from '#shared/contract/claims.ts';
import { ANSWERED, claimMay, SENT, UNSENT } from '#shared/domain/claim-status.ts';

/** What the menu of a claim offers. */
export type MenuAct =
  | 'hold'
  | 'resend'
  | 'correct'
  | 'voidPayer'
  | 'drop'
  | 'secondary'
  | 'appeal'
  | 'endAppeal'
  | 'close'
  | 'reopen'
  | 'confirmVoid'
  | 'print'
  | 'copy'
  | 'template'
  | 'repeat'
  | 'void';

export type MenuEntry = { readonly act: MenuAct; readonly label: string; readonly keys: string };

type Summary = ClaimDetail['summary'];
const wasSent = ({ status }: Summary): boolean => SENT.includes(status) || ANSWERED.includes(status);

const ENTRIES: readonly (MenuEntry & { readonly when: (claim: Summary) => boolean })[] = [
  { act: 'hold', label: 'Hold', keys: 'H', when: (c) => claimMay(c.status, 'held', 'held') },
  {
    act: 'resend',
    label: 'Send again as it was meant',
    keys: 'R',
    when: (c) => c.status === 'rejected' || SENT.includes(c.status),
  },
  {
    act: 'correct',
    label: 'Corrected claim (7)',
    keys: 'C',
    when: (c) => wasSent(c) || c.status === 'closed',
  },
  { act: 'voidPayer', label: 'Void claim (8)', keys: 'V', when: (c) => wasSent(c) || c.status === 'closed' },
  {
    act: 'drop',
    label: 'Give up this version',
    keys: 'G',
    when: (c) => c.versionNumber > 1 && UNSENT.includes(c.status),
  },
  {
    act: 'secondary',
    label: 'Claim to the next payer',
    keys: 'M',
    when: (c) => wasSent(c) || c.status === 'closed',
  },
  { act: 'appeal', label: 'Appeal', keys: 'A', when: (c) => claimMay(c.status, 'appealed', 'appealed') },
  { act: 'endAppeal', label: 'Appeal came to nothing', keys: 'A', when: (c) => c.status === 'appealed' },
  { act: 'close', label: 'Close', keys: 'K', when: (c) => claimMay(c.status, 'closed', 'closed') },
  { act: 'reopen', label: 'Open again', keys: 'K', when: (c) => c.status === 'closed' },
  {
    act: 'confirmVoid',
    label: 'The payer has confirmed the void',
    keys: 'O',
    when: (c) => c.frequency === '8' && wasSent(c),
  },
  { act: 'print', label: 'Print CMS-1500', keys: 'P', when: (c) => c.status !== 'voided' },
  { act: 'copy', label: 'Copy to another day', keys: 'Y', when: () => true },
  { act: 'template', label: 'Save as template', keys: 'T', when: () => true },
  { act: 'repeat', label: 'Repeat', keys: 'E', when: (c) => c.status !== 'voided' },
  {
    act: 'void',
    label: 'Void here, back to the coder',
    keys: 'D',
    when: (c) => claimMay(c.status, 'voided', 'voided'),
  },
];

/** The acts that make sense for a claim as it stands. Main refuses what it must and says why. */
export function menuOf(claim: Summary): readonly MenuEntry[] {
  return ENTRIES.filter((entry) => entry.when(claim));
}
