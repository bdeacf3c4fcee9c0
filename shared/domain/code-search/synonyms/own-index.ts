/**
 * Our own lines beside the alphabetic index: what ambulatory coders ask for and the code that they mean,
 * where no wording of the titles would lead there. Codes are the ICD-10-CM and HCPCS Level II codes (public
 * domain). `term, term : code`; a heading leads to the codes below it.
 */
const LINES = `
hypertension : I10
diabetes, diabetes mellitus : E11.9
type 2 diabetes : E11.9
diabetes uncontrolled, diabetes hyperglycemia : E11.65
steroid induced diabetes, drug induced diabetes : E09.9
diabetic neuropathy : E11.40
diabetic polyneuropathy : E11.42
diabetic nephropathy : E11.21
diabetic kidney disease, diabetes chronic kidney disease : E11.22
diabetic retinopathy : E11.319
diabetic foot ulcer : E11.621
diabetic ketoacidosis : E10.10
heart failure hypertension : I11.0
hypertension chronic kidney disease : I12.9
malignant hypertension, accelerated hypertension : I16.9
asthma : J45.909
acute bronchitis, chest cold : J20.9
allergies : J30.9
influenza : J11.1
influenza a, influenza b : J10.1
pneumonia chronic obstructive pulmonary disease : J44.0
mycoplasma pneumonia, walking pneumonia : J15.7
gastroenteritis : K52.9
viral gastroenteritis : A08.4
constipation : K59.00
diarrhea : R19.7
abdominal pain : R10.9
appendicitis : K37
low back pain, lumbago : M54.50
back pain : M54.9
knee pain : M25.56
shoulder pain : M25.51
hip pain : M25.55
elbow pain : M25.52
wrist pain : M25.53
ankle pain : M25.57
hand pain : M79.64
finger pain : M79.64
foot pain, heel pain : M79.67
toe pain : M79.67
leg pain : M79.60
arm pain : M79.60
thigh pain : M79.65
lower leg pain, calf pain : M79.66
forearm pain : M79.63
upper arm pain : M79.62
rib pain : R07.81
chest wall pain : R07.89
chest pain : R07.9
flank pain : R10.A
pelvic pain : R10.20
jaw pain : R68.84
osteoarthritis, arthritis : M19.90
osteoarthritis knee : M17.9
osteoarthritis hip : M16.9
osteoarthritis hand : M19.04
osteoarthritis shoulder : M19.01
osteoarthritis ankle : M19.07
gout toe, gout foot, gout big toe, podagra : M10.07
post concussion, post concussion syndrome : F07.81
bunion : M20.1
osteopenia : M85.80
muscle spasm : M62.838
muscle spasm back : M62.830
hip bursitis : M70.7
bursitis trochanteric : M70.6
knee effusion : M25.46
concussion : S06.0X0
mva, motor vehicle accident, car accident : V89.2XX
hip fracture : S72.00
ankle fracture : S82.89
wrist fracture : S62.10
finger fracture : S62.60
toe fracture : S92.91
foot fracture : S92.90
hand fracture : S62.90
forearm fracture : S52.9
nose fracture : S02.2
rib fracture : S22.3
leg fracture : S82.9
fracture follow up : S82.891D
ankle sprain : S93.40
wrist sprain : S63.50
knee sprain : S83.9
shoulder sprain : S43.40
neck sprain, neck strain : S13.4
back strain, low back strain : S39.012
groin strain : S76.21
hamstring strain : S76.31
meniscus tear : S83.20
menopausal symptoms : N95.1
yeast infection : B37.31
bacterial vaginosis : N76.0
vaginitis : N76.0
urinary tract infection : N39.0
acute cystitis : N30.00
pyelonephritis, kidney infection : N12
erectile dysfunction : N52.9
infertility : N97.9
pregnancy : Z33.1
prenatal care, prenatal visit, supervision pregnancy : Z34.9
positive pregnancy test : Z32.01
pregnancy test : Z32.00
negative pregnancy test : Z32.02
postpartum visit, postpartum check : Z39.2
high risk pregnancy : O09.9
obesity : E66.9
class 3 obesity : E66.813
class 2 obesity : E66.812
class 1 obesity : E66.811
thyroid disease : E07.9
high cholesterol : E78.00
high triglycerides : E78.1
metabolic syndrome : E88.810
insulin resistance : E88.819
depression : F32.A
major depression : F32.9
depression recurrent : F33.9
anxiety : F41.9
anxiety depression : F41.8
anxiety and depression mixed : F41.8
panic attack : F41.0
stress : F43.9
adjustment disorder : F43.20
alcohol abuse : F10.10
alcoholism : F10.20
alcohol withdrawal : F10.939
smoker, smoking, tobacco use : F17.210
tobacco use : Z72.0
smokeless tobacco, chewing tobacco : F17.220
opioid use disorder, opioid addiction : F11.20
cocaine abuse : F14.10
marijuana use, cannabis use : F12.90
insomnia : G47.00
sleep apnea : G47.33
dementia : F03.90
alzheimer disease : G30.9
alzheimer dementia : G30.9
parkinson disease : G20.A1
migraine : G43.909
migraine with aura : G43.109
headache : R51.9
neuropathy, peripheral neuropathy : G62.9
seizure : R56.9
seizure disorder : G40.909
multiple sclerosis : G35.D
restless leg : G25.81
tremor essential : G25.0
stroke : I63.9
hemiplegia after stroke, stroke hemiplegia : I69.359
tia : G45.9
heart attack : I21.9
coronary artery disease : I25.10
coronary artery disease angina : I25.119
atrial fibrillation : I48.91
pulmonary embolism : I26.99
deep vein thrombosis : I82.40
peripheral vascular disease, peripheral artery disease : I73.9
varicose veins : I83.90
aneurysm aorta abdominal : I71.40
aneurysm aorta thoracic : I71.20
pulmonary hypertension : I27.20
heart block : I45.9
hypotension : I95.9
anemia : D64.9
anemia chronic disease : D63.8
anemia chronic kidney disease : D63.1
iron deficiency : E61.1
vitamin d deficiency : E55.9
b12 deficiency, folate deficiency : E53.8
cellulitis leg, leg cellulitis : L03.115
cellulitis : L03.90
abscess : L02.91
acne : L70.0
eczema, dermatitis : L30.9
rash : R21
psoriasis : L40.9
skin cancer : C44.90
melanoma : C43.9
basal cell carcinoma : C44.91
squamous cell carcinoma skin : C44.92
breast cancer : C50.919
breast cancer : C50.91
lung cancer : C34.90
colon cancer : C18.9
rectal cancer : C20
prostate cancer : C61
bladder cancer : C67.9
kidney cancer, renal cell carcinoma : C64
thyroid cancer : C73
pancreatic cancer : C25.9
ovarian cancer : C56
cervical cancer : C53.9
uterine cancer, endometrial cancer : C54.1
liver cancer : C22.9
stomach cancer : C16.9
esophageal cancer : C15.9
brain cancer : C71.9
leukemia : C95.90
lymphoma : C85.90
multiple myeloma : C90.00
bone metastases, bone metastasis : C79.51
brain metastases, brain metastasis : C79.31
liver metastases, liver metastasis : C78.7
lung metastases, lung metastasis : C78.00
herpes : B00.9
genital warts : A63.0
hepatitis c : B19.20
chronic hepatitis c : B18.2
hepatitis b : B19.10
chlamydia : A74.9
gonorrhea : A54.9
syphilis : A53.9
trichomonas, trichomoniasis : A59.9
sepsis : A41.9
hiv, aids : B20
hiv positive : Z21
covid, covid 19 : U07.1
long covid : U09.9
conjunctivitis : H10.9
ear infection : H66.9
otitis externa : H60.9
ear wax : H61.2
hearing loss : H91.9
glaucoma : H40.9
cataract : H26.9
nuclear cataract : H25.1
macular degeneration dry : H35.31
allergic conjunctivitis : H10.10
physical exam, annual exam, checkup : Z00.00
annual exam abnormal, physical abnormal findings : Z00.01
well child, child checkup : Z00.129
well child abnormal findings : Z00.121
newborn check, newborn visit under 8 days : Z00.110
newborn visit 8 to 28 days : Z00.111
well woman, gyn exam : Z01.419
vaccination, immunization, vaccine, shots, flu shot : Z23
eye exam : Z01.00
hearing exam : Z01.10
dental exam : Z01.20
preop exam, pre op clearance : Z01.818
preop cardiac clearance : Z01.810
blood pressure check : Z01.30
medication refill : Z76.0
lab work, blood work : Z01.89
follow up exam : Z09
wound check, surgical follow up : Z48.89
suture removal : Z48.02
contraception counseling : Z30.09
birth control start, oral contraceptive prescription : Z30.011
iud insertion : Z30.430
iud removal : Z30.432
iud check : Z30.431
vasectomy : Z30.2
depo provera shot contraception : Z30.42
sports physical : Z02.5
school physical : Z02.0
employment physical : Z02.1
dot physical : Z02.4
disability exam : Z02.71
mammogram : Z12.31
pap smear : Z12.4
colonoscopy screening : Z12.11
std testing : Z11.3
tb test : Z11.1
hiv screening : Z11.4
hepatitis c screening : Z11.59
osteoporosis screening, dexa scan : Z13.820
diabetes screening : Z13.1
cholesterol screening, lipid screening : Z13.220
depression screening : Z13.31
developmental screening : Z13.42
lead screening : Z13.88
anemia screening : Z13.0
thyroid screening : Z13.29
insulin use : Z79.4
metformin use : Z79.84
aspirin use : Z79.82
anticoagulant use, blood thinner : Z79.01
plavix : Z79.02
steroid use long term : Z79.52
opioid use long term : Z79.891
nsaid use long term : Z79.1
hormone replacement : Z79.890
tamoxifen : Z79.810
aromatase inhibitor : Z79.811
high risk medication, medication monitoring : Z79.899
drug monitoring, inr check : Z51.81
chemotherapy : Z51.11
radiation therapy : Z51.0
palliative care : Z51.5
hospice : Z51.5
former smoker : Z87.891
history of breast cancer : Z85.3
history of prostate cancer : Z85.46
history of colon cancer : Z85.038
history of skin cancer : Z85.828
history of melanoma : Z85.820
history of lung cancer : Z85.118
history of stroke : Z86.73
history of dvt : Z86.718
history of pulmonary embolism : Z86.711
history of colon polyps : Z86.0100
history of uti : Z87.440
history of kidney stones : Z87.442
history of pneumonia : Z87.01
history of covid : Z86.16
history of falls : Z91.81
family history diabetes : Z83.3
family history heart disease : Z82.49
family history breast cancer : Z80.3
family history colon cancer : Z80.0
family history prostate cancer : Z80.42
family history lung cancer : Z80.1
family history stroke : Z82.3
family history hypertension : Z82.49
allergy penicillin : Z88.0
allergy sulfa : Z88.2
allergy food : Z91.018
allergy latex : Z91.040
allergy drug : Z88.9
noncompliance medication, medication noncompliance : Z91.148
noncompliance diet : Z91.110
covid exposure : Z20.822
exposure flu : Z20.828
exposure strep : Z20.818
exposure std : Z20.2
exposure hiv : Z20.6
exposure tb : Z20.1
fatigue : R53.83
weakness : R53.1
malaise : R53.81
fever : R50.9
edema, swelling : R60.9
leg swelling, peripheral edema, pedal edema : R60.0
swelling leg : M79.89
palpitations : R00.2
syncope : R55
cough : R05.9
chronic cough : R05.3
shortness of breath : R06.02
nausea : R11.0
vomiting : R11.10
vomiting without nausea : R11.11
dizziness, vertigo : R42
weight loss : R63.4
weight gain : R63.5
loss of appetite : R63.0
memory loss : R41.3
altered mental status : R41.82
confusion : R41.0
gait abnormality, trouble walking : R26.9
unsteady gait : R26.81
blood in stool : K92.1
elevated liver enzymes, elevated lfts : R74.01
elevated liver function tests : R79.89
elevated psa : R97.20
elevated blood pressure : R03.0
elevated blood sugar : R73.9
high a1c, abnormal a1c, abnormal glucose : R73.09
impaired fasting glucose : R73.01
abnormal ekg : R94.31
abnormal mammogram : R92.8
abnormal lab, abnormal blood test : R79.9
abnormal urinalysis : R82.90
abnormal thyroid test, abnormal tsh : R94.6
positive ppd : R76.11
positive ana : R76.8
lung nodule : R91.1
liver lesion, liver mass : R16.0
neck mass : R22.1
groin mass : R19.09
thyroid nodule : E04.1
bmi : Z68
homeless : Z59.00
living alone : Z60.2
fall : W19.XXX
fall same level, slip and fall : W01.0XX
fall stairs : W10.9XX
fall bed : W06.XXX
bee sting : T63.441
poison ivy : L23.7
allergic reaction : T78.40X
drug reaction, medication reaction : T50.905
anaphylaxis : T78.2XX
foreign body ear : T16
foreign body eye : T15.9
foreign body nose : T17.1XX
sunburn : L55.9
frostbite : T33.90X
heat exhaustion : T67.5XX
heat stroke : T67.01X
carbon monoxide : T58.91X
motion sickness : T75.3XX
ketorolac injection : J1885
ceftriaxone injection : J0696
kenalog injection : J3301
dexamethasone injection : J1100
methylprednisolone acetate 40 mg : J1010
b12 injection : J3420
medroxyprogesterone injection : J1050
testosterone injection : J1071
flu vaccine administration : G0008
pneumonia vaccine administration : G0009
hepatitis b vaccine administration : G0010
annual wellness visit : G0438
annual wellness visit initial : G0438
annual wellness visit subsequent : G0439
welcome to medicare : G0402
advance care : G0438
cpap : E0601
cpap mask : A7034
nebulizer : E0570
test strips : A4253
lancets : A4259
standard wheelchair : K0001
cane : E0100
walker : E0143
crutches : E0114
hospital bed : E0260
oxygen concentrator : E1390
knee brace : L1833
walking boot : L4386
compression stocking : A6530
tens unit : E0730
bedside commode : E0163
home glucose monitor : E0607
diabetic shoes : A5500
diabetes education, diabetes training : G0108
smoking cessation counseling : G9016
ear wax removal : G0268
alcohol screening : G0442
depression screening medicare : G0444
prostate exam screening : G0102
psa screening : G0103
pelvic breast exam screening : G0101
pap smear collection : Q0091
colonoscopy screening high risk : G0105
colonoscopy screening average risk : G0121
fecal occult blood screening : G0328
low dose ct lung screening : G0296
telehealth originating site : Q3014
prolonged office visit : G2212
visit complexity : G2211
lidocaine : J2001
albuterol nebulizer : J7613
ipratropium albuterol : J7620
`;

/** `[words, code]` of each line. */
export const OWN_INDEX: readonly (readonly [string, string])[] = LINES.trim()
  .split('\n')
  .flatMap((line) => {
    const [terms = '', code = ''] = line.split(' : ');
    return terms.split(', ').map((term) => [term, code] as const);
  });
