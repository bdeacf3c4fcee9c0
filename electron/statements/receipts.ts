import type { PatientPaper } from '#shared/domain/statements/run.ts';
import { buildReceipt, type ReceiptFacts } from '#shared/domain/statements/receipt.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { JournalId, PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import {
  addressLines,
  fullName,
  needPractice,
  readSettings,
  senderOf,
  voiceFor,
  type StatementContext,
} from './context.ts';
import { readMail } from './mail.ts';
import { findReceipt } from './paper-queries.ts';
import { keepPaper, papersService } from './papers.ts';

const FIRST_RECEIPT = 8001;

/** Receipts of payments: `statements.receipts` of the work services. */
export function receiptsService(context: StatementContext) {
  const papers = papersService(context);
  /** Inside the transaction that posts the payment. The same payment has one receipt. @throws Refusal `not_found`. */
  const issueIn = (db: WriteDb, journalId: JournalId): PatientPaper => {
    const known = findReceipt(db, journalId);
    if (known) return known;
    const settings = readSettings(db);
    const payment = readPayment(db, journalId);
    const patient = context.records.patient(db, payment.patientId);
    if (!patient) throw new Refusal('not_found', 'This patient is not in the practice file.');
    const voice = voiceFor(settings, readMail(db, payment.patientId).language);
    const content = buildReceipt(
      {
        number: String(context.nextNumber(db, 'receipt', FIRST_RECEIPT)),
        issuedOn: context.clock.today(),
        practice: senderOf(needPractice(context, db), voice),
        addressee: {
          name: fullName(patient),
          accountNumber: patient.accountNumber,
          addressLines: addressLines(patient.address),
        },
        receivedOn: payment.receivedOn,
        tender: payment.tender,
        reference: payment.reference,
        paidBy: payment.paidBy,
        uses: readUses(db, journalId),
        balanceCents: readBalance(db, payment.patientId),
      },
      voice,
    );
    keepPaper(context, db, content, settings.texts, {
      patientId: payment.patientId,
      amountCents: content.amountCents,
      journalId,
    });
    const kept = findReceipt(db, journalId);
    if (!kept) throw new Error('A receipt was kept and is not there.');
    return kept;
  };
  return {
    issueIn,
    /** Makes and keeps the receipt of a posted payment, or gives the one that it has. @throws Refusal `not_found`. */
    issue: (
      journalId: JournalId,
    ): Promise<{ receiptNumber: string; pdf: Uint8Array; paper: PatientPaper }> => {
      const paper = transaction(context.db(), (db) => issueIn(db, journalId));
      return Promise.resolve({ receiptNumber: paper.number, pdf: papers.pdf(paper.id).pdf, paper });
    },
  };
}

type PaymentFacts = {
  readonly patientId: PatientId;
  readonly receivedOn: IsoDate;
  readonly tender: string;
  readonly reference: string;
  readonly paidBy: string;
};

function readPayment(db: ReadDb, journalId: JournalId): PaymentFacts {
  const row = db.get<{
    patientId: PatientId;
    receivedOn: IsoDate;
    tender: string;
    checkNumber: string;
    cardLast4: string;
    approval: string;
    paidBy: string;
    reversed: number;
  }>(sql`SELECT patient_id AS patientId, received_on AS receivedOn, tender, check_number AS checkNumber,
      card_last4 AS cardLast4, approval, paid_by AS paidBy,
      EXISTS (SELECT 1 FROM journal r WHERE r.reverses_journal_id = p.journal_id) AS reversed
    FROM payment p WHERE journal_id = ${journalId}`);
  if (!row) throw new Refusal('not_found', 'This journal is no payment of a patient.');
  if (row.reversed === 1)
    throw new Refusal('rule_violated', 'This payment was taken back, so there is no receipt of it.');
  const reference = [
    row.checkNumber === '' ? '' : `# ${row.checkNumber}`,
    row.cardLast4 === '' ? '' : `•••• ${row.cardLast4}`,
    row.approval,
  ];
  return { ...row, reference: reference.filter((part) => part !== '').join(', ') };
}

/** What the payment was used for by visit; what is kept unapplied is told with the visit that it was taken for. */
function readUses(db: ReadDb, journalId: JournalId): ReceiptFacts['uses'] {
  const rows = db.all<{
    serviceOn: IsoDate | null;
    provider: string | null;
    ahead: number;
    amountCents: number;
  }>(sql`SELECT n.service_on AS serviceOn, trim(r.first_name || ' ' || r.last_name
        || CASE r.credentials WHEN '' THEN '' ELSE ', ' || r.credentials END) AS provider,
      e.account = 'unapplied_payments' AND n.id IS NOT NULL AS ahead, -sum(e.amount_cents) AS amountCents
    FROM journal_entry e LEFT JOIN claim c ON c.id = e.claim_id
      LEFT JOIN encounter n ON n.id = coalesce(e.encounter_id, c.encounter_id)
      LEFT JOIN provider r ON r.id = n.rendering_provider_id
    WHERE e.journal_id = ${journalId} AND e.account IN ('ar_patient', 'unapplied_payments')
    GROUP BY n.id, e.account = 'unapplied_payments' ORDER BY min(n.service_on), min(e.id)`);
  return rows.map(({ serviceOn, provider, ahead, amountCents }) => ({
    visit: serviceOn === null ? null : { serviceOn, providerName: provider ?? '' },
    ahead: ahead === 1,
    amountCents,
  }));
}

function readBalance(db: ReadDb, patientId: PatientId): number {
  return (
    db.get<{ n: number }>(sql`SELECT coalesce(sum(amount_cents), 0) AS n FROM journal_entry
      WHERE patient_id = ${patientId} AND account IN ('ar_patient', 'unapplied_payments')`)?.n ?? 0
  );
}
