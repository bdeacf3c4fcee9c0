import type { RouteObject } from 'react-router';
import { InvoicePreviewPage } from './invoice-preview-page.tsx';
import { StatementsPage } from './statements-page.tsx';

export const routes: RouteObject[] = [
  { path: '/statements', element: <StatementsPage /> },
  { path: '/statements/:patientId', element: <InvoicePreviewPage /> },
];
