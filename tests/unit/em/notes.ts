/** Invented notes about nobody, with what each supports: `element:subject`, risks without subject. */
export type NoteCase = {
  readonly name: string;
  readonly text: string;
  readonly proposes: readonly string[];
  readonly minutes?: number;
  readonly patient?: 'new' | 'established';
};

export const NOTES: readonly NoteCase[] = [
  {
    name: 'two chronic problems, one not at goal, with drug changes',
    text: `CHIEF COMPLAINT: Follow-up.
HPI: Established patient. Takes her tablets. Denies chest pain.
ASSESSMENT AND PLAN
1. Type 2 diabetes with neuropathy, A1c 8.4 %, not at goal. Increase metformin to 1000 mg twice daily.
2. Hypertension, at goal. Continue lisinopril 20 mg.
Recheck A1c and lipid panel in 3 months.`,
    proposes: [
      'chronic_not_at_goal:type 2 diabetes',
      'stable_chronic:hypertension',
      'test_ordered:a1c',
      'test_ordered:lipid panel',
      'drug_management',
    ],
    patient: 'established',
  },
  {
    name: 'a common cold with home care only and no medicine',
    text: `HPI: Three days of runny nose. No fever.
EXAM: Well appearing. Lungs clear.
ASSESSMENT: Viral upper respiratory infection.
PLAN: Supportive care, fluids. No antibiotics indicated. No labs needed. Return if fever, chest pain or shortness of breath.`,
    proposes: ['minor:common cold', 'minimal_risk'],
  },
  {
    name: 'no new medication is not drug management',
    text: `ASSESSMENT
1. Migraine, stable.
PLAN
No new medication. No medication changes. Patient declined propranolol. Keep a headache diary.`,
    proposes: ['stable_chronic:migraine'],
  },
  {
    name: 'a bladder infection with an antibiotic and a dipstick in the office',
    text: `HPI: Dysuria for two days. Denies fever or flank pain.
A/P:
Acute cystitis. Urinalysis today positive for nitrite. Start nitrofurantoin 100 mg twice daily for 5 days. Send urine culture.`,
    proposes: [
      'acute_uncomplicated:urinary tract infection',
      'test_ordered:urinalysis',
      'test_ordered:urine culture',
      'drug_management',
    ],
  },
  {
    name: 'total time stands in the note',
    text: `ASSESSMENT: Depression, worsening. PLAN: Increase sertraline to 100 mg. I spent a total of 42 minutes on the date of the encounter.`,
    proposes: ['chronic_not_at_goal:depression', 'drug_management'],
    minutes: 42,
  },
  {
    name: 'minutes of smoking cessation and of exercise are not the time of the visit',
    text: `ASSESSMENT
1. Tobacco use disorder, unchanged.
2. Obesity.
PLAN
Walks 30 minutes daily. 5 minutes spent on smoking cessation counseling. Diet reviewed.`,
    proposes: ['stable_chronic:tobacco use', 'stable_chronic:obesity'],
  },
  {
    name: 'hours and minutes are added',
    text: `IMPRESSION: Bipolar disorder, stable. PLAN: Continue lithium; lithium level and TSH today. Total time on the date of service: 1 hour 5 minutes.`,
    proposes: [
      'stable_chronic:bipolar disorder',
      'test_ordered:lithium level',
      'test_ordered:thyroid test',
      'drug_management',
      'toxicity_monitoring',
    ],
    minutes: 65,
  },
  {
    name: 'outside notes, an independent historian and an own reading',
    text: `HPI: History obtained from the daughter because of his memory. Reviewed cardiology notes from last month. Emergency department records were reviewed.
RESULTS: I personally interpreted the ECG: sinus rhythm.
ASSESSMENT: 1. Dementia, progressing. 2. Atrial fibrillation, rate controlled.
PLAN: Continue apixaban. Discussed with Dr. Invented of neurology.`,
    proposes: [
      'chronic_not_at_goal:dementia',
      'stable_chronic:atrial fibrillation',
      'note_reviewed:cardiology',
      'note_reviewed:emergency department',
      'historian:daughter',
      'interpretation:ecg',
      'discussion:dr. invented',
      'drug_management',
    ],
  },
  {
    name: 'outside records that are only asked for, and a history from the patient',
    text: `HPI: History obtained from the patient. New patient. Outside records requested, not available today.
ASSESSMENT: Hypothyroidism, stable on treatment.
PLAN: Refill levothyroxine. Check TSH.`,
    proposes: ['stable_chronic:hypothyroidism', 'test_ordered:thyroid test', 'drug_management'],
    patient: 'new',
  },
  {
    name: 'a suspicious lump with imaging',
    text: `ASSESSMENT: Right breast lump, found two weeks ago.
PLAN: Order diagnostic mammogram and breast ultrasound. Follow up with results.`,
    proposes: ['new_uncertain:breast lump', 'test_ordered:mammogram', 'test_ordered:breast ultrasound'],
  },
  {
    name: 'pneumonia is a systemic illness; relatives and denied illnesses are not the patient',
    text: `HPI: Mother had breast cancer. Denies hemoptysis.
ASSESSMENT: Community-acquired pneumonia. No sepsis. No respiratory failure.
PLAN: Chest x-ray today. Start doxycycline. Consider admission if worse.`,
    proposes: ['acute_systemic:pneumonia', 'test_ordered:chest x-ray', 'drug_management'],
  },
  {
    name: 'an ankle sprain with rest and a medicine without prescription',
    text: `ASSESSMENT
Left ankle sprain.
PLAN
Rest, ice, elastic wrap. Ibuprofen over the counter as needed. Ankle x-ray not needed by rule.`,
    proposes: ['acute_uncomplicated:sprain', 'low_risk', 'minimal_risk'],
  },
  {
    name: 'the same medicine in a strength that needs a prescription',
    text: `ASSESSMENT: Acute low back pain.
PLAN: Prescribe ibuprofen 800 mg three times daily. Physical therapy referral.`,
    proposes: ['acute_uncomplicated:low back pain', 'drug_management', 'low_risk'],
  },
  {
    name: 'a severe exacerbation sent to hospital',
    text: `ASSESSMENT: COPD with severe exacerbation. PLAN: Sent to the emergency department by ambulance. Discussed with the hospitalist.`,
    proposes: ['chronic_severe:copd', 'discussion:hospitalist', 'hospitalization'],
  },
  {
    name: 'an admission of last year decides nothing today',
    text: `HPI: Was admitted to the hospital last year for pneumonia.
ASSESSMENT: Asthma, well controlled, no exacerbation since.
PLAN: Continue fluticasone inhaler.`,
    proposes: ['stable_chronic:asthma', 'drug_management'],
  },
  {
    name: 'major surgery is decided',
    text: `ASSESSMENT: Severe osteoarthritis of the right knee, worsening despite therapy.
PLAN: She elects to proceed with total knee replacement. Discussed with patient and husband.`,
    proposes: ['chronic_not_at_goal:osteoarthritis', 'major_surgery'],
  },
  {
    name: 'methotrexate watched by tests',
    text: `A&P
# Rheumatoid arthritis - at goal
- Continue methotrexate 15 mg weekly
- CBC and LFTs today for toxicity monitoring`,
    proposes: [
      'stable_chronic:rheumatoid arthritis',
      'test_ordered:blood count',
      'test_ordered:liver function',
      'drug_management',
      'toxicity_monitoring',
    ],
  },
  {
    name: 'living conditions that limit the care',
    text: `ASSESSMENT: Type 1 diabetes, above goal because he cannot afford his insulin. Denies food insecurity.
PLAN: Social work referral. Switch to human insulin.`,
    proposes: ['chronic_not_at_goal:type 1 diabetes', 'drug_management', 'social_limits'],
  },
  {
    name: 'two stable problems named together',
    text: `IMPRESSION: Hypertension and hyperlipidemia, both stable.
PLAN: Continue current medications.`,
    proposes: ['stable_chronic:hypertension', 'stable_chronic:hyperlipidemia', 'drug_management'],
  },
  {
    name: 'a British note in short forms',
    text: `PC: Cough
HPC: 4/7 of cough. No wheeze.
PMH: Asthma
DH: Salbutamol
Imp: Acute bronchitis, viral
P: Reassured. Safety net given. No antibiotics.`,
    proposes: ['acute_uncomplicated:bronchitis', 'minimal_risk'],
  },
  {
    name: 'a note without headings that says how its problems stand',
    text: `Seen for follow up of gout, doing well on allopurinol, no flares since spring. Continue allopurinol 300 mg. Check uric acid.`,
    proposes: ['stable_chronic:gout', 'test_ordered:uric acid', 'drug_management'],
  },
  {
    name: 'the family history and the past history are not problems of today',
    text: `PAST MEDICAL HISTORY: Hypertension, type 2 diabetes, migraine.
FAMILY HISTORY: Father with coronary artery disease and stroke.
SOCIAL HISTORY: Former smoker.
ASSESSMENT: Tinea pedis.
PLAN: Clotrimazole cream over the counter.`,
    proposes: ['minor:tinea', 'low_risk'],
  },
  {
    name: 'results of tests that were done elsewhere',
    text: `RESULTS: TSH 2.1, within limits. LDL from the lipid panel 92.
ASSESSMENT: 1. Hypothyroidism, at goal. 2. Hyperlipidemia, at goal.
PLAN: Continue levothyroxine and atorvastatin.`,
    proposes: [
      'stable_chronic:hypothyroidism',
      'stable_chronic:hyperlipidemia',
      'test_reviewed:thyroid test',
      'test_reviewed:lipid panel',
      'drug_management',
    ],
  },
  {
    name: 'a skin biopsy of a changing lesion',
    text: `ASSESSMENT: Changing mole on the back.
PLAN: Shave biopsy performed after consent. Wound care explained.`,
    proposes: ['new_uncertain:changing skin lesion', 'minor_surgery'],
  },
  {
    name: 'a limit of treatment, and one that is not',
    text: `ASSESSMENT: Heart failure, decompensated, poor prognosis.
PLAN: After discussion he chose DNR; referred to hospice. Continue furosemide.`,
    proposes: ['chronic_severe:heart failure', 'drug_management', 'care_limits'],
  },
  {
    name: 'code status talked about without a limit',
    text: `ASSESSMENT: Heart failure, compensated.
PLAN: Code status discussed: full code, no DNR. Weigh daily.`,
    proposes: ['stable_chronic:heart failure'],
  },
  {
    name: 'treatment stepped up without a word on how the problem stands',
    text: `ASSESSMENT/PLAN
1. Hypertension: BP 152/94. Add amlodipine 5 mg.
2. GERD: continue omeprazole.`,
    proposes: ['chronic_not_at_goal:hypertension', 'stable_chronic:gerd', 'drug_management'],
  },
  {
    name: 'a medicine that is only thought of',
    text: `ASSESSMENT: Prediabetes, unchanged.
PLAN: Consider metformin if A1c rises. May start a statin next year. Diet.`,
    proposes: ['stable_chronic:prediabetes'],
  },
  {
    name: 'an acute problem that is nearly over',
    text: `ASSESSMENT: Cellulitis of the left leg, improving on cephalexin.
PLAN: Complete the course. Continue cephalexin for three more days.`,
    proposes: ['acute_stable:cellulitis', 'drug_management'],
  },
  {
    name: 'a short note in abbreviations',
    text: `S: Here for f/u HTN and DM.
O: BP 128/76. A1c 6.8% today in office.
A: 1) HTN - controlled. 2) DM2 - A1c at goal. 3) Hyperlipidemia - LDL above goal at 128.
P: Cont losartan 50 mg qd. Start rosuvastatin 10 mg qhs. CMP, lipids in 3 mo. RTC 3 mo.`,
    proposes: [
      'stable_chronic:hypertension',
      'stable_chronic:type 2 diabetes',
      'chronic_not_at_goal:hyperlipidemia',
      'test_reviewed:a1c',
      'test_ordered:metabolic panel',
      'test_ordered:lipid panel',
      'drug_management',
    ],
  },
  {
    name: 'problems as headings with their plan below',
    text: `Assessment & Plan
Essential hypertension
BP uncontrolled in office. Will increase amlodipine from 5 to 10 mg. Recheck BMP in 2 weeks.

Moderate persistent asthma without complication
Stable. Continue Symbicort.

I spent 38 minutes in total on the day of the encounter reviewing the chart, examining the patient, and documenting.`,
    proposes: [
      'chronic_not_at_goal:hypertension',
      'stable_chronic:asthma',
      'test_ordered:basic metabolic panel',
      'drug_management',
    ],
    minutes: 38,
  },
  {
    name: 'a child whose mother tells the story, an antibiotic written with its dose',
    text: `Mom reports fever since yesterday. History obtained from mother.
Dx: Acute otitis media, right
Tx: Amoxicillin 400 mg/5 ml BID x 10 days. Tylenol prn fever. RTC if not better in 48 hours.`,
    proposes: ['acute_uncomplicated:otitis media', 'historian:mother', 'drug_management', 'low_risk'],
  },
  {
    name: 'a plan that is a list of tests',
    text: `Assessment:
- Unintentional weight loss of 15 lb
Plan:
- CBC, CMP, TSH
- CT abdomen and pelvis
- RTC 2 weeks`,
    proposes: [
      'new_uncertain:weight loss',
      'test_ordered:blood count',
      'test_ordered:metabolic panel',
      'test_ordered:thyroid test',
      'test_ordered:ct of the abdomen',
    ],
  },
  {
    name: 'a medicine on hold, and a class to be avoided',
    text: `A/P: CKD stage 3b due to diabetes, creatinine stable at 1.8. Nephrology note from 10/2 reviewed. Avoid NSAIDs. Hold lisinopril. Repeat renal panel 1 month.`,
    proposes: [
      'stable_chronic:chronic kidney disease',
      'note_reviewed:nephrology',
      'test_ordered:renal function',
      'drug_management',
    ],
  },
  {
    name: 'sent straight to hospital after a talk with the specialist',
    text: `MEDICAL DECISION MAKING: Acute on chronic systolic heart failure. BNP sent. IV furosemide given. I discussed the case with cardiologist Dr. Sample who recommends direct admission.`,
    proposes: [
      'chronic_severe:heart failure',
      'test_ordered:bnp',
      'discussion:cardiologist',
      'drug_management',
      'hospitalization',
    ],
  },
  { name: 'an empty note', text: '   \n ', proposes: [] },
];
