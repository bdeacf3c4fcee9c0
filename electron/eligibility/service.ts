import type { CoverageAnswer, CoverageEligibility, QuestionFile } from '#shared/contract/eligibility.ts';
import type { EligibilityAnswer } from '#shared/domain/eligibility.ts';
import { eligibilitySummary } from '#shared/domain/x12/eligibility/summary.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, CoverageId, PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { askEligibility, askStatus, type EligibilityRequest } from './ask.ts';
import type { EligibilityContext } from './context.ts';
import {
  findAnswer,
  listAnswers,
  listOpenQuestions,
  listStatusQuestions,
  type AnswerRow,
} from './queries.ts';

/** More answers of one coverage than anybody reads. */
const MOST_SHOWN = 50;

export type EligibilityService = ReturnType<typeof createEligibilityService>;

/** Questions to payers by file (270, 276), and what they answered about coverages. */
export function createEligibilityService(context: EligibilityContext) {
  const newest = (coverageId: CoverageId): CoverageAnswer | null => {
    const [row] = listAnswers(context.db(), coverageId, 1);
    return row ? shown(row) : null;
  };
  return {
    ofPatient: (patientId: PatientId): CoverageEligibility[] => {
      const db = context.db();
      return context.coveragesOf(db, patientId).map((coverage) => ({
        coverageId: coverage.id,
        payerName: coverage.payerName,
        answers: listAnswers(db, coverage.id, MOST_SHOWN).map(shown),
        open: listOpenQuestions(db, coverage.id),
      }));
    },
    newest,
    /** The coverage that pays first on a day, with what its payer answered last. */
    ofVisit: (
      patientId: PatientId,
      on: IsoDate,
    ): { coverageId: CoverageId; payerName: string; answer: CoverageAnswer | null } | null => {
      const db = context.db();
      const coverage = context.records.coverageOn(db, patientId, on);
      if (!coverage) return null;
      const payer = context.records.payer(db, coverage.payerId);
      return { coverageId: coverage.id, payerName: payer?.name ?? '', answer: newest(coverage.id) };
    },
    /** @throws Refusal `not_found`. */
    answer: (id: string): { answer: CoverageAnswer; content: EligibilityAnswer } => {
      const row = findAnswer(context.db(), id);
      if (!row) throw new Refusal('not_found', 'This answer is not in the practice file.');
      return { answer: shown(row), content: row.content };
    },
    request: (request: EligibilityRequest, folder: string): QuestionFile[] =>
      askEligibility(context, request, folder),
    requestStatus: (claimIds: readonly ClaimId[], folder: string): QuestionFile[] =>
      askStatus(context, claimIds, folder),
    statusQuestions: (claimId: ClaimId) => listStatusQuestions(context.db(), claimId),
  };
}

function shown(row: AnswerRow): CoverageAnswer {
  const { content, serviceTypes, ...rest } = row;
  return { ...rest, summary: eligibilitySummary(content, serviceTypes) };
}
