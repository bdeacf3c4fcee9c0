import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { ClaimFile } from '#shared/contract/claims.ts';
import { CLAIM_STATUSES, ClaimStatus } from '#shared/domain/claim.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { codeSetPath, openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { titleInList } from '#electron/codesets/lists.ts';
import { medicarePricesOf } from '#electron/medicare-prices.ts';
import { readKeyring } from '#electron/db/keyring.ts';
import { playScenario } from '#electron/demo/scenario.ts';
import { seedDemonstration } from '#electron/demo/seed.ts';
import { drawCms1500, drawInvoice } from '#electron/papers.ts';
import {
  createPracticeFile,
  discardPracticeFile,
  type OpenPractice,
} from '#electron/session/practice-file.ts';
import { createWorkServices, type WorkServices } from '#electron/work-services.ts';

/** For a demonstration nobody need choose a password; it is printed, because its people are invented. */
const DEMO_PASSWORD = 'demonstration';
const DEMO_USER = 'Demo Owner';

/** Which practice file, and whose password. */
export type PracticeOption = { readonly practice: string; readonly user?: string };

/** `demo`, `claims …`, `remits …`. */
export function registerWorkCommands(program: Command, tools: CliTools): void {
  const demo = program
    .command('demo')
    .description('play the demonstration visit into a new practice file, from the note to the invoice')
    .requiredOption(
      '--out <dir>',
      'folder for practice.claimwright, claim.837, cms1500.pdf, era.835, invoice.pdf, summary.json',
    );
  tools.action(demo, (options: { out: string }) => demoCommand(tools, options.out));
  registerClaims(program, tools);
}

function registerClaims(program: Command, tools: CliTools): void {
  const claims = program.command('claims').description('list and export claims');
  const list = onPractice(claims.command('list').description('claims, newest first')).option(
    '--status <status...>',
    `only these: ${CLAIM_STATUSES.join(', ')}`,
  );
  tools.action(list, (options: PracticeOption & { status?: string[] }) => {
    const statuses = (options.status ?? []).map(statusOf);
    return withServices(tools, options, ({ claims: service }) => ({
      result: service.list({ statuses, search: '', limit: 5000 }),
    }));
  });

  const exported = onPractice(
    claims.command('export').description('write ready claims as 837P files, one for each receiver'),
  )
    .requiredOption('--out <dir>', 'folder for the files')
    .option('--id <id...>', 'only these claims, by control number or id; otherwise every ready one');
  tools.action(exported, (options: PracticeOption & { out: string; id?: string[] }) =>
    withServices(tools, options, (services) => exportCommand(services, options.out, options.id ?? null)),
  );
}

/** The options of a command that works on a practice file. */
export function onPractice(command: Command): Command {
  return command
    .requiredOption('--practice <file>', 'the practice file')
    .option('--user <name>', 'whose password it is; otherwise each user is tried');
}

/** Opens the practice file and the code sets for `work` and closes both afterwards. */
export function withServices(
  tools: CliTools,
  options: PracticeOption,
  work: (services: WorkServices) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const path = resolve(options.practice);
  const codeSets = openCodeSets(codeSetPath(tools.home, tools.env['CLAIMWRIGHT_CODESETS']));
  return tools
    .withPractice(path, options.user ?? null, (open) =>
      work(servicesOn(tools, codeSets, open, () => readKeyring(path).demonstration)),
    )
    .finally(codeSets.close);
}

function servicesOn(
  tools: CliTools,
  codeSets: CodeSets,
  open: Pick<OpenPractice, 'db' | 'user'>,
  demonstration: () => boolean,
): WorkServices {
  return createWorkServices({
    db: () => open.db,
    user: () => open.user,
    clock: tools.clock,
    newId: tools.newId,
    lookup: codeSets.lookup,
    releases: codeSets.releases,
    tables: codeSets.tables,
    medicare: medicarePricesOf(codeSets),
    demonstration,
    statusTitle: (code, on) => titleInList(codeSets.db(), 'claim-status', code, on),
  });
}

/**
 * Writes what is still to be written from before, then the ready claims. A file that stands whole in its
 * folder after a crash is recognised and not written a second time.
 */
function exportCommand(services: WorkServices, out: string, wanted: readonly string[] | null): Outcome {
  const { claims, outbox } = services;
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  outbox.settle();
  const ids = wanted === null ? claims.ready() : wanted.map((id) => claims.find(id));
  const again = outbox.placeUnplaced(folder);
  const files = ids.length === 0 ? [] : outbox.exportTo(ids, folder);
  const row = (written: boolean) => (file: ClaimFile) => ({
    file: join(folder, file.fileName),
    claims: file.claims,
    charge_cents: file.chargeCents,
    interchange_control: file.interchangeControl,
    receiver: file.receiverName,
    sha256: file.sha256,
    made_before: !written,
  });
  const result = { files: [...again.map(row(false)), ...files.map(row(true))] };
  return result.files.length === 0
    ? { result, sentence: 'No claim is ready, so no file was written.' }
    : { result };
}

function statusOf(text: string): ClaimStatus {
  const parsed = ClaimStatus.safeParse(text);
  if (!parsed.success)
    throw new UsageError(`"${text}" is no status of a claim. Choose from ${CLAIM_STATUSES.join(', ')}.`);
  return parsed.data;
}

async function demoCommand(tools: CliTools, out: string): Promise<Outcome> {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'practice.claimwright');
  const chosen = tools.env['CLAIMWRIGHT_PASSPHRASE'];
  if (chosen !== undefined && chosen !== '' && chosen.length < 10)
    throw new Refusal('invalid_input', 'A password has at least ten characters. Nothing was made.');
  const codeSets = openCodeSets(codeSetPath(tools.home, tools.env['CLAIMWRIGHT_CODESETS']));
  const opened = await createPracticeFile({
    path,
    practiceName: 'Fictive Family Practice',
    userName: DEMO_USER,
    password: chosen || DEMO_PASSWORD,
    demonstration: true,
    clock: tools.clock,
    newId: tools.newId,
  });
  try {
    const today = tools.clock.today();
    const { lookup, releases, tables } = codeSets;
    const visit = await seedDemonstration({
      db: opened.db,
      user: opened.user,
      today,
      lookup,
      releases,
      tables,
      drawInvoice,
    });
    const services = servicesOn(tools, codeSets, opened, () => true);
    const summary = await playScenario(services, visit, folder, {
      drawInvoice,
      drawCms1500: (claim) => drawCms1500(claim, 'complete', today),
    });
    opened.db.close();
    const access = chosen ? {} : { password: DEMO_PASSWORD };
    return { result: { folder, practice: path, user: DEMO_USER, ...access, ...summary } };
  } catch (error) {
    // Half a demonstration helps nobody, and the next try needs the name.
    opened.db.close();
    discardPracticeFile(path);
    throw error;
  } finally {
    opened.dataKey.fill(0);
    codeSets.close();
  }
}
