import type { CollectionCase } from '#shared/contract/collections.ts';
import {
  agencyPaymentDraft,
  agencyShareOf,
  badDebtDraft,
  moveDraft,
} from '#shared/domain/collections/hand-over.ts';
import type { Tender } from '#shared/domain/journal.ts';
import { dollars } from '#shared/domain/statements/words.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CollectionCaseId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { countEvents, heldBalances, listCases, setCaseState } from './queries.ts';
import type { CollectionsContext } from './context.ts';
import { post } from './records.ts';

/** What becomes of a case: recall, money through the agency, its end. */
export function casePart(context: CollectionsContext) {
  const { db: open, clock } = context;
  const act = (
    id: CollectionCaseId,
    work: (db: WriteDb, one: CollectionCase, base: Parameters<typeof badDebtDraft>[0]) => void,
  ): CollectionCase => {
    transaction(open(), (db) => {
      const one = needCase(db, id);
      if (one.state !== 'placed')
        throw new Refusal('rule_violated', `This case is ${one.state}. Nothing was posted.`);
      work(db, one, {
        patientId: one.patientId,
        items: heldBalances(db, one.patientId, 'ar_collections'),
        postedOn: clock.today(),
        memo: `Case ${one.number}`,
        sourceId: `${id}:${countEvents(db, id)}`,
      });
    });
    return needCase(open(), id);
  };
  return {
    /** What is left comes back to the patient's own balance. */
    recall: (id: CollectionCaseId, reason: string): CollectionCase =>
      act(id, (db, one, base) => {
        const draft = moveDraft('recall', {
          ...base,
          memo: `Recalled from ${one.agency}, case ${one.number}`,
        });
        post(context, db, one, 'recalled', reason, draft);
        setCaseState(db, id, 'recalled');
      }),
    /** @param shareCents null for the share as it was agreed. */
    takePayment: (input: {
      readonly id: CollectionCaseId;
      readonly collectedCents: Cents;
      readonly shareCents: Cents | null;
      readonly tender: Tender;
      readonly receivedOn: IsoDate;
      readonly requestId: string;
    }): CollectionCase =>
      act(input.id, (db, one, base) => {
        if (input.receivedOn > clock.today())
          throw new Refusal('invalid_input', 'Some fields need another look.', {
            receivedOn: 'This day lies in the future.',
          });
        const shareCents = input.shareCents ?? agencyShareOf(one.share, input.collectedCents);
        const draft = agencyPaymentDraft({
          ...base,
          sourceId: input.requestId,
          memo: `Collected by ${one.agency}, case ${one.number}`,
          collectedCents: input.collectedCents,
          shareCents,
          tender: input.tender,
          receivedOn: input.receivedOn,
        });
        post(
          context,
          db,
          one,
          'paid',
          `${dollars(input.collectedCents)}, of which ${dollars(shareCents)} to the agency`,
          draft,
        );
      }),
    /** Gives up what is left as bad debt. */
    close: (id: CollectionCaseId, reason: string): CollectionCase =>
      act(id, (db, one, base) => {
        const draft = badDebtDraft({ ...base, memo: `Bad debt, case ${one.number}` });
        post(context, db, one, 'closed', reason, draft);
        setCaseState(db, id, 'closed');
      }),
  };
}

/** @throws Refusal `not_found`. */
function needCase(db: ReadDb, id: CollectionCaseId): CollectionCase {
  const one = listCases(db, { ids: [id] })[0];
  if (!one) throw new Refusal('not_found', 'This case is not in the practice file.');
  return one;
}
