import type { RouteObject } from 'react-router';
import { ChangesPage } from './changes-page.tsx';
import { CodeSetsPage } from './codesets-page.tsx';
import { InstallPage } from './install-page.tsx';

export const routes: RouteObject[] = [
  { path: '/settings/codesets', element: <CodeSetsPage /> },
  { path: '/settings/codesets/install', element: <InstallPage /> },
  { path: '/codesets/changes', element: <ChangesPage /> },
];
