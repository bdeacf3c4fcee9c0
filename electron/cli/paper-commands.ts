import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { FormFace } from '#shared/domain/cms1500/paper-print.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { WorkServices } from '#electron/work-services.ts';

type FormsOptions = PracticeOption & {
  readonly out: string;
  readonly id?: readonly string[];
  readonly face: string;
  readonly printer?: string;
  readonly each?: boolean;
};

/** `claims cms1500`. Registered after the commands that make `claims`. */
export function registerPaperCommands(program: Command, tools: CliTools): void {
  const claims = program.commands.find((command) => command.name() === 'claims') ?? program.command('claims');
  const forms = onPractice(claims.command('cms1500').description('write the CMS-1500 forms of claims as PDF'))
    .requiredOption('--out <dir>', 'folder for the files; one that exists is not replaced')
    .option('--id <id...>', 'only these claims, by control number or id; otherwise every ready one')
    .option('--face <face>', `${FormFace.options.join(' or ')} (for the pre-printed red form)`, 'complete')
    .option('--printer <name>', 'whose offsets move the data on the pre-printed form')
    .option('--each', 'a file for each claim instead of one for all');
  tools.action(forms, (options: FormsOptions) => {
    const face = FormFace.safeParse(options.face);
    if (!face.success)
      throw new UsageError(`"${options.face}" is no face. Choose from ${FormFace.options.join(', ')}.`);
    return withServices(tools, options, (services) => formsCommand(services, options, face.data));
  });
}

function formsCommand(services: WorkServices, options: FormsOptions, face: FormFace): Outcome {
  const { claims, paperForms } = services;
  const folder = resolve(options.out);
  const ids = options.id ? options.id.map((id) => claims.find(id)) : claims.ready();
  const printer = options.printer ?? null;
  if (printer !== null) paperForms.printerOf(printer);
  if (ids.length === 0)
    return { result: { files: [] }, sentence: 'No claim is ready, so no form was written.' };
  mkdirSync(folder, { recursive: true });
  const batches = options.each === true ? ids.map((id) => [id]) : [ids];
  const files = batches.map((batch) => writeForms(services, folder, { ids: batch, face, printer }));
  const stopped = files.flatMap((file) => file.claims).filter(({ pages }) => pages === 0);
  const result = { files };
  if (stopped.length === 0) return { result };
  const sentence = `${stopped.length} of ${ids.length} claims stay out, because a finding stops their form: ${stopped.map(({ control_number: number }) => number).join(', ')}.`;
  return stopped.length === ids.length ? { result, sentence, exit: 3 } : { result, sentence };
}

function writeForms(
  { paperForms }: WorkServices,
  folder: string,
  order: Parameters<WorkServices['paperForms']['prepareNow']>[0],
) {
  const prepared = paperForms.prepareNow(order);
  let next = 1;
  const claims = prepared.claims.map(({ controlNumber, pages, findings }) => {
    const first = next;
    next += pages;
    return { control_number: controlNumber, pages, first_page: pages === 0 ? null : first, findings };
  });
  if (prepared.pages === 0) {
    paperForms.discard(prepared.token);
    return { file: null, sha256: null, pages: 0, face: order.face, claims };
  }
  const name = paperForms.fileName(prepared.token);
  const pdf = paperForms.pdf(prepared.token);
  writeFileAtomically(join(folder, name), pdf, { ownerOnly: true });
  paperForms.noteTaken(prepared.token, name);
  return {
    file: join(folder, name),
    sha256: createHash('sha256').update(pdf).digest('hex'),
    pages: prepared.pages,
    face: order.face,
    claims,
  };
}
