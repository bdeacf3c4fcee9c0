/**
 * All HCPCS Level II modifiers in the official short wording (CMS, public domain), release of October 2025.
 * One line each: modifier | valid from | valid to (empty: still valid) | wording.
 */
export const HCPCS_MODIFIERS = `
A1|2002-07-01||Dressing for one wound
A2|2002-07-01||Dressing for two wounds
A3|2002-07-01||Dressing for three wounds
A4|2002-07-01||Dressing for four wounds
A5|2002-07-01||Dressing for five wounds
A6|2002-07-01||Dressing for six wounds
A7|2002-07-01||Dressing for seven wounds
A8|2002-07-01||Dressing for eight wounds
A9|2002-07-01||Dressing for 9 or more wound
AA|1984-01-01||Anesthesia perf by anesgst
AB|2023-01-01||Aud svs w/o order evry 12mo
AD|1984-01-01||Md supervision, >4 anes proc
AE|2005-01-01||Registered dietician
AF|2005-01-01||Specialty physician
AG|2005-01-01||Primary physician
AH|1991-01-01||Clinical psychologist
AI|2010-01-01||Principal physician of rec
AJ|1991-01-01||Clinical social worker
AK|2005-01-01||Non participating physician
AM|1991-01-01||Physician, team member svc
AO|2013-10-01||Prov declined alt pmt method
AP|1984-01-01||No dtmn of refractive state
AQ|2006-01-01||Physician service hpsa area
AR|2005-01-01||Physician scarcity area
AS|1988-01-01||Assistant at surgery service
AT|1984-01-01||Acute treatment
AU|2003-01-01||Uro, ostomy or trach item
AV|2003-01-01||Item w prosthetic/orthotic
AW|2003-01-01||Item w a surgical dressing
AX|2003-01-01||Item w dialysis services
AY|2011-01-01||Item/service not for esrd tx
AZ|2011-01-01||Physician serv in dent hpsa
BA|2003-01-01||Item w pen services
BL|2005-07-01||Spec acquisition blood prods
BO|2003-01-01||Nutrition oral admin no tube
BP|1992-01-01||Bene electd to purchase item
BR|1992-01-01||Bene elected to rent item
BU|1992-01-01||Bene undecided on purch/rent
CA|2003-01-01||Procedure payable inpatient
CB|2003-04-01||Esrd bene part a snf-sep pay
CC|1990-01-01||Procedure code change
CD|2004-01-01||Amcc test for esrd or mcp md
CE|2004-01-01||Med neces amcc tst sep reimb
CF|2004-01-01||Amcc tst not composite rate
CG|2008-07-01||Policy criteria applied
CH|2013-01-01||0 percent impaired, ltd, res
CI|2013-01-01||1 to <20 percent impaired
CJ|2013-01-01||20 to <40 percent impaired
CK|2013-01-01||40 to <60 percent impaired
CL|2013-01-01||60 to <80 percent impaired
CM|2013-01-01||80 to <100 percent impaired
CN|2013-01-01||100 percent impaired, ltd
CO|2019-01-01||Outpatient ot service by ota
CP|2016-01-01|2017-12-31|C-apc adjunctive service
CQ|2019-01-01||Outpatient pt service by pta
CR|2005-08-21||Catastrophe/disaster related
CS|2011-01-01||Cost share waiver covid-19
CT|2016-01-01||Ct does not meet nema standa
DA|2011-01-01||Oral health assess, not dent
E1|1995-01-01||Upper left eyelid
E2|1995-01-01||Lower left eyelid
E3|1995-01-01||Upper right eyelid
E4|1995-01-01||Lower right eyelid
EA|2008-01-01||Esa, anemia, chemo-induced
EB|2008-01-01||Esa, anemia, radio-induced
EC|2008-01-01||Esa, anemia, non-chemo/radio
ED|2008-01-01||Hct>39% or hgb>13g>=3 cycle
EE|2008-01-01||Hct>39% or hgb>13g<3 cycle
EJ|1991-01-01||Subsequent claim
EM|1991-01-01||Emer reserve supply (esrd)
EP|1987-01-01||Medicaid epsdt program svc
ER|2019-01-01||Off-campus ed service
ET|1984-01-01||Emergency services
EX|2015-04-01||Expatriate beneficiary
EY|2003-01-01||No md order for item/service
F1|1995-01-01||Left hand, second digit
F2|1995-01-01||Left hand, third digit
F3|1995-01-01||Left hand, fourth digit
F4|1995-01-01||Left hand, fifth digit
F5|1995-01-01||Right hand, thumb
F6|1995-01-01||Right hand, second digit
F7|1995-01-01||Right hand, third digit
F8|1995-01-01||Right hand, fourth digit
F9|1995-01-01||Right hand, fifth digit
FA|1995-01-01||Left hand, thumb
FB|2006-01-01||Item provided without cost
FC|2008-01-01||Part credit, replaced device
FP|1987-01-01||Svc part of family plan pgm
FQ|2022-01-01||Audio-only service
FR|2022-01-01||Two-way a/v dir supervision
FS|2022-01-01||Split or shared e/m visit
FT|2022-01-01||Separate, unrelated e/m
FX|2017-01-01||X-ray taken using film
FY|2018-01-01||Computed radiography x-ray
G0|2019-01-01||Telestroke
G1|1997-01-01||Urr reading of less than 60
G2|1997-01-01||Urr reading of 60 to 64.9
G3|1997-01-01||Urr reading of 65 to 69.9
G4|1997-01-01||Urr reading of 70 to 74.9
G5|1997-01-01||Urr reading of 75 or greater
G6|1998-05-01||Esrd patient <6 dialysis/mth
G7|1999-07-01||Payment limits do not apply
G8|1999-07-01||Monitored anesthesia care
G9|1999-07-01||Mac for at risk patient
GA|1995-01-01||Liability waiver ind case
GB|2002-01-01||Claim resubmitted
GC|1997-01-01||Resident/teaching phys serv
GD|2008-01-01|2019-12-31|Unit of service > mue value
GE|1997-01-01||Resident prim care exception
GF|2003-04-01||Nonphysician serv c a hosp
GG|2002-01-01||Payment screen mam + diagmam
GH|1998-10-01||Diag mammo to screening mamo
GJ|1998-10-01||Opt out provider of er srvc
GK|2002-01-01||Actual item/service ordered
GL|2002-01-01||Upgraded item, no charge
GM|2002-01-01||Multiple transports
GN|1999-01-01||Op speech language service
GO|1999-01-01||Op occupational therapy serv
GP|1999-01-01||Op pt services
GQ|2001-10-01||Telehealth store and forward
GR|2006-01-01||Service by va resident
GS|2006-01-01||Epo/darbepoietin reduced 25%
GT|1999-01-01||Interactivetelecommunication
GU|2011-01-01||Liability waiver rout notice
GV|2002-01-01||Attending phys not hospice
GW|2002-01-01||Service unrelated to term co
GX|2010-04-01||Voluntary liability notice
GY|2002-01-01||Statutorily excluded
GZ|2002-01-01||Not reasonable and necessary
H9|2003-01-01||Court-ordered
HA|2003-01-01||Child/adolescent program
HB|2003-01-01||Adult program non-geriatric
HC|2003-01-01||Adult program geriatric
HD|2003-01-01||Pregnant/parenting program
HE|2003-01-01||Mental health program
HF|2003-01-01||Substance abuse program
HG|2003-01-01||Opioid addiction tx program
HH|2003-01-01||Mental hlth/substance abs pr
HI|2003-01-01||Men hlth intel/dev disab pgm
HJ|2003-01-01||Employee assistance program
HK|2003-01-01||Spec hgh rsk mntl hlth pop p
HL|2003-01-01||Intern
HM|2003-01-01||Less than bachelor degree lv
HN|2003-01-01||Bachelors degree level
HO|2003-01-01||Masters degree level
HP|2003-01-01||Doctoral level
HQ|2003-01-01||Group setting
HR|2003-01-01||Family/couple w client prsnt
HS|2003-01-01||Family/couple w/o client prs
HT|2003-01-01||Multi-disciplinary team
HU|2003-01-01||Child welfare agency funded
HV|2003-01-01||Funded state addiction agncy
HW|2003-01-01||State mntl hlth agncy funded
HX|2003-01-01||County/local agency funded
HY|2003-01-01||Funded by juvenile justice
HZ|2003-01-01||Criminal justice agncy fund
J1|2006-01-01||Cap no-pay for prescript num
J2|2006-01-01||Cap restock of emerg drugs
J3|2006-01-01||Cap drug unavail thru cap
J4|2010-01-01||Dmepos comp bid furn by hosp
J5|2020-10-01||Dmepos comp bid fur by pt/ot
JA|2007-01-01||Administered intravenously
JB|2007-01-01||Administered subcutaneously
JC|2009-01-01||Skin substitute graft
JD|2009-01-01||Skin sub not used as a graft
JE|2013-07-01||Administered via dialysate
JF|2015-04-01|2015-06-30|Compounded drug
JG|2018-01-01|2024-12-31|340b acquired drug
JK|2023-04-01||Drug supply 1 month or less
JL|2023-04-01||Drug 3 month supply
JW|2003-01-01||Discarded drug not administe
JZ|2023-01-01||Zero drug wasted
K0|1993-01-01||Lwr ext prost functnl lvl 0
K1|1993-01-01||Lwr ext prost functnl lvl 1
K2|1993-01-01||Lwr ext prost functnl lvl 2
K3|1993-01-01||Lwr ext prost functnl lvl 3
K4|1993-01-01||Lwr ext prost functnl lvl 4
KA|1994-01-01||Wheelchair add-on option/acc
KB|2003-01-01||>4 modifiers on claim
KC|2005-01-01||Repl special pwr wc intrface
KD|2004-01-01||Drug/biological dme infused
KE|2009-01-01||Bid under round 1 dmepos cb
KF|2004-04-01||Fda class iii device
KG|2007-07-01||Dmepos comp bid prgm no 1
KH|1994-01-01||Dmepos ini clm, pur/1 mo rnt
KI|1994-01-01||Dmepos 2nd or 3rd mo rental
KJ|1994-01-01||Dmepos pen pmp or 4-15mo rnt
KK|2007-07-01||Dmepos comp bid prgm no 2
KL|2007-07-01||Dmepos mailorder comp bid
KM|1996-01-01||Rplc facial prosth new imp
KN|1996-01-01||Rplc facial prosth old mod
KO|1997-04-01||Single drug unit dose form
KP|1997-04-01||First drug of multi drug u d
KQ|1997-04-01||2nd/subsqnt drg multi drg ud
KR|2002-01-01||Rental item partial month
KS|1998-10-01||Glucose monitor supply
KT|2007-07-01||Item from noncontract supply
KU|2007-07-01||Dmepos comp bid prgm no 3
KV|2008-01-01||Dmepos item, profession serv
KW|2008-01-01||Dmepos comp bid prgm no 4
KX|2002-07-01||Documentation on file
KY|2008-01-01||Dmepos comp bid prgm no 5
KZ|2003-10-01||New cov not implement by m+c
L1|2014-07-01|2016-12-31|Separately payable lab test
LC|1997-01-01||Lft circum coronary artery
LD|1997-01-01||Left ant des coronary artery
LL|1984-01-01||Lease/rental (appld to pur)
LM|2013-01-01||Left main coronary artery
LR|1987-01-01||Laboratory round trip
LS|1991-01-01||Fda-monitored iol implant
LT|1984-01-01||Left side
LU|2022-01-01||Fractionated payment
M2|2007-01-01||Medicare secondary payer
MA|2020-01-01|2024-12-31|Emer med cond susp/confirm
MB|2020-01-01|2024-12-31|Auc hardship, insuf internet
MC|2020-01-01|2024-12-31|Auc hardship, vendor issues
MD|2020-01-01|2024-12-31|Auc hardship, extreme circ
ME|2020-01-01|2024-12-31|Order adheres to auc
MF|2020-01-01|2024-12-31|Order does not adhere to auc
MG|2020-01-01|2024-12-31|Auc not applicable to order
MH|2020-01-01|2024-12-31|Auc consult not provided
MS|1989-01-01||6-mo maint/svc fee parts/lbr
N1|2023-01-01||Group 1 oxygen cov crit met
N2|2023-01-01||Group 2 oxygen cov crit met
N3|2023-01-01||Group 3 oxygen cov crit met
NB|2011-01-01||Drug specific nebulizer
NR|1984-01-01||New when rented
NU|1984-01-01||New equipment
P1|2006-01-01||Normal healthy patient
P2|2006-01-01||Patient w/mild syst disease
P3|2006-01-01||Patient w/severe sys disease
P4|2006-01-01||Pt w/sev sys dis threat life
P5|2006-01-01||Pt not expect surv w/o oper
P6|2006-01-01||Brain-dead pt organs removed
PA|2009-07-01||Surgery, wrong body part
PB|2009-07-01||Surgery, wrong patient
PC|2009-07-01||Wrong surgery on patient
PD|2012-01-01||Inp admit w/in 3 days
PI|2009-07-01||Pet tumor init tx strat
PL|1989-01-01||Progressive addition lenses
PM|2014-01-01||Post mortem
PN|2017-01-01||Non-excepted off-campus svc
PO|2015-01-01||Excepted off-campus service
PS|2009-07-01||Pet tumor subsq tx strategy
PT|2011-01-01||Clrctal screen to diagn
Q0|2008-01-01||Invest clinical research
Q1|2008-01-01||Routine clinical research
Q2|1992-01-01||Demo procedure, service
Q3|1995-01-01||Live donor surgery/services
Q4|1994-01-01||Svc exempt - ordrg/rfrng md
Q5|1993-01-01||Recip bill arr subs md or pt
Q6|1993-01-01||Fee/time comp subst md or pt
Q7|1995-01-01||One class a finding
Q8|1995-01-01||Two class b findings
Q9|1995-01-01||1 class b & 2 class c fndngs
QA|2018-04-01||Avg sta day/night o2 < 1 lpm
QB|2018-04-01||Avg day/nite o2 > 4 lpm/port
QC|1989-01-01||Single channel monitoring
QD|1989-01-01||Rcrdg/strg in sld st memory
QE|1989-01-01||Stationary o2 @ rest <1 lpm
QF|1989-01-01||Station o2 @ rest >4lpm/port
QG|1989-01-01||Station o2 @ rest > 4 lpm
QH|1989-01-01||Oxygen cnsrvg dvc w del sys
QJ|2003-01-01||Patient in state/locl custod
QK|1995-01-01||Med dir 2-4 cncrnt anes proc
QL|1999-01-01||Patient died after amb call
QM|1996-01-01||Ambulance arr by provider
QN|1996-01-01||Ambulance furn by provider
QP|1996-01-01||Individually ordered lab tst
QQ|2018-07-01|2024-12-31|Qualified cdsm consulted
QR|2018-04-01||Avg sta day/night o2 > 4 lpm
QS|1990-01-01||Monitored anesthesia care
QT|1989-01-01||Rcrdg/strg tape analog recdr
QW|1996-01-01||Clia waived test
QX|1993-01-01||Crna svc w/ md med direction
QY|1998-01-01||Medically directed crna
QZ|1993-01-01||Crna svc w/o med dir by md
RA|2009-01-01||Replacement of dme item
RB|2009-01-01||Replacement part, dme item
RC|1997-01-01||Right coronary artery
RD|2004-01-01||Drug admin not incident-to
RE|2009-01-01||Furnish full compliance rems
RI|2013-01-01||Ramus intermedius cor artery
RR|1984-01-01||Rental (dme)
RT|1984-01-01||Right side
SA|2001-07-01||Nurse practitioner w physici
SB|2001-07-01||Nurse midwife
SC|2001-07-01||Medically necessary serv/sup
SD|2001-07-01||Serv by home infusion rn
SE|2001-07-01||State/fed funded program/ser
SF|1987-01-01||2nd opinion ordered by pro
SG|1992-01-01||Asc facility service
SH|2001-07-01||2nd concurrent infusion ther
SJ|2001-07-01||3rd concurrent infusion ther
SK|2002-04-01||High risk population
SL|2002-04-01||State supplied vaccine
SM|2002-07-01||Second opinion
SN|2002-07-01||Third opinion
SQ|2002-10-01||Item ordered by home health
SS|2004-10-01||Hit in infusion suite
ST|2003-01-01||Related to trauma or injury
SU|2003-01-01||Performed in phys office
SV|2003-01-01||Drugs delivered not used
SW|2004-04-01||Serv by cert diab educator
SY|2005-01-01||Contact w/high-risk pop
SZ|2014-07-01|2017-12-31|Habilitative services
T1|1995-01-01||Left foot, second digit
T2|1995-01-01||Left foot, third digit
T3|1995-01-01||Left foot, fourth digit
T4|1995-01-01||Left foot, fifth digit
T5|1995-01-01||Right foot, great toe
T6|1995-01-01||Right foot, second digit
T7|1995-01-01||Right foot, third digit
T8|1995-01-01||Right foot, fourth digit
T9|1995-01-01||Right foot, fifth digit
TA|1995-01-01||Left foot, great toe
TB|2018-01-01||340b drug
TC|1984-01-01||Technical component
TD|2001-07-01||Rn
TE|2001-07-01||Lpn/lvn
TF|2001-07-01||Intermediate level of care
TG|2001-07-01||Complex/high tech level care
TH|2001-07-01||Ob tx/srvcs prenatl/postpart
TJ|2001-07-01||Child/adolescent program gp
TK|2002-04-01||Extra patient or passenger
TL|2002-04-01||Early intervention ifsp
TM|2002-04-01||Individualized ed prgrm(iep)
TN|2002-04-01||Rural/out of service area
TP|2002-04-01||Med transprt unloaded vehicl
TQ|2002-04-01||Bls by volunteer amb providr
TR|2002-07-01||School-based iep out of dist
TS|2002-10-01||Follow-up service
TT|2002-10-01||Additional patient
TU|2003-01-01||Overtime payment rate
TV|2003-01-01||Holiday/weekend payment rate
TW|2003-01-01||Back-up equipment
U1|2002-07-01||M/caid care lev 1 state def
U2|2002-07-01||M/caid care lev 2 state def
U3|2002-07-01||M/caid care lev 3 state def
U4|2002-07-01||M/caid care lev 4 state def
U5|2002-07-01||M/caid care lev 5 state def
U6|2002-07-01||M/caid care lev 6 state def
U7|2002-07-01||M/caid care lev 7 state def
U8|2002-07-01||M/caid care lev 8 state def
U9|2002-07-01||M/caid care lev 9 state def
UA|2002-07-01||M/caid care lev 10 state def
UB|2002-07-01||M/caid care lev 11 state def
UC|2002-07-01||M/caid care lev 12 state def
UD|2002-07-01||M/caid care lev 13 state def
UE|1984-01-01||Used durable med equipment
UF|2003-04-01||Services provided, morning
UG|2003-04-01||Services provided, afternoon
UH|2003-04-01||Services provided, evening
UJ|2003-04-01||Services provided, night
UK|2003-04-01||Svc on behalf client-collat
UN|2004-01-01||Two patients served
UP|2004-01-01||Three patients served
UQ|2004-01-01||Four patients served
UR|2004-01-01||Five patients served
US|2004-01-01||Six or more patients served
V1|2017-01-01||Demonstration modifier 1
V2|2017-01-01||Demonstration modifier 2
V3|2017-01-01||Demonstration modifier 3
V4|2020-10-01||Demonstration modifier 4
V5|2010-01-01||Vascular catheter
V6|2010-01-01||Arteriovenous graft
V7|2010-01-01||Arteriovenous fistula
V8|2010-01-01|2012-03-31|Infection present
V9|2010-01-01|2012-03-31|No infection present
VM|2018-04-01||Mdpp virtual make-up session
VP|1984-01-01||Aphakic patient
X1|2018-01-01||Continuous/broad services
X2|2018-01-01||Continuous/focused services
X3|2018-01-01||Episodic/broad services
X4|2018-01-01||Episodic/focused services
X5|2018-01-01||Svc req by another clinician
XE|2015-01-01||Separate encounter
XP|2015-01-01||Separate practitioner
XS|2015-01-01||Separate organ/structure
XU|2015-01-01||Unusual separate service
ZA|2016-01-01|2018-03-31|Novartis/sandoz
ZB|2016-07-01|2018-03-31|Pfizer/hospira
ZC|2017-10-01|2018-03-31|Merck/samsung bioepis
`;
