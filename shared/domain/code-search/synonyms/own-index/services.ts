/** Services and supplies (HCPCS Level II): `term, term : code`. */
export const OWN_SERVICES = `\
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
