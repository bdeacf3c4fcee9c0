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
    readonly picture: Uint8Array | null;
    readonly unread: boolean;
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

/** What the letter says is enclosed. */
export function enclosuresOf(content: Omit<PacketContent, 'madeOn'>): string[] {
  const { forms, documents, filing } = content;
  return [
    ...(forms.length > 0 ? [`CMS-1500 (${content.formNote})`] : []),
    'Your answer, line by line',
    ...(filing.sendings.length + filing.receipts.length > 0 ? ['Proof of filing'] : []),
    ...documents.map(({ title }) => title),
  ];
}
