import type { RouteObject } from 'react-router';
import { RatesPage } from './rates-page.tsx';
import { UnderpaymentsPage } from './underpayments-page.tsx';

export const routes: RouteObject[] = [
  { path: '/remits/underpayments', element: <UnderpaymentsPage /> },
  { path: '/settings/contracts', element: <RatesPage /> },
];
