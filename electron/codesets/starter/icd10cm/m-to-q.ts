/** Starter diagnoses M to Q: muscles and joints, urine and sex organs, pregnancy, birth. In the form told by `ICD10CM_STARTER`. */
export const STARTER_M_TO_Q = `\
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
`;
