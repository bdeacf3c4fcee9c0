import {
  BookText,
  CalendarCheck,
  ClipboardCheck,
  ConciergeBell,
  Inbox,
  Landmark,
  MailCheck,
  NotebookText,
  ReceiptText,
  Send,
  Settings,
  ShieldAlert,
  Users,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Permission } from '#shared/domain/user.ts';

/** A place of the rail: its path, name, picture and go-to key. */
export type Place = {
  readonly path: string;
  readonly label: string;
  readonly keys: string;
  /** Who may go there; left out: everybody. */
  readonly permission?: Permission;
  readonly icon: ComponentType<{
    readonly size?: number;
    readonly 'aria-hidden'?: boolean;
    readonly strokeWidth?: number;
  }>;
};

export const PLACES: readonly Place[] = [
  { path: '/worklist', label: 'Worklist', keys: 'g w', icon: CalendarCheck },
  { path: '/inbox', label: 'Inbox', keys: 'g i', icon: Inbox, permission: 'coding.read' },
  { path: '/patients', label: 'Patients', keys: 'g p', icon: Users },
  { path: '/front-desk', label: 'Front desk', keys: 'g f', icon: ConciergeBell, permission: 'money.write' },
  { path: '/coding', label: 'Coding', keys: 'g c', icon: NotebookText },
  { path: '/claims', label: 'Claims', keys: 'g l', icon: Send },
  { path: '/acks', label: 'Acks', keys: 'g k', icon: MailCheck, permission: 'claims.read' },
  { path: '/remits', label: 'Remits', keys: 'g r', icon: Landmark },
  { path: '/denials', label: 'Denials', keys: 'g n', icon: ShieldAlert, permission: 'claims.read' },
  { path: '/ledger', label: 'Ledger', keys: 'g d', icon: BookText },
  { path: '/statements', label: 'Statements', keys: 'g s', icon: ReceiptText },
  { path: '/audits', label: 'Audits', keys: 'g a', icon: ClipboardCheck, permission: 'audit.own' },
];

export const SETTINGS: Place = { path: '/settings', label: 'Settings', keys: 'Mod+,', icon: Settings };
