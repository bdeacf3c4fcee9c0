import { z } from 'zod';
import { DenialKind } from './kinds.ts';

/** What a letter may name; each is filled from the file. */
export const PLACEHOLDERS = {
  today: 'today',
  practice: 'name of the practice',
  practice_npi: 'NPI of the practice',
  practice_phone: 'telephone of the practice',
  payer: 'name of the payer',
  patient: 'name of the patient',
  birth_date: 'birth date of the patient',
  member_id: 'member id',
  group_number: 'group number',
  claim_number: 'our number of the claim',
  payer_claim_number: 'the payer’s number of the claim',
  service_date: 'date of service',
  diagnoses: 'diagnosis codes',
  provider: 'rendering provider',
  provider_npi: 'NPI of the rendering provider',
  charge: 'charge of the claim',
  denied: 'amount refused',
  denied_lines: 'refused lines, one a row',
  reasons: 'reasons and remarks with our words',
  answered_on: 'day of the payer’s answer',
  sent_on: 'day on which the claim was sent first',
  receipts: 'acknowledgements of the claim, one a row',
  level: 'level of the appeal',
  deadline: 'last day for this appeal',
  earlier_appeal: 'outcome of the earlier appeal',
  user: 'your name',
} as const;
export type Placeholder = keyof typeof PLACEHOLDERS;
export type LetterFacts = Readonly<Record<Placeholder, string>>;

/** A text for letters, of the practice or as delivered. */
export const LetterTemplate = z.object({
  name: z.string().trim().min(1, 'This is needed.').max(60),
  /** The kind of denial that it is offered for first; null: for any. */
  kind: DenialKind.nullable(),
  text: z.string().trim().min(1, 'This is needed.').max(8000),
});
export type LetterTemplate = z.infer<typeof LetterTemplate>;

const TOKEN = /\{([^{}\n]{0,60})\}/g;

/** Names in braces that no fact answers to, each once. */
export function unknownPlaceholders(text: string): string[] {
  const names = [...text.matchAll(TOKEN)].map((found) => (found[1] ?? '').trim());
  return [...new Set(names.filter((name) => !Object.hasOwn(PLACEHOLDERS, name)))];
}

export type FilledLetter = {
  readonly text: string;
  /** Names in braces that mean nothing; they stay in the text as they were typed. */
  readonly unknown: readonly string[];
  /** Placeholders for which the file has nothing; `—` stands in their place. */
  readonly empty: readonly Placeholder[];
};

/** A text with the facts in the places of its placeholders. */
export function fillLetter(text: string, facts: LetterFacts): FilledLetter {
  const empty = new Set<Placeholder>();
  const filled = text.replaceAll(TOKEN, (whole, raw: string) => {
    const name = raw.trim();
    if (!isPlaceholder(name)) return whole;
    if (facts[name] === '') empty.add(name);
    return facts[name] === '' ? '—' : facts[name];
  });
  return { text: filled, unknown: unknownPlaceholders(text), empty: [...empty] };
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, name);
}

const CLOSING = `We ask you to process the claim again and to pay it. If you uphold your decision, please tell us the criterion or the clause that it rests on, and the way to the next level of appeal.

The papers are enclosed. Questions reach us at {practice_phone}.

Sincerely,



{user}
{practice}`;

const ABOUT = `{level} of {patient}, member {member_id}

To the appeals department:

On {answered_on} you refused {denied} of our claim {claim_number} (your number {payer_claim_number}) for services of {service_date}:

{denied_lines}

Your reasons: {reasons}.`;

function delivered(name: string, kind: DenialKind | null, body: string): LetterTemplate {
  return { name, kind, text: `${ABOUT}\n\n${body}\n\n${CLOSING}` };
}

/** Texts as delivered; a text of the practice under the same name takes the place of one. */
export const DELIVERED_LETTERS: readonly LetterTemplate[] = [
  delivered(
    'General appeal',
    null,
    'We have looked at the record and do not agree with this decision. The services were given as billed, and the enclosed record of the visit shows it.',
  ),
  delivered(
    'Medical necessity',
    'medical_necessity',
    'The services were needed to diagnose and treat the conditions {diagnoses}. The enclosed record of {provider} (NPI {provider_npi}) tells the history, the findings and the reasons for each service.',
  ),
  delivered(
    'Timely filing',
    'timely_filing',
    'The claim was filed in time. It was sent first on {sent_on}, and these are the acknowledgements that we hold:\n\n{receipts}\n\nThe proof is enclosed, with the control numbers of the files.',
  ),
  delivered(
    'Authorisation',
    'authorization',
    'We ask for an authorisation with effect from the date of service, or for the one on file to be taken into account. The enclosed record shows why the service could not wait or which authorisation covers it.',
  ),
  delivered(
    'Coding or bundling',
    'coding',
    'The services that you counted within another were distinct: the enclosed record shows each of them by itself, with the conditions {diagnoses} for which it was given.',
  ),
  delivered(
    'Second look',
    null,
    'Our earlier appeal was answered as follows: {earlier_appeal}. We do not agree and ask for a reviewer who had no part in the earlier decision.',
  ),
];

/** The texts to choose from: the practice's own first where they bear a delivered name, the rest after. */
export function lettersWith(own: readonly LetterTemplate[]): LetterTemplate[] {
  const byName = new Map(own.map((letter) => [letter.name.toLowerCase(), letter]));
  const replaced = DELIVERED_LETTERS.map((letter) => byName.get(letter.name.toLowerCase()) ?? letter);
  const names = new Set(DELIVERED_LETTERS.map(({ name }) => name.toLowerCase()));
  return [...replaced, ...own.filter(({ name }) => !names.has(name.toLowerCase()))];
}

/** The text to begin with: the one for the kind, at a later level the second look, otherwise the general one. */
export function letterFor(
  letters: readonly LetterTemplate[],
  kind: DenialKind,
  level: number,
): LetterTemplate | undefined {
  if (level > 1) {
    const second = letters.find(({ name }) => name.toLowerCase() === 'second look');
    if (second) return second;
  }
  return letters.find((letter) => letter.kind === kind) ?? letters.find((letter) => letter.kind === null);
}
