import { Link } from 'react-router';
import type { PatientId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Facts, Section } from '#renderer/ui/page.tsx';

/** Plans, estimates and balances at an agency of a patient; nothing while there is none. */
export function PatientAgreements({ patientId }: { readonly patientId: PatientId }) {
  const enabled = usePermission('money.read') === null;
  const plans = useCall('plans', 'list', { patientId }, { enabled });
  const estimates = useCall('estimates', 'list', { patientId }, { enabled });
  const cases = useCall('collections', 'cases', { patientId }, { enabled });
  const items = [
    ...(plans.data ?? []).map((p) => ({
      name: `Plan ${p.number}`,
      value: (
        <Link to={`/statements/plans/${p.id}`}>
          {p.state === 'finished'
            ? 'paid'
            : `${formatAmount(p.leftCents)} left${p.dueCents > 0 ? `, ${formatAmount(p.dueCents)} due` : ''}${p.state === 'running' ? '' : `, ${p.state}`}`}
        </Link>
      ),
    })),
    ...(estimates.data ?? [])
      .filter((e) => e.newest)
      .map((e) => ({
        name: `Estimate ${e.number}`,
        value: (
          <Link to={`/statements/estimates/${e.id}`}>
            {e.about}, {formatAmount(e.totalCents)}
          </Link>
        ),
      })),
    ...(cases.data ?? [])
      .filter((c) => c.state === 'placed')
      .map((c) => ({
        name: `Case ${c.number}`,
        value: (
          <Link to={`/statements/collections?case=${c.id}`}>
            {formatAmount(c.leftCents)} at {c.agency}
          </Link>
        ),
      })),
  ];
  if (items.length === 0) return null;
  return (
    <Section title="Plans and estimates" pad>
      <Facts items={items} />
    </Section>
  );
}
