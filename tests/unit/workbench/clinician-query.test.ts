import { describe, expect, it } from 'vitest';
import {
  draftQuery,
  QUERY_KINDS,
  QUERY_TEMPLATES,
  queryFaults,
  queryTemplate,
} from '#shared/domain/clinician-query.ts';

const passages = [{ documentId: null, source: 'Visit note', quote: 'Knee swollen.' }];

describe('query templates', () => {
  it('exist for every kind, and each draft about a subject is without fault', () => {
    expect(QUERY_TEMPLATES.map((t) => t.kind)).toEqual([...QUERY_KINDS]);
    for (const { kind } of QUERY_TEMPLATES)
      expect(queryFaults(draftQuery(kind, 'the knee pain', passages)), kind).toEqual([]);
  });

  it('leave a gap that has to be filled when nothing is said of the subject', () => {
    expect(queryFaults(draftQuery('specificity', ' ', passages))).toMatchObject([{ field: 'question' }]);
    expect(queryTemplate('em_time').question('')).not.toContain('____');
  });

  it('close every list of answers with "other" and "unable to determine"', () => {
    const options = draftQuery('cause_effect', 'a and b', passages).options;
    expect(options.slice(-2)).toEqual(['Other (please specify)', 'Unable to determine']);
  });
});

describe('a query that would not be compliant', () => {
  const draft = draftQuery('specificity', 'the knee pain', passages);
  const faults = (change: Partial<typeof draft>) => queryFaults({ ...draft, ...change }).map((f) => f.field);

  it('lacks a passage of the record', () => {
    expect(faults({ passages: [] })).toEqual(['passages']);
  });
  it('speaks of payment or scores, in the question or an answer', () => {
    expect(faults({ question: 'Is it severe? It would change the payment.' })).toEqual(['question']);
    expect(faults({ options: ['Right', 'Left (HCC)', 'Other', 'Unable to determine'] })).toEqual([
      'question',
    ]);
  });
  it('leads by its first words', () => {
    for (const question of [
      'Do you agree it is the right knee?',
      'Please document that it is the right knee.',
    ])
      expect(faults({ question })).toEqual(['question']);
    expect(faults({ question: 'Which knee was examined?' })).toEqual([]);
  });
  it('offers a single answer, or no way out', () => {
    expect(faults({ options: ['Right', 'Other', 'Unable to determine'] })).toEqual(['options']);
    expect(faults({ options: ['Right', 'Left'] })).toEqual(['options', 'options']);
    expect(faults({ options: [] })).toEqual([]);
  });
});
