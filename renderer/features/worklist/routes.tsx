import type { RouteObject } from 'react-router';
import { WorklistPage } from './worklist-page.tsx';

export const routes: RouteObject[] = [{ path: '/worklist', element: <WorklistPage /> }];
