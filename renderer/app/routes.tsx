import { createMemoryRouter, Navigate } from 'react-router';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { PageFault } from './error-boundary.tsx';
import { featureRoutes } from './feature-routes.ts';
import { Shell } from './shell.tsx';

/** The router of an unlocked window; it lives in memory, there is no address bar. */
export function createAppRouter(start = '/worklist'): ReturnType<typeof createMemoryRouter> {
  return createMemoryRouter(
    [
      {
        path: '/',
        element: <Shell />,
        errorElement: <PageFault />,
        children: [
          { index: true, element: <Navigate to="/worklist" replace /> },
          ...featureRoutes.map((route) => ({ errorElement: <PageFault />, ...route })),
          { path: '*', element: <NoSuchPage /> },
        ],
      },
    ],
    { initialEntries: [start] },
  );
}

function NoSuchPage() {
  return (
    <Page title="No such page">
      <EmptyState title="There is no page here">The rail on the left leads to every page.</EmptyState>
    </Page>
  );
}
