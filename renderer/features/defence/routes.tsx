import type { RouteObject } from 'react-router';
import { DefencePage } from './defence-page.tsx';

export const routes: RouteObject[] = [{ path: '/defence/:encounterId', element: <DefencePage /> }];
