import type { RouteObject } from 'react-router';
import { DepositPage } from './deposit-page.tsx';
import { EntriesPage } from './entries-page.tsx';
import { JournalPage } from './journal-page.tsx';
import { LedgerPage } from './ledger-page.tsx';
import { PatientLedgerPage } from './patient-ledger-page.tsx';

export const routes: RouteObject[] = [
  { path: '/ledger', element: <LedgerPage /> },
  { path: '/ledger/patient/:id', element: <PatientLedgerPage /> },
  { path: '/ledger/entries', element: <EntriesPage /> },
  { path: '/ledger/deposit/:id', element: <DepositPage /> },
  { path: '/ledger/journal/:id', element: <JournalPage /> },
];
