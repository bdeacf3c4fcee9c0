import { APPEAL_LEVEL_WORDS, appealBy, type AppealLevel } from '#shared/domain/denials/deadlines.ts';
import type { DenialAmount } from '#shared/domain/denials/denial.ts';
import type { LetterFacts } from '#shared/domain/denials/letter.ts';
import { remarkWords } from '#shared/domain/denials/remark-words.ts';
import { reasonWords } from '#shared/domain/posting/reason-rules.ts';
import { claimTotal } from '#shared/domain/claim.ts';
import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { listAppeals } from './appeal-queries.ts';
import type { DenialsContext } from './context.ts';
import { listAmounts, termsOf, type DenialRecord } from './queries.ts';

/** The refused amounts of the round that counts, with reasons and remarks in our words. */
export function amountsInWords(db: ReadDb, denial: Pick<DenialRecord, 'id' | 'round'>): DenialAmount[] {
  return listAmounts(db, denial.id, denial.round).map((a) => ({
    serviceLineId: a.serviceLineId,
    code: a.code,
    modifiers: [...a.modifiers],
    chargeCents: cents(a.chargeCents),
    amountCents: cents(a.amountCents),
    group: a.group,
    reason: a.reason,
    words: reasonWords(a.group, a.reason),
    remarks: a.remarks.map((code) => ({ code, words: remarkWords(code) })),
    kind: a.kind,
  }));
}

/** One refused line as a letter says it. */
export function lineWords(a: DenialAmount): string {
  const what = a.code === '' ? 'The claim as a whole' : [a.code, ...a.modifiers].join('-');
  const remarks = a.remarks.map(({ code }) => code).join(', ');
  return `${what}: ${dollars(a.amountCents)} of ${dollars(a.chargeCents)}, ${a.group}-${a.reason}${remarks === '' ? '' : `, ${remarks}`}`;
}

/** Reasons and remarks of a denial, each once: `CO-197 (authorisation missing); N290 (…)`. */
export function reasonsInWords(amounts: readonly DenialAmount[]): string {
  const reasons = amounts.map((a) => {
    const code = `${a.group}-${a.reason}`;
    return a.words === `reason ${code}` ? code : `${code} (${a.words})`;
  });
  const remarks = amounts.flatMap((a) =>
    a.remarks.map(({ code, words }) => (words === '' ? code : `${code} (${words})`)),
  );
  return [...new Set([...reasons, ...remarks])].join('; ');
}

/** Everything that a letter about a denial may name, as of today. */
export function letterFacts(
  context: DenialsContext,
  db: ReadDb,
  denial: DenialRecord,
  level: AppealLevel,
): LetterFacts {
  const practice = context.records.practice(db);
  const payer = context.records.payer(db, denial.payerId);
  const patient = context.records.patient(db, denial.patientId);
  const { claim, sendings, receipts } = context.claims.sent(denial.claimId);
  const amounts = amountsInWords(db, denial);
  const earlier = listAppeals(db, denial.id).find((a) => a.level < level && a.outcome !== null);
  const rendering = claim?.renderingProvider;
  const by = appealBy(termsOf(db, denial.payerId).terms, level, earlier?.decidedOn ?? denial.answeredOn);
  const [first] = sendings;
  return {
    today: dayWords(context.clock.today()),
    practice: practice?.name ?? '',
    practice_npi: practice?.npi ?? '',
    practice_phone: phoneWords(practice?.phone ?? ''),
    payer: payer?.name ?? '',
    patient: patient === null ? '' : `${patient.firstName} ${patient.lastName}`,
    birth_date: patient?.birthDate == null ? '' : dayWords(patient.birthDate),
    member_id: claim?.coverage.memberId ?? '',
    group_number: claim?.coverage.groupNumber ?? '',
    claim_number: denial.controlNumber,
    payer_claim_number: denial.payerControlNumber,
    service_date: dayWords(denial.serviceDate),
    diagnoses: claim?.diagnoses.join(', ') ?? '',
    provider:
      rendering === undefined || rendering.lastName === ''
        ? (practice?.name ?? '')
        : [rendering.firstName, rendering.lastName, rendering.credentials].filter(Boolean).join(' '),
    provider_npi: rendering?.npi || practice?.npi || '',
    charge: claim === null ? '' : dollars(claimTotal(claim)),
    denied: dollars(denial.deniedCents),
    denied_lines: amounts.map(lineWords).join('\n'),
    reasons: reasonsInWords(amounts),
    answered_on: dayWords(denial.answeredOn),
    sent_on: first === undefined ? '' : dayWords(isoDate(first.at.slice(0, 10))),
    receipts: receipts
      .map((r) => `${r.at.slice(0, 10)}: ${r.words}${r.fileName === '' ? '' : ` (${r.fileName})`}`)
      .join('\n'),
    level: `${APPEAL_LEVEL_WORDS[level]} appeal`.replace('review appeal', 'review'),
    deadline: by === null ? '' : dayWords(by),
    earlier_appeal:
      earlier?.decidedOn == null
        ? ''
        : `${earlier.outcome ?? ''} on ${dayWords(earlier.decidedOn)}${earlier.outcomeNote === '' ? '' : `, ${earlier.outcomeNote}`}`,
    user: context.user().name,
  };
}

/** `2165550142` → `(216) 555-0142`. */
export function phoneWords(digits: string): string {
  return digits.length === 10 ? `(${digits.slice(0, 3)}) ${digits.slice(3, 6)}-${digits.slice(6)}` : digits;
}
