import type { RouteObject } from 'react-router';
import { CodingListPage } from './coding-list-page.tsx';
import { WorkbenchPage } from './workbench-page.tsx';

export const routes: RouteObject[] = [
  { path: '/coding', element: <CodingListPage /> },
  { path: '/coding/:id', element: <WorkbenchPage /> },
];
