/**
 * Words that titles, the index and people use for one another, a line for each meaning: organ and adjective,
 * the two names of one complaint, the inflammation and the infection of an organ.
 */
export const RELATED_LINES = `
diabetes diabetic
kidney renal
heart cardiac
liver hepatic
lung pulmonary
stomach gastric
brain cerebral
skin cutaneous
eye ocular ophthalmic
tooth teeth dental
nose nasal
mouth oral
ear aural
bladder vesical
uterus uterine womb
ovary ovarian
prostate prostatic
testicle testis testicular testes
breast mammary
rectum rectal
anus anal
esophagus esophageal oesophagus
colon colonic
intestine intestinal bowel gut
pancreas pancreatic
spleen splenic
throat pharynx pharyngeal
larynx laryngeal
trachea tracheal
bronchus bronchial bronchi
artery arterial
vein venous
muscle muscular
bone osseous
spine spinal vertebral
skull cranial
face facial
rib costal
pelvis pelvic
sacrum sacral
coccyx coccygeal tailbone
thigh femur femoral
femur femoral
tibia tibial
fibula fibular peroneal
humerus humeral
radius radial
ulna ulnar
clavicle clavicular collarbone
scapula scapular
patella patellar kneecap
lumbar lumbosacral
thoracic chest
abdomen abdominal belly
leg lower limb
arm upper limb
foot feet
finger digit
hypertension hypertensive
asthma asthmatic
anemia anemic
epilepsy epileptic
psoriasis psoriatic
alcohol alcoholic
allergy allergic
infection infected infectious infective
inflammation inflammatory inflamed
obstruction obstructive obstructed
bleeding hemorrhage hemorrhagic
swelling swollen edema
pain painful ache
fracture broken fractured
cancer malignant carcinoma
neuropathy neuropathic polyneuropathy
nephropathy kidney
retinopathy retinal
hyperlipidemia lipid
calculus stone calculi lithiasis
embolism clot embolus thrombosis
hematuria blood
tendinitis tendonitis
child childhood pediatric
infant newborn neonatal
pregnancy pregnant
pregnancy gestational
elderly senile
congenital birth
screening screen
counseling counselling
vaccine vaccination immunization
removal remove
injury trauma traumatic injured
tear torn rupture
laceration cut
contusion bruise
bite bitten
wound open
itch itching pruritus
rash eruption exanthem
urine urinary
urination micturition voiding
menstruation menstrual menses period
cough coughing
wheeze wheezing
depression depressive depressed
anxiety anxious
psychosis psychotic
dementia demented
seizure convulsion
headache cephalalgia
dizziness dizzy giddiness
weakness weak
fatigue tired malaise
fever febrile pyrexia
nausea nauseated
vomiting vomit emesis
constipation constipated
ulcer ulcerated ulceration
sclerosis sclerotic
stenosis narrowing
enlarged enlargement hypertrophy hyperplasia
deficiency deficient
abnormal abnormality
insufficiency regurgitation incompetence
dependence dependent
overweight obese
insulin insulins
contraception contraceptive
fungus fungal mycosis
virus viral
bacteria bacterial
staphylococcus staphylococcal staph
streptococcus streptococcal strep
osteoarthritis arthrosis
dorsalgia backache
adhd hyperactivity
smoke smoking tobacco
nicotine tobacco
uti urinary
exacerbation flare
hip femur
wrist carpal
ankle malleolus
toenail nail
gallbladder biliary
hemorrhoid pile
thyroid thyroidal
vertebra vertebrae vertebral
ischemic ischemia
hypoxia hypoxic hypoxemia
gangrene gangrenous
necrosis necrotic
abscess abscessed
ventricular ventricle
atrial atrium
aneurysm aneurysmal
paralysis palsy
hearing deaf
vision visual sight
amputation absence
replacement artificial prosthetic
`;
