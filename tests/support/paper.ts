import { cents } from '#shared/kernel/money.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { buildInvoice, type InvoiceFacts, type InvoiceLineFacts } from '#shared/domain/statements/invoice.ts';
import type { InvoiceContent } from '#shared/domain/invoice.ts';

function service(
  code: string,
  description: string,
  money: readonly [charge: number, paid: number, off: number],
  share: readonly [reason: string, amount: number] | null,
): InvoiceLineFacts {
  return {
    serviceOn: isoDate('2026-03-03'),
    providerName: 'Dora Example, MD',
    code,
    description,
    chargeCents: cents(money[0]),
    insurerPaidCents: cents(money[1]),
    contractualCents: cents(money[2]),
    patientShares: share ? [{ reason: share[0], amountCents: cents(share[1]) }] : [],
  };
}

/** The scenario's visit after the remittance: 38.42 is the patient's, 25.00 was paid, 13.42 remains. */
export function scenarioFacts(): InvoiceFacts {
  return {
    invoiceNumber: '1001',
    issuedOn: isoDate('2026-03-24'),
    dueDays: 30,
    practice: {
      name: 'Fictive Family Practice',
      addressLines: ['100 Example Street', 'Cleveland OH 44113-5678'],
      phone: '2165550100',
      paymentInstructions:
        'Pay by card or bank transfer by calling the number below, at our front desk, or by check to Fictive Family Practice with the coupon at the foot of this page.',
    },
    patient: {
      name: 'Ana B Fictive',
      accountNumber: 'P-0001',
      addressLines: ['12 Invented Lane', 'Cleveland OH 44113-1234'],
    },
    insurerNames: ['Invented Health Plan'],
    lines: [
      service('99213', 'Office visit, established patient', [14500, 7300, 4700], ['PR-3', 2500]),
      service('36415', 'Blood draw from a vein', [1500, 857, 643], null),
      service('83036', 'Hemoglobin A1c test', [4000, 0, 2658], ['PR-1', 1342]),
    ],
    payments: [
      { on: isoDate('2026-03-03'), tender: 'card', amountCents: cents(2500), words: 'at the visit' },
    ],
    ledgerBalanceCents: cents(1342),
  };
}

/** As many services over several days as are asked for, with a patient of 40 letters and accents. */
export function longInvoice(services: number): InvoiceContent {
  const base = scenarioFacts();
  const lines = Array.from({ length: services }, (_, i): InvoiceLineFacts => {
    const line = base.lines[i % 3] ?? base.lines[0];
    if (!line) throw new Error('The scenario has services.');
    return { ...line, serviceOn: isoDate(`2026-03-${String(3 + Math.floor(i / 5)).padStart(2, '0')}`) };
  });
  const owed = lines.flatMap((l) => l.patientShares).reduce((sum, s) => sum + s.amountCents, 0);
  return buildInvoice({
    ...base,
    patient: {
      name: 'Wilhelmína Ángela Żółtowska-Fictiveström',
      accountNumber: 'P-000000401',
      addressLines: ['1234 Old Invented Mill Road North', 'Apartment 17', 'San Juan Capistrano CA 92675-1234'],
    },
    lines,
    ledgerBalanceCents: cents(owed - 2500),
  });
}
