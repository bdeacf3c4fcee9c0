/** Starter diagnoses R: symptoms and signs. In the form told by `ICD10CM_STARTER`. */
export const STARTER_R = `\
R00|0|||Abnormalities of heart beat
R00.0|1|||Tachycardia, unspecified
R00.2|1|||Palpitations
R01|0|||Cardiac murmurs and other cardiac sounds
R01.1|1|||Cardiac murmur, unspecified
R03|0|||Abnormal blood-pressure reading, without diagnosis
R03.0|1|||Elevated blood-pressure reading, without diagnosis of hypertension
R04|0|||Hemorrhage from respiratory passages
R04.0|1|||Epistaxis
R05|1||2021-09-30|Cough
R05|0|2021-10-01||Cough
R05.1|1|2021-10-01||Acute cough
R05.2|1|2021-10-01||Subacute cough
R05.3|1|2021-10-01||Chronic cough
R05.4|1|2021-10-01||Cough syncope
R05.8|1|2021-10-01||Other specified cough
R05.9|1|2021-10-01||Cough, unspecified
R06|0|||Abnormalities of breathing
R06.0|0|||Dyspnea
R06.00|1|||Dyspnea, unspecified
R06.02|1|||Shortness of breath
R06.09|1|||Other forms of dyspnea
R06.2|1|||Wheezing
R07|0|||Pain in throat and chest
R07.0|1|||Pain in throat
R07.1|1|||Chest pain on breathing
R07.2|1|||Precordial pain
R07.8|0|||Other chest pain
R07.81|1|||Pleurodynia
R07.82|1|||Intercostal pain
R07.89|1|||Other chest pain
R07.9|1|||Chest pain, unspecified
R09|0|||Other symptoms and signs involving the circulatory and respiratory system
R09.8|0|||Other specified symptoms and signs involving the circulatory and respiratory systems
R09.81|1|||Nasal congestion
R09.82|1|||Postnasal drip
R09.A|0|2023-10-01||Foreign body sensation of the circulatory and respiratory system
R09.A2|1|2023-10-01||Foreign body sensation, throat
R10|0|||Abdominal and pelvic pain
R10.0|1|||Acute abdomen
R10.1|0|||Pain localized to upper abdomen
R10.10|1|||Upper abdominal pain, unspecified
R10.11|1|||Right upper quadrant pain
R10.12|1|||Left upper quadrant pain
R10.13|1|||Epigastric pain
R10.2|1||2025-09-30|Pelvic and perineal pain
R10.2|0|2025-10-01||Pelvic and perineal pain
R10.20|1|2025-10-01||Pelvic and perineal pain unspecified side
R10.21|1|2025-10-01||Pelvic and perineal pain right side
R10.22|1|2025-10-01||Pelvic and perineal pain left side
R10.23|1|2025-10-01||Pelvic and perineal pain bilateral
R10.24|1|2025-10-01||Suprapubic pain
R10.3|0|||Pain localized to other parts of lower abdomen
R10.30|1|||Lower abdominal pain, unspecified
R10.31|1|||Right lower quadrant pain
R10.32|1|||Left lower quadrant pain
R10.33|1|||Periumbilical pain
R10.8|0|||Other abdominal pain
R10.81|0|||Abdominal tenderness
R10.811|1|||Right upper quadrant abdominal tenderness
R10.812|1|||Left upper quadrant abdominal tenderness
R10.813|1|||Right lower quadrant abdominal tenderness
R10.814|1|||Left lower quadrant abdominal tenderness
R10.815|1|||Periumbilic abdominal tenderness
R10.816|1|||Epigastric abdominal tenderness
R10.817|1|||Generalized abdominal tenderness
R10.819|1|||Abdominal tenderness, unspecified site
R10.82|0|||Rebound abdominal tenderness
R10.821|1|||Right upper quadrant rebound abdominal tenderness
R10.822|1|||Left upper quadrant rebound abdominal tenderness
R10.823|1|||Right lower quadrant rebound abdominal tenderness
R10.824|1|||Left lower quadrant rebound abdominal tenderness
R10.825|1|||Periumbilic rebound abdominal tenderness
R10.826|1|||Epigastric rebound abdominal tenderness
R10.827|1|||Generalized rebound abdominal tenderness
R10.829|1|||Rebound abdominal tenderness, unspecified site
R10.83|1|||Colic
R10.84|1|||Generalized abdominal pain
R10.85|1|2025-10-01||Abdominal pain of multiple sites
R10.8A|0|2025-10-01||Flank tenderness
R10.8A1|1|2025-10-01||Right flank tenderness
R10.8A2|1|2025-10-01||Left flank tenderness
R10.8A3|1|2025-10-01||Suprapubic tenderness
R10.8A9|1|2025-10-01||Flank tenderness, unspecified
R10.9|1|||Unspecified abdominal pain
R10.A|0|2025-10-01||Pain localized to flank
R10.A0|1|2025-10-01||Flank pain, unspecified side
R10.A1|1|2025-10-01||Flank pain, right side
R10.A2|1|2025-10-01||Flank pain, left side
R10.A3|1|2025-10-01||Flank pain, bilateral
R11|0|||Nausea and vomiting
R11.0|1|||Nausea
R11.1|0|||Vomiting
R11.10|1|||Vomiting, unspecified
R11.2|1|||Nausea with vomiting, unspecified
R12|1|||Heartburn
R13|0|||Aphagia and dysphagia
R13.1|0|||Dysphagia
R13.10|1|||Dysphagia, unspecified
R14|0|||Flatulence and related conditions
R14.0|1|||Abdominal distension (gaseous)
R19|0|||Other symptoms and signs involving the digestive system and abdomen
R19.7|1|||Diarrhea, unspecified
R20|0|||Disturbances of skin sensation
R20.2|1|||Paresthesia of skin
R21|1|||Rash and other nonspecific skin eruption
R22|0|||Localized swelling, mass and lump of skin and subcutaneous tissue
R22.1|1|||Localized swelling, mass and lump, neck
R25|0|||Abnormal involuntary movements
R25.1|1|||Tremor, unspecified
R26|0|||Abnormalities of gait and mobility
R26.8|0|||Other abnormalities of gait and mobility
R26.89|1|||Other abnormalities of gait and mobility
R29|0|||Other symptoms and signs involving the nervous and musculoskeletal systems
R29.6|1|||Repeated falls
R30|0|||Pain associated with micturition
R30.0|1|||Dysuria
R31|0|||Hematuria
R31.0|1|||Gross hematuria
R31.2|1||2016-09-30|Other microscopic hematuria
R31.2|0|2016-10-01||Other microscopic hematuria
R31.29|1|2016-10-01||Other microscopic hematuria
R31.9|1|||Hematuria, unspecified
R32|1|||Unspecified urinary incontinence
R33|0|||Retention of urine
R33.9|1|||Retention of urine, unspecified
R35|0|||Polyuria
R35.0|1|||Frequency of micturition
R35.1|1|||Nocturia
R39|0|||Other and unspecified symptoms and signs involving the genitourinary system
R39.1|0|||Other difficulties with micturition
R39.15|1|||Urgency of urination
R40|0|||Somnolence, stupor and coma
R40.2|0|||Coma
R40.20|1|||Unspecified coma
R41|0|||Other symptoms and signs involving cognitive functions and awareness
R41.3|1|||Other amnesia
R42|1|||Dizziness and giddiness
R43|0|||Disturbances of smell and taste
R43.0|1|||Anosmia
R43.8|1|||Other disturbances of smell and taste
R45|0|||Symptoms and signs involving emotional state
R45.8|0|||Other symptoms and signs involving emotional state
R45.85|0|||Homicidal and suicidal ideations
R45.851|1|||Suicidal ideations
R47|0|||Speech disturbances, not elsewhere classified
R47.8|0|||Other speech disturbances
R47.81|1|||Slurred speech
R50|0|||Fever of other and unknown origin
R50.9|1|||Fever, unspecified
R51|1||2020-09-30|Headache
R51|0|2020-10-01||Headache
R51.0|1|2020-10-01||Headache with orthostatic component, not elsewhere classified
R51.9|1|2020-10-01||Headache, unspecified
R53|0|||Malaise and fatigue
R53.0|1|||Neoplastic (malignant) related fatigue
R53.1|1|||Weakness
R53.2|1|||Functional quadriplegia
R53.8|0|||Other malaise and fatigue
R53.81|1|||Other malaise
R53.82|1|||Chronic fatigue, unspecified
R53.83|1|||Other fatigue
R55|1|||Syncope and collapse
R56|0|||Convulsions, not elsewhere classified
R56.9|1|||Unspecified convulsions
R59|0|||Enlarged lymph nodes
R59.0|1|||Localized enlarged lymph nodes
R60|0|||Edema, not elsewhere classified
R60.0|1|||Localized edema
R60.9|1|||Edema, unspecified
R63|0|||Symptoms and signs concerning food and fluid intake
R63.0|1|||Anorexia
R63.4|1|||Abnormal weight loss
R63.5|1|||Abnormal weight gain
R63.8|1|||Other symptoms and signs concerning food and fluid intake
R68|0|||Other general symptoms and signs
R68.8|0|||Other general symptoms and signs
R68.83|1|||Chills (without fever)
R68.84|1|||Jaw pain
R68.89|1|||Other general symptoms and signs
R69|1|||Illness, unspecified
R73|0|||Elevated blood glucose level
R73.0|0|||Abnormal glucose
R73.01|1|||Impaired fasting glucose
R73.03|1|2016-10-01||Prediabetes
R73.09|1|||Other abnormal glucose
R73.9|1|||Hyperglycemia, unspecified
R74|0|||Abnormal serum enzyme levels
R74.0|1||2020-09-30|Nonspecific elevation of levels of transaminase and lactic acid dehydrogenase [LDH]
R74.0|0|2020-10-01||Nonspecific elevation of levels of transaminase and lactic acid dehydrogenase [LDH]
R74.01|1|2020-10-01||Elevation of levels of liver transaminase levels
R79|0|||Other abnormal findings of blood chemistry
R79.8|0|||Other specified abnormal findings of blood chemistry
R79.89|1|||Other specified abnormal findings of blood chemistry
R80|0|||Proteinuria
R80.9|1|||Proteinuria, unspecified
R82|0|||Other and unspecified abnormal findings in urine
R82.9|0|||Other and unspecified abnormal findings in urine
R82.90|1|||Unspecified abnormal findings in urine
R87|0|||Abnormal findings in specimens from female genital organs
R87.6|0|||Abnormal cytological findings in specimens from female genital organs
R87.61|0|||Abnormal cytological findings in specimens from cervix uteri
R87.610|1|||Atypical squamous cells of undetermined significance on cytologic smear of cervix (ASC-US)
R91|0|||Abnormal findings on diagnostic imaging of lung
R91.1|1|||Solitary pulmonary nodule
R92|0|||Abnormal and inconclusive findings on diagnostic imaging of breast
R92.8|1|||Other abnormal and inconclusive findings on diagnostic imaging of breast
R93|0|||Abnormal findings on diagnostic imaging of other body structures
R93.8|1||2018-09-30|Abnormal findings on diagnostic imaging of other specified body structures
R93.8|0|2018-10-01||Abnormal findings on diagnostic imaging of other specified body structures
R93.89|1|2018-10-01||Abnormal findings on diagnostic imaging of other specified body structures
R94|0|||Abnormal results of function studies
R94.3|0|||Abnormal results of cardiovascular function studies
R94.31|1|||Abnormal electrocardiogram [ECG] [EKG]
R97|0|||Abnormal tumor markers
R97.2|1||2016-09-30|Elevated prostate specific antigen [PSA]
R97.2|0|2016-10-01||Elevated prostate specific antigen [PSA]
R97.20|1|2016-10-01||Elevated prostate specific antigen [PSA]
`;
