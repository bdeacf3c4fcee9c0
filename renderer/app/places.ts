import {
  BookText,
  CalendarCheck,
  Landmark,
  NotebookText,
  ReceiptText,
  Send,
  Settings,
  Users,
} from 'lucide-react';
import type { ComponentType } from 'react';

/** A place of the rail: its path, name, picture and go-to key. */
export type Place = {
  readonly path: string;
  readonly label: string;
  readonly keys: string;
  readonly icon: ComponentType<{
    readonly size?: number;
    readonly 'aria-hidden'?: boolean;
    readonly strokeWidth?: number;
  }>;
};

export const PLACES: readonly Place[] = [
  { path: '/worklist', label: 'Worklist', keys: 'g w', icon: CalendarCheck },
  { path: '/patients', label: 'Patients', keys: 'g p', icon: Users },
  { path: '/coding', label: 'Coding', keys: 'g c', icon: NotebookText },
  { path: '/claims', label: 'Claims', keys: 'g l', icon: Send },
  { path: '/remits', label: 'Remits', keys: 'g r', icon: Landmark },
  { path: '/ledger', label: 'Ledger', keys: 'g d', icon: BookText },
  { path: '/statements', label: 'Statements', keys: 'g s', icon: ReceiptText },
];

export const SETTINGS: Place = { path: '/settings', label: 'Settings', keys: 'Mod+,', icon: Settings };
