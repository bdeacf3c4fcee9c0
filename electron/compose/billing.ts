import { createClaimsHandlers } from '#electron/claims/handlers.ts';
import { createHistoryHandlers } from '#electron/history/handlers.ts';
import { createLedgerHandlers } from '#electron/ledger/handlers.ts';
import {
  checkCms1500,
  drawCms1500,
  drawHistoryReport,
  drawInvoice,
  drawLedgerSheet,
} from '#electron/papers.ts';
import { createPaperFormsHandlers } from '#electron/paper-forms/handlers.ts';
import { createReceiversHandlers } from '#electron/receivers/handlers.ts';
import { createRemittanceHandlers } from '#electron/remittance/handlers.ts';
import { createScrubRulesHandlers } from '#electron/scrub-rules/handlers.ts';
import { createStatementHandlers } from '#electron/statements/handlers.ts';
import { announcing, type Changes } from './announcing.ts';
import type { AppHandlers, Parts } from './parts.ts';

const CHANGES = {
  claims: {
    createFromEncounter: ['claims', 'encounters', 'ledger', 'patients'],
    refresh: ['claims', 'ledger'],
    scrub: ['claims'],
    release: ['claims'],
    returnToDraft: ['claims'],
    void: ['claims', 'encounters', 'ledger', 'patients'],
    createBatch: ['claims', 'encounters', 'ledger', 'patients'],
    create: ['claims', 'encounters', 'ledger', 'patients'],
    copy: ['claims', 'encounters', 'ledger', 'patients'],
    createFromTemplate: ['claims', 'encounters', 'ledger', 'patients'],
    makeRecurring: ['claims', 'encounters', 'ledger', 'patients'],
    saveTemplate: ['claims'],
    deleteTemplate: ['claims'],
    saveRecurrence: ['claims'],
    deleteRecurrence: ['claims'],
    edit: ['claims', 'ledger'],
    hold: ['claims'],
    unhold: ['claims'],
    startVersion: ['claims'],
    takeChangedAnswer: ['claims', 'ledger', 'patients'],
    dropVersion: ['claims', 'ledger'],
    confirmVoid: ['claims', 'encounters', 'ledger', 'patients'],
    sendOnPaper: ['claims'],
    appeal: ['claims'],
    endAppeal: ['claims'],
    close: ['claims'],
    reopen: ['claims'],
    setFollowUp: ['claims'],
    makeSecondary: ['claims', 'ledger', 'patients'],
    bulk: ['claims'],
    addNote: ['claims'],
    saveTask: ['claims'],
    finishTask: ['claims'],
    export: ['claims', 'claim-files'],
    reexport: ['claim-files'],
    saveCms1500: ['claims', 'paper'],
    printCms1500: ['claims', 'paper'],
  },
  receivers: {
    save: ['receivers'],
    reset: ['receivers'],
    chooseOutbox: ['receivers'],
    forgetOutbox: ['receivers'],
  },
  remits: {
    open: ['remits'],
    post: ['remits', 'denials', 'claims', 'ledger', 'patients'],
    undo: ['remits', 'denials', 'claims', 'ledger', 'patients'],
    discard: ['remits'],
    match: ['remits', 'claims', 'ledger', 'patients'],
    notOurs: ['remits'],
    forgetChoice: ['remits'],
    settle: ['remits', 'ledger'],
    acceptPayee: ['remits'],
    decideCorrection: ['remits', 'patients'],
    saveRules: ['remits'],
    restoreRules: ['remits'],
  },
  ledger: {
    takePayment: ['ledger', 'patients'],
    reverse: ['ledger', 'patients'],
    setGuarantor: ['ledger', 'patients'],
    applyUnapplied: ['ledger', 'patients'],
    moveUnapplied: ['ledger', 'patients'],
    returnPayment: ['ledger', 'patients'],
    writeOff: ['ledger', 'patients', 'claims'],
    moveResponsibility: ['ledger', 'patients', 'claims'],
    askRefund: ['ledger', 'patients'],
    payRefund: ['ledger'],
    cancelRefund: ['ledger', 'patients'],
    noteCredit: ['ledger'],
    setReturnedFee: ['ledger'],
    makeDeposit: ['ledger'],
    undoDeposit: ['ledger'],
    openBatch: ['ledger'],
    closeBatch: ['ledger'],
    closePeriod: ['ledger'],
    reopenPeriod: ['ledger'],
    nameAccount: ['ledger'],
  },
  scrubRules: {
    save: ['scrub-rules'],
    turn: ['scrub-rules'],
    remove: ['scrub-rules'],
    takePack: ['scrub-rules'],
    saveRequirement: ['payers'],
  },
  history: {
    bringIn: ['history', 'claims', 'encounters', 'ledger', 'patients', 'payers', 'providers', 'facilities'],
  },
  statements: {
    issue: ['invoices'],
    saveSettings: ['invoices'],
    run: ['invoices'],
    voidRun: ['invoices'],
    receipt: ['invoices'],
    superbill: ['invoices'],
    saveMail: ['invoices', 'patients'],
    writeOffSmall: ['ledger', 'patients', 'invoices'],
  },
  paperForms: {
    savePrinter: ['paper'],
    removePrinter: ['paper'],
    print: ['paper', 'claims'],
    save: ['paper', 'claims'],
    printAgain: ['claims'],
    saveAgain: ['claims'],
  },
} as const satisfies Record<string, Changes>;

/** From the claim to the settled account. */
export function billingHandlers(
  parts: Parts,
): Pick<
  AppHandlers,
  'claims' | 'history' | 'receivers' | 'remits' | 'ledger' | 'statements' | 'scrubRules' | 'paperForms'
> {
  const { services, platform, clock } = parts;
  const { emit } = platform;
  return {
    claims: announcing(
      createClaimsHandlers(
        services.claims,
        services.outbox,
        platform,
        {
          draw: (claim, face) =>
            drawCms1500(claim, face, clock.today(), services.paperForms.offsetsFor(face)),
          check: (claim) => checkCms1500(claim, clock.today()),
          taken: services.paperForms.noteOne,
        },
        services.receivers.outboxPath,
      ),
      CHANGES.claims,
      emit,
    ),
    receivers: announcing(createReceiversHandlers(services.receivers, platform), CHANGES.receivers, emit),
    remits: announcing(createRemittanceHandlers(services.remits, platform), CHANGES.remits, emit),
    scrubRules: announcing(createScrubRulesHandlers(services.scrubRules, platform), CHANGES.scrubRules, emit),
    paperForms: announcing(
      createPaperFormsHandlers(services.paperForms, platform, clock.today, emit),
      CHANGES.paperForms,
      emit,
    ),
    history: announcing(
      createHistoryHandlers(services.history, platform, drawHistoryReport),
      CHANGES.history,
      emit,
    ),
    ledger: announcing(
      createLedgerHandlers(
        services.ledger,
        platform,
        (sheet) => drawLedgerSheet(sheet, services.ledger.practiceName()),
        clock.today,
      ),
      CHANGES.ledger,
      emit,
    ),
    statements: announcing(
      createStatementHandlers(services.statements, platform, drawInvoice, emit),
      CHANGES.statements,
      emit,
    ),
  };
}
