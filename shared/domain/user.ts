import { z } from 'zod';
import { UserId } from '#shared/kernel/ids.ts';

/** What a person may do. Source of the principle: HIPAA Security Rule, 45 CFR 164.308(a)(4) and 164.312(a)(1). */
export const PERMISSIONS = [
  'patients.read',
  'patients.write',
  'coding.read',
  'coding.write',
  'claims.read',
  'claims.write',
  'money.read',
  'money.write',
  /** Write off, send to bad debt, move responsibility, refund: what lessens what is owed without money. */
  'money.adjust',
  'books.close',
  /** Closed months are opened again by the owner alone. */
  'books.reopen',
  /** Bring in claims and payments of another system, and with them every record that they name. */
  'history.write',
  'settings.read',
  'settings.write',
  'users.manage',
  'audit.read',
  /** Make audits of coding, recode blind, decide and return. */
  'audit.write',
  /** See what audits said of one's own coding, and answer. */
  'audit.own',
  /** Install releases of code sets and take them away: public data, so not only the owner's business. */
  'codesets.write',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

export const ROLES = ['owner', 'biller', 'coder', 'auditor', 'reader'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

const READ: readonly Permission[] = [
  'patients.read',
  'coding.read',
  'claims.read',
  'money.read',
  'settings.read',
];

/** Minimum necessary (45 CFR 164.502(b)): each role holds what its work needs and no more. */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS,
  biller: [
    ...READ,
    'patients.write',
    'coding.write',
    'claims.write',
    'history.write',
    'money.write',
    'money.adjust',
    'books.close',
    'audit.own',
    'codesets.write',
  ],
  coder: [
    'patients.read',
    'coding.read',
    'coding.write',
    'claims.read',
    'settings.read',
    'audit.own',
    'codesets.write',
  ],
  auditor: [...READ, 'audit.read', 'audit.write', 'audit.own'],
  reader: READ,
};

export const User = z.object({
  id: UserId,
  name: z.string(),
  role: Role,
  disabled: z.boolean(),
});
export type User = z.infer<typeof User>;

export function can(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}
