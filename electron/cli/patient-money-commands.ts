import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { EstimateOrder, type EstimateContent } from '#shared/domain/estimates/estimate.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { FacilityId, ProviderId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { dayOf } from '#electron/cli/codes-show-command.ts';
import type { CliTools, Outcome } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import { drawEstimate } from '#electron/patient-papers.ts';
import type { WorkServices } from '#electron/work-services.ts';

/** `plans due`, `estimates make`, `collections list`. */
export function registerPatientMoneyCommands(program: Command, tools: CliTools): void {
  const plans = program.command('plans').description('payment plans of patients');
  const due = onPractice(
    plans.command('due').description('running plans of which something is due or late, the latest first'),
  ).option('--on <date>', 'the day, YYYY-MM-DD; otherwise today');
  tools.action(due, (options: PracticeOption & { on?: string }) =>
    withServices(tools, options, (services) => ({ result: services.plans.due(onDay(tools, options.on)) })),
  );

  const estimates = program.command('estimates').description('good-faith estimates');
  const make = onPractice(
    estimates.command('make').description('issue an estimate from a JSON file and write its PDF'),
  )
    .requiredOption('--from <file>', 'patient (account number or id), about, services, and the days')
    .requiredOption('--out <file>', 'where the PDF goes');
  tools.action(make, (options: PracticeOption & { from: string; out: string }) =>
    withServices(tools, options, (services) => makeEstimate(tools, services, options.from, options.out)),
  );

  const collections = program.command('collections').description('balances for collection');
  const list = onPractice(
    collections.command('list').description('balances with the reasons of those that stay, and the cases'),
  ).option('--as-of <date>', 'the day for ages and notices, YYYY-MM-DD; otherwise today');
  tools.action(list, (options: PracticeOption & { asOf?: string }) =>
    withServices(tools, options, ({ collections: service }) => ({
      result: {
        candidates: service.candidates(onDay(tools, options.asOf)),
        cases: service.cases(null),
      },
    })),
  );
}

function onDay(tools: CliTools, text: string | undefined): IsoDate {
  return text === undefined ? tools.clock.today() : dayOf(text);
}

/** An order as a file gives it: patient by account number; provider and place may be left out where there is one. */
const OrderFile = z.looseObject({
  patient: z.string().min(1),
  facilityId: FacilityId.optional(),
  providerId: ProviderId.optional(),
  services: z.array(z.looseObject({})).min(1),
});

async function makeEstimate(
  tools: CliTools,
  services: WorkServices,
  from: string,
  out: string,
): Promise<Outcome> {
  const order = readOrder(tools, services, from);
  const file = resolve(out);
  if (existsSync(file))
    throw new Refusal(
      'conflict',
      `${basename(file)} exists already and was not touched. No estimate was made.`,
    );
  const draw = (content: EstimateContent) => drawEstimate(content, services.paper());
  const summary = await services.estimates.issue(order, null, draw);
  writeFileAtomically(file, services.estimates.get(summary.id).pdf, { ownerOnly: true });
  return { result: { ...summary, file } };
}

function readOrder(tools: CliTools, services: WorkServices, from: string): EstimateOrder {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(resolve(from), 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal('invalid_input', 'The file is no JSON. No estimate was made.');
  }
  const file = OrderFile.safeParse(json);
  if (!file.success) throw wrong(file.error);
  const { patient, providerId, services: planned, ...rest } = file.data;
  const usual = services.usualPlace();
  const order = EstimateOrder.safeParse({
    askedOn: tools.clock.today(),
    serviceOn: null,
    recurring: null,
    separately: [],
    facilityId: usual.facilityId,
    ...rest,
    patientId: services.ledger.findPatient(patient),
    services: planned.map((one) => ({
      modifiers: [],
      description: '',
      units: 1,
      chargeCents: null,
      diagnoses: [],
      providerId: providerId ?? usual.providerId,
      ...one,
    })),
  });
  if (!order.success) throw wrong(order.error);
  return order.data;
}

function wrong(error: z.ZodError): Refusal {
  const fields = Object.fromEntries(error.issues.map((i) => [i.path.join('.') || 'file', i.message]));
  return new Refusal('invalid_input', 'The file does not say an estimate. No estimate was made.', fields);
}
