import type { RouteObject } from 'react-router';
import { AckFilePage } from './file-page.tsx';
import { AcksPage } from './acks-page.tsx';

export const routes: RouteObject[] = [
  { path: '/acks', element: <AcksPage /> },
  { path: '/acks/:id', element: <AckFilePage /> },
];
