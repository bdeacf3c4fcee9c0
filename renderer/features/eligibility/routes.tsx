import type { RouteObject } from 'react-router';
import { EligibilityAnswerPage } from './answer-page.tsx';

export const routes: RouteObject[] = [{ path: '/eligibility/:id', element: <EligibilityAnswerPage /> }];
