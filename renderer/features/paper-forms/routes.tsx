import type { RouteObject } from 'react-router';
import { PrintersPage } from './printers-page.tsx';

export const routes: RouteObject[] = [{ path: '/settings/printers', element: <PrintersPage /> }];
