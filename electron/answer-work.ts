import { hostname } from 'node:os';
import { MOST_ACK_BYTES } from '#shared/contract/acknowledgements.ts';
import type { AppEvent } from '#shared/contract/define.ts';
import type { ReceiverProfile } from '#shared/domain/x12/receiver-profile.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReceivedRemittance } from '#electron/acknowledgements/context.ts';
import {
  createAcknowledgementService,
  type AcknowledgementService,
} from '#electron/acknowledgements/service.ts';
import { createFolderService, type FolderService } from '#electron/background/folder/folder-service.ts';
import { CLEARINGHOUSE_FOLDER } from '#electron/background/folder/seen-files.ts';
import { nextNumber } from '#electron/counter.ts';
import type { PracticeDb, ReadDb } from '#electron/db/sql.ts';
import { createEligibilityAnswers } from '#electron/eligibility/answers.ts';
import { createEligibilityService } from '#electron/eligibility/service.ts';
import type { FileCalls } from '#electron/export/atomic-file.ts';
import { listCoverages, readCoverage } from '#electron/patients/queries.ts';
import type { RemittanceService } from '#electron/remittance/service.ts';
import type { ClaimsForAnswers, ServiceContext } from '#electron/service-context.ts';

/** What the answers of clearinghouses and payers meet of other features. */
export type AnswerGround = {
  readonly claims: ClaimsForAnswers;
  readonly remits: Pick<RemittanceService, 'receive'>;
  readonly profileOf: (db: ReadDb, receiverId: string) => ReceiverProfile;
  readonly usage: () => 'T' | 'P';
  /** Title of a claim status code in an installed list, as of a day. */
  readonly statusTitle: (code: string, on: IsoDate) => string | null;
  readonly fileCalls?: FileCalls;
};

/** Acknowledgements, eligibility and claim status, put together. */
export function createAnswerWork(context: ServiceContext, ground: AnswerGround) {
  const questions = {
    ...context,
    coverage: readCoverage,
    coveragesOf: listCoverages,
    nextNumber,
    usage: ground.usage,
    profileOf: ground.profileOf,
    ...(ground.fileCalls ? { fileCalls: ground.fileCalls } : {}),
  };
  return {
    eligibility: createEligibilityService(questions),
    acks: createAcknowledgementService({
      ...context,
      claims: ground.claims,
      eligibility: createEligibilityAnswers(questions),
      receiveRemittance: (fileName, bytes) => receiveRemittance(ground.remits, fileName, bytes),
      statusTitles: (on) => (code) => ground.statusTitle(code, on),
    }),
  };
}

function receiveRemittance(
  remits: Pick<RemittanceService, 'receive'>,
  fileName: string,
  bytes: Uint8Array,
): ReceivedRemittance {
  try {
    remits.receive(fileName, bytes);
    return {
      known: false,
      sentence: 'A remittance (835): it waits among the remittances to be proved and posted.',
    };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'conflict')
      return { known: true, sentence: error.message };
    throw error;
  }
}

/** The watched folder of the clearinghouse. */
export type AnswerTaking = {
  readonly folder: FolderService;
  /** To be called whenever a practice file was opened or locked (null): nothing is watched while locked. */
  readonly follow: (db: PracticeDb | null) => void;
};

/** What the folder from the clearinghouse is, apart from the computer on which it is watched. */
export function clearinghouseFolder(acks: Pick<AcknowledgementService, 'takeInAlive'>) {
  return {
    tables: CLEARINGHOUSE_FOLDER,
    record: 'clearinghouse folder',
    mostBytes: MOST_ACK_BYTES,
    tooLarge: 'The file is larger than 40 MB, which no file of answers is. Nothing was changed.',
    takeIn: (fileName: string, bytes: Uint8Array) => acks.takeInAlive({ fileName, bytes, way: 'folder' }),
  } as const;
}

/** @param mayTake whether the person who is signed in may take answers in */
export function createAnswerTaking(
  context: ServiceContext,
  acks: Pick<AcknowledgementService, 'takeInAlive'>,
  mayTake: () => boolean,
  emit: (event: AppEvent) => void,
): AnswerTaking {
  const folder = createFolderService({
    ...context,
    ...clearinghouseFolder(acks),
    machine: hostname() || 'this computer',
    onChange: () => emit({ type: 'changed', tags: [...ACK_TAGS, 'audit'] }),
  });
  return { folder, follow: (db) => folder.follow(db && mayTake() ? db : null) };
}

/** Data that a file of answers may change. */
export const ACK_TAGS = ['acks', 'claims', 'eligibility', 'remits'] as const;
