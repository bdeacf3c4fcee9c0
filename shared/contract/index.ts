import { acks } from './acknowledgements.ts';
import { claims } from './claims.ts';
import { card } from './code-card.ts';
import { codesets } from './codesets.ts';
import { codes, coding } from './coding.ts';
import { audits } from './coding-audit.ts';
import { collections } from './collections.ts';
import { contracts } from './contracts.ts';
import { defence } from './defence.ts';
import { denials } from './denials.ts';
import { documents } from './documents.ts';
import { claimStatus, eligibility } from './eligibility.ts';
import { em } from './em.ts';
import { estimates } from './estimates.ts';
import { frontDesk } from './front-desk.ts';
import { history } from './history.ts';
import { ledger } from './ledger.ts';
import { notes } from './notes.ts';
import { paperForms } from './paper-forms.ts';
import { paperEobs } from './paper-eobs.ts';
import { patients } from './patients.ts';
import { plans } from './plans.ts';
import { practice } from './practice.ts';
import { receivers } from './receivers.ts';
import { remits } from './remits.ts';
import { scrubRules } from './scrub-rules.ts';
import { session } from './session.ts';
import { statements } from './statements.ts';
import { workbench } from './workbench.ts';

/** Each feature by name; written out, because the compiler does not infer a type of this size. */
export type AppContract = {
  readonly session: typeof session;
  readonly practice: typeof practice;
  readonly patients: typeof patients;
  readonly coding: typeof coding;
  readonly codes: typeof codes;
  readonly codesets: typeof codesets;
  readonly claims: typeof claims;
  readonly acks: typeof acks;
  readonly eligibility: typeof eligibility;
  readonly claimStatus: typeof claimStatus;
  readonly receivers: typeof receivers;
  readonly remits: typeof remits;
  readonly contracts: typeof contracts;
  readonly paperEobs: typeof paperEobs;
  readonly ledger: typeof ledger;
  readonly notes: typeof notes;
  readonly statements: typeof statements;
  readonly workbench: typeof workbench;
  readonly audits: typeof audits;
  readonly defence: typeof defence;
  readonly em: typeof em;
  readonly documents: typeof documents;
  readonly card: typeof card;
  readonly paperForms: typeof paperForms;
  readonly scrubRules: typeof scrubRules;
  readonly history: typeof history;
  readonly denials: typeof denials;
  readonly plans: typeof plans;
  readonly estimates: typeof estimates;
  readonly collections: typeof collections;
  readonly frontDesk: typeof frontDesk;
};

/** Everything that the renderer may ask of the main process. */
export const contract: AppContract = {
  session,
  practice,
  patients,
  coding,
  codes,
  codesets,
  claims,
  acks,
  eligibility,
  claimStatus,
  receivers,
  remits,
  contracts,
  paperEobs,
  scrubRules,
  history,
  ledger,
  notes,
  statements,
  plans,
  estimates,
  collections,
  frontDesk,
  workbench,
  audits,
  defence,
  em,
  documents,
  card,
  denials,
  paperForms,
};
