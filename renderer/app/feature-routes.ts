import type { RouteObject } from 'react-router';

const modules = import.meta.glob<{ readonly routes: readonly RouteObject[] }>('../features/*/routes.tsx', {
  eager: true,
});

/** The routes of every feature that has any. */
export const featureRoutes: readonly RouteObject[] = Object.values(modules).flatMap(
  (module) => module.routes,
);

/** Whether some feature answers to a path such as `/claims`. */
export function hasRoute(path: string): boolean {
  return featureRoutes.some((route) => route.path === path || route.path?.startsWith(`${path}/`) === true);
}
