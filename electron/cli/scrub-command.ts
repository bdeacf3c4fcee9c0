import type { Command } from 'commander';
import { UNSENT } from '#shared/domain/claim-status.ts';
import { isHeldBy } from '#shared/domain/finding.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';
import { frozenClaims } from '#electron/db/read-models/frozen-claims.ts';
import type { WorkServices } from '#electron/work-services.ts';

type ScrubOptions = PracticeOption & { readonly id?: readonly string[]; readonly all?: boolean };

/** `claims scrub`. Registered after the commands that make `claims`. */
export function registerScrubCommand(program: Command, tools: CliTools): void {
  const claims = program.commands.find((command) => command.name() === 'claims') ?? program.command('claims');
  const scrub = onPractice(
    claims
      .command('scrub')
      .description(
        'check claims by all rules, those of the practice included; nothing is changed; exit code 3 when one is stopped',
      ),
  )
    .option('--id <id...>', 'these claims, by control number or id')
    .option('--all', 'every claim that has not been sent');
  tools.action(scrub, (options: ScrubOptions) => {
    if ((options.all === true) === (options.id !== undefined))
      throw new UsageError('Say which claims: --id ID, or --all.');
    return withServices(tools, options, (services) => scrubCommand(services, options.id ?? null));
  });
}

function scrubCommand({ claims, scrubbing, context }: WorkServices, ids: readonly string[] | null): Outcome {
  const found = frozenClaims(
    context.db(),
    ids === null ? { statuses: UNSENT } : { ids: ids.map((id) => claims.find(id)) },
  );
  const began = performance.now();
  const checked = scrubbing.check(found.map(({ claim }) => claim));
  const ms = performance.now() - began;
  const rows = checked.map(({ findings, checkedBy }, i) => ({
    control_number: found[i]?.claim.controlNumber ?? '',
    status: found[i]?.status ?? '',
    stops: findings.filter((f) => f.severity === 'stops').length,
    warns: findings.filter((f) => f.severity === 'warns').length,
    held: isHeldBy(findings),
    findings,
    rules: checkedBy.rules,
    releases: checkedBy.releases.map(({ name }) => name),
  }));
  const stopped = rows.filter(({ stops }) => stops > 0).length;
  const result = { claims: rows.length, stopped, milliseconds: Math.round(ms), checked: rows };
  if (rows.length === 0) return { result, sentence: 'No claim waits to be sent.' };
  if (stopped === 0) return { result };
  const sentence = `${stopped} of ${rows.length} ${rows.length === 1 ? 'claim is' : 'claims are'} stopped by a finding.`;
  return { result, sentence, exit: 3 };
}
