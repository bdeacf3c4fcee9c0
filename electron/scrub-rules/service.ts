import type { PackPreview } from '#shared/contract/scrub-rules.ts';
import type { OwnRule, OwnRuleText, OwnRuleVersion } from '#shared/domain/own-rules/own-rule.ts';
import type { PayerRequirement } from '#shared/domain/own-rules/payer-requirement.ts';
import { freeName, readPack, standingOf, writePack } from '#shared/domain/own-rules/rule-pack.ts';
import { createTrial, type PastClaim, type Trial } from '#shared/domain/own-rules/trial.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { OwnRuleId, PayerId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  findOwnRule,
  findRequirement,
  listOwnRules,
  listVersions,
  putRequirement,
  putVersion,
  removeRule,
  turnRule,
} from './queries.ts';

export type ScrubRulesContext = ServiceContext & {
  /** A part of the claims that were sent, newest first. */
  readonly pastClaims: (
    db: ReadDb,
    since: IsoDate | null,
    before: number | null,
    limit: number,
  ) => { readonly claims: readonly PastClaim[]; readonly next: number | null };
};
export type ScrubRulesService = ReturnType<typeof createScrubRulesService>;

const MOST_RULES = 500;
/** Claims that are tried in one turn, before others get theirs. */
const AT_ONCE = 400;

/** The practice's own scrub rules and what its payers ask. */
export function createScrubRulesService(context: ScrubRulesContext) {
  return { ...rulesOf(context), ...packsOf(context), ...requirementsOf(context) };
}

function rulesOf(context: ScrubRulesContext) {
  const { db, clock } = context;
  return {
    own: (): OwnRule[] => listOwnRules(db()),
    versions: (id: OwnRuleId): OwnRuleVersion[] => {
      const versions = listVersions(db(), id);
      if (versions.length === 0) throw gone();
      return versions;
    },
    /**
     * A new rule when `id` is null, switched off; otherwise the next version of one.
     * @throws Refusal `conflict` when it has been changed meanwhile, or when another rule has the name.
     */
    save: (draft: {
      readonly id: OwnRuleId | null;
      readonly expectedVersion: number;
      readonly text: OwnRuleText;
    }): OwnRule =>
      transaction(db(), (w) => {
        if (draft.id === null) return addRule(context, w, draft.text);
        const before = need(w, draft.id);
        if (before.version !== draft.expectedVersion)
          throw new Refusal(
            'conflict',
            'This rule has been changed meanwhile. Open it anew; nothing was saved.',
          );
        return nextVersion(context, w, before, draft.text);
      }),
    turn: (id: OwnRuleId, on: boolean): OwnRule =>
      transaction(db(), (w) => {
        const rule = need(w, id);
        turnRule(w, id, on);
        note(context, w, rule, on ? 'switch on' : 'switch off');
        return { ...rule, enabled: on };
      }),
    remove: (id: OwnRuleId): void =>
      transaction(db(), (w) => {
        const rule = need(w, id);
        removeRule(w, id, clock.now());
        note(context, w, rule, 'remove');
      }),
    /** What a rule would have said of the claims that were sent. Lets others have their turn between parts. */
    tryOut: async (text: OwnRuleText, since: IsoDate | null): Promise<Trial> => {
      const trial = createTrial({ id: '' as OwnRuleId, version: 1, enabled: true, text });
      let before: number | null = null;
      do {
        const part = context.pastClaims(db(), since, before, AT_ONCE);
        for (const past of part.claims) trial.judge(past);
        before = part.next;
        await new Promise((resolve) => setImmediate(resolve));
      } while (before !== null);
      return trial.result();
    },
  };
}

function packsOf(context: ScrubRulesContext) {
  const { db, newId } = context;
  /** The file that was opened last, until it is taken. */
  let opened: { readonly handle: string; readonly rules: readonly OwnRuleText[] } | null = null;
  return {
    /** Rules as the text of a file. @throws Refusal when one of them is gone. */
    pack: (ids: readonly OwnRuleId[]): { readonly text: string; readonly rules: number } => {
      const rules = ids.map((id) => need(db(), id));
      return { text: writePack(rules), rules: rules.length };
    },
    /** @throws Refusal `invalid_input` with line and reason; nothing of the file is kept then. */
    openPack: (fileName: string, text: string): PackPreview => {
      const read = readPack(text);
      if (!read.ok)
        throw new Refusal(
          'invalid_input',
          `Line ${read.line} of ${fileName}: ${read.reason} No rule was taken from it.`,
        );
      const own = listOwnRules(db());
      opened = { handle: newId(), rules: read.rules };
      return {
        handle: opened.handle,
        fileName,
        rules: read.rules.map((one) => ({ text: one, standing: standingOf(one, own) })),
      };
    },
    takePack: (handle: string, choices: readonly ('skip' | 'add' | 'replace')[]) => {
      if (opened?.handle !== handle || choices.length !== opened.rules.length)
        throw new Refusal('not_found', 'This file is not open any more. Open it again; nothing was taken.');
      const { rules } = opened;
      const done = { added: 0, replaced: 0, skipped: 0 };
      transaction(db(), (w) => {
        rules.forEach((text, i) => {
          const own = listOwnRules(w);
          const there = own.find((rule) => rule.text.name.toLowerCase() === text.name.toLowerCase());
          switch (choices[i]) {
            case 'replace':
              if (there) nextVersion(context, w, there, text);
              else addRule(context, w, text);
              done.replaced += 1;
              break;
            case 'add':
              addRule(context, w, {
                ...text,
                name: freeName(
                  text.name,
                  own.map((rule) => rule.text.name),
                ),
              });
              done.added += 1;
              break;
            case 'skip':
            case undefined:
              done.skipped += 1;
          }
        });
      });
      opened = null;
      return done;
    },
  };
}

function requirementsOf(context: ScrubRulesContext) {
  const { db, records } = context;
  return {
    requirement: (payerId: PayerId): PayerRequirement =>
      findRequirement(db(), payerId) ?? {
        payerId,
        memberIdMasks: [],
        authorizationCodes: [],
        referralNeeded: false,
      },
    saveRequirement: (requirement: PayerRequirement): PayerRequirement =>
      transaction(db(), (w) => {
        if (!records.payer(w, requirement.payerId))
          throw new Refusal('not_found', 'This payer is not in the practice file. Nothing was saved.');
        putRequirement(w, requirement);
        const { memberIdMasks, authorizationCodes, referralNeeded } = requirement;
        context.audit(w, {
          action: 'save',
          record: 'payer requirement',
          recordId: requirement.payerId,
          change: `${memberIdMasks.length} forms of member ids, ${authorizationCodes.length} services with authorisation, referral ${referralNeeded ? 'needed' : 'not needed'}`,
        });
        return requirement;
      }),
  };
}

function addRule(context: ScrubRulesContext, db: WriteDb, text: OwnRuleText): OwnRule {
  const own = listOwnRules(db);
  if (own.length >= MOST_RULES)
    throw new Refusal(
      'rule_violated',
      `There are ${MOST_RULES} rules, as many as are kept. Remove one first; nothing was saved.`,
    );
  refuseName(own, text.name, null);
  const rule: OwnRule = { id: context.newId() as OwnRuleId, version: 1, enabled: false, text };
  putVersion(db, rule, { userId: context.user().id, at: context.clock.now() });
  note(context, db, rule, 'create');
  return rule;
}

function nextVersion(context: ScrubRulesContext, db: WriteDb, before: OwnRule, text: OwnRuleText): OwnRule {
  refuseName(listOwnRules(db), text.name, before.id);
  const rule: OwnRule = { ...before, version: before.version + 1, text };
  putVersion(db, rule, { userId: context.user().id, at: context.clock.now() });
  note(context, db, rule, 'change');
  return rule;
}

function refuseName(own: readonly OwnRule[], name: string, except: OwnRuleId | null): void {
  const taken = own.some((rule) => rule.id !== except && rule.text.name.toLowerCase() === name.toLowerCase());
  if (taken) {
    const sentence = 'Another rule has this name. Choose another; nothing was saved.';
    throw new Refusal('conflict', sentence, { 'text.name': sentence });
  }
}

function need(db: ReadDb, id: OwnRuleId): OwnRule {
  const rule = findOwnRule(db, id);
  if (!rule) throw gone();
  return rule;
}

function gone(): Refusal {
  return new Refusal('not_found', 'This rule is not there any more. Nothing was changed.');
}

function note(context: ScrubRulesContext, db: WriteDb, rule: OwnRule, action: string): void {
  context.audit(db, {
    action,
    record: 'scrub rule',
    recordId: rule.id,
    change: `${rule.text.name}, version ${rule.version}`,
  });
}
