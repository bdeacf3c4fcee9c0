import { createCollectionsHandlers } from '#electron/collections/handlers.ts';
import { createEstimatesHandlers } from '#electron/estimates/handlers.ts';
import { createFrontDeskHandlers } from '#electron/front-desk/handlers.ts';
import { drawCollections, drawEstimate, drawLetters, drawPlanPaper } from '#electron/patient-papers.ts';
import { createPlansHandlers } from '#electron/plans/handlers.ts';
import { announcing, type Changes } from './announcing.ts';
import type { AppHandlers, Parts } from './parts.ts';

const PLAN = ['plans'] as const;
const MONEY = ['plans', 'ledger', 'patients', 'claims'] as const;

const CHANGES = {
  plans: {
    saveRules: PLAN,
    agree: PLAN,
    renegotiate: MONEY,
    sign: PLAN,
    pause: MONEY,
    resume: MONEY,
    cancel: PLAN,
    takeStep: [...MONEY, 'invoices'],
    takePayment: MONEY,
    payOff: MONEY,
    agreement: PLAN,
  },
  estimates: { issue: ['estimates'], deliver: ['estimates'] },
  collections: {
    saveRules: ['collections'],
    giveNotice: ['collections', 'invoices'],
    handOver: ['collections', 'ledger', 'patients', 'claims'],
    recall: ['collections', 'ledger', 'patients', 'claims'],
    takePayment: ['collections', 'ledger', 'patients', 'claims'],
    close: ['collections', 'ledger', 'patients', 'claims'],
  },
  frontDesk: { take: [...MONEY, 'invoices'] },
} as const satisfies Record<string, Changes>;

/** What patients pay over time, beforehand, at the desk, and when nothing else helps. */
export function patientMoneyHandlers(
  parts: Parts,
): Pick<AppHandlers, 'plans' | 'estimates' | 'collections' | 'frontDesk'> {
  const { services, platform, clock } = parts;
  const { emit } = platform;
  const { paper } = services;
  return {
    plans: announcing(
      createPlansHandlers(services.plans, platform, (p) => drawPlanPaper(p, paper())),
      CHANGES.plans,
      emit,
    ),
    estimates: announcing(
      createEstimatesHandlers(services.estimates, platform, (content) => drawEstimate(content, paper())),
      CHANGES.estimates,
      emit,
    ),
    collections: announcing(
      createCollectionsHandlers(services.collections, platform, {
        letters: (letters) => drawLetters(letters, paper()),
        list: (cases) =>
          drawCollections(cases, { practiceName: services.practiceName(), on: clock.today() }, paper()),
      }),
      CHANGES.collections,
      emit,
    ),
    frontDesk: announcing(createFrontDeskHandlers(services.frontDesk, platform), CHANGES.frontDesk, emit),
  };
}
