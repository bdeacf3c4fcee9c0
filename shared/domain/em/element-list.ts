import {
  FRAMEWORK_FROM,
  REVISED_FROM,
  type EmCounts,
  type EmElement,
  type EmElementId,
  type EmLevel,
} from './elements.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';

type Words = Omit<EmElement, 'id' | 'part' | 'counts' | 'names' | 'from'>;
type More = { readonly from?: IsoDate; readonly names?: string };

function problem(id: EmElementId, one: EmLevel, two: EmLevel, words: Words, more: More = {}): EmElement {
  const counts = { kind: 'problem', one, two } as const;
  return { id, part: 'problems', counts, names: 'which problem', from: FRAMEWORK_FROM, ...words, ...more };
}

function data(
  id: EmElementId,
  category: Extract<EmCounts, { kind: 'data' }>['category'],
  names: string,
  words: Words,
): EmElement {
  return { id, part: 'data', counts: { kind: 'data', category }, names, from: FRAMEWORK_FROM, ...words };
}

function risk(id: EmElementId, level: EmLevel, words: Words, more: More = {}): EmElement {
  const counts = { kind: 'risk', level } as const;
  return { id, part: 'risk', counts, names: 'which treatment', from: FRAMEWORK_FROM, ...words, ...more };
}

/** Every element, in the order in which it is shown: by part, lower levels first. */
export const EM_ELEMENTS: readonly EmElement[] = [
  problem('minor', 'straightforward', 'low', {
    label: 'Minor, passes by itself',
    one: '% minor problem',
    many: '% minor problems',
    meaning: 'Runs a known short course, leaves nothing behind, needs little or nothing.',
  }),
  problem('stable_chronic', 'low', 'moderate', {
    label: 'Chronic, stable at its goal',
    one: '% stable chronic problem',
    many: '% stable chronic problems',
    meaning: 'Expected to last a year or more, and at the goal set for this patient.',
  }),
  problem('acute_uncomplicated', 'low', 'low', {
    label: 'Acute, uncomplicated illness or injury',
    one: '% acute uncomplicated problem',
    many: '% acute uncomplicated problems',
    meaning: 'New and short, low risk with treatment, full recovery expected.',
  }),
  problem(
    'acute_stable',
    'low',
    'low',
    {
      label: 'Acute, improving under treatment',
      one: '% acute problem that is improving',
      many: '% acute problems that are improving',
      meaning: 'Treatment has begun before; better now, not yet over.',
    },
    { from: REVISED_FROM },
  ),
  problem('chronic_not_at_goal', 'moderate', 'moderate', {
    label: 'Chronic, not at goal or worse',
    one: '% chronic problem not at goal',
    many: '% chronic problems not at goal',
    meaning: 'Worse, uncontrolled, away from its goal, or with side effects of its treatment.',
  }),
  problem('new_uncertain', 'moderate', 'moderate', {
    label: 'New, undiagnosed, outcome uncertain',
    one: '% new problem of uncertain outcome',
    many: '% new problems of uncertain outcome',
    meaning: 'Among the possible causes is one that would do great harm untreated.',
  }),
  problem('acute_systemic', 'moderate', 'moderate', {
    label: 'Acute, with systemic symptoms',
    one: '% acute problem with systemic symptoms',
    many: '% acute problems with systemic symptoms',
    meaning: 'An illness that makes the whole body ill and carries a high risk without treatment.',
  }),
  problem('acute_injury', 'moderate', 'moderate', {
    label: 'Acute, complicated injury',
    one: '% complicated injury',
    many: '% complicated injuries',
    meaning: 'Needs other body systems examined, is extensive, or its treatment has a risk of harm.',
  }),
  problem('chronic_severe', 'high', 'high', {
    label: 'Chronic, severely worse',
    one: '% chronic problem severely worse',
    many: '% chronic problems severely worse',
    meaning: 'A severe worsening or side effect that may need hospital care.',
  }),
  problem('threat_to_life', 'high', 'high', {
    label: 'Threat to life or bodily function',
    one: '% threat to life or function',
    many: '% threats to life or function',
    meaning: 'Endangers life or a function of the body in the near term without treatment.',
  }),

  data('data_none', 'none', '', {
    label: 'Nothing reviewed or ordered',
    one: 'nothing reviewed or ordered',
    many: 'nothing reviewed or ordered',
    meaning: 'Says that this part was looked at and is empty.',
  }),
  data('test_ordered', 'test', 'which test', {
    label: 'Test ordered',
    one: '% test ordered',
    many: '% tests ordered',
    meaning: 'Each test with its own code counts once; its result is then no second item.',
  }),
  data('test_reviewed', 'test', 'which test', {
    label: 'Test result reviewed',
    one: '% result reviewed',
    many: '% results reviewed',
    meaning: 'Not when the same clinician ordered it at an earlier visit: it counted there.',
  }),
  data('note_reviewed', 'note', 'which source', {
    label: 'Outside notes reviewed',
    one: 'notes of % outside source',
    many: 'notes of % outside sources',
    meaning: 'Each source outside the group or specialty counts once, however many notes.',
  }),
  data('historian', 'historian', 'who', {
    label: 'Independent historian',
    one: 'independent historian',
    many: 'independent historian',
    meaning: 'Somebody tells the history because the patient cannot, or to confirm it.',
  }),
  data('interpretation', 'reading', 'which test', {
    label: 'Own reading of a test',
    one: '% own reading of a test',
    many: '% own readings of tests',
    meaning: 'The clinician reads the tracing or picture; not when its interpretation is billed here.',
  }),
  data('discussion', 'talk', 'with whom', {
    label: 'Discussed with outside clinician',
    one: 'discussion with an outside clinician',
    many: '% discussions with outside clinicians',
    meaning:
      'Management or a test, with a clinician of another group or specialty, or another proper source.',
  }),

  risk('minimal_risk', 'straightforward', {
    label: 'Minimal risk of treatment',
    one: 'minimal risk',
    many: 'minimal risk',
    meaning: 'Rest, bandage, reassurance.',
  }),
  risk('low_risk', 'low', {
    label: 'Low risk of treatment',
    one: 'low risk',
    many: 'low risk',
    meaning: 'Medicines without prescription, physical therapy.',
  }),
  risk('minor_surgery', 'low', {
    label: 'Minor surgery, no risk factors',
    one: 'minor surgery',
    many: 'minor surgery',
    meaning: 'The decision for it; not when the decision belongs to a procedure billed today.',
  }),
  risk('drug_management', 'moderate', {
    label: 'Prescription drug management',
    one: 'drug management',
    many: 'drug management',
    meaning: 'A prescribed medicine is started, changed, stopped, or kept after it was weighed.',
  }),
  risk('minor_surgery_risk', 'moderate', {
    label: 'Minor surgery, with risk factors',
    one: 'minor surgery with risk factors',
    many: 'minor surgery with risk factors',
    meaning: 'The decision for it, with named risks of this patient or of the procedure.',
  }),
  risk('major_surgery', 'moderate', {
    label: 'Planned major surgery, no risk factors',
    one: 'decision for major surgery',
    many: 'decision for major surgery',
    meaning: 'The decision for elective major surgery.',
  }),
  risk(
    'social_limits',
    'moderate',
    {
      label: 'Living conditions limit the care',
      one: 'living conditions that limit the care',
      many: 'living conditions that limit the care',
      meaning: 'Diagnosis or treatment is significantly limited by housing, food, money, transport.',
    },
    { names: 'which condition' },
  ),
  risk('toxicity_monitoring', 'high', {
    label: 'Drug watched for toxicity',
    one: 'drug therapy watched for toxicity',
    many: 'drug therapy watched for toxicity',
    meaning: 'A medicine that may do grave harm, with tests for that harm at least each quarter.',
  }),
  risk('major_surgery_risk', 'high', {
    label: 'Planned major surgery, with risk factors',
    one: 'decision for major surgery with risk factors',
    many: 'decision for major surgery with risk factors',
    meaning: 'The decision for elective major surgery with named risks.',
  }),
  risk('emergency_surgery', 'high', {
    label: 'Emergency major surgery',
    one: 'decision for emergency surgery',
    many: 'decision for emergency surgery',
    meaning: 'The decision for major surgery that cannot wait.',
  }),
  risk('hospitalization', 'high', {
    label: 'Hospital care, or more of it',
    one: 'decision about hospital care',
    many: 'decision about hospital care',
    meaning: 'The decision about admission; from 2023 also about a higher level of hospital care.',
  }),
  risk('care_limits', 'high', {
    label: 'Not to resuscitate, or less treatment',
    one: 'decision to limit treatment',
    many: 'decision to limit treatment',
    meaning: 'The decision, because of a poor prognosis.',
  }),
  risk(
    'parenteral_controlled',
    'high',
    {
      label: 'Controlled drug by injection',
      one: 'controlled drug by injection',
      many: 'controlled drug by injection',
      meaning: 'The decision to give a controlled substance by injection or infusion.',
    },
    { from: REVISED_FROM },
  ),
];

const BY_ID: ReadonlyMap<EmElementId, EmElement> = new Map(EM_ELEMENTS.map((e) => [e.id, e]));

/** The element of an id. */
export function emElement(id: EmElementId): EmElement {
  const element = BY_ID.get(id);
  // Every id of the list has its element; a test holds that.
  if (!element) throw new Error(`The E/M element "${id}" has no description.`);
  return element;
}

/** Elements that can be ticked for a date of service. */
export function elementsOn(on: IsoDate): readonly EmElement[] {
  return EM_ELEMENTS.filter((element) => element.from <= on);
}
