import type { RouteObject } from 'react-router';
import { CausesPage } from './causes-page.tsx';
import { DenialsPage } from './denials-page.tsx';
import { DenialSettingsPage } from './denial-settings-page.tsx';
import { SilentPage } from './silent-page.tsx';

export const routes: RouteObject[] = [
  { path: '/denials', element: <DenialsPage /> },
  { path: '/denials/silent', element: <SilentPage /> },
  { path: '/denials/causes', element: <CausesPage /> },
  { path: '/settings/denials', element: <DenialSettingsPage /> },
];
