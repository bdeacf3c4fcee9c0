import { claims } from './claims.ts';
import { codes, coding } from './coding.ts';
import { ledger } from './ledger.ts';
import { patients } from './patients.ts';
import { practice } from './practice.ts';
import { remits } from './remits.ts';
import { session } from './session.ts';
import { statements } from './statements.ts';

/** Everything that the renderer may ask of the main process. */
export const contract = { session, practice, patients, coding, codes, claims, remits, ledger, statements };
export type AppContract = typeof contract;
