import type { RouteObject } from 'react-router';
import { HistoryFilePage } from './history-file-page.tsx';
import { HistoryPage } from './history-page.tsx';

export const routes: RouteObject[] = [
  { path: '/settings/history', element: <HistoryPage /> },
  { path: '/history/files/:sha256', element: <HistoryFilePage /> },
];
