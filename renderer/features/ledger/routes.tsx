import type { RouteObject } from 'react-router';
import { JournalPage } from './journal-page.tsx';
import { LedgerPage } from './ledger-page.tsx';
import { PatientLedgerPage } from './patient-ledger-page.tsx';

export const routes: RouteObject[] = [
  { path: '/ledger', element: <LedgerPage /> },
  { path: '/ledger/patient/:id', element: <PatientLedgerPage /> },
  { path: '/ledger/journal/:id', element: <JournalPage /> },
];
