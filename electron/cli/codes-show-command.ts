import type { Command } from 'commander';
import { CodeSystem, procedureSystem } from '#shared/domain/code.ts';
import { starterSentence } from '#shared/domain/codes/starter-words.ts';
import { DiagnosisCode } from '#shared/domain/encounter.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { codeSetPath, openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { LISTS, inList, type ListName } from '#electron/codesets/lists.ts';
import { notesOf } from '#electron/codesets/notes.ts';
import { starterNotices } from '#electron/codesets/release-list.ts';
import { codeWithFamily } from '#electron/codesets/store.ts';
import { successorsOn } from '#electron/codesets/successors.ts';

type ShowArguments = { readonly on?: string; readonly system?: string; readonly list?: string };

/** `codes show CODE`, and `codes show CODE --list LIST` for lists that go with codes. */
export function registerCodesShow(program: Command, tools: CliTools): void {
  const codes =
    program.commands.find((c) => c.name() === 'codes') ??
    program.command('codes').description('install and look up code sets');
  const show = codes
    .command('show <code>')
    .description('a code as of a day: title, days, family, notes, edits')
    .option('--on <date>', 'date of service; today when not given')
    .option('--system <system>', `one of ${CodeSystem.options.join(', ')}`)
    .option('--list <list>', `instead, one of ${LISTS.join(', ')}`);
  tools.action(show, (code: string, given: ShowArguments) => {
    const sets = openCodeSets(codeSetPath(tools.home, tools.env['CLAIMWRIGHT_CODESETS']));
    try {
      const on = given.on === undefined ? tools.clock.today() : dayOf(given.on);
      if (given.list !== undefined) return listCommand(sets, listOf(given.list), code, on);
      return showCommand(
        sets,
        given.system === undefined ? systemOf(code) : systemNamed(given.system),
        code,
        on,
      );
    } finally {
      sets.close();
    }
  });
}

function listCommand(sets: CodeSets, list: ListName, code: string, on: IsoDate): Outcome {
  return { result: { list, on, ...inList(sets.db(), list, code, on) } };
}

function showCommand(sets: CodeSets, system: CodeSystem, code: string, on: IsoDate): Outcome {
  const db = sets.db();
  const verdict = sets.lookup(system, code, on);
  const family = codeWithFamily(db, system, code, on);
  const edits = sets.edits();
  const usable = verdict.known === 'valid' && verdict.entry.billable;
  const base = {
    system,
    on,
    known: verdict.known,
    entry: 'entry' in verdict ? verdict.entry : null,
    parents: family.parents,
    children: family.children,
    ...(usable ? {} : { instead: successorsOn(db, system, code, on, edits) }),
  };
  const notice = starterNotice(sets, system);
  if (system === 'icd10cm')
    return {
      result: {
        ...base,
        notes: notesOf(db, code, on),
        ages: edits.ageLimits(code, on),
        sex: edits.sexLimit(code, on),
        manifestation: edits.manifestation(code, on),
      },
      ...notice,
    };
  const form = code.trim().toUpperCase();
  return {
    result: {
      ...base,
      mue: edits.mue(form, on),
      addOn: edits.addOn(form, on),
      relativeValue: edits.relativeValue(form, '', on),
    },
    ...notice,
  };
}

/** A sentence beside the result while a system stands on the starter set; nothing otherwise. */
export function starterNotice(sets: CodeSets, system: CodeSystem): Pick<Outcome, 'sentence'> {
  const notice = starterNotices(sets.db()).find((n) => n.system === system);
  return notice ? { sentence: starterSentence(system, notice.codes) } : {};
}

/** ICD-10-CM by form; `A0021` has the form of both and is a procedure, as diagnoses have a dot at that length. */
function systemOf(code: string): CodeSystem {
  const plain = code.trim().toUpperCase();
  if (/^[A-V]\d{4}$|^\d{4}[0-9A-Z]$/.test(plain)) return procedureSystem(plain);
  if (DiagnosisCode.safeParse(plain).success) return 'icd10cm';
  throw new UsageError(`"${code}" has not the form of a code.`);
}

function systemNamed(text: string): CodeSystem {
  const parsed = CodeSystem.safeParse(text);
  if (!parsed.success) throw new UsageError(`--system is one of ${CodeSystem.options.join(', ')}.`);
  return parsed.data;
}

function listOf(text: string): ListName {
  const found = LISTS.find((list) => list === text);
  if (!found) throw new UsageError(`--list is one of ${LISTS.join(', ')}.`);
  return found;
}

/** @throws UsageError for what is no day. */
export function dayOf(text: string): IsoDate {
  const parsed = IsoDate.safeParse(text);
  if (!parsed.success) throw new UsageError(`"${text}" is no day. Write it as 2026-03-31.`);
  return parsed.data;
}
