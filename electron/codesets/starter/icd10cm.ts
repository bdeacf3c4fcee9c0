/**
 * Starter diagnoses: what ambulatory primary care meets most, with all their headings. Titles are the
 * official wording of ICD-10-CM (CDC, National Center for Health Statistics; public domain), release
 * FY2026. One line each: code | 1 billable, 0 heading | valid from (empty: 2015-10-01, the first day of
 * ICD-10-CM) | valid to (empty: still valid) | title. A code that became a heading has two lines. The days
 * come from the differences of the yearly order files and from the official conversion table FY2026.
 */
export const ICD10CM_STARTER = `
A08|0|||Viral and other specified intestinal infections
A08.4|1|||Viral intestinal infection, unspecified
A09|1|||Infectious gastroenteritis and colitis, unspecified
B00|0|||Herpesviral [herpes simplex] infections
B00.9|1|||Herpesviral infection, unspecified
B02|0|||Zoster [herpes zoster]
B02.9|1|||Zoster without complications
B07|0|||Viral warts
B07.9|1|||Viral wart, unspecified
B34|0|||Viral infection of unspecified site
B34.0|1|||Adenovirus infection, unspecified
B34.1|1|||Enterovirus infection, unspecified
B34.2|1|||Coronavirus infection, unspecified
B34.3|1|||Parvovirus infection, unspecified
B34.4|1|||Papovavirus infection, unspecified
B34.8|1|||Other viral infections of unspecified site
B34.9|1|||Viral infection, unspecified
B35|0|||Dermatophytosis
B35.1|1|||Tinea unguium
B35.3|1|||Tinea pedis
B35.4|1|||Tinea corporis
B35.6|1|||Tinea cruris
B37|0|||Candidiasis
B37.0|1|||Candidal stomatitis
B37.2|1|||Candidiasis of skin and nail
B37.3|1||2022-09-30|Candidiasis of vulva and vagina
B37.3|0|2022-10-01||Candidiasis of vulva and vagina
B37.31|1|2022-10-01||Acute candidiasis of vulva and vagina
B37.32|1|2022-10-01||Chronic candidiasis of vulva and vagina
B86|1|||Scabies
B97|0|||Viral agents as the cause of diseases classified elsewhere
B97.8|0|||Other viral agents as the cause of diseases classified elsewhere
B97.89|1|||Other viral agents as the cause of diseases classified elsewhere
C44|0|||Other and unspecified malignant neoplasm of skin
C44.9|0|||Other and unspecified malignant neoplasm of skin, unspecified
C44.91|1|||Basal cell carcinoma of skin, unspecified
C50|0|||Malignant neoplasm of breast
C50.9|0|||Malignant neoplasm of breast of unspecified site
C50.91|0|||Malignant neoplasm of breast of unspecified site, female
C50.919|1|||Malignant neoplasm of unspecified site of unspecified female breast
D17|0|||Benign lipomatous neoplasm
D17.9|1|||Benign lipomatous neoplasm, unspecified
D22|0|||Melanocytic nevi
D22.9|1|||Melanocytic nevi, unspecified
D50|0|||Iron deficiency anemia
D50.9|1|||Iron deficiency anemia, unspecified
D51|0|||Vitamin B12 deficiency anemia
D51.9|1|||Vitamin B12 deficiency anemia, unspecified
D64|0|||Other anemias
D64.9|1|||Anemia, unspecified
D72|0|||Other disorders of white blood cells
D72.8|0|||Other specified disorders of white blood cells
D72.82|0|||Elevated white blood cell count
D72.829|1|||Elevated white blood cell count, unspecified
E03|0|||Other hypothyroidism
E03.9|1|||Hypothyroidism, unspecified
E04|0|||Other nontoxic goiter
E04.1|1|||Nontoxic single thyroid nodule
E04.9|1|||Nontoxic goiter, unspecified
E05|0|||Thyrotoxicosis [hyperthyroidism]
E05.9|0|||Thyrotoxicosis, unspecified
E05.90|1|||Thyrotoxicosis, unspecified without thyrotoxic crisis or storm
E05.91|1|||Thyrotoxicosis, unspecified with thyrotoxic crisis or storm
E10|0|||Type 1 diabetes mellitus
E10.1|0|||Type 1 diabetes mellitus with ketoacidosis
E10.10|1|||Type 1 diabetes mellitus with ketoacidosis without coma
E10.6|0|||Type 1 diabetes mellitus with other specified complications
E10.65|1|||Type 1 diabetes mellitus with hyperglycemia
E10.9|1|||Type 1 diabetes mellitus without complications
E11|0|||Type 2 diabetes mellitus
E11.0|0|||Type 2 diabetes mellitus with hyperosmolarity
E11.00|1|||Type 2 diabetes mellitus with hyperosmolarity without nonketotic hyperglycemic-hyperosmolar coma (NKHHC)
E11.01|1|||Type 2 diabetes mellitus with hyperosmolarity with coma
E11.1|0|2017-10-01||Type 2 diabetes mellitus with ketoacidosis
E11.10|1|2017-10-01||Type 2 diabetes mellitus with ketoacidosis without coma
E11.11|1|2017-10-01||Type 2 diabetes mellitus with ketoacidosis with coma
E11.2|0|||Type 2 diabetes mellitus with kidney complications
E11.21|1|||Type 2 diabetes mellitus with diabetic nephropathy
E11.22|1|||Type 2 diabetes mellitus with diabetic chronic kidney disease
E11.29|1|||Type 2 diabetes mellitus with other diabetic kidney complication
E11.3|0|||Type 2 diabetes mellitus with ophthalmic complications
E11.31|0|||Type 2 diabetes mellitus with unspecified diabetic retinopathy
E11.311|1|||Type 2 diabetes mellitus with unspecified diabetic retinopathy with macular edema
E11.319|1|||Type 2 diabetes mellitus with unspecified diabetic retinopathy without macular edema
E11.32|0|2016-10-01||Type 2 diabetes mellitus with mild nonproliferative diabetic retinopathy
E11.33|0|2016-10-01||Type 2 diabetes mellitus with moderate nonproliferative diabetic retinopathy
E11.34|0|2016-10-01||Type 2 diabetes mellitus with severe nonproliferative diabetic retinopathy
E11.35|0|2016-10-01||Type 2 diabetes mellitus with proliferative diabetic retinopathy
E11.36|1|||Type 2 diabetes mellitus with diabetic cataract
E11.37|0|||Type 2 diabetes mellitus with diabetic macular edema, resolved following treatment
E11.39|1|||Type 2 diabetes mellitus with other diabetic ophthalmic complication
E11.4|0|||Type 2 diabetes mellitus with neurological complications
E11.40|1|||Type 2 diabetes mellitus with diabetic neuropathy, unspecified
E11.41|1|||Type 2 diabetes mellitus with diabetic mononeuropathy
E11.42|1|||Type 2 diabetes mellitus with diabetic polyneuropathy
E11.43|1|||Type 2 diabetes mellitus with diabetic autonomic (poly)neuropathy
E11.44|1|||Type 2 diabetes mellitus with diabetic amyotrophy
E11.49|1|||Type 2 diabetes mellitus with other diabetic neurological complication
E11.5|0|||Type 2 diabetes mellitus with circulatory complications
E11.51|1|||Type 2 diabetes mellitus with diabetic peripheral angiopathy without gangrene
E11.52|1|||Type 2 diabetes mellitus with diabetic peripheral angiopathy with gangrene
E11.59|1|||Type 2 diabetes mellitus with other circulatory complications
E11.6|0|||Type 2 diabetes mellitus with other specified complications
E11.61|0|||Type 2 diabetes mellitus with diabetic arthropathy
E11.610|1|||Type 2 diabetes mellitus with diabetic neuropathic arthropathy
E11.618|1|||Type 2 diabetes mellitus with other diabetic arthropathy
E11.62|0|||Type 2 diabetes mellitus with skin complications
E11.620|1|||Type 2 diabetes mellitus with diabetic dermatitis
E11.621|1|||Type 2 diabetes mellitus with foot ulcer
E11.622|1|||Type 2 diabetes mellitus with other skin ulcer
E11.628|1|||Type 2 diabetes mellitus with other skin complications
E11.63|0|||Type 2 diabetes mellitus with oral complications
E11.630|1|||Type 2 diabetes mellitus with periodontal disease
E11.638|1|||Type 2 diabetes mellitus with other oral complications
E11.64|0|||Type 2 diabetes mellitus with hypoglycemia
E11.641|1|||Type 2 diabetes mellitus with hypoglycemia with coma
E11.649|1|||Type 2 diabetes mellitus with hypoglycemia without coma
E11.65|1|||Type 2 diabetes mellitus with hyperglycemia
E11.69|1|||Type 2 diabetes mellitus with other specified complication
E11.8|1|||Type 2 diabetes mellitus with unspecified complications
E11.9|1|||Type 2 diabetes mellitus without complications
E11.A|1|2025-10-01||Type 2 diabetes mellitus without complications in remission
E13|0|||Other specified diabetes mellitus
E13.9|1|||Other specified diabetes mellitus without complications
E16|0|||Other disorders of pancreatic internal secretion
E16.2|1|||Hypoglycemia, unspecified
E53|0|||Deficiency of other B group vitamins
E53.8|1|||Deficiency of other specified B group vitamins
E55|0|||Vitamin D deficiency
E55.9|1|||Vitamin D deficiency, unspecified
E66|0|||Overweight and obesity
E66.0|0|||Obesity due to excess calories
E66.01|1|||Morbid (severe) obesity due to excess calories
E66.09|1|||Other obesity due to excess calories
E66.1|1|||Drug-induced obesity
E66.2|1|||Morbid (severe) obesity with alveolar hypoventilation
E66.3|1|||Overweight
E66.8|1||2024-09-30|Other obesity
E66.8|0|2024-10-01||Other obesity
E66.81|0|2024-10-01||Obesity class
E66.811|1|2024-10-01||Obesity, class 1
E66.812|1|2024-10-01||Obesity, class 2
E66.813|1|2024-10-01||Obesity, class 3
E66.89|1|2024-10-01||Other obesity not elsewhere classified
E66.9|1|||Obesity, unspecified
E78|0|||Disorders of lipoprotein metabolism and other lipidemias
E78.0|1||2016-09-30|Pure hypercholesterolemia
E78.0|0|2016-10-01||Pure hypercholesterolemia
E78.00|1|2016-10-01||Pure hypercholesterolemia, unspecified
E78.01|1|2016-10-01|2025-09-30|Familial hypercholesterolemia
E78.01|0|2025-10-01||Familial hypercholesterolemia
E78.010|1|2025-10-01||Homozygous familial hypercholesterolemia [HoFH]
E78.011|1|2025-10-01||Heterozygous familial hypercholesterolemia [HeFH]
E78.019|1|2025-10-01||Familial hypercholesterolemia, unspecified
E78.1|1|||Pure hyperglyceridemia
E78.2|1|||Mixed hyperlipidemia
E78.3|1|||Hyperchylomicronemia
E78.4|1||2018-09-30|Other hyperlipidemia
E78.4|0|2018-10-01||Other hyperlipidemia
E78.41|1|2018-10-01||Elevated Lipoprotein(a)
E78.49|1|2018-10-01||Other hyperlipidemia
E78.5|1|||Hyperlipidemia, unspecified
E78.6|1|||Lipoprotein deficiency
E78.7|0|||Disorders of bile acid and cholesterol metabolism
E78.70|1|||Disorder of bile acid and cholesterol metabolism, unspecified
E78.71|1|||Barth syndrome
E78.72|1|||Smith-Lemli-Opitz syndrome
E78.79|1|||Other disorders of bile acid and cholesterol metabolism
E78.8|0|||Other disorders of lipoprotein metabolism
E78.81|1|||Lipoid dermatoarthritis
E78.89|1|||Other lipoprotein metabolism disorders
E78.9|1|||Disorder of lipoprotein metabolism, unspecified
E86|0|||Volume depletion
E86.0|1|||Dehydration
E87|0|||Other disorders of fluid, electrolyte and acid-base balance
E87.1|1|||Hypo-osmolality and hyponatremia
E87.6|1|||Hypokalemia
E88|0|||Other and unspecified metabolic disorders
E88.8|0|||Other specified metabolic disorders
E88.81|1||2023-09-30|Metabolic syndrome
E88.81|0|2023-10-01||Metabolic syndrome and other insulin resistance
E88.810|1|2023-10-01||Metabolic syndrome
E88.811|1|2023-10-01||Insulin resistance syndrome, Type A
E88.818|1|2023-10-01||Other insulin resistance
E88.819|1|2023-10-01||Insulin resistance, unspecified
E88.82|1|2024-10-01||Obesity due to disruption of MC4R pathway
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
J00|1|||Acute nasopharyngitis [common cold]
J01|0|||Acute sinusitis
J01.9|0|||Acute sinusitis, unspecified
J01.90|1|||Acute sinusitis, unspecified
J01.91|1|||Acute recurrent sinusitis, unspecified
J02|0|||Acute pharyngitis
J02.0|1|||Streptococcal pharyngitis
J02.8|1|||Acute pharyngitis due to other specified organisms
J02.9|1|||Acute pharyngitis, unspecified
J03|0|||Acute tonsillitis
J03.9|0|||Acute tonsillitis, unspecified
J03.90|1|||Acute tonsillitis, unspecified
J03.91|1|||Acute recurrent tonsillitis, unspecified
J04|0|||Acute laryngitis and tracheitis
J04.0|1|||Acute laryngitis
J05|0|||Acute obstructive laryngitis [croup] and epiglottitis
J05.0|1|||Acute obstructive laryngitis [croup]
J06|0|||Acute upper respiratory infections of multiple and unspecified sites
J06.0|1|||Acute laryngopharyngitis
J06.9|1|||Acute upper respiratory infection, unspecified
J10|0|||Influenza due to other identified influenza virus
J10.1|1|||Influenza due to other identified influenza virus with other respiratory manifestations
J11|0|||Influenza due to unidentified influenza virus
J11.1|1|||Influenza due to unidentified influenza virus with other respiratory manifestations
J12|0|||Viral pneumonia, not elsewhere classified
J12.8|0|||Other viral pneumonia
J12.82|1|2021-01-01||Pneumonia due to coronavirus disease 2019
J18|0|||Pneumonia, unspecified organism
J18.9|1|||Pneumonia, unspecified organism
J20|0|||Acute bronchitis
J20.9|1|||Acute bronchitis, unspecified
J21|0|||Acute bronchiolitis
J21.9|1|||Acute bronchiolitis, unspecified
J30|0|||Vasomotor and allergic rhinitis
J30.0|1|||Vasomotor rhinitis
J30.1|1|||Allergic rhinitis due to pollen
J30.2|1|||Other seasonal allergic rhinitis
J30.5|1|||Allergic rhinitis due to food
J30.8|0|||Other allergic rhinitis
J30.81|1|||Allergic rhinitis due to animal (cat) (dog) hair and dander
J30.89|1|||Other allergic rhinitis
J30.9|1|||Allergic rhinitis, unspecified
J31|0|||Chronic rhinitis, nasopharyngitis and pharyngitis
J31.0|1|||Chronic rhinitis
J32|0|||Chronic sinusitis
J32.9|1|||Chronic sinusitis, unspecified
J34|0|||Other and unspecified disorders of nose and nasal sinuses
J34.2|1|||Deviated nasal septum
J34.8|0|||Other specified disorders of nose and nasal sinuses
J34.89|1|||Other specified disorders of nose and nasal sinuses
J40|1|||Bronchitis, not specified as acute or chronic
J42|1|||Unspecified chronic bronchitis
J44|0|||Other chronic obstructive pulmonary disease
J44.0|1|||Chronic obstructive pulmonary disease with (acute) lower respiratory infection
J44.1|1|||Chronic obstructive pulmonary disease with (acute) exacerbation
J44.8|0|2023-10-01||Other specified chronic obstructive pulmonary disease
J44.81|1|2023-10-01||Bronchiolitis obliterans and bronchiolitis obliterans syndrome
J44.89|1|2023-10-01||Other specified chronic obstructive pulmonary disease
J44.9|1|||Chronic obstructive pulmonary disease, unspecified
J45|0|||Asthma
J45.2|0|||Mild intermittent asthma
J45.20|1|||Mild intermittent asthma, uncomplicated
J45.21|1|||Mild intermittent asthma with (acute) exacerbation
J45.22|1|||Mild intermittent asthma with status asthmaticus
J45.3|0|||Mild persistent asthma
J45.30|1|||Mild persistent asthma, uncomplicated
J45.31|1|||Mild persistent asthma with (acute) exacerbation
J45.32|1|||Mild persistent asthma with status asthmaticus
J45.4|0|||Moderate persistent asthma
J45.40|1|||Moderate persistent asthma, uncomplicated
J45.41|1|||Moderate persistent asthma with (acute) exacerbation
J45.42|1|||Moderate persistent asthma with status asthmaticus
J45.5|0|||Severe persistent asthma
J45.50|1|||Severe persistent asthma, uncomplicated
J45.51|1|||Severe persistent asthma with (acute) exacerbation
J45.52|1|||Severe persistent asthma with status asthmaticus
J45.9|0|||Other and unspecified asthma
J45.90|0|||Unspecified asthma
J45.901|1|||Unspecified asthma with (acute) exacerbation
J45.902|1|||Unspecified asthma with status asthmaticus
J45.909|1|||Unspecified asthma, uncomplicated
J45.99|0|||Other asthma
J45.990|1|||Exercise induced bronchospasm
J45.991|1|||Cough variant asthma
J45.998|1|||Other asthma
J47|0|||Bronchiectasis
J47.9|1|||Bronchiectasis, uncomplicated
J84|0|||Other interstitial pulmonary diseases
J84.9|1|||Interstitial pulmonary disease, unspecified
J96|0|||Respiratory failure, not elsewhere classified
J96.0|0|||Acute respiratory failure
J96.01|1|||Acute respiratory failure with hypoxia
J98|0|||Other respiratory disorders
J98.0|0|||Diseases of bronchus, not elsewhere classified
J98.01|1|||Acute bronchospasm
K04|0|||Diseases of pulp and periapical tissues
K04.7|1|||Periapical abscess without sinus
K08|0|||Other disorders of teeth and supporting structures
K08.9|1|||Disorder of teeth and supporting structures, unspecified
K12|0|||Stomatitis and related lesions
K12.0|1|||Recurrent oral aphthae
K20|0|||Esophagitis
K20.9|1||2020-09-30|Esophagitis, unspecified
K20.9|0|2020-10-01||Esophagitis, unspecified
K20.90|1|2020-10-01||Esophagitis, unspecified without bleeding
K20.91|1|2020-10-01||Esophagitis, unspecified with bleeding
K21|0|||Gastro-esophageal reflux disease
K21.0|1||2020-09-30|Gastro-esophageal reflux disease with esophagitis
K21.0|0|2020-10-01||Gastro-esophageal reflux disease with esophagitis
K21.00|1|2020-10-01||Gastro-esophageal reflux disease with esophagitis, without bleeding
K21.01|1|2020-10-01||Gastro-esophageal reflux disease with esophagitis, with bleeding
K21.9|1|||Gastro-esophageal reflux disease without esophagitis
K22|0|||Other diseases of esophagus
K22.7|0|||Barrett's esophagus
K22.70|1|||Barrett's esophagus without dysplasia
K25|0|||Gastric ulcer
K25.9|1|||Gastric ulcer, unspecified as acute or chronic, without hemorrhage or perforation
K29|0|||Gastritis and duodenitis
K29.7|0|||Gastritis, unspecified
K29.70|1|||Gastritis, unspecified, without bleeding
K30|1|||Functional dyspepsia
K31|0|||Other diseases of stomach and duodenum
K31.8|0|||Other specified diseases of stomach and duodenum
K31.84|1|||Gastroparesis
K40|0|||Inguinal hernia
K40.9|0|||Unilateral inguinal hernia, without obstruction or gangrene
K40.90|1|||Unilateral inguinal hernia, without obstruction or gangrene, not specified as recurrent
K42|0|||Umbilical hernia
K42.9|1|||Umbilical hernia without obstruction or gangrene
K44|0|||Diaphragmatic hernia
K44.9|1|||Diaphragmatic hernia without obstruction or gangrene
K50|0|||Crohn's disease [regional enteritis]
K50.9|0|||Crohn's disease, unspecified
K50.90|1|||Crohn's disease, unspecified, without complications
K51|0|||Ulcerative colitis
K51.9|0|||Ulcerative colitis, unspecified
K51.90|1|||Ulcerative colitis, unspecified, without complications
K52|0|||Other and unspecified noninfective gastroenteritis and colitis
K52.9|1|||Noninfective gastroenteritis and colitis, unspecified
K57|0|||Diverticular disease of intestine
K57.3|0|||Diverticular disease of large intestine without perforation or abscess
K57.30|1|||Diverticulosis of large intestine without perforation or abscess without bleeding
K57.32|1|||Diverticulitis of large intestine without perforation or abscess without bleeding
K58|0|||Irritable bowel syndrome
K58.0|1|||Irritable bowel syndrome with diarrhea
K58.9|1|||Irritable bowel syndrome, unspecified
K59|0|||Other functional intestinal disorders
K59.0|0|||Constipation
K59.00|1|||Constipation, unspecified
K59.04|1|2016-10-01||Chronic idiopathic constipation
K60|0|||Fissure and fistula of anal and rectal regions
K60.2|1|||Anal fissure, unspecified
K62|0|||Other diseases of anus and rectum
K62.5|1|||Hemorrhage of anus and rectum
K63|0|||Other diseases of intestine
K63.5|1|||Polyp of colon
K64|0|||Hemorrhoids and perianal venous thrombosis
K64.4|1|||Residual hemorrhoidal skin tags
K64.9|1|||Unspecified hemorrhoids
K70|0|||Alcoholic liver disease
K70.3|0|||Alcoholic cirrhosis of liver
K70.30|1|||Alcoholic cirrhosis of liver without ascites
K74|0|||Fibrosis and cirrhosis of liver
K74.6|0|||Other and unspecified cirrhosis of liver
K74.60|1|||Unspecified cirrhosis of liver
K76|0|||Other diseases of liver
K76.0|1|||Fatty (change of) liver, not elsewhere classified
K80|0|||Cholelithiasis
K80.2|0|||Calculus of gallbladder without cholecystitis
K80.20|1|||Calculus of gallbladder without cholecystitis without obstruction
K92|0|||Other diseases of digestive system
K92.1|1|||Melena
K92.2|1|||Gastrointestinal hemorrhage, unspecified
L02|0|||Cutaneous abscess, furuncle and carbuncle
L02.9|0|||Cutaneous abscess, furuncle and carbuncle, unspecified
L02.91|1|||Cutaneous abscess, unspecified
L03|0|||Cellulitis and acute lymphangitis
L03.1|0|||Cellulitis and acute lymphangitis of other parts of limb
L03.11|0|||Cellulitis of other parts of limb
L03.115|1|||Cellulitis of right lower limb
L03.116|1|||Cellulitis of left lower limb
L03.9|0|||Cellulitis and acute lymphangitis, unspecified
L03.90|1|||Cellulitis, unspecified
L08|0|||Other local infections of skin and subcutaneous tissue
L08.9|1|||Local infection of the skin and subcutaneous tissue, unspecified
L20|0|||Atopic dermatitis
L20.9|1|||Atopic dermatitis, unspecified
L21|0|||Seborrheic dermatitis
L21.9|1|||Seborrheic dermatitis, unspecified
L23|0|||Allergic contact dermatitis
L23.7|1|||Allergic contact dermatitis due to plants, except food
L23.9|1|||Allergic contact dermatitis, unspecified cause
L25|0|||Unspecified contact dermatitis
L25.9|1|||Unspecified contact dermatitis, unspecified cause
L30|0|||Other and unspecified dermatitis
L30.9|1|||Dermatitis, unspecified
L40|0|||Psoriasis
L40.0|1|||Psoriasis vulgaris
L40.9|1|||Psoriasis, unspecified
L50|0|||Urticaria
L50.9|1|||Urticaria, unspecified
L57|0|||Skin changes due to chronic exposure to nonionizing radiation
L57.0|1|||Actinic keratosis
L60|0|||Nail disorders
L60.0|1|||Ingrowing nail
L65|0|||Other nonscarring hair loss
L65.9|1|||Nonscarring hair loss, unspecified
L70|0|||Acne
L70.0|1|||Acne vulgaris
L71|0|||Rosacea
L71.9|1|||Rosacea, unspecified
L72|0|||Follicular cysts of skin and subcutaneous tissue
L72.0|1|||Epidermal cyst
L72.3|1|||Sebaceous cyst
L73|0|||Other follicular disorders
L73.2|1|||Hidradenitis suppurativa
L82|0|||Seborrheic keratosis
L82.1|1|||Other seborrheic keratosis
L84|1|||Corns and callosities
L89|0|||Pressure ulcer
L89.9|0|||Pressure ulcer of unspecified site
L89.90|1|||Pressure ulcer of unspecified site, unspecified stage
L98|0|||Other disorders of skin and subcutaneous tissue, not elsewhere classified
L98.9|1|||Disorder of the skin and subcutaneous tissue, unspecified
M06|0|||Other rheumatoid arthritis
M06.9|1|||Rheumatoid arthritis, unspecified
M10|0|||Gout
M10.9|1|||Gout, unspecified
M15|0|||Polyosteoarthritis
M15.0|1|||Primary generalized (osteo)arthritis
M16|0|||Osteoarthritis of hip
M16.1|0|||Unilateral primary osteoarthritis of hip
M16.11|1|||Unilateral primary osteoarthritis, right hip
M16.12|1|||Unilateral primary osteoarthritis, left hip
M16.9|1|||Osteoarthritis of hip, unspecified
M17|0|||Osteoarthritis of knee
M17.0|1|||Bilateral primary osteoarthritis of knee
M17.1|0|||Unilateral primary osteoarthritis of knee
M17.11|1|||Unilateral primary osteoarthritis, right knee
M17.12|1|||Unilateral primary osteoarthritis, left knee
M17.9|1|||Osteoarthritis of knee, unspecified
M19|0|||Other and unspecified osteoarthritis
M19.9|0|||Osteoarthritis, unspecified site
M19.90|1|||Unspecified osteoarthritis, unspecified site
M25|0|||Other joint disorder, not elsewhere classified
M25.5|0|||Pain in joint
M25.50|1|||Pain in unspecified joint
M25.51|0|||Pain in shoulder
M25.511|1|||Pain in right shoulder
M25.512|1|||Pain in left shoulder
M25.519|1|||Pain in unspecified shoulder
M25.55|0|||Pain in hip
M25.551|1|||Pain in right hip
M25.552|1|||Pain in left hip
M25.559|1|||Pain in unspecified hip
M25.56|0|||Pain in knee
M25.561|1|||Pain in right knee
M25.562|1|||Pain in left knee
M25.569|1|||Pain in unspecified knee
M25.57|0|||Pain in ankle and joints of foot
M25.571|1|||Pain in right ankle and joints of right foot
M25.572|1|||Pain in left ankle and joints of left foot
M25.579|1|||Pain in unspecified ankle and joints of unspecified foot
M32|0|||Systemic lupus erythematosus (SLE)
M32.9|1|||Systemic lupus erythematosus, unspecified
M35|0|||Other systemic involvement of connective tissue
M35.0|0|||Sjogren syndrome
M35.00|1|||Sjogren syndrome, unspecified
M47|0|||Spondylosis
M47.8|0|||Other spondylosis
M47.81|0|||Spondylosis without myelopathy or radiculopathy
M47.816|1|||Spondylosis without myelopathy or radiculopathy, lumbar region
M48|0|||Other spondylopathies
M48.0|0|||Spinal stenosis
M48.06|1||2017-09-30|Spinal stenosis, lumbar region
M48.06|0|2017-10-01||Spinal stenosis, lumbar region
M48.061|1|2017-10-01||Spinal stenosis, lumbar region without neurogenic claudication
M51|0|||Thoracic, thoracolumbar, and lumbosacral intervertebral disc disorders
M51.2|0|||Other thoracic, thoracolumbar and lumbosacral intervertebral disc displacement
M51.26|1|||Other intervertebral disc displacement, lumbar region
M51.3|0|||Other thoracic, thoracolumbar and lumbosacral intervertebral disc degeneration
M51.36|1||2024-09-30|Other intervertebral disc degeneration, lumbar region
M51.36|0|2024-10-01||Other intervertebral disc degeneration, lumbar region
M51.360|1|2024-10-01||Other intervertebral disc degeneration, lumbar region with discogenic back pain only
M51.361|1|2024-10-01||Other intervertebral disc degeneration, lumbar region with lower extremity pain only
M51.362|1|2024-10-01||Other intervertebral disc degeneration, lumbar region with discogenic back pain and lower extremity pain
M51.369|1|2024-10-01||Other intervertebral disc degeneration, lumbar region without mention of lumbar back pain or lower extremity pain
M54|0|||Dorsalgia
M54.1|0|||Radiculopathy
M54.10|1|||Radiculopathy, site unspecified
M54.11|1|||Radiculopathy, occipito-atlanto-axial region
M54.12|1|||Radiculopathy, cervical region
M54.13|1|||Radiculopathy, cervicothoracic region
M54.14|1|||Radiculopathy, thoracic region
M54.15|1|||Radiculopathy, thoracolumbar region
M54.16|1|||Radiculopathy, lumbar region
M54.17|1|||Radiculopathy, lumbosacral region
M54.18|1|||Radiculopathy, sacral and sacrococcygeal region
M54.2|1|||Cervicalgia
M54.4|0|||Lumbago with sciatica
M54.40|1|||Lumbago with sciatica, unspecified side
M54.41|1|||Lumbago with sciatica, right side
M54.42|1|||Lumbago with sciatica, left side
M54.5|1||2021-09-30|Low back pain
M54.5|0|2021-10-01||Low back pain
M54.50|1|2021-10-01||Low back pain, unspecified
M54.51|1|2021-10-01||Vertebrogenic low back pain
M54.59|1|2021-10-01||Other low back pain
M62|0|||Other disorders of muscle
M62.8|0|||Other specified disorders of muscle
M62.83|0|||Muscle spasm
M62.830|1|||Muscle spasm of back
M62.838|1|||Other muscle spasm
M65|0|||Synovitis and tenosynovitis
M65.3|0|||Trigger finger
M65.30|1|||Trigger finger, unspecified finger
M70|0|||Soft tissue disorders related to use, overuse and pressure
M70.6|0|||Trochanteric bursitis
M70.60|1|||Trochanteric bursitis, unspecified hip
M72|0|||Fibroblastic disorders
M72.2|1|||Plantar fascial fibromatosis
M75|0|||Shoulder lesions
M75.1|0|||Rotator cuff tear or rupture, not specified as traumatic
M75.10|0|||Unspecified rotator cuff tear or rupture, not specified as traumatic
M75.100|1|||Unspecified rotator cuff tear or rupture of unspecified shoulder, not specified as traumatic
M75.101|1|||Unspecified rotator cuff tear or rupture of right shoulder, not specified as traumatic
M75.102|1|||Unspecified rotator cuff tear or rupture of left shoulder, not specified as traumatic
M76|0|||Enthesopathies, lower limb, excluding foot
M76.6|0|||Achilles tendinitis
M76.60|1|||Achilles tendinitis, unspecified leg
M77|0|||Other enthesopathies
M77.1|0|||Lateral epicondylitis
M77.10|1|||Lateral epicondylitis, unspecified elbow
M77.11|1|||Lateral epicondylitis, right elbow
M77.12|1|||Lateral epicondylitis, left elbow
M77.9|1|||Enthesopathy, unspecified
M79|0|||Other and unspecified soft tissue disorders, not elsewhere classified
M79.1|1||2018-09-30|Myalgia
M79.1|0|2018-10-01||Myalgia
M79.10|1|2018-10-01||Myalgia, unspecified site
M79.11|1|2018-10-01||Myalgia of mastication muscle
M79.12|1|2018-10-01||Myalgia of auxiliary muscles, head and neck
M79.18|1|2018-10-01||Myalgia, other site
M79.6|0|||Pain in limb, hand, foot, fingers and toes
M79.60|0|||Pain in limb, unspecified
M79.604|1|||Pain in right leg
M79.605|1|||Pain in left leg
M79.606|1|||Pain in leg, unspecified
M79.64|0|||Pain in hand and fingers
M79.641|1|||Pain in right hand
M79.642|1|||Pain in left hand
M79.67|0|||Pain in foot and toes
M79.671|1|||Pain in right foot
M79.672|1|||Pain in left foot
M79.7|1|||Fibromyalgia
M81|0|||Osteoporosis without current pathological fracture
M81.0|1|||Age-related osteoporosis without current pathological fracture
M85|0|||Other disorders of bone density and structure
M85.8|0|||Other specified disorders of bone density and structure
M85.80|1|||Other specified disorders of bone density and structure, unspecified site
N10|1|||Acute pyelonephritis
N12|1|||Tubulo-interstitial nephritis, not specified as acute or chronic
N13|0|||Obstructive and reflux uropathy
N13.3|0|||Other and unspecified hydronephrosis
N13.30|1|||Unspecified hydronephrosis
N17|0|||Acute kidney failure
N17.9|1|||Acute kidney failure, unspecified
N18|0|||Chronic kidney disease (CKD)
N18.1|1|||Chronic kidney disease, stage 1
N18.2|1|||Chronic kidney disease, stage 2 (mild)
N18.3|1||2020-09-30|Chronic kidney disease, stage 3 (moderate)
N18.3|0|2020-10-01||Chronic kidney disease, stage 3 (moderate)
N18.30|1|2020-10-01||Chronic kidney disease, stage 3 unspecified
N18.31|1|2020-10-01||Chronic kidney disease, stage 3a
N18.32|1|2020-10-01||Chronic kidney disease, stage 3b
N18.4|1|||Chronic kidney disease, stage 4 (severe)
N18.5|1|||Chronic kidney disease, stage 5
N18.6|1|||End stage renal disease
N18.9|1|||Chronic kidney disease, unspecified
N20|0|||Calculus of kidney and ureter
N20.0|1|||Calculus of kidney
N20.9|1|||Urinary calculus, unspecified
N28|0|||Other disorders of kidney and ureter, not elsewhere classified
N28.1|1|||Cyst of kidney, acquired
N30|0|||Cystitis
N30.0|0|||Acute cystitis
N30.00|1|||Acute cystitis without hematuria
N30.01|1|||Acute cystitis with hematuria
N30.9|0|||Cystitis, unspecified
N30.90|1|||Cystitis, unspecified without hematuria
N30.91|1|||Cystitis, unspecified with hematuria
N32|0|||Other disorders of bladder
N32.8|0|||Other specified disorders of bladder
N32.81|1|||Overactive bladder
N39|0|||Other disorders of urinary system
N39.0|1|||Urinary tract infection, site not specified
N39.3|1|||Stress incontinence (female) (male)
N39.4|0|||Other specified urinary incontinence
N39.41|1|||Urge incontinence
N39.42|1|||Incontinence without sensory awareness
N39.43|1|||Post-void dribbling
N39.44|1|||Nocturnal enuresis
N39.45|1|||Continuous leakage
N39.46|1|||Mixed incontinence
N39.49|0|||Other specified urinary incontinence
N39.490|1|||Overflow incontinence
N39.491|1|2016-10-01||Coital incontinence
N39.492|1|2016-10-01||Postural (urinary) incontinence
N39.498|1|||Other specified urinary incontinence
N39.8|1|||Other specified disorders of urinary system
N39.9|1|||Disorder of urinary system, unspecified
N40|0|||Benign prostatic hyperplasia
N40.0|1|||Benign prostatic hyperplasia without lower urinary tract symptoms
N40.1|1|||Benign prostatic hyperplasia with lower urinary tract symptoms
N40.2|1|||Nodular prostate without lower urinary tract symptoms
N40.3|1|||Nodular prostate with lower urinary tract symptoms
N41|0|||Inflammatory diseases of prostate
N41.9|1|||Inflammatory disease of prostate, unspecified
N50|0|||Other and unspecified disorders of male genital organs
N50.8|1||2016-09-30|Other specified disorders of male genital organs
N50.8|0|2016-10-01||Other specified disorders of male genital organs
N50.81|0|2016-10-01||Testicular pain
N50.819|1|2016-10-01||Testicular pain, unspecified
N52|0|||Male erectile dysfunction
N52.9|1|||Male erectile dysfunction, unspecified
N63|1||2017-09-30|Unspecified lump in breast
N63|0|2017-10-01||Unspecified lump in breast
N63.0|1|2017-10-01||Unspecified lump in unspecified breast
N64|0|||Other disorders of breast
N64.4|1|||Mastodynia
N64.5|0|||Other signs and symptoms in breast
N64.59|1|||Other signs and symptoms in breast
N76|0|||Other inflammation of vagina and vulva
N76.0|1|||Acute vaginitis
N80|0|||Endometriosis
N80.9|1|||Endometriosis, unspecified
N83|0|||Noninflammatory disorders of ovary, fallopian tube and broad ligament
N83.2|0|2016-10-01||Other and unspecified ovarian cysts
N83.20|1||2016-09-30|Unspecified ovarian cysts
N83.20|0|2016-10-01||Unspecified ovarian cysts
N83.209|1|2016-10-01||Unspecified ovarian cyst, unspecified side
N89|0|||Other noninflammatory disorders of vagina
N89.8|1|||Other specified noninflammatory disorders of vagina
N91|0|||Absent, scanty and rare menstruation
N91.2|1|||Amenorrhea, unspecified
N92|0|||Excessive, frequent and irregular menstruation
N92.0|1|||Excessive and frequent menstruation with regular cycle
N92.6|1|||Irregular menstruation, unspecified
N93|0|||Other abnormal uterine and vaginal bleeding
N93.9|1|||Abnormal uterine and vaginal bleeding, unspecified
N94|0|||Pain and other conditions associated with female genital organs and menstrual cycle
N94.6|1|||Dysmenorrhea, unspecified
N95|0|||Menopausal and other perimenopausal disorders
N95.1|1|||Menopausal and female climacteric states
N95.2|1|||Postmenopausal atrophic vaginitis
N97|0|||Female infertility
N97.9|1|||Female infertility, unspecified
O09|0|||Supervision of high risk pregnancy
O09.9|0|||Supervision of high risk pregnancy, unspecified
O09.90|1|||Supervision of high risk pregnancy, unspecified, unspecified trimester
O09.91|1|||Supervision of high risk pregnancy, unspecified, first trimester
O13|0|||Gestational [pregnancy-induced] hypertension without significant proteinuria
O13.9|1|||Gestational [pregnancy-induced] hypertension without significant proteinuria, unspecified trimester
O21|0|||Excessive vomiting in pregnancy
O21.0|1|||Mild hyperemesis gravidarum
O24|0|||Diabetes mellitus in pregnancy, childbirth, and the puerperium
O24.4|0|||Gestational diabetes mellitus
O24.41|0|||Gestational diabetes mellitus in pregnancy
O24.410|1|||Gestational diabetes mellitus in pregnancy, diet controlled
O24.419|1|||Gestational diabetes mellitus in pregnancy, unspecified control
O26|0|||Maternal care for other conditions predominantly related to pregnancy
O26.8|0|||Other specified pregnancy related conditions
O26.89|0|||Other specified pregnancy related conditions
O26.891|1|||Other specified pregnancy related conditions, first trimester
O80|1|||Encounter for full-term uncomplicated delivery
O99|0|||Other maternal diseases classifiable elsewhere but complicating pregnancy, childbirth and the puerperium
O99.8|0|||Other specified diseases and conditions complicating pregnancy, childbirth and the puerperium
O99.81|0|||Abnormal glucose complicating pregnancy, childbirth and the puerperium
O99.810|1|||Abnormal glucose complicating pregnancy
P07|0|||Disorders of newborn related to short gestation and low birth weight, not elsewhere classified
P07.3|0|||Preterm [premature] newborn [other]
P07.30|1|||Preterm newborn, unspecified weeks of gestation
P59|0|||Neonatal jaundice from other and unspecified causes
P59.9|1|||Neonatal jaundice, unspecified
Q66|0|||Congenital deformities of feet
Q66.5|0|||Congenital pes planus
Q66.50|1|||Congenital pes planus, unspecified foot
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
S00|0|||Superficial injury of head
S00.0|0|||Superficial injury of scalp
S00.03|0|||Contusion of scalp
S00.03XA|1|||Contusion of scalp, initial encounter
S01|0|||Open wound of head
S01.8|0|||Open wound of other parts of head
S01.81|0|||Laceration without foreign body of other part of head
S01.81XA|1|||Laceration without foreign body of other part of head, initial encounter
S06|0|||Intracranial injury
S06.0|0|||Concussion
S06.0X|0|||Concussion
S06.0X0|0|||Concussion without loss of consciousness
S06.0X0A|1|||Concussion without loss of consciousness, initial encounter
S06.0X0D|1|||Concussion without loss of consciousness, subsequent encounter
S13|0|||Dislocation and sprain of joints and ligaments at neck level
S13.4|0|||Sprain of ligaments of cervical spine
S13.4XXA|1|||Sprain of ligaments of cervical spine, initial encounter
S16|0|||Injury of muscle, fascia and tendon at neck level
S16.1|0|||Strain of muscle, fascia and tendon at neck level
S16.1XXA|1|||Strain of muscle, fascia and tendon at neck level, initial encounter
S39|0|||Other and unspecified injuries of abdomen, lower back, pelvis and external genitals
S39.0|0|||Injury of muscle, fascia and tendon of abdomen, lower back and pelvis
S39.01|0|||Strain of muscle, fascia and tendon of abdomen, lower back and pelvis
S39.012|0|||Strain of muscle, fascia and tendon of lower back
S39.012A|1|||Strain of muscle, fascia and tendon of lower back, initial encounter
S39.012D|1|||Strain of muscle, fascia and tendon of lower back, subsequent encounter
S43|0|||Dislocation and sprain of joints and ligaments of shoulder girdle
S43.4|0|||Sprain of shoulder joint
S43.40|0|||Unspecified sprain of shoulder joint
S43.401|0|||Unspecified sprain of right shoulder joint
S43.401A|1|||Unspecified sprain of right shoulder joint, initial encounter
S60|0|||Superficial injury of wrist, hand and fingers
S60.2|0|||Contusion of wrist and hand
S60.22|0|||Contusion of hand
S60.221|0|||Contusion of right hand
S60.221A|1|||Contusion of right hand, initial encounter
S61|0|||Open wound of wrist, hand and fingers
S61.2|0|||Open wound of other finger without damage to nail
S61.21|0|||Laceration without foreign body of finger without damage to nail
S61.219|0|||Laceration without foreign body of unspecified finger without damage to nail
S61.219A|1|||Laceration without foreign body of unspecified finger without damage to nail, initial encounter
S62|0|||Fracture at wrist and hand level
S62.6|0|||Fracture of other and unspecified finger(s)
S62.60|0|||Fracture of unspecified phalanx of finger
S62.609|0|||Fracture of unspecified phalanx of unspecified finger
S62.609A|1|||Fracture of unspecified phalanx of unspecified finger, initial encounter for closed fracture
S63|0|||Dislocation and sprain of joints and ligaments at wrist and hand level
S63.5|0|||Other and unspecified sprain of wrist
S63.50|0|||Unspecified sprain of wrist
S63.501|0|||Unspecified sprain of right wrist
S63.501A|1|||Unspecified sprain of right wrist, initial encounter
S63.502|0|||Unspecified sprain of left wrist
S63.502A|1|||Unspecified sprain of left wrist, initial encounter
S80|0|||Superficial injury of knee and lower leg
S80.0|0|||Contusion of knee
S80.01|0|||Contusion of right knee
S80.01XA|1|||Contusion of right knee, initial encounter
S80.02|0|||Contusion of left knee
S80.02XA|1|||Contusion of left knee, initial encounter
S83|0|||Dislocation and sprain of joints and ligaments of knee
S83.9|0|||Sprain of unspecified site of knee
S83.91|0|||Sprain of unspecified site of right knee
S83.91XA|1|||Sprain of unspecified site of right knee, initial encounter
S83.92|0|||Sprain of unspecified site of left knee
S83.92XA|1|||Sprain of unspecified site of left knee, initial encounter
S91|0|||Open wound of ankle, foot and toes
S91.3|0|||Open wound of foot
S91.30|0|||Unspecified open wound of foot
S91.309|0|||Unspecified open wound, unspecified foot
S91.309A|1|||Unspecified open wound, unspecified foot, initial encounter
S93|0|||Dislocation and sprain of joints and ligaments at ankle, foot and toe level
S93.4|0|||Sprain of ankle
S93.40|0|||Sprain of unspecified ligament of ankle
S93.401|0|||Sprain of unspecified ligament of right ankle
S93.401A|1|||Sprain of unspecified ligament of right ankle, initial encounter
S93.401D|1|||Sprain of unspecified ligament of right ankle, subsequent encounter
S93.401S|1|||Sprain of unspecified ligament of right ankle, sequela
S93.402|0|||Sprain of unspecified ligament of left ankle
S93.402A|1|||Sprain of unspecified ligament of left ankle, initial encounter
S93.402D|1|||Sprain of unspecified ligament of left ankle, subsequent encounter
S93.402S|1|||Sprain of unspecified ligament of left ankle, sequela
S93.409|0|||Sprain of unspecified ligament of unspecified ankle
S93.409A|1|||Sprain of unspecified ligament of unspecified ankle, initial encounter
S93.409D|1|||Sprain of unspecified ligament of unspecified ankle, subsequent encounter
S93.409S|1|||Sprain of unspecified ligament of unspecified ankle, sequela
T14|0|||Injury of unspecified body region
T14.8|1||2017-09-30|Other injury of unspecified body region
T14.8|0|2017-10-01||Other injury of unspecified body region
T14.8XXA|1|2017-10-01||Other injury of unspecified body region, initial encounter
T14.9|0|||Unspecified injury
T14.90|1||2017-09-30|Injury, unspecified
T14.90|0|2017-10-01||Injury, unspecified
T14.90XA|1|2017-10-01||Injury, unspecified, initial encounter
T50|0|||Poisoning by, adverse effect of and underdosing of diuretics and other and unspecified drugs, medicaments and biological substances
T50.9|0|||Poisoning by, adverse effect of and underdosing of other and unspecified drugs, medicaments and biological substances
T50.90|0|||Poisoning by, adverse effect of and underdosing of unspecified drugs, medicaments and biological substances
T50.905|0|||Adverse effect of unspecified drugs, medicaments and biological substances
T50.905A|1|||Adverse effect of unspecified drugs, medicaments and biological substances, initial encounter
T63|0|||Toxic effect of contact with venomous animals and plants
T63.4|0|||Toxic effect of venom of other arthropods
T63.44|0|||Toxic effect of venom of bees
T63.441|0|||Toxic effect of venom of bees, accidental (unintentional)
T63.441A|1|||Toxic effect of venom of bees, accidental (unintentional), initial encounter
T78|0|||Adverse effects, not elsewhere classified
T78.2|0|||Anaphylactic shock, unspecified
T78.2XXA|1|||Anaphylactic shock, unspecified, initial encounter
T78.4|0|||Other and unspecified allergy
T78.40|0|||Allergy, unspecified
T78.40XA|1|||Allergy, unspecified, initial encounter
T81|0|||Complications of procedures, not elsewhere classified
T81.4|0|||Infection following a procedure
T81.40|0|2018-10-01||Infection following a procedure, unspecified
T81.40XA|1|2018-10-01||Infection following a procedure, unspecified, initial encounter
T88|0|||Other complications of surgical and medical care, not elsewhere classified
T88.7|0|||Unspecified adverse effect of drug or medicament
T88.7XXA|1|||Unspecified adverse effect of drug or medicament, initial encounter
U07|0|2020-04-01||Emergency use of U07
U07.0|1|2020-04-01||Vaping-related disorder
U07.1|1|2020-04-01||COVID-19
U09|0|2021-10-01||Post COVID-19 condition
U09.9|1|2021-10-01||Post COVID-19 condition, unspecified
V89|0|||Motor- or nonmotor-vehicle accident, type of vehicle unspecified
V89.2|0|||Person injured in unspecified motor-vehicle accident, traffic
V89.2XXA|1|||Person injured in unspecified motor-vehicle accident, traffic, initial encounter
W01|0|||Fall on same level from slipping, tripping and stumbling
W01.0|0|||Fall on same level from slipping, tripping and stumbling without subsequent striking against object
W01.0XXA|1|||Fall on same level from slipping, tripping and stumbling without subsequent striking against object, initial encounter
W10|0|||Fall on and from stairs and steps
W10.9|0|||Fall (on) (from) unspecified stairs and steps
W10.9XXA|1|||Fall (on) (from) unspecified stairs and steps, initial encounter
W19|0|||Unspecified fall
W19.XXXA|1|||Unspecified fall, initial encounter
W19.XXXD|1|||Unspecified fall, subsequent encounter
W54|0|||Contact with dog
W54.0|0|||Bitten by dog
W54.0XXA|1|||Bitten by dog, initial encounter
W57|0|||Bitten or stung by nonvenomous insect and other nonvenomous arthropods
W57.XXXA|1|||Bitten or stung by nonvenomous insect and other nonvenomous arthropods, initial encounter
X50|0|2016-10-01||Overexertion and strenuous or repetitive movements
X50.0|0|2016-10-01||Overexertion from strenuous movement or load
X50.0XXA|1|2016-10-01||Overexertion from strenuous movement or load, initial encounter
Y92|0|||Place of occurrence of the external cause
Y92.0|0|||Non-institutional (private) residence as the place of occurrence of the external cause
Y92.00|0|||Unspecified non-institutional (private) residence as the place of occurrence of the external cause
Y92.009|1|||Unspecified place in unspecified non-institutional (private) residence as the place of occurrence of the external cause
Y93|0|||Activity codes
Y93.9|1|||Activity, unspecified
Y99|0|||External cause status
Y99.8|1|||Other external cause status
Z00|0|||Encounter for general examination without complaint, suspected or reported diagnosis
Z00.0|0|||Encounter for general adult medical examination
Z00.00|1|||Encounter for general adult medical examination without abnormal findings
Z00.01|1|||Encounter for general adult medical examination with abnormal findings
Z00.1|0|||Encounter for newborn, infant and child health examinations
Z00.11|0|||Newborn health examination
Z00.110|1|||Health examination for newborn under 8 days old
Z00.111|1|||Health examination for newborn 8 to 28 days old
Z00.12|0|||Encounter for routine child health examination
Z00.121|1|||Encounter for routine child health examination with abnormal findings
Z00.129|1|||Encounter for routine child health examination without abnormal findings
Z00.2|1|||Encounter for examination for period of rapid growth in childhood
Z00.3|1|||Encounter for examination for adolescent development state
Z00.5|1|||Encounter for examination of potential donor of organ and tissue
Z00.6|1|||Encounter for examination for normal comparison and control in clinical research program
Z00.7|0|||Encounter for examination for period of delayed growth in childhood
Z00.70|1|||Encounter for examination for period of delayed growth in childhood without abnormal findings
Z00.71|1|||Encounter for examination for period of delayed growth in childhood with abnormal findings
Z00.8|1|||Encounter for other general examination
Z01|0|||Encounter for other special examination without complaint, suspected or reported diagnosis
Z01.0|0|||Encounter for examination of eyes and vision
Z01.00|1|||Encounter for examination of eyes and vision without abnormal findings
Z01.4|0|||Encounter for gynecological examination
Z01.41|0|||Encounter for routine gynecological examination
Z01.411|1|||Encounter for gynecological examination (general) (routine) with abnormal findings
Z01.419|1|||Encounter for gynecological examination (general) (routine) without abnormal findings
Z01.8|0|||Encounter for other specified special examinations
Z01.81|0|||Encounter for preprocedural examinations
Z01.810|1|||Encounter for preprocedural cardiovascular examination
Z01.811|1|||Encounter for preprocedural respiratory examination
Z01.812|1|||Encounter for preprocedural laboratory examination
Z01.818|1|||Encounter for other preprocedural examination
Z01.84|1|||Encounter for antibody response examination
Z02|0|||Encounter for administrative examination
Z02.0|1|||Encounter for examination for admission to educational institution
Z02.1|1|||Encounter for pre-employment examination
Z02.5|1|||Encounter for examination for participation in sport
Z02.7|0|||Encounter for issue of medical certificate
Z02.79|1|||Encounter for issue of other medical certificate
Z03|0|||Encounter for medical observation for suspected diseases and conditions ruled out
Z03.8|0|||Encounter for observation for other suspected diseases and conditions ruled out
Z03.89|1|||Encounter for observation for other suspected diseases and conditions ruled out
Z04|0|||Encounter for examination and observation for other reasons
Z04.1|1|||Encounter for examination and observation following transport accident
Z08|1|||Encounter for follow-up examination after completed treatment for malignant neoplasm
Z09|1|||Encounter for follow-up examination after completed treatment for conditions other than malignant neoplasm
Z11|0|||Encounter for screening for infectious and parasitic diseases
Z11.3|1|||Encounter for screening for infections with a predominantly sexual mode of transmission
Z11.4|1|||Encounter for screening for human immunodeficiency virus [HIV]
Z11.5|0|||Encounter for screening for other viral diseases
Z11.52|1|2021-01-01||Encounter for screening for COVID-19
Z11.59|1|||Encounter for screening for other viral diseases
Z12|0|||Encounter for screening for malignant neoplasms
Z12.1|0|||Encounter for screening for malignant neoplasm of intestinal tract
Z12.11|1|||Encounter for screening for malignant neoplasm of colon
Z12.3|0|||Encounter for screening for malignant neoplasm of breast
Z12.31|1|||Encounter for screening mammogram for malignant neoplasm of breast
Z12.39|1|||Encounter for other screening for malignant neoplasm of breast
Z12.4|1|||Encounter for screening for malignant neoplasm of cervix
Z12.5|1|||Encounter for screening for malignant neoplasm of prostate
Z13|0|||Encounter for screening for other diseases and disorders
Z13.1|1|||Encounter for screening for diabetes mellitus
Z13.2|0|||Encounter for screening for nutritional, metabolic and other endocrine disorders
Z13.22|0|||Encounter for screening for metabolic disorder
Z13.220|1|||Encounter for screening for lipoid disorders
Z13.3|0|2018-10-01||Encounter for screening examination for mental health and behavioral disorders
Z13.31|1|2018-10-01||Encounter for screening for depression
Z13.6|1|||Encounter for screening for cardiovascular disorders
Z13.8|0|||Encounter for screening for other specified diseases and disorders
Z13.89|1|||Encounter for screening for other disorder
Z13.9|1|||Encounter for screening, unspecified
Z20|0|||Contact with and (suspected) exposure to communicable diseases
Z20.2|1|||Contact with and (suspected) exposure to infections with a predominantly sexual mode of transmission
Z20.8|0|||Contact with and (suspected) exposure to other communicable diseases
Z20.81|0|||Contact with and (suspected) exposure to other bacterial communicable diseases
Z20.818|1|||Contact with and (suspected) exposure to other bacterial communicable diseases
Z20.82|0|||Contact with and (suspected) exposure to other viral communicable diseases
Z20.822|1|2021-01-01||Contact with and (suspected) exposure to COVID-19
Z20.828|1|||Contact with and (suspected) exposure to other viral communicable diseases
Z21|1|||Asymptomatic human immunodeficiency virus [HIV] infection status
Z23|1|||Encounter for immunization
Z28|0|||Immunization not carried out and underimmunization status
Z28.2|0|||Immunization not carried out because of patient decision for other and unspecified reason
Z28.21|1|||Immunization not carried out because of patient refusal
Z28.3|1||2022-03-31|Underimmunization status
Z28.3|0|2022-04-01||Underimmunization status
Z28.31|0|2022-04-01||Underimmunization for COVID-19 status
Z28.310|1|2022-04-01||Unvaccinated for COVID-19
Z30|0|||Encounter for contraceptive management
Z30.0|0|||Encounter for general counseling and advice on contraception
Z30.01|0|||Encounter for initial prescription of contraceptives
Z30.011|1|||Encounter for initial prescription of contraceptive pills
Z30.09|1|||Encounter for other general counseling and advice on contraception
Z30.4|0|||Encounter for surveillance of contraceptives
Z30.41|1|||Encounter for surveillance of contraceptive pills
Z30.42|1|||Encounter for surveillance of injectable contraceptive
Z30.43|0|||Encounter for surveillance of intrauterine contraceptive device
Z30.430|1|||Encounter for insertion of intrauterine contraceptive device
Z30.9|1|||Encounter for contraceptive management, unspecified
Z32|0|||Encounter for pregnancy test and childbirth and childcare instruction
Z32.0|0|||Encounter for pregnancy test
Z32.01|1|||Encounter for pregnancy test, result positive
Z32.02|1|||Encounter for pregnancy test, result negative
Z33|0|||Pregnant state
Z33.1|1|||Pregnant state, incidental
Z34|0|||Encounter for supervision of normal pregnancy
Z34.0|0|||Encounter for supervision of normal first pregnancy
Z34.00|1|||Encounter for supervision of normal first pregnancy, unspecified trimester
Z34.9|0|||Encounter for supervision of normal pregnancy, unspecified
Z34.90|1|||Encounter for supervision of normal pregnancy, unspecified, unspecified trimester
Z38|0|||Liveborn infants according to place of birth and type of delivery
Z38.0|0|||Single liveborn infant, born in hospital
Z38.00|1|||Single liveborn infant, delivered vaginally
Z39|0|||Encounter for maternal postpartum care and examination
Z39.2|1|||Encounter for routine postpartum follow-up
Z41|0|||Encounter for procedures for purposes other than remedying health state
Z41.2|1|||Encounter for routine and ritual male circumcision
Z47|0|||Orthopedic aftercare
Z47.1|1|||Aftercare following joint replacement surgery
Z48|0|||Encounter for other postprocedural aftercare
Z48.0|0|||Encounter for attention to dressings, sutures and drains
Z48.00|1|||Encounter for change or removal of nonsurgical wound dressing
Z48.02|1|||Encounter for removal of sutures
Z51|0|||Encounter for other aftercare and medical care
Z51.8|0|||Encounter for other specified aftercare
Z51.81|1|||Encounter for therapeutic drug level monitoring
Z53|0|||Persons encountering health services for specific procedures and treatment, not carried out
Z53.2|0|||Procedure and treatment not carried out because of patient's decision for other and unspecified reasons
Z53.20|1|||Procedure and treatment not carried out because of patient's decision for unspecified reasons
Z55|0|||Problems related to education and literacy
Z55.9|1|||Problems related to education and literacy, unspecified
Z59|0|||Problems related to housing and economic circumstances
Z59.0|1||2021-09-30|Homelessness
Z59.0|0|2021-10-01||Homelessness
Z59.00|1|2021-10-01||Homelessness unspecified
Z59.4|1||2021-09-30|Lack of adequate food and safe drinking water
Z59.4|0|2021-10-01||Lack of adequate food
Z59.41|1|2021-10-01||Food insecurity
Z63|0|||Other problems related to primary support group, including family circumstances
Z63.0|1|||Problems in relationship with spouse or partner
Z68|0|||Body mass index [BMI]
Z68.1|1|||Body mass index [BMI] 19.9 or less, adult
Z68.2|0|||Body mass index [BMI] 20-29, adult
Z68.25|1|||Body mass index [BMI] 25.0-25.9, adult
Z68.26|1|||Body mass index [BMI] 26.0-26.9, adult
Z68.27|1|||Body mass index [BMI] 27.0-27.9, adult
Z68.28|1|||Body mass index [BMI] 28.0-28.9, adult
Z68.29|1|||Body mass index [BMI] 29.0-29.9, adult
Z68.3|0|||Body mass index [BMI] 30-39, adult
Z68.30|1|||Body mass index [BMI] 30.0-30.9, adult
Z68.31|1|||Body mass index [BMI] 31.0-31.9, adult
Z68.32|1|||Body mass index [BMI] 32.0-32.9, adult
Z68.33|1|||Body mass index [BMI] 33.0-33.9, adult
Z68.34|1|||Body mass index [BMI] 34.0-34.9, adult
Z68.35|1|||Body mass index [BMI] 35.0-35.9, adult
Z68.36|1|||Body mass index [BMI] 36.0-36.9, adult
Z68.37|1|||Body mass index [BMI] 37.0-37.9, adult
Z68.38|1|||Body mass index [BMI] 38.0-38.9, adult
Z68.39|1|||Body mass index [BMI] 39.0-39.9, adult
Z68.4|0|||Body mass index [BMI] 40 or greater, adult
Z68.41|1|||Body mass index [BMI] 40.0-44.9, adult
Z68.42|1|||Body mass index [BMI] 45.0-49.9, adult
Z68.43|1|||Body mass index [BMI] 50.0-59.9, adult
Z68.44|1|||Body mass index [BMI] 60.0-69.9, adult
Z68.45|1|||Body mass index [BMI] 70 or greater, adult
Z68.5|0|||Body mass index [BMI] pediatric
Z68.55|1|2024-10-01||Body mass index [BMI] pediatric, 120% of the 95th percentile for age to less than 140% of the 95th percentile for age
Z68.56|1|2024-10-01||Body mass index [BMI] pediatric, greater than or equal to 140% of the 95th percentile for age
Z71|0|||Persons encountering health services for other counseling and medical advice, not elsewhere classified
Z71.3|1|||Dietary counseling and surveillance
Z71.4|0|||Alcohol abuse counseling and surveillance
Z71.41|1|||Alcohol abuse counseling and surveillance of alcoholic
Z71.8|0|||Other specified counseling
Z71.82|1|2017-10-01||Exercise counseling
Z71.85|1|2021-10-01||Encounter for immunization safety counseling
Z71.89|1|||Other specified counseling
Z72|0|||Problems related to lifestyle
Z72.0|1|||Tobacco use
Z72.3|1|||Lack of physical exercise
Z74|0|||Problems related to care provider dependency
Z74.0|0|||Reduced mobility
Z74.09|1|||Other reduced mobility
Z76|0|||Persons encountering health services in other circumstances
Z76.0|1|||Encounter for issue of repeat prescription
Z76.8|0|||Persons encountering health services in other specified circumstances
Z76.89|1|||Persons encountering health services in other specified circumstances
Z77|0|||Other contact with and (suspected) exposures hazardous to health
Z77.2|0|||Contact with and (suspected) exposure to other hazardous substances
Z77.22|1|||Contact with and (suspected) exposure to environmental tobacco smoke (acute) (chronic)
Z78|0|||Other specified health status
Z78.0|1|||Asymptomatic menopausal state
Z78.9|1|||Other specified health status
Z79|0|||Long term (current) drug therapy
Z79.0|0|||Long term (current) use of anticoagulants and antithrombotics/antiplatelets
Z79.01|1|||Long term (current) use of anticoagulants
Z79.02|1|||Long term (current) use of antithrombotics/antiplatelets
Z79.1|1|||Long term (current) use of non-steroidal anti-inflammatories (NSAID)
Z79.4|1|||Long term (current) use of insulin
Z79.5|0|||Long term (current) use of steroids
Z79.51|1|||Long term (current) use of inhaled steroids
Z79.52|1|||Long term (current) use of systemic steroids
Z79.8|0|||Other long term (current) drug therapy
Z79.82|1|||Long term (current) use of aspirin
Z79.84|1|2016-10-01||Long term (current) use of oral hypoglycemic drugs
Z79.85|1|2022-10-01||Long-term (current) use of injectable non-insulin antidiabetic drugs
Z79.89|0|||Other long term (current) drug therapy
Z79.890|1|||Hormone replacement therapy
Z79.891|1|||Long term (current) use of opiate analgesic
Z79.899|1|||Other long term (current) drug therapy
Z80|0|||Family history of primary malignant neoplasm
Z80.0|1|||Family history of malignant neoplasm of digestive organs
Z80.3|1|||Family history of malignant neoplasm of breast
Z82|0|||Family history of certain disabilities and chronic diseases (leading to disablement)
Z82.4|0|||Family history of ischemic heart disease and other diseases of the circulatory system
Z82.49|1|||Family history of ischemic heart disease and other diseases of the circulatory system
Z83|0|||Family history of other specific disorders
Z83.3|1|||Family history of diabetes mellitus
Z85|0|||Personal history of malignant neoplasm
Z85.3|1|||Personal history of malignant neoplasm of breast
Z85.4|0|||Personal history of malignant neoplasm of genital organs
Z85.46|1|||Personal history of malignant neoplasm of prostate
Z86|0|||Personal history of certain other diseases
Z86.0|0|||Personal history of in-situ and benign neoplasms and neoplasms of uncertain behavior
Z86.01|0|||Personal history of benign neoplasm
Z86.010|1||2024-09-30|Personal history of colonic polyps
Z86.010|0|2024-10-01||Personal history of colon polyps
Z86.0100|1|2024-10-01||Personal history of colon polyps, unspecified
Z86.0101|1|2024-10-01||Personal history of adenomatous and serrated colon polyps
Z86.0102|1|2024-10-01||Personal history of hyperplastic colon polyps
Z86.0109|1|2024-10-01||Personal history of other colon polyps
Z86.1|0|||Personal history of infectious and parasitic diseases
Z86.16|1|2021-01-01||Personal history of COVID-19
Z86.7|0|||Personal history of diseases of the circulatory system
Z86.73|1|||Personal history of transient ischemic attack (TIA), and cerebral infarction without residual deficits
Z87|0|||Personal history of other diseases and conditions
Z87.4|0|||Personal history of diseases of genitourinary system
Z87.44|0|||Personal history of diseases of urinary system
Z87.440|1|||Personal history of urinary (tract) infections
Z87.8|0|||Personal history of other specified conditions
Z87.89|0|||Personal history of other specified conditions
Z87.891|1|||Personal history of nicotine dependence
Z88|0|||Allergy status to drugs, medicaments and biological substances
Z88.0|1|||Allergy status to penicillin
Z90|0|||Acquired absence of organs, not elsewhere classified
Z90.4|0|||Acquired absence of other specified parts of digestive tract
Z90.49|1|||Acquired absence of other specified parts of digestive tract
Z90.7|0|||Acquired absence of genital organ(s)
Z90.71|0|||Acquired absence of cervix and uterus
Z90.710|1|||Acquired absence of both cervix and uterus
Z91|0|||Personal risk factors, not elsewhere classified
Z91.0|0|||Allergy status, other than to drugs and biological substances
Z91.01|0|||Food allergy status
Z91.018|1|||Allergy to other foods
Z91.1|0|||Patient's noncompliance with medical treatment and regimen
Z91.11|1||2022-09-30|Patient's noncompliance with dietary regimen
Z91.11|0|2022-10-01||Patient's noncompliance with dietary regimen
Z91.119|1|2022-10-01||Patient's noncompliance with dietary regimen due to unspecified reason
Z91.14|1||2023-03-31|Patient's other noncompliance with medication regimen
Z91.14|0|2023-04-01||Patient's other noncompliance with medication regimen
Z91.141|1|2023-04-01||Patient's other noncompliance with medication regimen due to financial hardship
Z91.148|1|2023-04-01||Patient's other noncompliance with medication regimen for other reason
Z91.8|0|||Other specified personal risk factors, not elsewhere classified
Z91.81|1|||History of falling
Z95|0|||Presence of cardiac and vascular implants and grafts
Z95.0|1|||Presence of cardiac pacemaker
Z95.1|1|||Presence of aortocoronary bypass graft
Z95.5|1|||Presence of coronary angioplasty implant and graft
Z96|0|||Presence of other functional implants
Z96.6|0|||Presence of orthopedic joint implants
Z96.64|0|||Presence of artificial hip joint
Z96.641|1|||Presence of right artificial hip joint
Z96.65|0|||Presence of artificial knee joint
Z96.651|1|||Presence of right artificial knee joint
Z96.652|1|||Presence of left artificial knee joint
Z98|0|||Other postprocedural states
Z98.6|0|||Angioplasty status
Z98.61|1|||Coronary angioplasty status
Z98.8|0|||Other specified postprocedural states
Z98.89|1||2016-09-30|Other specified postprocedural states
Z98.89|0|2016-10-01||Other specified postprocedural states
Z98.890|1|2016-10-01||Other specified postprocedural states
Z99|0|||Dependence on enabling machines and devices, not elsewhere classified
Z99.8|0|||Dependence on other enabling machines and devices
Z99.81|1|||Dependence on supplemental oxygen
`;
