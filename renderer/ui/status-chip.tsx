import { Ban, Check, Circle, CircleDot, Info, Pause, Send, TriangleAlert, X } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';

export type Tone = 'stops' | 'warns' | 'fine' | 'informs' | 'neutral';

type Icon = ComponentType<{
  readonly size?: number;
  readonly 'aria-hidden'?: boolean;
  readonly strokeWidth?: number;
}>;
const ICONS: Readonly<Record<Tone, Icon>> = {
  stops: X,
  warns: TriangleAlert,
  fine: Check,
  informs: Info,
  neutral: Circle,
};

/** A state as icon, word and tone together, never as colour alone. */
export function StatusChip(props: {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** Instead of the tone's own icon. */
  readonly icon?: Icon | undefined;
}) {
  const Mark = props.icon ?? ICONS[props.tone];
  return (
    <span className="chip" data-tone={props.tone}>
      <Mark size={12} strokeWidth={2.5} aria-hidden />
      {props.children}
    </span>
  );
}

const ENCOUNTER = {
  open: ['neutral', 'To code', Circle],
  coding: ['informs', 'In progress', CircleDot],
  held: ['warns', 'Held', Pause],
  coded: ['fine', 'Coded', Check],
  billed: ['fine', 'Billed', Send],
} as const;

/** An encounter's status in words. */
export function EncounterChip({ status }: { readonly status: keyof typeof ENCOUNTER }) {
  const [tone, word, icon] = ENCOUNTER[status];
  return (
    <StatusChip tone={tone} icon={icon}>
      {word}
    </StatusChip>
  );
}

const CLAIM = {
  draft: ['neutral', 'Draft', Circle],
  held: ['warns', 'Held', Pause],
  ready: ['informs', 'Ready', CircleDot],
  exported: ['informs', 'Exported', Send],
  accepted_clearinghouse: ['informs', 'At clearinghouse', Check],
  accepted_payer: ['informs', 'With payer', Check],
  rejected: ['stops', 'Rejected', X],
  pending: ['informs', 'Pending', CircleDot],
  paid: ['fine', 'Paid', Check],
  partly_paid: ['warns', 'Partly paid', TriangleAlert],
  denied: ['stops', 'Denied', X],
  appealed: ['warns', 'Appealed', CircleDot],
  closed: ['fine', 'Closed', Check],
  voided: ['neutral', 'Voided', Ban],
} as const;

/** A claim's status in words. */
export function ClaimChip({ status }: { readonly status: keyof typeof CLAIM }) {
  const [tone, word, icon] = CLAIM[status];
  return (
    <StatusChip tone={tone} icon={icon}>
      {word}
    </StatusChip>
  );
}

/** "1 stops, 2 warns" as chips; nothing found is said as well. */
export function FindingCounts(props: { readonly stops: number; readonly warns: number }) {
  if (props.stops === 0 && props.warns === 0) return <StatusChip tone="fine">No findings</StatusChip>;
  return (
    <span className="row">
      {props.stops > 0 ? <StatusChip tone="stops">{props.stops} stops</StatusChip> : null}
      {props.warns > 0 ? <StatusChip tone="warns">{props.warns} warns</StatusChip> : null}
    </span>
  );
}
