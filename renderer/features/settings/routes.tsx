import { Navigate, type RouteObject } from 'react-router';
import { SettingsPage } from './settings-page.tsx';

export const routes: RouteObject[] = [
  { path: '/settings', element: <Navigate to="/settings/practice" replace /> },
  { path: '/settings/:tab', element: <SettingsPage /> },
];
