import type { coding } from '#shared/contract/coding.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { CodingService } from './service.ts';

/** What the ledger knows of patients who owe something that no invoice tells them yet. */
export type ToInvoice = () => { readonly count: number; readonly cents: number };

/** The `coding` feature of the contract. */
export function createCodingHandlers(
  service: CodingService,
  toInvoice: ToInvoice,
): FeatureHandlers<typeof coding, unknown> {
  return {
    counts: () => {
      const { count, cents } = toInvoice();
      return { ...service.counts(), balancesToInvoice: count, balancesToInvoiceCents: cents };
    },
    worklist: ({ sort, offset, limit, ...filter }) => service.worklist({ filter, sort, offset, limit }),
    viewCounts: ({ views }) => service.viewCounts(views),
    place: ({ id, filter, sort }) => service.place(id, filter, sort),
    get: ({ id }) => service.get(id),
    createEncounter: (input) => ({ id: service.createEncounter(input) }),
    addDocument: (input) => service.addDocument(input),
    check: ({ encounterId, coding: given }) => service.check(encounterId, given),
    save: ({ encounterId, version, coding: given }) => service.save(encounterId, version, given),
    markCoded: ({ encounterId, version }) => service.markCoded(encounterId, version),
    verdicts: ({ encounterId }) => service.verdicts(encounterId),
    replayVerdict: ({ id }) => service.replayVerdict(id),
    reopen: ({ encounterId }) => service.reopen(encounterId),
    hold: ({ encounterId, reason }) => service.hold(encounterId, reason),
    release: ({ encounterId }) => service.release(encounterId),
  };
}
