import type { PrinterProfile } from '#shared/domain/cms1500/paper-print.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { clearStandard, deletePrinter, insertPrinter, listPrinters } from './queries.ts';

/** Named printers with their offsets. The first one is the standard one. */
export function printersService(context: Pick<ServiceContext, 'db' | 'audit'>) {
  const all = (): PrinterProfile[] => listPrinters(context.db());
  return {
    list: all,
    /** @param formerName null for a new one. @throws Refusal `conflict` when the name is taken. */
    save: (profile: PrinterProfile, formerName: string | null): PrinterProfile[] => {
      transaction(context.db(), (db) => {
        const others = listPrinters(db).filter(({ name }) => name !== formerName);
        if (others.some(({ name }) => name.toLowerCase() === profile.name.toLowerCase()))
          throw new Refusal(
            'conflict',
            `There is a printer "${profile.name}" already. Nothing was changed.`,
            {
              name: 'This name is taken.',
            },
          );
        const standard = profile.standard || !others.some((other) => other.standard);
        if (formerName !== null) deletePrinter(db, formerName);
        if (standard) clearStandard(db);
        insertPrinter(db, { ...profile, standard });
        context.audit(db, {
          action: formerName === null ? 'create' : 'change',
          record: 'printer',
          recordId: profile.name,
          change: `offset ${profile.offsetX}, ${profile.offsetY}${standard ? ', standard' : ''}`,
        });
      });
      return all();
    },
    remove: (name: string): PrinterProfile[] => {
      transaction(context.db(), (db) => {
        const wasStandard = listPrinters(db).find((one) => one.name === name)?.standard;
        if (!deletePrinter(db, name))
          throw new Refusal('not_found', `There is no printer "${name}". Nothing was changed.`);
        const next = listPrinters(db)[0];
        if (wasStandard === true && next) {
          deletePrinter(db, next.name);
          insertPrinter(db, { ...next, standard: true });
        }
        context.audit(db, { action: 'remove', record: 'printer', recordId: name, change: '' });
      });
      return all();
    },
  };
}
