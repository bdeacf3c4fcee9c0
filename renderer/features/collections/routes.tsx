import type { RouteObject } from 'react-router';
import { CollectionsPage } from './collections-page.tsx';

export const routes: RouteObject[] = [{ path: '/statements/collections', element: <CollectionsPage /> }];
