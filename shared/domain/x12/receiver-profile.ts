import { z } from 'zod';
import type { Instant } from '#shared/kernel/dates.ts';
import { CHARACTER_POLICIES, STANDARD_DELIMITERS } from './characters.ts';
import type { InterchangeForm } from './writer.ts';

/** ISA05 and ISA07: what kind of id it is (ZZ agreed upon, 30 tax number, 01 DUNS, 27 carrier, XX NPI …). */
const Qualifier = z.string().regex(/^[0-9A-Z]{2}$/, 'A qualifier has two letters or digits.');
const PartyId = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9 .\-_/]{0,15}$/, 'An id has at most 15 letters or digits.');
const Secret = z.object({
  qualifier: Qualifier.default('00'),
  value: z
    .string()
    .regex(/^[ -~]{0,10}$/, 'This has at most ten characters.')
    .default(''),
});
const Delimiter = z
  .string()
  .length(1, 'A separator is one character.')
  .regex(/^[^A-Za-z0-9 ]$/, 'A separator is no letter, digit or blank.');

/** What a file name may be made of; a person is never in it. */
export const FILE_NAME_PARTS = ['control', 'date', 'time', 'receiver', 'sender', 'usage'] as const;
const KNOWN_PARTS: ReadonlySet<string> = new Set(FILE_NAME_PARTS);
export const USUAL_FILE_NAME = 'claims-{control}-{receiver}.837';

const FileName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[A-Za-z0-9 _.{}-]+$/, 'A file name has letters, digits, points, hyphens and underscores.')
  .refine((name) => !name.startsWith('.'), 'A file name does not begin with a point.')
  .refine(
    (name) => name.includes('{control}'),
    'Put {control} into the file name: without the control number two files would have one name.',
  )
  .refine(
    (name) =>
      [...name.matchAll(/\{([^{}]*)\}/g)].every(([, part]) => KNOWN_PARTS.has(part ?? '')) &&
      !/[{}]/.test(name.replaceAll(/\{[^{}]*\}/g, '')),
    `Only ${FILE_NAME_PARTS.map((part) => `{${part}}`).join(', ')} can be filled in.`,
  );

/**
 * How one clearinghouse or payer wants its files. What is left out is as we write by ourselves, so that
 * `ReceiverProfile.parse({})` changes nothing. Control numbers and time come from the service.
 * Source: 005010X222A1 appendix C.1 (ISA, GS), companion guides of the receivers.
 */
export const ReceiverProfile = z
  .object({
    /** Our own name of it. */
    name: z.string().trim().max(60).default(''),
    authorization: Secret.prefault({}),
    security: Secret.prefault({}),
    senderQualifier: Qualifier.default('ZZ'),
    receiverQualifier: Qualifier.default('ZZ'),
    /** ISA06 and ISA08; empty takes the submitter and receiver of the claims. */
    senderId: PartyId.default(''),
    receiverId: PartyId.default(''),
    /** GS02 and GS03; empty: as ISA06 and ISA08. */
    groupSenderId: PartyId.default(''),
    groupReceiverId: PartyId.default(''),
    /** ISA14: whether a TA1 is asked for. */
    acknowledgment: z.enum(['0', '1']).default('0'),
    /** ISA15; null: production for a practice, test for a demonstration. */
    usage: z.enum(['T', 'P']).nullable().default(null),
    delimiters: z
      .object({
        element: Delimiter.default(STANDARD_DELIMITERS.element),
        component: Delimiter.default(STANDARD_DELIMITERS.component),
        repetition: Delimiter.default(STANDARD_DELIMITERS.repetition),
        terminator: Delimiter.default(STANDARD_DELIMITERS.terminator),
      })
      .refine((d) => new Set(Object.values(d)).size === 4, 'The four separators differ from each other.')
      .prefault({}),
    lineBreaks: z.boolean().default(true),
    characters: z.enum(CHARACTER_POLICIES).default('extended'),
    fileName: FileName.default(USUAL_FILE_NAME),
    /** At most so many claims in one file; null: as many as there are. */
    claimsPerFile: z.int().min(1).nullable().default(null),
    /** At most so many in one ST; 005010X222A1 section 1.3.2 recommends no more than 5000. */
    claimsPerSet: z.int().min(1).max(5000).default(5000),
    /** BHT06: CH claims to be paid, RP reports of encounters only, 31 subrogation demand. */
    purpose: z.enum(['CH', 'RP', '31']).default('CH'),
    /** 1000A and 1000B NM109 and NM103 when they are others than the claims say; empty leaves the claims'. */
    submitterId: z.string().trim().max(80).default(''),
    submitterName: z.string().trim().max(60).default(''),
    payerReceiverId: z.string().trim().max(80).default(''),
    payerReceiverName: z.string().trim().max(60).default(''),
  })
  .refine((p) => !p.lineBreaks || !/[\r\n]/.test(p.delimiters.terminator), {
    message: 'A line end that is the terminator needs no further line breaks.',
    path: ['lineBreaks'],
  });
export type ReceiverProfile = z.infer<typeof ReceiverProfile>;

/** As we write by ourselves. */
export const USUAL_PROFILE: ReceiverProfile = ReceiverProfile.parse({});

/** The envelope's form by a profile. */
export function formOf(profile: ReceiverProfile): InterchangeForm {
  return {
    delimiters: profile.delimiters,
    lineBreak: profile.lineBreaks ? '\n' : '',
    characters: profile.characters,
    authorization: profile.authorization,
    security: profile.security,
    senderQualifier: profile.senderQualifier,
    receiverQualifier: profile.receiverQualifier,
    groupSenderId: profile.groupSenderId,
    groupReceiverId: profile.groupReceiverId,
    acknowledgment: profile.acknowledgment,
  };
}

/** What fills the placeholders of a file name. */
export type FileNameFacts = {
  readonly control: number;
  readonly at: Instant;
  readonly receiverId: string;
  readonly senderId: string;
  readonly usage: 'T' | 'P';
};

/** The name of a file: no person in it, nothing that a file system refuses. */
export function fileNameOf(profile: Pick<ReceiverProfile, 'fileName'>, facts: FileNameFacts): string {
  const plain = (text: string, otherwise: string): string =>
    text.replaceAll(/[^0-9A-Za-z]+/g, '-').replaceAll(/^-+|-+$/g, '') || otherwise;
  const values: Readonly<Record<(typeof FILE_NAME_PARTS)[number], string>> = {
    control: String(facts.control).padStart(9, '0'),
    date: facts.at.slice(0, 10).replaceAll('-', ''),
    time: facts.at.slice(11, 19).replaceAll(':', ''),
    receiver: plain(facts.receiverId, 'receiver'),
    sender: plain(facts.senderId, 'sender'),
    usage: facts.usage,
  };
  return FILE_NAME_PARTS.reduce((name, part) => name.replaceAll(`{${part}}`, values[part]), profile.fileName);
}

/** Parts of at most `claimsPerFile`, in order. */
export function splitForFiles<T>(
  claims: readonly T[],
  profile: Pick<ReceiverProfile, 'claimsPerFile'>,
): T[][] {
  const size = profile.claimsPerFile ?? Math.max(1, claims.length);
  const parts: T[][] = [];
  for (let i = 0; i < claims.length; i += size) parts.push(claims.slice(i, i + size));
  return parts;
}
