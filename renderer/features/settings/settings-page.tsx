import { NavLink, useParams } from 'react-router';
import { Page } from '#renderer/ui/page.tsx';
import { AboutTab } from './about-tab.tsx';
import { AuditTab } from './audit-tab.tsx';
import { FacilitiesTab } from './facilities-tab.tsx';
import { FeesTab } from './fees-tab.tsx';
import { PayersTab } from './payers-tab.tsx';
import { PracticeTab } from './practice-tab.tsx';
import { ProvidersTab } from './providers-tab.tsx';
import { SecurityTab } from './security-tab.tsx';
import { isSettingsTab, SETTINGS_TABS, type SettingsTab } from './tabs.ts';
import { UsersTab } from './users-tab.tsx';

const BODIES: Readonly<Record<SettingsTab, () => React.JSX.Element>> = {
  practice: PracticeTab,
  providers: ProvidersTab,
  facilities: FacilitiesTab,
  payers: PayersTab,
  fees: FeesTab,
  users: UsersTab,
  security: SecurityTab,
  audit: AuditTab,
  about: AboutTab,
};

/** Settings: a list of pages on the left, the chosen one beside it. */
export function SettingsPage() {
  const params = useParams();
  const tab: SettingsTab = isSettingsTab(params['tab']) ? params['tab'] : 'practice';
  const Body = BODIES[tab];
  const label = SETTINGS_TABS.find((t) => t.path === tab)?.label ?? '';
  return (
    <Page title={label} crumbs={[{ label: 'Settings', to: '/settings' }]}>
      <div className="settings">
        <nav className="settings-nav" aria-label="Settings pages">
          {SETTINGS_TABS.map((t) => (
            <NavLink key={t.path} to={`/settings/${t.path}`}>
              {t.label}
            </NavLink>
          ))}
        </nav>
        <div className="settings-body">
          <Body key={tab} />
        </div>
      </div>
    </Page>
  );
}
