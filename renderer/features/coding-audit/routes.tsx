import type { RouteObject } from 'react-router';
import { AuditPage } from './audit-page.tsx';
import { AuditsPage } from './audits-page.tsx';
import { ComparisonPage } from './comparison-page.tsx';
import { RecodePage } from './recode-page.tsx';

export const routes: RouteObject[] = [
  { path: '/audits', element: <AuditsPage /> },
  { path: '/audits/:id', element: <AuditPage /> },
  { path: '/audits/cases/:caseId', element: <ComparisonPage /> },
  { path: '/audits/cases/:caseId/recode', element: <RecodePage /> },
];
