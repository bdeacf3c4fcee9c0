import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { practice } from '#shared/contract/practice.ts';
import type { Platform } from '#electron/platform.ts';
import { writeBackup } from '#electron/practice/backup.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { transaction } from '#electron/db/handle.ts';
import {
  listAudit,
  listFacilities,
  listFees,
  listPayers,
  listProviders,
  readPractice,
} from '#electron/practice/queries.ts';
import { createPracticeService, type PracticeServiceOptions } from '#electron/practice/service.ts';

export type PracticeHandlers = FeatureHandlers<typeof practice, unknown>;

export type PracticeHandlerOptions = PracticeServiceOptions & {
  readonly dialogs: Pick<Platform['dialogs'], 'saveFile'>;
  readonly emit: Platform['emit'];
  /** Told the new name, which the locked screen shows. */
  readonly renamePractice: (name: string) => void;
  /** The key of the open file; only read while the backup is proved. */
  readonly dataKey: () => Uint8Array;
};

const BACKUPS = [{ name: 'Claimwright backup', extensions: ['claimwright-backup'] }] as const;

export function practiceHandlers(options: PracticeHandlerOptions): PracticeHandlers {
  const { db } = options;
  const service = createPracticeService(options);
  const changed = <T>(tag: string, value: T): T => {
    options.emit({ type: 'changed', tags: [tag, 'audit'] });
    return value;
  };
  return {
    get: () => readPractice(db()),
    save: (input) => {
      const before = readPractice(db())?.name;
      const saved = service.savePractice(input);
      if (saved.name !== before) options.renamePractice(saved.name);
      return changed('practice', saved);
    },
    providers: () => listProviders(db()),
    saveProvider: (input) => changed('providers', service.saveProvider(input)),
    facilities: () => listFacilities(db()),
    saveFacility: (input) => changed('facilities', service.saveFacility(input)),
    payers: () => listPayers(db()),
    savePayer: (input) => changed('payers', service.savePayer(input)),
    feeSchedule: () => listFees(db()),
    saveFee: (input) => changed('fees', service.saveFee(input)),
    removeFee: (input) => changed('fees', service.removeFee(input)),
    audit: (input) => listAudit(db(), input),
    verify: () => [...verifyPractice(db())],
    backup: async () => {
      const day = options.clock.today();
      const path = await options.dialogs.saveFile(`practice ${day}.claimwright-backup`, BACKUPS);
      if (path === null) return null;
      // The system's dialog has asked before replacing a file of that name.
      const written = writeBackup(db(), options.dataKey(), path, { overwrite: true });
      transaction(db(), (w) =>
        appendAudit(w, {
          at: options.clock.now(),
          userName: options.user().name,
          action: 'back up',
          record: 'practice file',
          recordId: written.sha256,
          change: `bytes: ${written.bytes}`,
        }),
      );
      return changed('audit', { fileName: written.fileName, bytes: written.bytes });
    },
  };
}
