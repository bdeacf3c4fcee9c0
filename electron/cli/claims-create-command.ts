import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { readEntries, type EntryFault } from '#shared/domain/claim-entry.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { CliTools, Outcome } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';
import type { WorkServices } from '#electron/work-services.ts';

/** Far more than the claims of a year. */
const LARGEST_BYTES = 32 * 1024 * 1024;

/** `claims create`. Registered after the commands that make `claims`. */
export function registerClaimsCreateCommand(program: Command, tools: CliTools): void {
  const claims = program.commands.find((command) => command.name() === 'claims') ?? program.command('claims');
  const create = onPractice(
    claims
      .command('create')
      .description(
        'make claims of a JSON file, all of them or none; exit code 3 with a sentence for each fault',
      ),
  ).requiredOption('--from <file>', 'the file; its form is written in electron/claims/README.md');
  tools.action(create, (options: PracticeOption & { readonly from: string }) => {
    const { entries, faults } = readEntries(readText(resolve(options.from)));
    if (faults.length > 0) return refused(faults);
    return withServices(tools, options, (services) => makeClaims(services, entries));
  });
}

function makeClaims(
  { claims }: WorkServices,
  entries: Parameters<typeof claims.createFromEntries>[0],
): Outcome {
  const { made, faults } = claims.createFromEntries(entries);
  if (faults.length > 0) return refused(faults);
  const rows = made.map(({ summary }) => ({
    control_number: summary.controlNumber,
    id: summary.id,
    encounter: summary.encounterId,
    patient: summary.patientName,
    payer: summary.payerName,
    service_date: summary.serviceDate,
    charge_cents: summary.chargeCents,
    status: summary.status,
    stops: summary.stops,
    warns: summary.warns,
  }));
  return { result: { claims: rows } };
}

function refused(faults: readonly EntryFault[]): Outcome {
  const many = faults.length === 1 ? 'One thing is' : `${faults.length} things are`;
  return {
    result: { claims: [], faults },
    exit: 3,
    sentence: `${many} wrong in the file. No claim was made.`,
  };
}

function readText(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile())
    throw new Refusal('not_found', `${basename(path)} is not there or is no file. No claim was made.`);
  if (stat.size > LARGEST_BYTES)
    throw new Refusal(
      'invalid_input',
      `${basename(path)} is too large for a file of claims. No claim was made.`,
    );
  return readFileSync(path, 'utf8');
}
