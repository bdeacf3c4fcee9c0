import { useParams } from 'react-router';
import { SettingsFrame } from '#renderer/ui/settings-frame.tsx';
import { AboutTab } from './about-tab.tsx';
import { AuditTab } from './audit-tab.tsx';
import { FacilitiesTab } from './facilities-tab.tsx';
import { FeesTab } from './fees-tab.tsx';
import { PayersTab } from './payers-tab.tsx';
import { PracticeTab } from './practice-tab.tsx';
import { ProvidersTab } from './providers-tab.tsx';
import { ReceiversTab } from './receivers-tab.tsx';
import { SecurityTab } from './security-tab.tsx';
import { isOwnTab, type OwnTab } from './tabs.ts';
import { UsersTab } from './users-tab.tsx';

const BODIES: Readonly<Record<OwnTab, () => React.JSX.Element>> = {
  practice: PracticeTab,
  providers: ProvidersTab,
  facilities: FacilitiesTab,
  payers: PayersTab,
  receivers: ReceiversTab,
  fees: FeesTab,
  users: UsersTab,
  security: SecurityTab,
  audit: AuditTab,
  about: AboutTab,
};

/** Settings: a list of pages on the left, the chosen one beside it. */
export function SettingsPage() {
  const params = useParams();
  const tab: OwnTab = isOwnTab(params['tab']) ? params['tab'] : 'practice';
  const Body = BODIES[tab];
  return (
    <SettingsFrame tab={tab}>
      <Body key={tab} />
    </SettingsFrame>
  );
}
