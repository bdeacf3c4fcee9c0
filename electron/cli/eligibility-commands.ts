import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { QuestionFile } from '#shared/contract/eligibility.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { importAnswers } from '#electron/cli/acks-commands.ts';
import { dayOf } from '#electron/cli/codes-show-command.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';

type RequestOptions = PracticeOption & {
  readonly patient: string[];
  readonly on?: string;
  readonly serviceType?: string[];
  readonly out: string;
};

/** `eligibility request|import|show` and `status request`. */
export function registerEligibilityCommands(program: Command, tools: CliTools): void {
  const eligibility = program.command('eligibility').description('ask payers about coverages (270, 271)');
  const asked = onPractice(
    eligibility.command('request').description('write 270 files, one for each receiver'),
  )
    .requiredOption('--patient <id...>', 'account numbers or ids; their first coverage of the day')
    .requiredOption('--out <dir>', 'folder for the files')
    .option('--on <date>', 'date of service, YYYY-MM-DD; otherwise today')
    .option('--service-type <code...>', 'EQ01; otherwise 30 and 98');
  tools.action(asked, (options: RequestOptions) => requestEligibility(tools, options));

  const taken = onPractice(
    eligibility.command('import <paths...>').description('read 271 files, or every file of a folder'),
  );
  tools.action(taken, (paths: string[], options: PracticeOption) =>
    withServices(tools, options, (services) => importAnswers(services, paths)),
  );

  const shown = onPractice(
    eligibility.command('show').description('what payers answered about a patient’s coverages'),
  ).requiredOption('--patient <id>', 'account number or id');
  tools.action(shown, (options: PracticeOption & { patient: string }) =>
    withServices(tools, options, (services) => ({
      result: services.eligibility.ofPatient(services.ledger.findPatient(options.patient)),
    })),
  );

  const status = program.command('status').description('ask payers what became of claims (276, 277)');
  const claims = onPractice(status.command('request').description('write 276 files, one for each receiver'))
    .requiredOption('--id <id...>', 'claims, by control number or id')
    .requiredOption('--out <dir>', 'folder for the files');
  tools.action(claims, (options: PracticeOption & { id: string[]; out: string }) =>
    withServices(tools, options, (services) => {
      const ids = options.id.map((id) => services.claims.find(id));
      const folder = made(options.out);
      return written(services.eligibility.requestStatus(ids, folder), folder);
    }),
  );
}

function requestEligibility(tools: CliTools, options: RequestOptions): Promise<Outcome> {
  const on = options.on === undefined ? tools.clock.today() : dayOf(options.on);
  const serviceTypes = (options.serviceType ?? ['30', '98']).map((code) => code.toUpperCase());
  const wrong = serviceTypes.find((code) => !/^[0-9A-Z]{1,2}$/.test(code));
  if (wrong !== undefined)
    throw new UsageError(`"${wrong}" is no service type. It has one or two characters.`);
  return withServices(tools, options, (services) => {
    const coverageIds = options.patient.map((reference) => {
      const visit = services.eligibility.ofVisit(services.ledger.findPatient(reference), on);
      if (!visit)
        throw new Refusal(
          'rule_violated',
          `Patient ${reference} has no coverage on ${on}. Nobody was asked.`,
        );
      return visit.coverageId;
    });
    const folder = made(options.out);
    return written(
      services.eligibility.request({ coverageIds, serviceDate: on, serviceTypes }, folder),
      folder,
    );
  });
}

function made(out: string): string {
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function written(files: readonly QuestionFile[], folder: string): Outcome {
  return {
    result: {
      files: files.map((file) => ({
        file: join(folder, file.fileName),
        questions: file.questions,
        interchange_control: file.interchangeControl,
        receiver: file.receiverName,
        sha256: file.sha256,
      })),
    },
  };
}
