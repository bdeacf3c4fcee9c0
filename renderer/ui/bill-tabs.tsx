import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useNavigate } from 'react-router';

const PAGES = [
  { path: '/statements', label: 'Who owes' },
  { path: '/statements/run', label: 'Statement run' },
  { path: '/statements/sent', label: 'Sent papers' },
  { path: '/statements/plans', label: 'Payment plans' },
  { path: '/statements/estimates', label: 'Estimates' },
  { path: '/statements/collections', label: 'Collections' },
] as const;

/** The pages about patients' money beside one another; `here` is the path of the page that shows them. */
export function BillTabs({ here }: { readonly here: (typeof PAGES)[number]['path'] }) {
  const navigate = useNavigate();
  return (
    <Tabs value={here} onChange={(_, path: string) => void navigate(path)} aria-label="Patients’ money">
      {PAGES.map(({ path, label }) => (
        <Tab key={path} value={path} label={label} />
      ))}
    </Tabs>
  );
}
