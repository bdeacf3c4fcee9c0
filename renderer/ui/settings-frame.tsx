import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { SETTINGS_TABS, type SettingsTab } from '#renderer/lib/settings-tabs.ts';
import { Page } from './page.tsx';
import type { Hint } from './status-hints.ts';

/** A page of the settings: the list of them on the left, this one beside it. */
export function SettingsFrame(props: {
  readonly tab: SettingsTab;
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
  readonly hints?: readonly Hint[] | undefined;
  readonly children: ReactNode;
}) {
  const label = SETTINGS_TABS.find((tab) => tab.path === props.tab)?.label ?? '';
  return (
    <Page
      title={label}
      crumbs={[{ label: 'Settings', to: '/settings' }]}
      meta={props.meta}
      actions={props.actions}
      hints={props.hints}
    >
      <div className="settings">
        <nav className="settings-nav" aria-label="Settings pages">
          {SETTINGS_TABS.map((tab) => (
            <NavLink key={tab.path} to={`/settings/${tab.path}`}>
              {tab.label}
            </NavLink>
          ))}
        </nav>
        <div className="settings-body">{props.children}</div>
      </div>
    </Page>
  );
}
