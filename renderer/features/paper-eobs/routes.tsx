import type { RouteObject } from 'react-router';
import { PaperListPage } from './paper-list-page.tsx';
import { PaperSheetPage } from './paper-sheet-page.tsx';

export const routes: RouteObject[] = [
  { path: '/remits/paper', element: <PaperListPage /> },
  { path: '/remits/paper/:id', element: <PaperSheetPage /> },
];
