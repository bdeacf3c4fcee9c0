/** Reasons of a visit, history, symptoms, findings, accidents: `term, term : code`. */
export const OWN_VISITS = `\
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
`;
