import { useQueryClient } from '@tanstack/react-query';
import type { ClaimDetail } from '#shared/contract/claims.ts';

/** Shows an answer about a claim at once, without asking for it again. */
export function useShowClaim(id: ClaimDetail['summary']['id']): (detail: ClaimDetail) => void {
  const queries = useQueryClient();
  return (detail) => queries.setQueryData(['claims', 'get', { id }], detail);
}
