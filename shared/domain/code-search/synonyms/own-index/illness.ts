/** Illnesses: `term, term : code`. */
export const OWN_ILLNESS = `\
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
`;
