import { z } from 'zod';
import { procedure } from './define.ts';
import { KeptFacility, KeptPayer, KeptProvider } from '#shared/domain/kept-records.ts';
import { Facility, FeeScheduleRow, Payer, Practice, Provider } from '#shared/domain/practice.ts';
import { FacilityId, PayerId, ProviderId } from '#shared/kernel/ids.ts';
import { Instant } from '#shared/kernel/dates.ts';

const none = z.object({});

export const AuditRow = z.object({
  seq: z.int(),
  at: Instant,
  userName: z.string(),
  action: z.string(),
  record: z.string(),
  recordId: z.string(),
  /** Field names and short values that changed. */
  change: z.string(),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const VerifyRow = z.object({ check: z.string(), ok: z.boolean(), detail: z.string() });
export type VerifyRow = z.infer<typeof VerifyRow>;

export const practice = {
  /** Null until it has been filled in. */
  get: procedure('settings.read', none, Practice.nullable()),
  save: procedure('settings.write', Practice, Practice),
  providers: procedure('settings.read', none, z.array(KeptProvider)),
  saveProvider: procedure('settings.write', Provider.extend({ id: ProviderId.nullable() }), Provider),
  facilities: procedure('settings.read', none, z.array(KeptFacility)),
  saveFacility: procedure('settings.write', Facility.extend({ id: FacilityId.nullable() }), Facility),
  payers: procedure('settings.read', none, z.array(KeptPayer)),
  savePayer: procedure('settings.write', Payer.extend({ id: PayerId.nullable() }), Payer),
  feeSchedule: procedure('settings.read', none, z.array(FeeScheduleRow)),
  saveFee: procedure('settings.write', FeeScheduleRow, z.array(FeeScheduleRow)),
  removeFee: procedure(
    'settings.write',
    FeeScheduleRow.pick({ code: true, effectiveOn: true }),
    z.array(FeeScheduleRow),
  ),
  audit: procedure(
    'audit.read',
    z.object({ before: z.int().nullable(), limit: z.int().min(1).max(500), search: z.string().max(80) }),
    z.array(AuditRow),
  ),
  verify: procedure('settings.read', none, z.array(VerifyRow)),
  /** Main's dialog chooses where; null when cancelled. */
  backup: procedure('settings.write', none, z.object({ fileName: z.string(), bytes: z.int() }).nullable()),
};
