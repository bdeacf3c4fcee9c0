import { basename } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { ledger } from '#shared/contract/ledger.ts';
import type { AccountingFormat } from '#shared/domain/ledger/accounting.ts';
import { cents } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { LedgerService } from './service.ts';
import type { LedgerSheet } from './sheets.ts';

const EXTENSION: Readonly<Record<AccountingFormat, string>> = {
  csv: 'csv',
  hledger: 'journal',
  beancount: 'beancount',
};

/** The `ledger` feature of the contract. @param draw the day or month sheet as a PDF. */
export function createLedgerHandlers(
  service: LedgerService,
  platform: Pick<Platform, 'dialogs'>,
  draw: (sheet: LedgerSheet) => Promise<Uint8Array>,
  today: () => IsoDate,
): FeatureHandlers<typeof ledger, unknown> {
  return {
    patient: ({ patientId, asOf }) => service.patient(patientId, asOf ?? null),
    journals: (filter) => service.journals(filter),
    journal: ({ id }) => service.journal(id),
    accounts: () => service.accounts(),
    accountEntries: ({ account, limit }) => service.accountEntries(account, limit),
    takePayment: (input) => service.takePayment(defined(input)),
    reverse: ({ journalId, reason }) => service.reverse(journalId, reason),
    ...moneyHandlers(service),
    ...bookHandlers(service),
    saveSheet: async ({ from, to }) => {
      const bytes = await draw(service.sheet(from, to));
      const name = from === to ? `day-sheet-${from}.pdf` : `sheet-${from}-to-${to}.pdf`;
      return save(platform, name, 'PDF', 'pdf', bytes);
    },
    saveAccounting: (input) => {
      let text = '';
      for (const line of service.accountingFile(input)) text += `${line}\n`;
      const extension = EXTENSION[input.format];
      return save(platform, `ledger-${input.to ?? today()}.${extension}`, 'Accounting file', extension, text);
    },
  };
}

async function save(
  platform: Pick<Platform, 'dialogs'>,
  name: string,
  kind: string,
  extension: string,
  content: string | Uint8Array,
): Promise<{ fileName: string } | null> {
  const path = await platform.dialogs.saveFile(name, [{ name: kind, extensions: [extension] }]);
  if (path === null) return null;
  // The system's dialog has asked whether an existing file may be replaced.
  writeFileAtomically(path, content, { overwrite: true });
  return { fileName: basename(path) };
}

type MoneyMethods =
  | 'payments'
  | 'family'
  | 'setGuarantor'
  | 'openItems'
  | 'receivables'
  | 'applyUnapplied'
  | 'moveUnapplied'
  | 'returnPayment'
  | 'writeOff'
  | 'moveResponsibility'
  | 'refunds'
  | 'askRefund'
  | 'payRefund'
  | 'cancelRefund'
  | 'credits'
  | 'noteCredit'
  | 'returnedFee'
  | 'setReturnedFee';

function moneyHandlers(service: LedgerService): Pick<FeatureHandlers<typeof ledger, unknown>, MoneyMethods> {
  return {
    payments: ({ patientId }) => service.payments(patientId),
    family: ({ patientId }) => service.family(patientId),
    setGuarantor: ({ patientId, guarantorId }) => [...service.setGuarantor(patientId, guarantorId)],
    openItems: ({ patientId, family }) => service.openItems(patientId, family),
    receivables: ({ patientId }) =>
      service.receivablesNamed(patientId).map((row) => ({ ...row, openCents: cents(row.openCents) })),
    applyUnapplied: (input) => ({ journalId: service.applyUnapplied(defined(input)) }),
    moveUnapplied: (input) => ({ journalId: service.moveUnapplied(input) }),
    returnPayment: (input) => ({ journalId: service.returnPayment(input) }),
    writeOff: (input) => ({ journalId: service.writeOff(input) }),
    moveResponsibility: (input) => ({ journalId: service.moveResponsibility(input) }),
    refunds: ({ limit }) => service.refunds(limit),
    askRefund: (input) => service.askRefund(input),
    payRefund: ({ id, paidOn, checkNumber }) => service.payRefund(id, paidOn, checkNumber),
    cancelRefund: ({ id, reason }) => service.cancelRefund(id, reason),
    credits: () => service.credits(),
    noteCredit: ({ of, id, text }) => service.noteCredit(of, id, text),
    returnedFee: () => service.returnedFee(),
    setReturnedFee: (input) => service.setReturnedFee(input.cents),
  };
}

type BookMethods =
  | 'undeposited'
  | 'deposits'
  | 'deposit'
  | 'makeDeposit'
  | 'undoDeposit'
  | 'batches'
  | 'batch'
  | 'openBatch'
  | 'closeBatch'
  | 'sheet'
  | 'periods'
  | 'closeSheet'
  | 'closePeriod'
  | 'reopenPeriod'
  | 'aging'
  | 'agingItems'
  | 'entries'
  | 'balances'
  | 'figures'
  | 'verify'
  | 'accountNames'
  | 'nameAccount';

function bookHandlers(service: LedgerService): Pick<FeatureHandlers<typeof ledger, unknown>, BookMethods> {
  return {
    undeposited: () => service.undeposited(),
    deposits: ({ limit }) => service.deposits(limit),
    deposit: ({ id }) => service.deposit(id),
    makeDeposit: (input) => service.makeDeposit(input),
    undoDeposit: ({ id, reason }) => ({ journalId: service.undoDeposit(id, reason) }),
    batches: ({ limit }) => service.batches(limit),
    batch: ({ id }) => service.batch(id),
    openBatch: () => service.openBatch(),
    closeBatch: ({ id, counted, note }) => service.closeBatch(id, counted, note),
    sheet: ({ from, to }) => sheetOut(service.sheet(from, to)),
    periods: () => service.periods(),
    closeSheet: ({ through }) => {
      const { checks, sheet, ...rest } = service.closeSheet(through);
      return { ...rest, checks: [...checks], sheet: sheetOut(sheet) };
    },
    closePeriod: ({ through, note }) => service.closePeriod(through, note),
    reopenPeriod: ({ id, reason }) => service.reopenPeriod(id, reason),
    aging: (input) => service.aging(input).map((row) => ({ ...row, buckets: [...row.buckets] })),
    agingItems: (input) => service.agingItems(input),
    entries: (filter) => service.entries(filter),
    balances: ({ asOf }) => service.balances(asOf),
    figures: ({ from, to }) => service.figures(from, to),
    verify: () => {
      const { checks, ...proof } = service.verify();
      return { ...proof, checks: checks.map((check) => ({ ...check, wrong: [...check.wrong] })) };
    },
    accountNames: () => service.accountNames(),
    nameAccount: ({ account, name }) => service.nameAccount(account, name),
  };
}

function sheetOut(sheet: LedgerSheet) {
  return {
    ...sheet,
    sides: [...sheet.sides],
    lines: [...sheet.lines],
    money: [...sheet.money],
    deposits: [...sheet.deposits],
  };
}

/** The same without what was left out, as the services take it. */
function defined<T extends object>(input: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
