/** Kinds of data that the main process announces as changed. */
export const TAGS = [
  'practice',
  'providers',
  'facilities',
  'payers',
  'fees',
  'users',
  'patients',
  'encounters',
  'suggestions',
  'claims',
  'claim-files',
  'remits',
  'ledger',
  'invoices',
  'codesets',
  'session',
  'audit',
  'coding-audits',
  'favourites',
  'templates',
  'views',
  'queries',
  'inbox',
  'code-notes',
  'acks',
  'eligibility',
  'paper',
  'scrub-rules',
  'receivers',
  'history',
] as const;
export type Tag = (typeof TAGS)[number];

/** Names and money of patients are shown nearly everywhere, so these are the usual dependencies. */
const WORK: readonly Tag[] = ['patients', 'encounters', 'claims', 'remits', 'ledger', 'invoices'];

const BY_FEATURE: Readonly<Record<string, readonly Tag[]>> = {
  session: ['session', 'users'],
  practice: ['practice', 'providers', 'facilities', 'payers', 'fees', 'audit'],
  patients: [...WORK, 'payers'],
  coding: [...WORK, 'practice', 'providers', 'facilities', 'payers', 'fees'],
  codes: ['fees', 'codesets'],
  card: ['fees', 'codesets', 'code-notes', 'encounters', 'claims'],
  codesets: [...WORK, 'codesets', 'fees'],
  workbench: ['encounters', 'queries', 'favourites', 'templates', 'views', 'fees', 'providers'],
  notes: ['encounters', 'suggestions', 'fees', 'codesets'],
  documents: ['inbox', 'encounters', 'patients'],
  em: ['encounters', 'providers', 'payers'],
  audits: ['coding-audits', 'encounters', 'users'],
  defence: [...WORK, 'coding-audits'],
  paperForms: ['paper', 'claims', 'patients'],
  claims: [...WORK, 'claim-files', 'practice', 'providers', 'facilities', 'payers'],
  receivers: ['receivers', 'payers', 'practice'],
  remits: WORK,
  acks: ['acks', 'claims', 'patients'],
  eligibility: ['eligibility', 'patients', 'payers'],
  claimStatus: ['acks', 'claims'],
  scrubRules: ['scrub-rules', 'payers', 'claims'],
  ledger: WORK,
  statements: [...WORK, 'practice'],
  history: ['history'],
};

/** Tags on which a call of this feature is made again, when the caller names none. */
export function defaultTags(feature: string): readonly Tag[] {
  return BY_FEATURE[feature] ?? TAGS;
}
