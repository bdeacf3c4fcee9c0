import type { RouteObject } from 'react-router';
import { ClaimFilePage } from './claim-file-page.tsx';
import { ClaimPage } from './claim-page.tsx';
import { ClaimsDeskPage } from './desk/claims-desk-page.tsx';
import { NewClaimPage } from './make/new-claim-page.tsx';

export const routes: RouteObject[] = [
  { path: '/claims', element: <ClaimsDeskPage /> },
  { path: '/claims/files/:id', element: <ClaimFilePage /> },
  { path: '/claims/new', element: <NewClaimPage /> },
  { path: '/claims/:id', element: <ClaimPage /> },
];
