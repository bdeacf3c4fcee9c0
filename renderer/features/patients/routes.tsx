import type { RouteObject } from 'react-router';
import { PatientListPage } from './patient-list-page.tsx';
import { PatientPage } from './patient-page.tsx';

export const routes: RouteObject[] = [
  { path: '/patients', element: <PatientListPage /> },
  { path: '/patients/:id', element: <PatientPage /> },
];
