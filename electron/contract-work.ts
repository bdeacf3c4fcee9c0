import { createContractsService, type ContractsService } from '#electron/contracts/service.ts';
import { NO_MEDICARE_PRICES, type MedicarePrices } from '#electron/medicare-prices.ts';
import { nextNumber } from '#electron/counter.ts';
import { createPaperEobService, type PaperEobService } from '#electron/paper-eobs/service.ts';
import { readPaymentsOf } from '#electron/remittance/read-file.ts';
import type { RemittanceService } from '#electron/remittance/service.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/** Agreed prices and remittances on paper, put together with the remittances that they speak of. */
export function createContractWork(
  context: ServiceContext,
  remits: Pick<RemittanceService, 'receivePaper' | 'discard'>,
  medicare: MedicarePrices = NO_MEDICARE_PRICES,
): { readonly contracts: ContractsService; readonly paperEobs: PaperEobService } {
  return {
    contracts: createContractsService({ ...context, readPayments: readPaymentsOf, medicare }),
    paperEobs: createPaperEobService({
      ...context,
      nextNumber,
      receive: (name, payment) => {
        const { summary, proof } = remits.receivePaper(name, [payment]);
        return { id: summary.id, leftOut: proof.payments[0]?.leftOut ?? '' };
      },
      discardRemittance: remits.discard,
    }),
  };
}
