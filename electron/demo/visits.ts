import type { DocumentKind } from '#shared/domain/encounter.ts';
import type { DemoPerson } from './people.ts';
import type { Chance } from './random.ts';

export type DemoDocument = { readonly kind: DocumentKind; readonly title: string; readonly text: string };

export type DemoVisit = {
  readonly reason: string;
  readonly diagnoses: readonly string[];
  /** Code, modifiers, pointers, units. */
  readonly lines: readonly (readonly [string, readonly string[], readonly number[], number?])[];
  readonly documents: readonly DemoDocument[];
};

type Maker = (person: DemoPerson, chance: Chance) => DemoVisit;

/** A visit that fits the person's age; texts are our own and name nobody. */
export function inventVisit(person: DemoPerson, chance: Chance): DemoVisit {
  if (person.age < 18) return chance.pick(CHILDREN)(person, chance);
  return chance.pick(person.medicare ? OLDER : ADULTS)(person, chance);
}

function note(...sections: readonly (readonly [heading: string, text: string])[]): DemoDocument {
  const text = sections.map(([heading, body]) => `${heading.toUpperCase()}\n${body}`).join('\n\n');
  return { kind: 'visit_note', title: 'Visit note', text };
}

function vitals(chance: Chance, systolic: readonly [number, number] = [112, 138]): string {
  const s = chance.whole(systolic[0], systolic[1]);
  const d = chance.whole(66, 88);
  const pulse = chance.whole(60, 92);
  return `BP ${s}/${d}, pulse ${pulse}, temperature 36.${chance.whole(4, 9)} °C, oxygen ${chance.whole(96, 99)} % on room air.`;
}

const diabetes: Maker = (_person, chance) => {
  const a1c = `${chance.whole(6, 8)}.${chance.whole(0, 9)}`;
  return {
    reason: 'Diabetes follow-up',
    diagnoses: ['E11.9', 'I10'],
    lines: [
      ['99213', [], [1, 2]],
      ['36415', [], [1]],
      ['83036', ['QW'], [1]],
    ],
    documents: [
      note(
        ['Reason', 'Planned check of type 2 diabetes and blood pressure.'],
        [
          'History',
          `Takes metformin twice a day, ${chance.pick(['no missed doses', 'forgets the evening dose about once a week'])}. No low sugars, no chest pain, no numbness in the feet. Walks ${chance.whole(15, 45)} minutes on most days.`,
        ],
        [
          'Examination',
          `${vitals(chance, [126, 144])} Heart regular, lungs clear, no swelling. Feet: skin whole, pulses felt, monofilament felt at all points.`,
        ],
        ['Assessment', `Type 2 diabetes mellitus, A1c ${a1c} % today. Essential hypertension, treated.`],
        [
          'Plan',
          'Continue metformin and lisinopril. Diet sheet given. Eye examination due this year. Return in three months.',
        ],
      ),
      {
        kind: 'lab_report',
        title: 'Point-of-care A1c',
        text: `POINT-OF-CARE RESULT\nSpecimen: venous blood, drawn in the office\nHaemoglobin A1c: ${a1c} %   (goal set with the patient: below 7.0)\nInstrument check: passed`,
      },
    ],
  };
};

const cold: Maker = (_person, chance) => ({
  reason: 'Cough and cold',
  diagnoses: ['J06.9'],
  lines: [['99213', [], [1]]],
  documents: [
    note(
      ['Reason', `Runny nose, sore throat and cough for ${chance.whole(2, 6)} days.`],
      [
        'History',
        `${chance.pick(['A colleague at work has the same', 'Two people at home were ill last week'])}. No shortness of breath, no ear pain. Eating and drinking well.`,
      ],
      [
        'Examination',
        `${vitals(chance)} Nose swollen with clear discharge, throat red without coating, ears clear, lungs clear on both sides.`,
      ],
      ['Assessment', 'Acute upper respiratory infection, most likely viral. No sign of pneumonia.'],
      [
        'Plan',
        'Fluids, rest, paracetamol as needed. Come back if fever lasts more than three days or breathing gets hard.',
      ],
    ),
  ],
});

const strep: Maker = (_person, chance) => {
  const positive = chance.often(50);
  return {
    reason: 'Sore throat',
    diagnoses: [positive ? 'J02.0' : 'J02.9'],
    lines: [
      ['99213', [], [1]],
      ['87880', ['QW'], [1]],
    ],
    documents: [
      note(
        ['Reason', `Sore throat and fever since ${chance.pick(['yesterday', 'two days ago'])}.`],
        ['History', 'No cough, no runny nose. Swallowing hurts. No rash.'],
        [
          'Examination',
          `Temperature 38.${chance.whole(1, 8)} °C. Tonsils red and swollen${positive ? ' with white coating' : ''}. Tender nodes at the front of the neck. Lungs clear.`,
        ],
        [
          'Assessment',
          positive
            ? 'Streptococcal pharyngitis, rapid test positive.'
            : 'Acute pharyngitis, rapid strep test negative.',
        ],
        [
          'Plan',
          positive
            ? 'Amoxicillin for ten days. No allergy known.'
            : 'Treatment of symptoms only. No antibiotic today.',
        ],
      ),
      {
        kind: 'lab_report',
        title: 'Rapid strep test',
        text: `POINT-OF-CARE RESULT\nGroup A streptococcus antigen, throat swab: ${positive ? 'POSITIVE' : 'negative'}\nInternal control: valid`,
      },
    ],
  };
};

const back: Maker = (_person, chance) => ({
  reason: 'Low back pain',
  diagnoses: ['M54.50'],
  lines: [['99213', [], [1]]],
  documents: [
    note(
      [
        'Reason',
        `Low back pain for ${chance.whole(3, 12)} days after ${chance.pick(['lifting boxes', 'gardening', 'a long drive'])}.`,
      ],
      [
        'History',
        'Pain stays in the back. No weakness, no numbness, no trouble with bladder or bowel. No injury.',
      ],
      [
        'Examination',
        `${vitals(chance)} Tender muscles beside the lumbar spine. Straight leg raise negative on both sides. Strength and reflexes normal.`,
      ],
      ['Assessment', 'Acute low back pain, no sign of nerve involvement.'],
      [
        'Plan',
        'Keep moving, warmth, ibuprofen with food for a week. Exercises shown. No imaging needed now.',
      ],
    ),
  ],
});

const bladder: Maker = (_person, chance) => ({
  reason: 'Burning when passing water',
  diagnoses: ['N39.0'],
  lines: [
    ['99213', [], [1]],
    ['81002', [], [1]],
  ],
  documents: [
    note(
      ['Reason', `Burning and frequent urination for ${chance.whole(1, 4)} days.`],
      ['History', 'No fever, no back pain, no vomiting. Similar trouble once last year.'],
      [
        'Examination',
        `${vitals(chance)} Abdomen soft, slight tenderness above the pubic bone, no flank tenderness.`,
      ],
      ['Assessment', 'Urinary tract infection, uncomplicated.'],
      ['Plan', 'Nitrofurantoin for five days, plenty of fluid. Culture only if it does not settle.'],
    ),
    {
      kind: 'lab_report',
      title: 'Urine dipstick',
      text: 'POINT-OF-CARE RESULT\nUrine, midstream\nLeukocytes: 2+   Nitrite: positive   Blood: trace   Protein: negative   Glucose: negative',
    },
  ],
});

const pressure: Maker = (_person, chance) => ({
  reason: 'Blood pressure check',
  diagnoses: ['I10', 'E78.5'],
  lines: [
    ['99214', [], [1, 2]],
    ['93000', [], [1]],
  ],
  documents: [
    note(
      ['Reason', 'Blood pressure too high at home, new tiredness on stairs.'],
      [
        'History',
        `Home readings around ${chance.whole(148, 166)}/${chance.whole(88, 98)}. Takes amlodipine and atorvastatin. No chest pain. Sleeps ${chance.whole(5, 7)} hours.`,
      ],
      ['Examination', `${vitals(chance, [146, 168])} Heart regular, no murmur. No swelling of the legs.`],
      [
        'Electrocardiogram',
        `Sinus rhythm, rate ${chance.whole(60, 88)}, normal axis, no ischaemic change. Read by me today.`,
      ],
      ['Assessment', 'Essential hypertension, not at goal. Hyperlipidaemia, treated.'],
      [
        'Plan',
        'Add hydrochlorothiazide in the morning. Basic blood tests in two weeks. Return in one month with the home book.',
      ],
    ),
  ],
});

const knee: Maker = (_person, chance) => ({
  reason: 'Right knee pain',
  diagnoses: ['M17.11'],
  lines: [
    ['99213', ['25'], [1]],
    ['20610', ['RT'], [1]],
    ['J3301', [], [1], 4],
  ],
  documents: [
    note(
      ['Reason', `Right knee worse for ${chance.whole(4, 10)} weeks.`],
      [
        'History',
        'Known wear of the right knee. Pain on stairs and at night, stiff in the morning for ten minutes. Tablets help little.',
      ],
      [
        'Examination',
        `${vitals(chance)} Right knee: small effusion, crepitus, bends to ${chance.whole(100, 120)} degrees, ligaments firm. Left knee without complaint.`,
      ],
      [
        'Procedure',
        'After consent, right knee injected from the side under clean conditions with triamcinolone acetonide 40 mg. Well borne.',
      ],
      ['Assessment', 'Primary osteoarthritis of the right knee.'],
      ['Plan', 'Rest for two days, then exercises. Decision about referral in six weeks.'],
    ),
  ],
});

const thyroid: Maker = (_person, chance) => ({
  reason: 'Thyroid follow-up',
  diagnoses: ['E03.9'],
  lines: [
    ['99213', [], [1]],
    ['36415', [], [1]],
  ],
  documents: [
    note(
      ['Reason', 'Yearly check of underactive thyroid.'],
      [
        'History',
        `Takes levothyroxine ${chance.pick(['75', '88', '100'])} micrograms before breakfast. Weight steady, energy good, no palpitations.`,
      ],
      ['Examination', `${vitals(chance)} Thyroid not enlarged, no nodules felt. Reflexes brisk and equal.`],
      ['Assessment', 'Hypothyroidism, clinically balanced.'],
      [
        'Plan',
        'Blood drawn and sent to the outside laboratory for thyroid values. Same dose until the result is in.',
      ],
    ),
  ],
});

const wax: Maker = (_person, chance) => ({
  reason: 'Blocked right ear',
  diagnoses: ['H61.21'],
  lines: [['69210', ['RT'], [1]]],
  documents: [
    note(
      ['Reason', `Right ear blocked for ${chance.whole(2, 9)} days, hears badly on that side.`],
      ['Examination', 'Right ear canal filled with hard wax, ear drum not visible. Left ear clear.'],
      [
        'Procedure',
        'Impacted wax of the right ear removed with curette under direct view. Drum whole and pale afterwards. Hearing back to usual.',
      ],
      ['Assessment', 'Impacted ear wax, right ear.'],
      ['Plan', 'No cotton swabs. Come back as needed.'],
    ),
  ],
});

const reflux: Maker = (_person, chance) => ({
  reason: 'Heartburn',
  diagnoses: ['K21.9'],
  lines: [['99213', [], [1]]],
  documents: [
    note(
      ['Reason', `Heartburn ${chance.whole(3, 6)} evenings a week for two months.`],
      [
        'History',
        'Worse after late meals and coffee. No trouble swallowing, no weight loss, no black stools.',
      ],
      ['Examination', `${vitals(chance)} Abdomen soft, no tenderness.`],
      ['Assessment', 'Gastro-oesophageal reflux without oesophagitis.'],
      [
        'Plan',
        'Omeprazole in the morning for eight weeks, no food within three hours of bedtime, head of the bed raised.',
      ],
    ),
  ],
});

const tired: Maker = (_person, chance) => {
  const value = `${chance.whole(9, 11)}.${chance.whole(0, 9)}`;
  return {
    reason: 'Tiredness',
    diagnoses: ['D50.9', 'R53.83'],
    lines: [
      ['99213', [], [1, 2]],
      ['85018', ['QW'], [1]],
    ],
    documents: [
      note(
        ['Reason', `Tired for ${chance.whole(4, 10)} weeks.`],
        ['History', 'Sleeps enough. Heavy periods in the past year. No fever, no weight loss, mood good.'],
        ['Examination', `${vitals(chance)} Inner eyelids pale. Heart and lungs normal. No enlarged nodes.`],
        ['Assessment', `Iron deficiency anaemia, haemoglobin ${value} g/dl in the office. Fatigue.`],
        ['Plan', 'Iron every other day for three months. Stool test given. Control in four weeks.'],
      ),
      {
        kind: 'lab_report',
        title: 'Haemoglobin',
        text: `POINT-OF-CARE RESULT\nHaemoglobin, capillary blood: ${value} g/dl   (expected 12.0 to 15.5)`,
      },
    ],
  };
};

const ear: Maker = (_person, chance) => ({
  reason: 'Earache',
  diagnoses: ['H66.91'],
  lines: [['99213', [], [1]]],
  documents: [
    note(
      ['Reason', `Right earache since ${chance.pick(['last night', 'yesterday'])}, woke up crying.`],
      ['History', 'Cold for four days. Drinks well. Immunisations up to date by the parent’s account.'],
      [
        'Examination',
        `Temperature 38.${chance.whole(0, 6)} °C. Right ear drum red and bulging. Left drum grey. Lungs clear.`,
      ],
      ['Assessment', 'Otitis media, right ear.'],
      ['Plan', 'Amoxicillin for seven days, ibuprofen by weight. Check in two weeks.'],
    ),
  ],
});

const wheeze: Maker = (_person, chance) => ({
  reason: 'Wheezing',
  diagnoses: ['J45.909'],
  lines: [
    ['99214', ['25'], [1]],
    ['94640', [], [1]],
  ],
  documents: [
    note(
      ['Reason', `Wheezing and cough since ${chance.pick(['this morning', 'last night'])}.`],
      ['History', 'Known asthma, uses the rescue inhaler before sport. Cat at a friend’s house. No fever.'],
      [
        'Examination',
        `Oxygen ${chance.whole(93, 95)} % before and ${chance.whole(97, 99)} % after treatment. Wheezes on both sides, clearing after one nebuliser treatment with albuterol.`,
      ],
      ['Assessment', 'Asthma with wheezing today, settled in the office.'],
      ['Plan', 'Inhaled steroid daily for two months. Action plan given and explained to the parent.'],
    ),
  ],
});

const ADULTS: readonly Maker[] = [
  diabetes,
  cold,
  strep,
  back,
  bladder,
  pressure,
  thyroid,
  reflux,
  wax,
  tired,
];
const OLDER: readonly Maker[] = [diabetes, pressure, knee, thyroid, back, wax, cold, bladder];
const CHILDREN: readonly Maker[] = [ear, strep, wheeze, cold];
