import type { ContractSettings, ImportPlan, RateFilePreview } from '#shared/contract/contracts.ts';
import type { ContractRate } from '#shared/domain/contracts/rates.ts';
import {
  rateKey,
  ratesOf,
  readRateFile,
  type ColumnMap,
  type RateFile,
} from '#shared/domain/contracts/rates-csv.ts';
import { FileFault } from '#shared/domain/code-files/file-fault.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { answeredLines } from './answers.ts';
import { catchUp, judgeLines, type ContractsContext } from './judging.ts';
import {
  countRates,
  deleteRate,
  endEarlierRates,
  listModifierPercents,
  listRates,
  putModifierPercent,
  putRate,
  readSettings,
  writeSettings,
  type RateKey,
} from './queries.ts';

const SAMPLE_ROWS = 6;
const PROBLEMS_SHOWN = 50;

export type ImportAsked = {
  readonly handle: string;
  readonly payerId: PayerId;
  readonly from: IsoDate;
  readonly columns: ColumnMap;
};

/** Rates by hand and from files, and the settings by which payments are judged. */
export function ratesOfContracts(context: ContractsContext) {
  const { db } = context;
  let opened: { readonly handle: string; readonly fileName: string; readonly file: RateFile } | null = null;
  const needFile = (handle: string): { readonly fileName: string; readonly file: RateFile } => {
    if (opened?.handle !== handle)
      throw new Refusal('not_found', 'This file is not open any more. Open it again; nothing was taken.');
    return opened;
  };
  return {
    settings: (): ContractSettings => readSettings(db()),
    saveSettings: (settings: ContractSettings): ContractSettings =>
      transaction(db(), (w) => {
        writeSettings(w, settings);
        note(context, w, 'settings', JSON.stringify(settings));
        judgeAnew(context, w, null);
        return settings;
      }),
    payers: () => {
      const counts = new Map(countRates(db()).map((row) => [row.payerId, row]));
      return context.records.payers(db()).map((p) => ({
        payerId: p.id,
        payerName: p.name,
        isMedicare: p.filingIndicator === 'MB',
        rates: counts.get(p.id)?.rates ?? 0,
        newest: counts.get(p.id)?.newest ?? null,
        changedAt: counts.get(p.id)?.changedAt ?? null,
      }));
    },
    rates: (payerId: PayerId) => ({
      rates: listRates(db(), payerId),
      modifiers: listModifierPercents(db(), payerId),
    }),
    saveRate: (rate: ContractRate): void =>
      transaction(db(), (w) => {
        keepRate(context, w, rate, 'by hand');
        note(context, w, rate.payerId, `rate ${rateKey(rate)}`);
        judgeAnew(context, w, rate.payerId);
      }),
    removeRate: (key: RateKey): void =>
      transaction(db(), (w) => {
        if (!deleteRate(w, key))
          throw new Refusal('not_found', 'This rate is not there any more. Nothing was changed.');
        note(context, w, key.payerId, `rate ${rateKey(key)} removed`);
        judgeAnew(context, w, key.payerId);
      }),
    saveModifier: (payerId: PayerId, modifier: string, percent: number | null): void =>
      transaction(db(), (w) => {
        putModifierPercent(w, payerId, modifier, percent);
        note(context, w, payerId, `modifier ${modifier} ${percent ?? 'removed'}`);
        judgeAnew(context, w, payerId);
      }),
    /** Reads a table of prices and keeps it until it is taken. @throws Refusal with line and reason. */
    openFile: (fileName: string, text: string): RateFilePreview => {
      const file = readTable(fileName, text);
      const handle = context.newId();
      opened = { handle, fileName, file };
      return {
        handle,
        fileName,
        header: [...file.header],
        sample: file.rows.slice(0, SAMPLE_ROWS).map((row) => [...row.fields]),
        rows: file.rows.length,
        guess: file.guess,
      };
    },
    planImport: (asked: ImportAsked): ImportPlan => planned(db(), needFile(asked.handle).file, asked),
    takeImport: (asked: ImportAsked, withoutProblems: boolean): ImportPlan => {
      const { file, fileName } = needFile(asked.handle);
      return takeRates(context, fileName, file, asked, withoutProblems);
    },
    /** For the terminal: the whole file by the names of its columns. @throws Refusal when a row cannot be read. */
    importFile: (fileName: string, text: string, payerId: PayerId, from: IsoDate): ImportPlan => {
      const file = readTable(fileName, text);
      return takeRates(context, fileName, file, { handle: '', payerId, from, columns: file.guess }, false);
    },
    /** A payer by its name or identifier. @throws Refusal when none or several are so named. */
    findPayer: (name: string): PayerId => {
      const wanted = name.trim().toUpperCase();
      const payers = context.records.payers(db());
      const exact = payers.filter(
        (p) => p.name.toUpperCase() === wanted || p.payerIdentifier.toUpperCase() === wanted || p.id === name,
      );
      const found = exact.length > 0 ? exact : payers.filter((p) => p.name.toUpperCase().includes(wanted));
      const [only] = found;
      if (!only || found.length > 1)
        throw new Refusal(
          'not_found',
          found.length === 0
            ? `No payer is called ${name}. The payers are: ${payers.map((p) => p.name).join(', ')}.`
            : `Several payers fit ${name}: ${found.map((p) => p.name).join(', ')}.`,
        );
      return only.id;
    },
  };
}

function readTable(fileName: string, text: string): RateFile {
  let file: RateFile;
  try {
    file = readRateFile(text);
  } catch (error) {
    if (error instanceof FileFault)
      throw new Refusal('invalid_input', `${fileName}: ${error.message} Nothing was taken from it.`);
    throw error;
  }
  if (file.rows.length === 0)
    throw new Refusal(
      'invalid_input',
      `${fileName} holds no rows below a header. Nothing was taken from it.`,
    );
  return file;
}

function readAs(file: RateFile, asked: ImportAsked): ReturnType<typeof ratesOf> {
  if (asked.columns.code === undefined)
    throw new Refusal('invalid_input', 'Say which column holds the procedure code. Nothing was taken.');
  if (
    asked.columns.amount === undefined &&
    asked.columns.percentMedicare === undefined &&
    asked.columns.percentCharge === undefined
  )
    throw new Refusal(
      'invalid_input',
      'Say which column holds the amount or the percentage. Nothing was taken.',
    );
  return ratesOf(file, asked.columns, asked.payerId, asked.from);
}

function planned(db: ReadDb, file: RateFile, asked: ImportAsked): ImportPlan {
  const { rates, problems } = readAs(file, asked);
  const there = new Map(listRates(db, asked.payerId).map((rate) => [rateKey(rate), rate]));
  let [added, changed] = [0, 0];
  for (const rate of rates) {
    const before = there.get(rateKey(rate));
    if (!before) added += 1;
    else if (!sameRate(before, rate)) changed += 1;
  }
  return {
    rates: rates.length,
    added,
    changed,
    same: rates.length - added - changed,
    problems: problems.slice(0, PROBLEMS_SHOWN).map((p) => ({ ...p })),
    problemsTotal: problems.length,
  };
}

function sameRate(a: ContractRate, b: ContractRate): boolean {
  return a.basis === b.basis && a.amountCents === b.amountCents && a.percent === b.percent && a.to === b.to;
}

function takeRates(
  context: ContractsContext,
  fileName: string,
  file: RateFile,
  asked: ImportAsked,
  withoutProblems: boolean,
): ImportPlan {
  return transaction(context.db(), (w) => {
    if (!context.records.payer(w, asked.payerId))
      throw new Refusal('not_found', 'This payer is not in the practice file. Nothing was taken.');
    const plan = planned(w, file, asked);
    const [first] = plan.problems;
    if (first && !withoutProblems)
      throw new Refusal(
        'invalid_input',
        `Line ${first.line} of ${fileName}: ${first.sentence}${plan.problemsTotal > 1 ? ` ${plan.problemsTotal - 1} more rows cannot be read.` : ''} Nothing was taken.`,
      );
    // By day, so that each ends the one before it.
    const rates = readAs(file, asked).rates.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (const rate of rates) keepRate(context, w, rate, fileName);
    note(context, w, asked.payerId, `${rates.length} rates from ${fileName}`);
    judgeAnew(context, w, asked.payerId);
    return plan;
  });
}

function keepRate(context: ContractsContext, db: WriteDb, rate: ContractRate, source: string): void {
  endEarlierRates(db, rate, addDays(rate.from, -1));
  putRate(db, rate, { source, at: context.clock.now(), userId: context.user().id });
}

function judgeAnew(context: ContractsContext, db: WriteDb, payerId: PayerId | null): void {
  catchUp(context, db);
  judgeLines(context, db, answeredLines(db, payerId), true);
}

function note(context: ContractsContext, db: WriteDb, recordId: string, change: string): void {
  context.audit(db, { action: 'update', record: 'contract', recordId, change });
}
