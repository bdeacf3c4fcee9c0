import type { RouteObject } from 'react-router';
import { EstimatePage } from './estimate-page.tsx';
import { EstimatesPage } from './estimates-page.tsx';
import { NewEstimatePage } from './new-estimate-page.tsx';

export const routes: RouteObject[] = [
  { path: '/statements/estimates', element: <EstimatesPage /> },
  { path: '/statements/estimates/new', element: <NewEstimatePage /> },
  { path: '/statements/estimates/:id', element: <EstimatePage /> },
];
