import { Link } from 'react-router';
import type { RemittanceId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';

/** For a remittance that was typed from paper: the way to its sheet. */
export function PaperSource({ id }: { readonly id: RemittanceId }) {
  const list = useCall('paperEobs', 'list', {});
  const sheet = list.data?.find((row) => row.remittanceId === id);
  return sheet ? <Link to={`/remits/paper/${sheet.id}`}>Typed from paper</Link> : null;
}
