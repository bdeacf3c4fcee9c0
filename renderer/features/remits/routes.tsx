import type { RouteObject } from 'react-router';
import { RemitPage } from './remit-page.tsx';
import { RemitsPage } from './remits-page.tsx';

export const routes: RouteObject[] = [
  { path: '/remits', element: <RemitsPage /> },
  { path: '/remits/:id', element: <RemitPage /> },
];
