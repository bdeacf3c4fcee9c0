import type { Candidate, CollectionCase } from '#shared/contract/collections.ts';
import { moveDraft, type CollectionRules } from '#shared/domain/collections/hand-over.ts';
import { addressLines } from '#shared/domain/plans/paper.ts';
import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import { addDays } from '#shared/kernel/dates.ts';
import type { CollectionCaseId, PatientId, PatientLetterId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { heldBalances, insertCase, listCases, readRules } from './queries.ts';
import type { CollectionsContext, NoticeLetter, DrawLetters } from './context.ts';
import { candidatesOf } from './candidates.ts';
import { post, event, audit } from './records.ts';

/** Notice and hand-over. */
export function noticePart(context: CollectionsContext) {
  const { db: open, clock } = context;
  return {
    /** Letters to those for whom nothing but the notice is missing; drawn first, then noted, all or none. */
    giveNotice: async (
      ids: readonly PatientId[],
      draw: DrawLetters,
    ): Promise<{ letterId: PatientLetterId; count: number }> => {
      const rules = needAgency(readRules(open()));
      const on = clock.today();
      const chosen = candidatesOf(context, open(), ids, on);
      refuseHeld(ids, chosen, (c) => c.noticeDue, 'Nobody was written to');
      const letters = chosen.map((c) => letterOf(context, open(), c, rules));
      const pdf = await draw(letters);
      const letterId = transaction(open(), (db) => {
        const now = candidatesOf(context, db, ids, on);
        refuseHeld(ids, now, (c) => c.noticeDue, 'Nobody was written to');
        for (const { patientId, balanceCents } of now) {
          event(context, db, patientId, null, 'notice', `Notice over ${dollars(balanceCents)}`, null);
          audit(context, db, 'notice', patientId, `${balanceCents} cents`);
        }
        return context.keepLetters(db, {
          kind: 'notice',
          patientIds: chosen.map(({ patientId }) => patientId),
          pdf,
        });
      });
      return { letterId, count: letters.length };
    },
    /** Hands the balances over, all or none. @throws Refusal naming how many cannot go. */
    handOver: (ids: readonly PatientId[]): CollectionCase[] => {
      const made = transaction(open(), (db) => {
        const rules = needAgency(readRules(db));
        const on = clock.today();
        const chosen = candidatesOf(context, db, ids, on);
        refuseHeld(ids, chosen, (c) => c.held.length === 0, 'Nothing was handed over');
        return chosen.map(({ patientId, balanceCents }) => {
          const id = context.newId() as CollectionCaseId;
          const number = context.nextNumber(db, 'collection case', 1);
          insertCase(db, { id, number, patientId, agency: rules.agency, share: rules.share, placedOn: on });
          const draft = moveDraft('hand over', {
            patientId,
            items: heldBalances(db, patientId, 'ar_patient'),
            postedOn: on,
            memo: `Handed to ${rules.agency}, case ${number}`,
            sourceId: `${id}:0`,
          });
          post(context, db, { id, patientId }, 'placed', dollars(balanceCents), draft);
          return id;
        });
      });
      return listCases(open(), { ids: made });
    },
  };
}

function letterOf(
  context: CollectionsContext,
  db: ReadDb,
  c: Candidate,
  rules: CollectionRules,
): NoticeLetter {
  const practice = context.records.practice(db);
  const patient = context.records.patient(db, c.patientId);
  if (!practice || !patient)
    throw new Refusal('rule_violated', 'The practice is not filled in yet. Fill it in under Settings first.');
  const on = context.clock.today();
  const facts: Readonly<Record<string, string>> = {
    name: `${patient.firstName} ${patient.lastName}`,
    balance: dollars(c.balanceCents),
    agency: rules.agency,
    until: dayWords(addDays(on, rules.noticeDays)),
  };
  return {
    kind: 'letter',
    title: 'Your open balance',
    on,
    practice: { name: practice.name, addressLines: addressLines(practice.address), phone: practice.phone },
    patient: {
      name: `${patient.firstName} ${patient.lastName}`,
      accountNumber: patient.accountNumber,
      addressLines: addressLines(patient.address),
    },
    text: rules.noticeText.replaceAll(
      /\{(name|balance|agency|until)\}/g,
      (whole, key: string) => facts[key] ?? whole,
    ),
  };
}

function refuseHeld(
  ids: readonly PatientId[],
  chosen: readonly Candidate[],
  can: (c: Candidate) => boolean,
  nothing: string,
): void {
  const wrong = new Set(ids).size - chosen.filter(can).length;
  const first = chosen.find((c) => !can(c))?.held[0];
  if (wrong > 0)
    throw new Refusal(
      'rule_violated',
      `${wrong} of the chosen balances cannot go today${first === undefined ? '' : `: ${first}`}. ${nothing}.`,
    );
}

function needAgency(rules: CollectionRules): CollectionRules {
  if (rules.agency === '')
    throw new Refusal(
      'rule_violated',
      'No agency is named in the rules for collections. Name it there first.',
    );
  return rules;
}
