import { basename } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { plans } from '#shared/contract/plans.ts';
import type { PlanId } from '#shared/kernel/ids.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { DrawPlanPaper, PlansService } from './service.ts';

const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];

/** The `plans` feature of the contract. */
export function createPlansHandlers(
  service: PlansService,
  platform: Pick<Platform, 'dialogs' | 'print'>,
  draw: DrawPlanPaper,
): FeatureHandlers<typeof plans, unknown> {
  const agreement = (id: PlanId, version: number): Promise<Uint8Array> =>
    service.agreement(id, version, draw);
  return {
    rules: () => service.rules(),
    saveRules: (rules) => service.saveRules(rules),
    list: ({ patientId }) => service.list(patientId),
    due: ({ on }) => service.due(on),
    get: ({ id }) => service.get(id),
    openClaims: ({ patientId }) => service.openClaims(patientId),
    preview: ({ patientId, planId, wish }) => service.preview(patientId, planId, wish),
    agree: ({ patientId, wish }) => service.agree(patientId, wish),
    renegotiate: ({ id, wish, reason }) => service.renegotiate(id, wish, reason),
    sign: ({ id, on }) => service.sign(id, on),
    pause: ({ id, reason }) => service.pause(id, reason),
    resume: ({ id, firstOn }) => service.resume(id, firstOn),
    cancel: ({ id, reason }) => service.cancel(id, reason),
    takeStep: async ({ id, afterDays }) => {
      const { text } = service.takeStep(id, afterDays);
      return { plan: service.get(id), text, letterId: await service.letter(id, text, draw) };
    },
    takePayment: (input) => service.takePayment(input),
    payOff: (input) => service.payOff(input),
    agreement: async ({ id, version }) => ({ pdf: await agreement(id, version) }),
    saveAgreement: async ({ id, version }) => {
      const pdf = await agreement(id, version);
      const name = `payment-plan-${service.get(id).number}-${version}.pdf`;
      const path = await platform.dialogs.saveFile(name, PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, pdf, { overwrite: true, ownerOnly: true });
      return { fileName: basename(path) };
    },
    printAgreement: async ({ id, version }) => ({
      outcome: await platform.print(await agreement(id, version), `Payment plan ${service.get(id).number}`),
    }),
  };
}
