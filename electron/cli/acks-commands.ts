import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { AckTaken } from '#shared/contract/acknowledgements.ts';
import type { AckItem } from '#shared/domain/acknowledgement.ts';
import { takeAll } from '#electron/acknowledgements/handlers.ts';
import type { CliTools, Outcome } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';
import type { WorkServices } from '#electron/work-services.ts';

/** `acks import`, `acks unmatched`, `acks rejections`. */
export function registerAckCommands(program: Command, tools: CliTools): void {
  const acks = program
    .command('acks')
    .description('what clearinghouses and payers answer: TA1, 999, 277CA, 277, 271');
  const taken = onPractice(
    acks
      .command('import <paths...>')
      .description('read files, or every file of a folder; exit code 3 when one was refused'),
  );
  tools.action(taken, (paths: string[], options: PracticeOption) =>
    withServices(tools, options, (services) => importAnswers(services, paths)),
  );
  const unmatched = onPractice(acks.command('unmatched').description('what fits nothing of ours'));
  tools.action(unmatched, (options: PracticeOption) =>
    withServices(tools, options, (services) => ({ result: services.acks.unmatched().map(row) })),
  );
  const rejections = onPractice(
    acks.command('rejections').description('claims that stand rejected, with the fields that caused it'),
  );
  tools.action(rejections, (options: PracticeOption) =>
    withServices(tools, options, (services) => ({ result: services.acks.rejections().map(row) })),
  );
}

/** Reads the files one after the other; one that is refused hinders no other. */
export async function importAnswers(services: WorkServices, paths: readonly string[]): Promise<Outcome> {
  const taken = await takeAll(services.acks, paths.flatMap(filesAt), 'terminal');
  const files = taken.map((one) => ({
    file: one.fileName,
    outcome: one.outcome,
    sentence: one.sentence,
    rejected: one.rejected,
    accepted: one.accepted,
    unmatched: one.unmatched,
    id: one.fileId,
  }));
  const ids = new Set(
    taken.flatMap((one: AckTaken) => (one.outcome === 'read' && one.fileId ? [one.fileId] : [])),
  );
  const rejections = services.acks.rejections().filter((item) => ids.has(item.fileId));
  const result = { files, rejections: rejections.map(row) };
  const refused = taken.filter((one) => one.outcome === 'refused');
  const [first] = refused;
  if (!first) return taken.length === 0 ? { result, sentence: 'There is no file there.' } : { result };
  const more = refused.length > 1 ? ` ${refused.length - 1} more were refused.` : '';
  return { result, exit: 3, sentence: `${first.fileName}: ${first.sentence}${more}` };
}

/** A folder gives its files by name; folders within it are not looked at. */
function filesAt(path: string): string[] {
  const whole = resolve(path);
  if (!statSync(whole, { throwIfNoEntry: false })?.isDirectory()) return [whole];
  return readdirSync(whole, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(whole, entry.name))
    .sort();
}

function row(item: AckItem) {
  const [claim] = item.claims;
  return {
    id: item.id,
    kind: item.kind,
    file: item.fileName,
    about: item.about,
    outcome: item.outcome,
    sentence: item.sentence,
    said_at: item.saidAt,
    ...(claim ? { claim: claim.controlNumber, status: claim.status } : {}),
    ...(item.state === 'unmatched' ? { why: item.why } : {}),
    reasons: item.reasons.map(({ code, words, field, line, segment, sentSegment }) => ({
      code,
      words,
      field,
      line,
      segment,
      our_segment: sentSegment,
    })),
  };
}
