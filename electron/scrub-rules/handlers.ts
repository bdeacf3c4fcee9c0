import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { scrubRules } from '#shared/contract/scrub-rules.ts';
import { LONGEST_PACK } from '#shared/domain/own-rules/rule-pack.ts';
import { rulesUsed } from '#shared/domain/scrub/scrub.ts';
import { SCRUB_RULES, SHARED_RULES } from '#shared/domain/scrub/scrub-rules.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { ScrubRulesService } from './service.ts';

const FILE = [{ name: 'Scrub rules', extensions: ['json'] }];
const DONE = {};

/** The `scrubRules` feature of the contract. */
export function createScrubRulesHandlers(
  service: ScrubRulesService,
  { dialogs }: Pick<Platform, 'dialogs'>,
): FeatureHandlers<typeof scrubRules, unknown> {
  return {
    builtIn: () => ({
      version: rulesUsed({}).builtIn,
      rules: [...SCRUB_RULES, ...SHARED_RULES].map(({ name, family, severity, title, source }) => ({
        name,
        family,
        severity,
        title,
        source,
      })),
    }),
    own: () => service.own(),
    save: (draft) => service.save(draft),
    turn: ({ id, on }) => service.turn(id, on),
    remove: ({ id }) => (service.remove(id), DONE),
    versions: ({ id }) => service.versions(id),
    tryOut: ({ text, since }) => service.tryOut(text, since),
    exportPack: async ({ ids }) => {
      const { text, rules } = service.pack(ids);
      const path = await dialogs.saveFile('scrub-rules.json', FILE);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, Buffer.from(text, 'utf8'), { overwrite: true });
      return { fileName: basename(path), rules };
    },
    openPack: async () => {
      const path = await dialogs.openFile(FILE);
      return path === null ? null : service.openPack(basename(path), readPackFile(path));
    },
    takePack: ({ handle, choices }) => service.takePack(handle, choices),
    requirement: ({ payerId }) => service.requirement(payerId),
    saveRequirement: (requirement) => service.saveRequirement(requirement),
  };
}

/** @throws Refusal when it is too large to be a file of rules, or no text. */
function readPackFile(path: string): string {
  const name = basename(path);
  if (statSync(path).size > LONGEST_PACK)
    throw new Refusal(
      'invalid_input',
      `${name} is too large for a file of rules. Nothing was taken from it.`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError)
      throw new Refusal('invalid_input', `${name} is no text in UTF-8. Nothing was taken from it.`);
    throw error;
  }
}
