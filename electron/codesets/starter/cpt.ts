/**
 * Starter procedure numbers of ambulatory care. The numbers are CPT's; the words are our own and short, for
 * finding and for invoices; the official descriptors belong to the American Medical Association and are not
 * here. One line each: number | valid from | valid to | our words. An empty first day means: in use on
 * 2015-10-01, the first day that the starter set covers. An empty last day means: still valid.
 */
export const CPT_STARTER = `
10060|||Abscess opened, simple
11055|||Corn or callus pared, one
11102|2019-01-01||Skin biopsy, tangential, first
11104|2019-01-01||Skin biopsy, punch, first
11200|||Skin tags removed, up to 15
11720|||Nails debrided, 1 to 5
11721|||Nails debrided, 6 or more
11730|||Nail removed, first
11981|||Drug implant under the skin placed
12001|||Laceration closed, simple, trunk or limbs, small
12002|||Laceration closed, simple, trunk or limbs, medium
12011|||Laceration closed, simple, face, small
17000|||Actinic keratosis destroyed, first
17110|||Warts destroyed, up to 14
20550|||Tendon sheath or ligament injection
20605|||Medium joint injected or drained
20610|||Large joint injected or drained
36415|||Blood draw from a vein (venipuncture)
36416|||Blood draw from finger, heel or ear
51798|||Residual urine measured by ultrasound
58300|||Intrauterine device (IUD) placed
58301|||Intrauterine device (IUD) removed
69210|||Impacted ear wax removed with instruments, one side
71045|2018-01-01||Chest x-ray, one view
71046|2018-01-01||Chest x-ray, two views
73030|||Shoulder x-ray, two or more views
73562|||Knee x-ray, three views
73610|||Ankle x-ray, three or more views
77067|2017-01-01||Screening mammogram, both breasts
80047|||BMP blood panel (basic metabolic) with ionized calcium
80048|||BMP blood panel (basic metabolic)
80053|||CMP blood panel (comprehensive metabolic)
80061|||Lipid panel: cholesterol, HDL, triglycerides
80076|||Liver function panel
80305|2017-01-01||Drug screen read by eye
81000|||Urinalysis by dipstick with microscopy, manual
81001|||Urinalysis with microscopy, automated
81002|||Urinalysis by dipstick, read by eye
81003|||Urinalysis by dipstick, read by machine
81025|||Pregnancy test in urine
82043|||Urine albumin (microalbumin), measured
82044|||Urine albumin (microalbumin), dipstick
82270|||Stool blood, three cards (guaiac)
82274|||Stool blood, immunochemical (FIT)
82306|||Vitamin D level
82465|||Cholesterol, total
82565|||Creatinine in blood
82570|||Creatinine in urine
82607|||Vitamin B12 level
82728|||Ferritin level
82947|||Glucose in blood, laboratory or analyser
82950|||Glucose after a glucose drink
82962|||Glucose by home meter
83036|||Hemoglobin A1c (glycated hemoglobin, HbA1c)
83037|||Hemoglobin A1c by a home-type device
83540|||Iron level in blood
83655|||Lead level
83718|||HDL cholesterol
83735|||Magnesium level
83880|||Natriuretic peptide (BNP)
84132|||Potassium in blood
84153|||PSA, total (prostate specific antigen)
84439|||Free thyroxine (T4)
84443|||TSH level (thyroid stimulating hormone)
84450|||Liver enzyme AST
84460|||Liver enzyme ALT
84550|||Uric acid in blood
84703|||Pregnancy hormone (hCG) test, yes or no
85014|||Hematocrit
85018|||Hemoglobin
85025|||Complete blood count (CBC) with differential, automated
85027|||Complete blood count (CBC), automated
85610|||Prothrombin time (PT, INR)
85651|||Sedimentation rate (ESR), manual
85652|||Sedimentation rate (ESR), automated
86140|||C-reactive protein (CRP)
86308|||Mononucleosis screen
86580|||Tuberculosis skin test
86703|||HIV 1 and 2 antibody
86803|||Hepatitis C antibody
87070|||Bacterial culture
87081|||Culture for one suspected organism
87086|||Urine culture with count
87210|||Wet mount
87426|2020-06-25||COVID-19 antigen test
87428|2020-11-10||COVID-19 and influenza antigen test
87491|||Chlamydia, amplified test
87502|||Influenza, amplified test
87591|||Gonorrhea, amplified test
87635|2020-03-13||COVID-19, amplified test
87637|2020-10-06||COVID-19, influenza and RSV, amplified test
87651|||Strep A, amplified test
87804|||Influenza rapid test
87807|||RSV rapid test
87811|2020-10-06||COVID-19 rapid test read by eye
87880|||Strep A rapid test
90460|||Vaccine with counseling, under 19, first component
90461|||Vaccine with counseling, under 19, each further component
90471|||Vaccine injection given, first
90472|||Vaccine injection given, each further
90473|||Vaccine by mouth or nose given, first
90480|2023-09-11||COVID-19 vaccine given
90632|||Hepatitis A vaccine, adult
90651|||HPV vaccine, nine types
90662|||Influenza vaccine, high dose
90670|||Pneumococcal vaccine, 13 types
90677|2021-07-01||Pneumococcal vaccine, 20 types
90686|||Influenza vaccine, no preservative, 0.5 mL
90688|||Influenza vaccine, multi-dose vial, 0.5 mL
90707|||Measles, mumps and rubella (MMR) vaccine
90715|||Tetanus, diphtheria and pertussis (Tdap) vaccine
90716|||Chickenpox (varicella) vaccine
90732|||Pneumococcal vaccine, 23 types
90746|||Hepatitis B vaccine, adult
90750|2017-01-01||Shingles (zoster) vaccine, recombinant
92551|||Hearing screen, pure tones
93000|||Electrocardiogram (ECG, EKG) with tracing and report
93005|||Electrocardiogram (ECG, EKG), tracing only
93010|||Electrocardiogram (ECG, EKG), report only
93784|||Blood pressure monitored for 24 hours
94010|||Spirometry (breathing test)
94060|||Spirometry before and after bronchodilator
94640|||Nebulizer treatment
94664|||Inhaler use shown
94760|||Oxygen saturation (pulse oximetry), once
95115|||Allergy shot given, one
95117|||Allergy shots given, two or more
96110|||Developmental screen
96127|||Emotional or behavioral screen (PHQ-9, GAD-7)
96160|2017-01-01||Health risk questionnaire, patient
96360|||Hydration by vein, first hour
96365|||Infusion for treatment, first hour
96372|||Injection under skin or into muscle (IM) given
96374|||Injection into a vein (IV push), first drug
97110|||Therapeutic exercise, 15 minutes
99000|||Specimen taken to a laboratory
99173|||Vision screen by eye chart
99201||2020-12-31|Office visit, new patient, level 1
99202|||Office visit, new patient, level 2
99203|||Office visit, new patient, level 3
99204|||Office visit, new patient, level 4
99205|||Office visit, new patient, level 5
99211|||Office visit, established patient, nurse (level 1)
99212|||Office visit, established patient, level 2
99213|||Office visit, established patient, level 3
99214|||Office visit, established patient, level 4
99215|||Office visit, established patient, level 5
99341|||Home visit, new patient, level 2
99342|||Home visit, new patient, level 3
99343||2022-12-31|Home visit, new patient, moderate
99344|||Home visit, new patient, level 4
99345|||Home visit, new patient, level 5
99347|||Home visit, established patient, level 2
99348|||Home visit, established patient, level 3
99349|||Home visit, established patient, level 4
99350|||Home visit, established patient, level 5
99381|||Preventive visit (physical), new patient, under 1 year
99382|||Preventive visit (physical), new patient, 1 to 4 years
99383|||Preventive visit (physical), new patient, 5 to 11 years
99384|||Preventive visit (physical), new patient, 12 to 17 years
99385|||Preventive visit (physical), new patient, 18 to 39 years
99386|||Preventive visit (physical), new patient, 40 to 64 years
99387|||Preventive visit (physical), new patient, 65 years and older
99391|||Preventive visit (physical), established patient, under 1 year
99392|||Preventive visit (physical), established patient, 1 to 4 years
99393|||Preventive visit (physical), established patient, 5 to 11 years
99394|||Preventive visit (physical), established patient, 12 to 17 years
99395|||Preventive visit (physical), established patient, 18 to 39 years
99396|||Preventive visit (physical), established patient, 40 to 64 years
99397|||Preventive visit (physical), established patient, 65 years and older
99406|||Tobacco counseling, 3 to 10 minutes
99407|||Tobacco counseling, more than 10 minutes
99417|2021-01-01||Office visit prolonged, each 15 minutes
99421|2020-01-01||Online visit, established patient, 5 to 10 minutes
99422|2020-01-01||Online visit, established patient, 11 to 20 minutes
99441||2024-12-31|Telephone visit, established patient, 5 to 10 minutes
99442||2024-12-31|Telephone visit, established patient, 11 to 20 minutes
99490|||Chronic care management, first 20 minutes in a month
99495|||Transition from hospital, moderate complexity
99496|||Transition from hospital, high complexity
`;
