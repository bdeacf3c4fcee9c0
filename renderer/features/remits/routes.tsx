import type { RouteObject } from 'react-router';
import { RemitPage } from './remit-page.tsx';
import { RemitsPage } from './remits-page.tsx';
import { RulesPage } from './rules-page.tsx';

export const routes: RouteObject[] = [
  { path: '/remits', element: <RemitsPage /> },
  { path: '/settings/posting-rules', element: <RulesPage /> },
  { path: '/remits/:id', element: <RemitPage /> },
];
