/**
 * Starter HCPCS Level II codes of ambulatory care: official long wording (CMS, public domain), release of
 * October 2025. One line each: code | valid from | valid to (empty: still valid) | title.
 */
export const HCPCS_STARTER = `
A4253|1986-01-01||Blood glucose test or reagent strips for home blood glucose monitor, per 50 strips
A4259|1985-01-01||Lancets, per box of 100
A4550|1982-01-01||Surgical trays
A6402|1997-01-01||Gauze, non-impregnated, sterile, pad size 16 sq. in. or less, without adhesive border, each dressing
E0114|1986-01-01||Crutches underarm, other than wood, adjustable or fixed, pair, with pads, tips and handgrips
E0607|1986-01-01||Home blood glucose monitor
G0008|1994-01-01||Administration of influenza virus vaccine
G0009|1994-01-01||Administration of pneumococcal vaccine
G0010|1994-01-01||Administration of hepatitis b vaccine
G0101|1998-01-01||Cervical or vaginal cancer screening; pelvic and clinical breast examination
G0102|2000-01-01||Prostate cancer screening; digital rectal examination
G0103|2000-01-01||Prostate cancer screening; prostate specific antigen test (psa)
G0105|1998-01-01||Colorectal cancer screening; colonoscopy on individual at high risk
G0121|1998-01-01||Colorectal cancer screening; colonoscopy on individual not meeting criteria for high risk
G0136|2024-01-01||Administration of a standardized, evidence-based social determinants of health risk assessment tool, 5-15 minutes
G0180|2000-10-01||Physician or allowed practitioner certification for medicare-covered home health services under a home health plan of care (patient not present), including contacts with home health agency and review of reports of patient status required by physicians and allowed practitioners to affirm the initial implementation of the plan of care
G0181|2001-01-01||Physician or allowed practitioner supervision of a patient receiving medicare-covered services provided by a participating home health agency (patient not present) requiring complex and multidisciplinary care modalities involving regular physician or allowed practitioner development and/or revision of care plans
G0270|2003-01-01||Medical nutrition therapy; reassessment and subsequent intervention(s) following second referral in same year for change in diagnosis, medical condition or treatment regimen (including additional hours needed for renal disease), individual, face to face with the patient, each 15 minutes
G0296|2015-02-05||Counseling visit to discuss need for lung cancer screening using low dose ct scan (ldct) (service is for eligibility determination and shared decision making)
G0328|2004-01-01||Colorectal cancer screening; fecal occult blood test, immunoassay, 1-3 simultaneous
G0402|2009-01-01||Initial preventive physical examination; face-to-face visit, services limited to new beneficiary during the first 12 months of medicare enrollment
G0403|2009-01-01||Electrocardiogram, routine ecg with 12 leads; performed as a screening for the initial preventive physical examination with interpretation and report
G0438|2011-01-01||Annual wellness visit; includes a personalized prevention plan of service (pps), initial visit
G0439|2011-01-01||Annual wellness visit, includes a personalized prevention plan of service (pps), subsequent visit
G0442|2011-10-14||Annual alcohol misuse screening, 5 to 15 minutes
G0443|2011-10-14||Brief face-to-face behavioral counseling for alcohol misuse, 15 minutes
G0444|2011-10-14||Annual depression screening, 5 to 15 minutes
G0446|2011-11-08||Annual, face-to-face intensive behavioral therapy for cardiovascular disease, individual, 15 minutes
G0447|2011-11-29||Face-to-face behavioral counseling for obesity, 15 minutes
G0463|2014-01-01||Hospital outpatient clinic visit for assessment and management of a patient
G0480|2016-01-01||Drug test(s), definitive, utilizing (1) drug identification methods able to identify individual drugs and distinguish between structural isomers (but not necessarily stereoisomers), including, but not limited to gc/ms (any type, single or tandem) and lc/ms (any type, single or tandem and excluding immunoassays (e.g., ia, eia, elisa, emit, fpia) and enzymatic methods (e.g., alcohol dehydrogenase)), (2) stable isotope or other universally recognized internal standards in all samples (e.g., to control for matrix effects, interferences and variations in signal strength), and (3) method or drug-specific calibration and matrix-matched quality control material (e.g., to control for instrument variations and mass spectral drift); qualitative or quantitative, all sources, includes specimen validity testing, per day; 1-7 drug class(es), including metabolite(s) if performed
G0499|2016-09-28||Hepatitis b screening in non-pregnant, high risk individual includes hepatitis b surface antigen (hbsag), antibodies to hbsag (anti-hbs) and antibodies to hepatitis b core antigen (anti-hbc), and is followed by a neutralizing confirmatory test, when performed, only for an initially reactive hbsag result
G0506|2017-01-01||Comprehensive assessment of and care planning for patients requiring chronic care management services (list separately in addition to primary monthly care management service)
G0513|2018-01-01||Prolonged preventive service(s) (beyond the typical service time of the primary procedure), in the office or other outpatient setting requiring direct patient contact beyond the usual service; first 30 minutes (list separately in addition to code for preventive service)
G2012|2019-01-01|2024-12-31|Brief communication technology-based service, e.g. virtual check-in, by a physician or other qualified health care professional who can report evaluation and management services, provided to an established patient, not originating from a related e/m service provided within the previous 7 days nor leading to an e/m service or procedure within the next 24 hours or soonest available appointment; 5-10 minutes of medical discussion
G2211|2021-01-01||Visit complexity inherent to evaluation and management associated with medical care services that serve as the continuing focal point for all needed health care services and/or with medical care services that are part of ongoing care related to a patient's single, serious condition or a complex condition.  (add-on code, list separately in addition to office/outpatient evaluation and management visit, new or established)
G2212|2021-01-01||Prolonged office or other outpatient evaluation and management service(s) beyond the maximum required time of the primary procedure which has been selected using total time on the date of the primary service; each additional 15 minutes by the physician or qualified healthcare professional, with or without direct patient contact (list separately in addition to cpt codes 99205, 99215, 99483 for office or other outpatient evaluation and management services) (do not report g2212 on the same date of service as 99358, 99359, 99415, 99416). (do not report g2212 for any time unit less than 15 minutes)
J0171|2011-01-01|2025-06-30|Injection, adrenalin, epinephrine, 0.1 mg
J0696|1990-01-01||Injection, ceftriaxone sodium, per 250 mg
J1010|2024-04-01||Injection, methylprednisolone acetate, 1 mg
J1020|1982-01-01|2024-03-31|Injection, methylprednisolone acetate, 20 mg
J1030|1982-01-01|2024-03-31|Injection, methylprednisolone acetate, 40 mg
J1040|1982-01-01|2024-03-31|Injection, methylprednisolone acetate, 80 mg
J1050|2013-01-01||Injection, medroxyprogesterone acetate, 1 mg
J1071|2015-01-01||Injection, testosterone cypionate, 1 mg
J1080|1982-01-01|2014-12-31|Injection, testosterone cypionate, 1 cc, 200 mg
J1100|1982-01-01||Injection, dexamethasone sodium phosphate, 1 mg
J1200|1982-01-01||Injection, diphenhydramine hcl, up to 50 mg
J1644|1995-01-01||Injection, heparin sodium, per 1000 units
J1815|2003-01-01||Injection, insulin, per 5 units
J1885|1993-01-01||Injection, ketorolac tromethamine, per 15 mg
J2001|2004-01-01|2024-09-30|Injection, lidocaine hcl for intravenous infusion, 10 mg
J2003|2024-10-01||Injection, lidocaine hydrochloride, 1 mg
J2550|1982-01-01||Injection, promethazine hcl, up to 50 mg
J2919|2024-04-01||Injection, methylprednisolone sodium succinate, 5 mg
J2930|1984-01-01|2024-03-31|Injection, methylprednisolone sodium succinate, up to 125 mg
J3301|1991-01-01||Injection, triamcinolone acetonide, not otherwise specified, 10 mg
J3420|1986-01-01||Injection, vitamin b-12 cyanocobalamin, up to 1000 mcg
J7030|1982-01-01||Infusion, normal saline solution , 1000 cc
J7040|1984-01-01||Infusion, normal saline solution, sterile (500 ml = 1 unit)
J7298|2016-01-01||Levonorgestrel-releasing intrauterine contraceptive system (mirena), 52 mg
J7307|2008-01-01||Etonogestrel (contraceptive) implant system, including implant and supplies
J7613|2005-01-01||Albuterol, inhalation solution, fda-approved final product, non-compounded, administered through dme, unit dose, 1 mg
J7620|2006-01-01||Albuterol, up to 2.5 mg and ipratropium bromide, up to 0.5 mg, fda-approved final product, non-compounded, administered through dme
J7644|2000-01-01||Ipratropium bromide, inhalation solution, fda-approved final product, non-compounded, administered through dme, unit dose form, per milligram
L3908|1986-01-01||Wrist hand orthosis, wrist extension control cock-up, non molded, prefabricated, off-the-shelf
P9603|1987-01-01||Travel allowance one way in connection with medically necessary laboratory specimen collection drawn from home bound or nursing home bound patient; prorated miles actually travelled
P9604|1987-01-01||Travel allowance one way in connection with medically necessary laboratory specimen collection drawn from home bound or nursing home bound patient; prorated trip charge
Q0091|1992-01-01||Screening papanicolaou smear; obtaining, preparing and conveyance of cervical or vaginal smear to laboratory
Q0111|1994-01-01||Wet mounts, including preparations of vaginal, cervical or skin specimens
Q0112|1994-01-01||All potassium hydroxide (koh) preparations
Q2035|2011-01-01||Influenza virus vaccine, split virus, when administered to individuals 3 years of age and older, for intramuscular use (afluria)
Q2037|2011-01-01||Influenza virus vaccine, split virus, when administered to individuals 3 years of age and older, for intramuscular use (fluvirin)
Q2038|2011-01-01||Influenza virus vaccine, split virus, when administered to individuals 3 years of age and older, for intramuscular use (fluzone)
Q3014|2001-10-01||Telehealth originating site facility fee
S9083|2002-01-01||Global fee urgent care centers
`;
