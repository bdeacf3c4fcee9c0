import type { EncounterId } from '#shared/kernel/ids.ts';
import type { WorkServices } from '#electron/work-services.ts';

type Template = Parameters<WorkServices['workbench']['saveTemplate']>[0];
type Line = Template['lines'][number];

const line = (code: string, pointers: number[], modifiers: string[] = [], units = 1): Line => ({
  code,
  pointers,
  modifiers,
  units,
});

const template = (
  name: string,
  visitType: string,
  description: string,
  diagnoses: string[],
  lines: Line[],
): Template => ({ id: null, name, visitType, description, shared: true, diagnoses, lines });

/** What the coders of the demonstration clinic keep for their usual visits. */
const TEMPLATES: readonly Template[] = [
  template(
    'Diabetes and blood pressure, A1c in the office',
    'Diabetes follow-up',
    'Type 2 diabetes without complications and hypertension; blood drawn, A1c run in the office.',
    ['E11.9', 'I10'],
    [line('99213', [1, 2]), line('36415', [1]), line('83036', [1], ['QW'])],
  ),
  template(
    'Blood pressure',
    'Blood pressure follow-up',
    'Hypertension alone, nothing measured in the laboratory.',
    ['I10'],
    [line('99213', [1])],
  ),
  template(
    'Common cold',
    'Cough and cold',
    'Upper respiratory infection, no test.',
    ['J06.9'],
    [line('99213', [1])],
  ),
  template(
    'Sore throat with rapid strep test',
    'Sore throat',
    'Choose the diagnosis by the result.',
    ['J02.9'],
    [line('99213', [1]), line('87880', [1], ['QW'])],
  ),
];

/** Templates and favourites, made by the same services as in daily work. */
export function seedWorkbench({ workbench }: Pick<WorkServices, 'workbench'>): void {
  for (const one of TEMPLATES) workbench.saveTemplate(one);
  for (const code of ['E11.9', 'I10', 'E78.5', 'J06.9']) workbench.addFavourite({ system: 'icd10cm', code });
  for (const code of ['99213', '99214', '36415', '83036']) workbench.addFavourite({ system: 'cpt', code });
}

/** A question to the clinician of a visit, about the longest sentence of its assessment; it holds the visit. */
export function askAboutVisit(
  { queries, coding }: Pick<WorkServices, 'queries' | 'coding'>,
  encounterId: EncounterId,
): void {
  const { encounter, documents } = coding.get(encounterId);
  const passages = documents
    .slice(0, 1)
    .map((note) => ({ documentId: note.id, source: note.title, quote: assessmentOf(note.text) }));
  queries.ask(encounterId, encounter.renderingProviderId, {
    kind: 'specificity',
    question:
      'Based on your clinical judgement, please document any further detail (site, side, type, acute or chronic) of the condition that was treated.',
    options: [],
    passages,
  });
}

function assessmentOf(text: string): string {
  const [, assessment = text] = /\nASSESSMENT\n(.+)/.exec(text) ?? [];
  return assessment.slice(0, 300);
}
