/** Starter diagnoses Z: why the office was seen, and states. In the form told by `ICD10CM_STARTER`. */
export const STARTER_Z = `\
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
