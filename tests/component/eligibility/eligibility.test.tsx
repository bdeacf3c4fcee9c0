import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { CoverageAnswer } from '#shared/contract/eligibility.ts';
import { readAnswers } from '#shared/domain/x12/acks/read-answers.ts';
import { eligibilitySummary } from '#shared/domain/x12/eligibility/summary.ts';
import { write270 } from '#shared/domain/x12/eligibility/write-270.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import type { AckFileId, CoverageId, PatientId, QuestionFileId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/eligibility/routes.tsx';
import { CoverageEligibilityView, EligibilityLine, VisitEligibility } from '#renderer/ui/eligibility.tsx';
import { TEST_ENVELOPE, testId } from '#tests/support/claims.ts';
import { answer270 } from '#tests/support/answered-questions.ts';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const COVERAGE = testId(4, 1) as CoverageId;
const PATIENT = testId(1, 1) as PatientId;
const ANSWER_ID = testId(9, 1);

const question = write270(
  [
    {
      trace: 'E000000041-1',
      payer: { name: 'Invented Health Plan', payerIdentifier: 'INV01' },
      provider: { name: 'Fictive Family Practice', npi: '1234567893' },
      originatorId: '1123456789',
      subscriber: {
        lastName: 'Fictive',
        firstName: 'Ana',
        middleName: '',
        birthDate: isoDate('1968-05-17'),
        sex: 'F',
        memberId: 'INV000111222',
      },
      dependent: null,
      serviceDate: isoDate('2026-11-19'),
      serviceTypes: ['30'],
    },
  ],
  TEST_ENVELOPE,
).text;
const [read] = readAnswers(
  answer270(question, () => [
    ['EB', '1', '', '30', '', 'INVENTED CHOICE'],
    ['EB', 'B', 'IND', '98', '', '', '27', '25'],
    ['EB', 'C', 'IND', '30', '', '', '29', '420.5'],
    ['EB', 'A', 'IND', '30', '', '', '', '', '.2'],
    ['EB', 'R', '', '30'],
    ['LS', '2120'],
    ['NM1', 'PR', '2', 'INVENTED MEDICARE', '', '', '', '', 'PI', '99001'],
    ['LE', '2120'],
  ]),
).answers;
const content = read?.kind === '271' ? read.answers[0] : undefined;
if (!content) throw new Error('The fixture has no answer.');

const answer = (more: Partial<CoverageAnswer> = {}): CoverageAnswer => ({
  id: ANSWER_ID,
  patientId: PATIENT,
  coverageId: COVERAGE,
  answeredAt: '2026-11-24T09:15',
  receivedAt: '2026-11-24T09:20:00.000Z' as Instant,
  serviceDate: isoDate('2026-11-19'),
  fileId: testId(10, 1) as AckFileId,
  fileName: 'answer.271',
  why: 'by the trace of our question',
  summary: eligibilitySummary(content, ['98']),
  ...more,
});

const view = (fakes: NonNullable<Fakes['eligibility']>) =>
  renderWith(
    <main>
      <CoverageEligibilityView patientId={PATIENT} coverageId={COVERAGE} keys="Q" />
    </main>,
    { eligibility: fakes },
  );

describe('the eligibility of a coverage', () => {
  it('shows the newest answer with its sums and date, earlier ones beneath', async () => {
    view({
      ofPatient: () => [
        {
          coverageId: COVERAGE,
          payerName: 'Invented Health Plan',
          answers: [answer(), answer({ id: testId(9, 2), answeredAt: '2026-01-02T08:00' })],
          open: [],
        },
      ],
    });
    expect(await screen.findByText('INVENTED CHOICE')).toBeTruthy();
    expect(screen.getByText('25.00')).toBeTruthy();
    expect(screen.getByText('420.50')).toBeTruthy();
    expect(screen.getByText('20 %')).toBeTruthy();
    expect(screen.getByText('INVENTED MEDICARE')).toBeTruthy();
    expect(screen.getByRole('link', { name: '2026-11-24 09:15' }).getAttribute('href')).toBe(
      `/eligibility/${ANSWER_ID}`,
    );
    expect(screen.getByText('1 earlier answer')).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('is asked by key: day and services, a refusal stays in the sheet', async () => {
    const user = userEvent.setup();
    let full = true;
    const { api } = view({
      ofPatient: () => [{ coverageId: COVERAGE, payerName: 'Invented Health Plan', answers: [], open: [] }],
      request: () => {
        if (full)
          throw new Refusal(
            'conflict',
            'The disk is full: eligibility-000000001.270 was not written. Nobody was asked.',
          );
        return {
          files: [
            {
              id: testId(11, 1) as QuestionFileId,
              kind: '270',
              fileName: 'eligibility-000000002-SAMPLECLEAR.270',
              sha256: 'a'.repeat(64),
              interchangeControl: '000000002',
              receiverName: 'Sample Clearinghouse',
              createdAt: '2026-11-24T09:20:00.000Z' as Instant,
              placedAt: '2026-11-24T09:20:00.000Z' as Instant,
              questions: 1,
            },
          ],
        };
      },
    });
    expect(await screen.findByText(/has not been asked/)).toBeTruthy();
    await user.keyboard('q');
    const sheet = await screen.findByRole('dialog', { name: 'Ask about eligibility' });
    await user.click(within(sheet).getByLabelText('urgent care (UC)'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(sheet).findByText(/The disk is full/)).toBeTruthy();
    full = false;
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Written: eligibility-000000002/)).toBeTruthy();
    expect(api.inputs('eligibility.request').at(-1)).toMatchObject({
      coverageIds: [COVERAGE],
      serviceTypes: ['30', '98', 'UC'],
    });
  });

  it('says of a question without answer who asked when, and of one that was not written to ask again', async () => {
    const open = {
      trace: 'E000000001-1',
      coverageId: COVERAGE,
      serviceDate: isoDate('2026-11-19'),
      askedAt: '2026-11-20T09:20:00.000Z' as Instant,
      askedBy: 'Olive Owner',
      fileName: 'eligibility-000000001.270',
      placedAt: '2026-11-20T09:20:01.000Z' as Instant,
    };
    view({ ofPatient: () => [{ coverageId: COVERAGE, payerName: 'P', answers: [], open: [open] }] });
    expect(await screen.findByText('Asked by Olive Owner on 2026-11-20, no answer yet.')).toBeTruthy();
    cleanup();
    view({
      ofPatient: () => [
        { coverageId: COVERAGE, payerName: 'P', answers: [], open: [{ ...open, placedAt: null }] },
      ],
    });
    expect(await screen.findByText(/was not written to its folder. Ask again/)).toBeTruthy();
  });

  it('stands on claim and visit in one line', async () => {
    renderWith(
      <>
        <EligibilityLine coverageId={COVERAGE} payerName="Invented Health Plan" on={isoDate('2026-11-19')} />
        <VisitEligibility patientId={PATIENT} on={isoDate('2026-11-19')} />
      </>,
      {
        eligibility: {
          newest: () => answer(),
          ofVisit: () => ({ coverageId: COVERAGE, payerName: 'Invented Health Plan', answer: answer() }),
        },
      },
    );
    expect(await screen.findByText('other payer INVENTED MEDICARE')).toBeTruthy();
    await waitFor(() => expect(screen.getAllByText('Active')).toHaveLength(2));
  });
});

describe('an eligibility answer', () => {
  it('shows every benefit in words', async () => {
    renderWith(
      routes,
      { eligibility: { answer: () => ({ answer: answer(), content }) } },
      { path: `/eligibility/${ANSWER_ID}` },
    );
    expect(await screen.findByRole('heading', { name: 'Fictive, Ana' })).toBeTruthy();
    expect(screen.getByText('another payer')).toBeTruthy();
    expect(screen.getByText('INVENTED MEDICARE 99001')).toBeTruthy();
    expect(screen.getByText('Fictive', { exact: false, selector: 'dd' })).toBeTruthy();
    await expectNoAxeViolations();
  });
});
