import type { PlannedClaim } from '#shared/domain/remittance.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { Cms1500Form } from '../cms1500/boxes.ts';
import type { DenialAmount } from './denial.ts';

/** Everything that an appeal encloses, as it is drawn: the same content gives the same bytes. */
export type PacketContent = {
  readonly madeOn: IsoDate;
  readonly practice: {
    readonly name: string;
    readonly lines: readonly string[];
    readonly phone: string;
    readonly npi: string;
    readonly taxId: string;
  };
  /** Name and address of the payer, as the envelope shows it. */
  readonly to: readonly string[];
  readonly subject: readonly (readonly [label: string, value: string])[];
  readonly letter: string;
  /** The running head of the enclosures: claim and date of service, no name. */
  readonly head: string;
  readonly forms: readonly Cms1500Form[];
  /** Which version is enclosed and when it was sent. */
  readonly formNote: string;
  readonly documents: readonly {
    readonly title: string;
    readonly kind: string;
    readonly receivedAt: Instant;
    readonly text: string;
    /** Pages of the original as they were counted when it was taken in; null when it has none. */
    readonly pages: number | null;
    /** True when the original has pages without text: the text alone would leave them out. */
    readonly unread: boolean;
    /** The file as it came, when its pages may be drawn; null for what was typed or sent as text. */
    readonly original: {
      readonly mediaType: string;
      readonly fileName: string;
      readonly bytes: Uint8Array;
    } | null;
  }[];
  readonly answer: {
    readonly payerName: string;
    readonly traceNumber: string;
    readonly paidOn: IsoDate | null;
    readonly claims: readonly PlannedClaim[];
  };
  readonly amounts: readonly DenialAmount[];
  readonly filing: {
    readonly fileBy: IsoDate | null;
    readonly serviceDate: IsoDate;
    readonly sendings: readonly {
      readonly at: Instant;
      readonly version: number;
      readonly fileName: string;
      readonly control: string;
    }[];
    readonly receipts: readonly { readonly at: string; readonly words: string; readonly fileName: string }[];
  };
};

/** Why the pages of an original cannot stand in a packet. */
export type OriginalFault = 'locked' | 'damaged' | 'own_program' | 'comments' | 'unknown_kind';

const FAULT_WORDS: Readonly<Record<OriginalFault, string>> = {
  locked: 'the original is locked with a password',
  damaged: 'the original is damaged',
  own_program: 'the original is a form that only its own program can show',
  comments: 'the original holds comments that cannot be drawn here',
  unknown_kind: 'the original is a kind of file that is not drawn here',
};

/** What has to be put behind a packet by hand, in one sentence: `Referral: the original is locked with a password.` */
export function byHandSentence(title: string, fault: OriginalFault): string {
  return `${title}: ${FAULT_WORDS[fault]}.`;
}

/** What the letter says is enclosed. @param byHand by number from 0, the documents that are put behind by hand. */
export function enclosuresOf(
  content: Omit<PacketContent, 'madeOn'>,
  byHand: ReadonlySet<number> = new Set(),
): string[] {
  const { forms, documents, filing } = content;
  return [
    ...(forms.length > 0 ? [`CMS-1500 (${content.formNote})`] : []),
    'Your answer, line by line',
    ...(filing.sendings.length + filing.receipts.length > 0 ? ['Proof of filing'] : []),
    ...documents.map(({ title }, i) => (byHand.has(i) ? `${title} (beside these pages)` : title)),
  ];
}
