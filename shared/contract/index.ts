import { claims } from './claims.ts';
import { card } from './code-card.ts';
import { codesets } from './codesets.ts';
import { codes, coding } from './coding.ts';
import { audits } from './coding-audit.ts';
import { defence } from './defence.ts';
import { documents } from './documents.ts';
import { em } from './em.ts';
import { ledger } from './ledger.ts';
import { notes } from './notes.ts';
import { patients } from './patients.ts';
import { practice } from './practice.ts';
import { remits } from './remits.ts';
import { session } from './session.ts';
import { statements } from './statements.ts';
import { workbench } from './workbench.ts';

/** Everything that the renderer may ask of the main process. */
export const contract = {
  session,
  practice,
  patients,
  coding,
  codes,
  codesets,
  claims,
  remits,
  ledger,
  notes,
  statements,
  workbench,
  audits,
  defence,
  em,
  documents,
  card,
};
export type AppContract = typeof contract;
