/** Starter diagnoses F to I: mind, nerves, eyes, ears, circulation. In the form told by `ICD10CM_STARTER`. */
export const STARTER_F_TO_I = `\
F03|0|||Unspecified dementia
F03.9|0|||Unspecified dementia, unspecified severity
F03.90|1|||Unspecified dementia, unspecified severity, without behavioral disturbance, psychotic disturbance, mood disturbance, and anxiety
F10|0|||Alcohol related disorders
F10.2|0|||Alcohol dependence
F10.20|1|||Alcohol dependence, uncomplicated
F17|0|||Nicotine dependence
F17.2|0|||Nicotine dependence
F17.20|0|||Nicotine dependence, unspecified
F17.200|1|||Nicotine dependence, unspecified, uncomplicated
F17.21|0|||Nicotine dependence, cigarettes
F17.210|1|||Nicotine dependence, cigarettes, uncomplicated
F31|0|||Bipolar disorder
F31.9|1|||Bipolar disorder, unspecified
F32|0|||Depressive episode
F32.0|1|||Major depressive disorder, single episode, mild
F32.1|1|||Major depressive disorder, single episode, moderate
F32.2|1|||Major depressive disorder, single episode, severe without psychotic features
F32.3|1|||Major depressive disorder, single episode, severe with psychotic features
F32.4|1|||Major depressive disorder, single episode, in partial remission
F32.5|1|||Major depressive disorder, single episode, in full remission
F32.8|1||2016-09-30|Other depressive episodes
F32.8|0|2016-10-01||Other depressive episodes
F32.81|1|2016-10-01||Premenstrual dysphoric disorder
F32.89|1|2016-10-01||Other specified depressive episodes
F32.9|1|||Major depressive disorder, single episode, unspecified
F32.A|1|2021-10-01||Depression, unspecified
F33|0|||Major depressive disorder, recurrent
F33.0|1|||Major depressive disorder, recurrent, mild
F33.1|1|||Major depressive disorder, recurrent, moderate
F33.2|1|||Major depressive disorder, recurrent severe without psychotic features
F33.9|1|||Major depressive disorder, recurrent, unspecified
F41|0|||Other anxiety disorders
F41.0|1|||Panic disorder [episodic paroxysmal anxiety]
F41.1|1|||Generalized anxiety disorder
F41.3|1|||Other mixed anxiety disorders
F41.8|1|||Other specified anxiety disorders
F41.9|1|||Anxiety disorder, unspecified
F42|1||2016-09-30|Obsessive-compulsive disorder
F42|0|2016-10-01||Obsessive-compulsive disorder
F42.9|1|2016-10-01||Obsessive-compulsive disorder, unspecified
F43|0|||Reaction to severe stress, and adjustment disorders
F43.1|0|||Post-traumatic stress disorder (PTSD)
F43.10|1|||Post-traumatic stress disorder, unspecified
F43.2|0|||Adjustment disorders
F43.20|1|||Adjustment disorder, unspecified
F43.21|1|||Adjustment disorder with depressed mood
F43.23|1|||Adjustment disorder with mixed anxiety and depressed mood
F51|0|||Sleep disorders not due to a substance or known physiological condition
F51.0|0|||Insomnia not due to a substance or known physiological condition
F51.01|1|||Primary insomnia
F84|0|||Pervasive developmental disorders
F84.0|1|||Autistic disorder
F90|0|||Attention-deficit hyperactivity disorders
F90.0|1|||Attention-deficit hyperactivity disorder, predominantly inattentive type
F90.2|1|||Attention-deficit hyperactivity disorder, combined type
F90.9|1|||Attention-deficit hyperactivity disorder, unspecified type
G20|1||2023-09-30|Parkinson's disease
G20|0|2023-10-01||Parkinson's disease
G20.A|0|2023-10-01||Parkinson's disease without dyskinesia
G20.A1|1|2023-10-01||Parkinson's disease without dyskinesia, without mention of fluctuations
G20.C|1|2023-10-01||Parkinsonism, unspecified
G25|0|||Other extrapyramidal and movement disorders
G25.8|0|||Other specified extrapyramidal and movement disorders
G25.81|1|||Restless legs syndrome
G30|0|||Alzheimer's disease
G30.9|1|||Alzheimer's disease, unspecified
G35|1||2025-09-30|Multiple sclerosis
G35|0|2025-10-01||Multiple sclerosis
G35.A|1|2025-10-01||Relapsing-remitting multiple sclerosis
G35.D|1|2025-10-01||Multiple sclerosis, unspecified
G40|0|||Epilepsy and recurrent seizures
G40.9|0|||Epilepsy, unspecified
G40.90|0|||Epilepsy, unspecified, not intractable
G40.909|1|||Epilepsy, unspecified, not intractable, without status epilepticus
G43|0|||Migraine
G43.9|0|||Migraine, unspecified
G43.90|0|||Migraine, unspecified, not intractable
G43.901|1|||Migraine, unspecified, not intractable, with status migrainosus
G43.909|1|||Migraine, unspecified, not intractable, without status migrainosus
G43.91|0|||Migraine, unspecified, intractable
G43.911|1|||Migraine, unspecified, intractable, with status migrainosus
G43.919|1|||Migraine, unspecified, intractable, without status migrainosus
G44|0|||Other headache syndromes
G44.2|0|||Tension-type headache
G44.20|0|||Tension-type headache, unspecified
G44.209|1|||Tension-type headache, unspecified, not intractable
G47|0|||Sleep disorders
G47.0|0|||Insomnia
G47.00|1|||Insomnia, unspecified
G47.3|0|||Sleep apnea
G47.33|1|||Obstructive sleep apnea (adult) (pediatric)
G56|0|||Mononeuropathies of upper limb
G56.0|0|||Carpal tunnel syndrome
G56.00|1|||Carpal tunnel syndrome, unspecified upper limb
G56.01|1|||Carpal tunnel syndrome, right upper limb
G56.02|1|||Carpal tunnel syndrome, left upper limb
G62|0|||Other and unspecified polyneuropathies
G62.9|1|||Polyneuropathy, unspecified
G89|0|||Pain, not elsewhere classified
G89.2|0|||Chronic pain, not elsewhere classified
G89.29|1|||Other chronic pain
G89.4|1|||Chronic pain syndrome
H00|0|||Hordeolum and chalazion
H00.0|0|||Hordeolum (externum) (internum) of eyelid
H00.01|0|||Hordeolum externum
H00.011|1|||Hordeolum externum right upper eyelid
H04|0|||Disorders of lacrimal system
H04.1|0|||Other disorders of lacrimal gland
H04.12|0|||Dry eye syndrome
H04.123|1|||Dry eye syndrome of bilateral lacrimal glands
H10|0|||Conjunctivitis
H10.3|0|||Unspecified acute conjunctivitis
H10.30|1|||Unspecified acute conjunctivitis, unspecified eye
H10.31|1|||Unspecified acute conjunctivitis, right eye
H10.32|1|||Unspecified acute conjunctivitis, left eye
H10.33|1|||Unspecified acute conjunctivitis, bilateral
H25|0|||Age-related cataract
H25.9|1|||Unspecified age-related cataract
H35|0|||Other retinal disorders
H35.3|0|||Degeneration of macula and posterior pole
H35.30|1|||Unspecified macular degeneration
H40|0|||Glaucoma
H40.9|1|||Unspecified glaucoma
H52|0|||Disorders of refraction and accommodation
H52.4|1|||Presbyopia
H57|0|||Other disorders of eye and adnexa
H57.8|1||2018-09-30|Other specified disorders of eye and adnexa
H57.8|0|2018-10-01||Other specified disorders of eye and adnexa
H57.81|0|2018-10-01||Brow ptosis
H57.89|1|2018-10-01||Other specified disorders of eye and adnexa
H57.8A|0|2023-10-01||Foreign body sensation eye (ocular)
H60|0|||Otitis externa
H60.9|0|||Unspecified otitis externa
H60.90|1|||Unspecified otitis externa, unspecified ear
H60.91|1|||Unspecified otitis externa, right ear
H60.92|1|||Unspecified otitis externa, left ear
H60.93|1|||Unspecified otitis externa, bilateral
H61|0|||Other disorders of external ear
H61.2|0|||Impacted cerumen
H61.20|1|||Impacted cerumen, unspecified ear
H61.21|1|||Impacted cerumen, right ear
H61.22|1|||Impacted cerumen, left ear
H61.23|1|||Impacted cerumen, bilateral
H65|0|||Nonsuppurative otitis media
H65.9|0|||Unspecified nonsuppurative otitis media
H65.90|1|||Unspecified nonsuppurative otitis media, unspecified ear
H65.91|1|||Unspecified nonsuppurative otitis media, right ear
H65.92|1|||Unspecified nonsuppurative otitis media, left ear
H65.93|1|||Unspecified nonsuppurative otitis media, bilateral
H66|0|||Suppurative and unspecified otitis media
H66.9|0|||Otitis media, unspecified
H66.90|1|||Otitis media, unspecified, unspecified ear
H66.91|1|||Otitis media, unspecified, right ear
H66.92|1|||Otitis media, unspecified, left ear
H66.93|1|||Otitis media, unspecified, bilateral
H81|0|||Disorders of vestibular function
H81.1|0|||Benign paroxysmal vertigo
H81.10|1|||Benign paroxysmal vertigo, unspecified ear
H81.13|1|||Benign paroxysmal vertigo, bilateral
H91|0|||Other and unspecified hearing loss
H91.9|0|||Unspecified hearing loss
H91.90|1|||Unspecified hearing loss, unspecified ear
H92|0|||Otalgia and effusion of ear
H92.0|0|||Otalgia
H92.01|1|||Otalgia, right ear
H92.02|1|||Otalgia, left ear
H92.03|1|||Otalgia, bilateral
H93|0|||Other disorders of ear, not elsewhere classified
H93.1|0|||Tinnitus
H93.13|1|||Tinnitus, bilateral
I10|1|||Essential (primary) hypertension
I11|0|||Hypertensive heart disease
I11.0|1|||Hypertensive heart disease with heart failure
I11.9|1|||Hypertensive heart disease without heart failure
I12|0|||Hypertensive chronic kidney disease
I12.0|1|||Hypertensive chronic kidney disease with stage 5 chronic kidney disease or end stage renal disease
I12.9|1|||Hypertensive chronic kidney disease with stage 1 through stage 4 chronic kidney disease, or unspecified chronic kidney disease
I16|0|2016-10-01||Hypertensive crisis
I16.0|1|2016-10-01||Hypertensive urgency
I20|0|||Angina pectoris
I20.8|1||2023-09-30|Other forms of angina pectoris
I20.8|0|2023-10-01||Other forms of angina pectoris
I20.81|1|2023-10-01||Angina pectoris with coronary microvascular dysfunction
I20.89|1|2023-10-01||Other forms of angina pectoris
I20.9|1|||Angina pectoris, unspecified
I21|0|||Acute myocardial infarction
I21.4|1|||Non-ST elevation (NSTEMI) myocardial infarction
I21.9|1|2017-10-01||Acute myocardial infarction, unspecified
I25|0|||Chronic ischemic heart disease
I25.1|0|||Atherosclerotic heart disease of native coronary artery
I25.10|1|||Atherosclerotic heart disease of native coronary artery without angina pectoris
I25.2|1|||Old myocardial infarction
I26|0|||Pulmonary embolism
I26.9|0|||Pulmonary embolism without acute cor pulmonale
I26.99|1|||Other pulmonary embolism without acute cor pulmonale
I34|0|||Nonrheumatic mitral valve disorders
I34.0|1|||Nonrheumatic mitral (valve) insufficiency
I35|0|||Nonrheumatic aortic valve disorders
I35.0|1|||Nonrheumatic aortic (valve) stenosis
I42|0|||Cardiomyopathy
I42.9|1|||Cardiomyopathy, unspecified
I47|0|||Paroxysmal tachycardia
I47.1|1||2023-09-30|Supraventricular tachycardia
I47.1|0|2023-10-01||Supraventricular tachycardia
I47.10|1|2023-10-01||Supraventricular tachycardia, unspecified
I47.11|1|2023-10-01||Inappropriate sinus tachycardia, so stated
I47.19|1|2023-10-01||Other supraventricular tachycardia
I48|0|||Atrial fibrillation and flutter
I48.0|1|||Paroxysmal atrial fibrillation
I48.1|1||2019-09-30|Persistent atrial fibrillation
I48.1|0|2019-10-01||Persistent atrial fibrillation
I48.11|1|2019-10-01||Longstanding persistent atrial fibrillation
I48.19|1|2019-10-01||Other persistent atrial fibrillation
I48.2|1||2019-09-30|Chronic atrial fibrillation
I48.2|0|2019-10-01||Chronic atrial fibrillation
I48.20|1|2019-10-01||Chronic atrial fibrillation, unspecified
I48.21|1|2019-10-01||Permanent atrial fibrillation
I48.3|1|||Typical atrial flutter
I48.4|1|||Atypical atrial flutter
I48.9|0|||Unspecified atrial fibrillation and atrial flutter
I48.91|1|||Unspecified atrial fibrillation
I48.92|1|||Unspecified atrial flutter
I49|0|||Other cardiac arrhythmias
I49.3|1|||Ventricular premature depolarization
I49.9|1|||Cardiac arrhythmia, unspecified
I50|0|||Heart failure
I50.1|1|||Left ventricular failure, unspecified
I50.2|0|||Systolic (congestive) heart failure
I50.20|1|||Unspecified systolic (congestive) heart failure
I50.21|1|||Acute systolic (congestive) heart failure
I50.22|1|||Chronic systolic (congestive) heart failure
I50.23|1|||Acute on chronic systolic (congestive) heart failure
I50.3|0|||Diastolic (congestive) heart failure
I50.30|1|||Unspecified diastolic (congestive) heart failure
I50.31|1|||Acute diastolic (congestive) heart failure
I50.32|1|||Chronic diastolic (congestive) heart failure
I50.33|1|||Acute on chronic diastolic (congestive) heart failure
I50.4|0|||Combined systolic (congestive) and diastolic (congestive) heart failure
I50.40|1|||Unspecified combined systolic (congestive) and diastolic (congestive) heart failure
I50.41|1|||Acute combined systolic (congestive) and diastolic (congestive) heart failure
I50.42|1|||Chronic combined systolic (congestive) and diastolic (congestive) heart failure
I50.43|1|||Acute on chronic combined systolic (congestive) and diastolic (congestive) heart failure
I50.8|0|2017-10-01||Other heart failure
I50.81|0|2017-10-01||Right heart failure
I50.810|1|2017-10-01||Right heart failure, unspecified
I50.811|1|2017-10-01||Acute right heart failure
I50.812|1|2017-10-01||Chronic right heart failure
I50.813|1|2017-10-01||Acute on chronic right heart failure
I50.814|1|2017-10-01||Right heart failure due to left heart failure
I50.82|1|2017-10-01||Biventricular heart failure
I50.83|1|2017-10-01||High output heart failure
I50.84|1|2017-10-01||End stage heart failure
I50.89|1|2017-10-01||Other heart failure
I50.9|1|||Heart failure, unspecified
I63|0|||Cerebral infarction
I63.9|1|||Cerebral infarction, unspecified
I65|0|||Occlusion and stenosis of precerebral arteries, not resulting in cerebral infarction
I65.2|0|||Occlusion and stenosis of carotid artery
I65.29|1|||Occlusion and stenosis of unspecified carotid artery
I69|0|||Sequelae of cerebrovascular disease
I69.3|0|||Sequelae of cerebral infarction
I69.39|0|||Other sequelae of cerebral infarction
I69.398|1|||Other sequelae of cerebral infarction
I70|0|||Atherosclerosis
I70.0|1|||Atherosclerosis of aorta
I73|0|||Other peripheral vascular diseases
I73.9|1|||Peripheral vascular disease, unspecified
I80|0|||Phlebitis and thrombophlebitis
I80.9|1|||Phlebitis and thrombophlebitis of unspecified site
I83|0|||Varicose veins of lower extremities
I83.9|0|||Asymptomatic varicose veins of lower extremities
I83.90|1|||Asymptomatic varicose veins of unspecified lower extremity
I83.93|1|||Asymptomatic varicose veins of bilateral lower extremities
I87|0|||Other disorders of veins
I87.2|1|||Venous insufficiency (chronic) (peripheral)
I89|0|||Other noninfective disorders of lymphatic vessels and lymph nodes
I89.0|1|||Lymphedema, not elsewhere classified
I95|0|||Hypotension
I95.1|1|||Orthostatic hypotension
I95.9|1|||Hypotension, unspecified
`;
