import type { RouteObject } from 'react-router';
import { RuleEditorPage } from './rule-editor-page.tsx';
import { RulesPage } from './rules-page.tsx';

export const routes: RouteObject[] = [
  { path: '/settings/rules', element: <RulesPage /> },
  { path: '/settings/rules/new', element: <RuleEditorPage /> },
  { path: '/settings/rules/:id', element: <RuleEditorPage /> },
];
