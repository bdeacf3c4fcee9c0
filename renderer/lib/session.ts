import type { Permission } from '#shared/domain/user.ts';
import type { SessionState } from '#shared/contract/session.ts';
import { useCall } from './use-call.ts';

/** The state of the session as main last told it; undefined until the first answer. */
export function useSession(): SessionState | undefined {
  return useCall('session', 'status', {}).data;
}

const DEEDS: Readonly<Record<Permission, string>> = {
  'patients.read': 'see patients',
  'patients.write': 'change patients',
  'coding.read': 'see coding',
  'coding.write': 'code encounters',
  'claims.read': 'see claims',
  'claims.write': 'work on claims',
  'history.write': 'bring in a history',
  'money.read': 'see money',
  'money.write': 'post money',
  'money.adjust': 'write off, move and refund what is owed',
  'books.close': 'close a period',
  'books.reopen': 'reopen a closed period',
  'settings.read': 'see settings',
  'settings.write': 'change settings',
  'codesets.write': 'install code sets',
  'users.manage': 'manage users',
  'audit.read': 'read the audit trail',
  'audit.write': 'audit coding',
  'audit.own': 'see audits of coding',
};

/** @returns null when the user may; otherwise the sentence that says why not. */
export function usePermission(permission: Permission): string | null {
  const user = useSession()?.user;
  if (!user) return 'No one is signed in.';
  if (user.permissions.includes(permission)) return null;
  return `Your role, ${user.role}, does not ${DEEDS[permission]}.`;
}
