import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import type { Appeal } from '#shared/domain/denials/denial.ts';
import { fillLetter } from '#shared/domain/denials/letter.ts';
import type { PacketContent } from '#shared/domain/denials/packet.ts';
import { dayWords } from '#shared/domain/statements/words.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { DenialsContext } from './context.ts';
import { amountsInWords, letterFacts, phoneWords } from './letter-facts.ts';
import type { DenialRecord } from './queries.ts';

/** Everything that the packet of an appeal holds, gathered as of today. */
export function packetContent(
  context: DenialsContext,
  db: ReadDb,
  denial: DenialRecord,
  appeal: Pick<Appeal, 'level' | 'letter' | 'documentIds'>,
): PacketContent {
  const practice = context.records.practice(db);
  const payer = context.records.payer(db, denial.payerId);
  const facts = letterFacts(context, db, denial, appeal.level);
  const sent = context.claims.sent(denial.claimId);
  const last = sent.sendings.at(-1);
  const signedOn = last === undefined ? denial.serviceDate : isoDate(last.at.slice(0, 10));
  const answer = context.answersOf(denial.remittanceId, denial.claimId);
  return {
    madeOn: context.clock.today(),
    practice: {
      name: practice?.name ?? '',
      lines: practice ? addressLines(practice.address) : [],
      phone: phoneWords(practice?.phone ?? ''),
      npi: practice?.npi ?? '',
      taxId: practice?.taxId ?? '',
    },
    to: [payer?.name ?? '', 'Appeals', ...(payer ? addressLines(payer.address) : [])],
    subject: [
      ['Patient', `${facts.patient}${facts.birth_date === '' ? '' : `, born ${facts.birth_date}`}`],
      ['Member', [facts.member_id, facts.group_number].filter(Boolean).join(', group ')],
      [
        'Claim',
        `${facts.claim_number}${facts.payer_claim_number === '' ? '' : `, your number ${facts.payer_claim_number}`}`,
      ],
      ['Service', facts.service_date],
      ['Refused', `${facts.denied}, answered ${facts.answered_on}`],
    ],
    // Typed as it stands; what was left in braces by hand is filled in too.
    letter: fillLetter(appeal.letter, facts).text,
    head: `Claim ${denial.controlNumber} \u00b7 date of service ${denial.serviceDate}`,
    forms: sent.claim === null ? [] : fillCms1500(sent.claim, signedOn, denial.payerControlNumber).forms,
    formNote:
      last === undefined ? 'not sent from here' : `version ${last.version}, sent ${dayWords(signedOn)}`,
    documents: context.documentsOf(db, denial.encounterId, appeal.documentIds),
    answer,
    amounts: amountsInWords(db, denial),
    filing: {
      fileBy: denial.fileBy,
      serviceDate: denial.serviceDate,
      sendings: sent.sendings,
      receipts: sent.receipts,
    },
  };
}

function addressLines(a: {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}): string[] {
  const zip = a.zip.length === 9 ? `${a.zip.slice(0, 5)}-${a.zip.slice(5)}` : a.zip;
  return [a.line1, a.line2 ?? '', `${a.city}, ${a.state} ${zip}`].filter((line) => line !== '');
}
