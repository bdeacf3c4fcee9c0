import type { RouteObject } from 'react-router';
import { PlanPage } from './plan-page.tsx';
import { PlansPage } from './plans-page.tsx';

export const routes: RouteObject[] = [
  { path: '/statements/plans', element: <PlansPage /> },
  { path: '/statements/plans/:id', element: <PlanPage /> },
];
