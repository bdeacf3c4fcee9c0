import { loop, segment } from '../guide/define.ts';
import type { LoopDef, SegmentDef } from '../guide/model.ts';
import { FILING_INDICATORS, MEDICARE_SECONDARY, PATIENT_RELATIONSHIPS, PAYER_ORDER } from './code-lists.ts';
import { address, name, reference, telephone } from './common.ts';

const DEMOGRAPHICS = { elements: 'R R R', codes: { '1': 'D8', '3': 'F M U' } } as const;

const SUBSCRIBER_NAME: LoopDef = loop('2010BA', {
  pos: 150,
  use: 'R',
  name: 'subscriber',
  items: [
    name({ pos: 150, entity: 'IL', elements: 'R S S - S R R', id: 'II MI' }),
    ...address(250, 300, 'S'),
    segment('DMG', { pos: 320, use: 'S', ...DEMOGRAPHICS }),
    reference(350, 'SY'),
    reference(350, 'Y4'),
    telephone(400),
  ],
});

const PAYER: LoopDef = loop('2010BB', {
  pos: 150,
  use: 'R',
  name: 'payer',
  items: [
    name({ pos: 150, entity: 'PR', types: '2', elements: 'R - - - - R R', id: 'PI XV' }),
    ...address(250, 300, 'S'),
    reference(350, '2U EI FY NF', 'S 3'),
    reference(350, 'G2 LU', 'S 2'),
  ],
});

const PATIENT: LoopDef = loop('2010CA', {
  pos: 150,
  use: 'R',
  name: 'patient',
  items: [
    name({ pos: 150, entity: 'QC', types: '1', elements: 'R S S - S' }),
    ...address(250, 300, 'R'),
    segment('DMG', { pos: 320, use: 'R', ...DEMOGRAPHICS }),
    reference(350, 'Y4'),
    reference(350, '1W SY'),
    telephone(400),
  ],
});

/** PAT: death, weight and pregnancy; the relationship only where the patient is another. */
function patientFacts(use: 'R' | 'S', relationship: 'R' | '-'): SegmentDef {
  return segment('PAT', {
    pos: 70,
    use,
    elements: `${relationship} - - - S S S S S`,
    codes: { '1': PATIENT_RELATIONSHIPS, '5': 'D8', '7': '01', '9': 'Y' },
  });
}

/** 2000C, a patient who is not the subscriber. */
function patientLevel(claim: LoopDef): LoopDef {
  return loop('2000C', {
    pos: 600,
    use: 'S *',
    name: 'level of the patient',
    kept: false,
    items: [
      segment('HL', {
        pos: 10,
        use: 'R',
        elements: 'R R R R',
        codes: { '3': '23', '4': '0' },
        match: '3',
      }),
      patientFacts('R', 'R'),
      PATIENT,
      claim,
    ],
  });
}

/** 2000B, with its claims or its patients. */
export function subscriberLevel(claim: LoopDef): LoopDef {
  return loop('2000B', {
    pos: 500,
    use: 'R *',
    name: 'level of the subscriber',
    kept: false,
    impliedBy: 'SBR',
    items: [
      segment('HL', {
        pos: 10,
        use: 'R',
        elements: 'R R R R',
        codes: { '3': '22', '4': '0 1' },
        match: '3',
      }),
      segment('SBR', {
        pos: 50,
        use: 'R',
        elements: 'R S S S S - - - S',
        codes: { '1': PAYER_ORDER, '2': '18', '5': MEDICARE_SECONDARY, '9': FILING_INDICATORS },
      }),
      patientFacts('S', '-'),
      SUBSCRIBER_NAME,
      PAYER,
      claim,
      patientLevel(claim),
    ],
  });
}
