import type { RouteObject } from 'react-router';
import { FrontDeskPage } from './front-desk-page.tsx';

export const routes: RouteObject[] = [{ path: '/front-desk', element: <FrontDeskPage /> }];
