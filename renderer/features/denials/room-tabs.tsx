import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useLocation, useNavigate } from 'react-router';
import { useKeys } from '#renderer/lib/keys.ts';
import { useCall } from '#renderer/lib/use-call.ts';

const TABS = [
  { path: '/denials', label: 'Denials', key: 'Alt+1' },
  { path: '/denials/silent', label: 'Silent claims', key: 'Alt+2' },
  { path: '/denials/causes', label: 'Root causes', key: 'Alt+3' },
] as const;

/** The three sides of the room. */
export function RoomTabs() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const counts = useCall('denials', 'counts', {}).data;
  const todo = counts?.views.find((v) => v.view === 'todo')?.count;
  const count = { '/denials': todo, '/denials/silent': counts?.silent.count, '/denials/causes': undefined };
  useKeys(
    TABS.map((tab) => ({
      combo: tab.key,
      label: `Show ${tab.label.toLowerCase()}`,
      run: () => void navigate(tab.path),
      scope: 'Denials',
      inPalette: true,
    })),
  );
  return (
    <div className="denial-tabs">
      <Tabs
        value={pathname}
        onChange={(_, path: string) => void navigate(path)}
        aria-label="Sides of the denials"
      >
        {TABS.map((tab) => {
          const n = count[tab.path];
          return (
            <Tab
              key={tab.path}
              value={tab.path}
              label={n === undefined ? tab.label : `${tab.label} ${n.toLocaleString('en-US')}`}
            />
          );
        })}
      </Tabs>
    </div>
  );
}
