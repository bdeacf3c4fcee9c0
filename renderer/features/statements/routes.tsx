import type { RouteObject } from 'react-router';
import { InvoicePreviewPage } from './invoice-preview-page.tsx';
import { RunPage } from './run-page.tsx';
import { SentPage } from './sent-page.tsx';
import { StatementSettingsPage } from './settings-page.tsx';
import { StatementsPage } from './statements-page.tsx';

export const routes: RouteObject[] = [
  { path: '/statements', element: <StatementsPage /> },
  { path: '/statements/run', element: <RunPage /> },
  { path: '/statements/sent', element: <SentPage /> },
  { path: '/settings/statements', element: <StatementSettingsPage /> },
  { path: '/statements/:patientId', element: <InvoicePreviewPage /> },
];
