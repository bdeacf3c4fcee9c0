/**
 * One professional claim file that keeps the guide in all it says, with invented people: an office visit after an
 * accident, a child's claim to a second payer, a replaced inpatient claim, an ambulance, an anaesthesia, equipment.
 * Written segment by segment, so that a test can plant one error anywhere.
 */
export const RIGHT_SEGMENTS: readonly string[] = `
ISA*00*          *00*          *ZZ*FICTIVECLINIC  *ZZ*SAMPLECLEAR    *260304*1530*^*00501*000000041*0*T*:
GS*HC*FICTIVECLINIC*SAMPLECLEAR*20260304*1530*41*X*005010X222A1
ST*837*0001*005010X222A1
BHT*0019*00*B-41*20260304*153000*CH
NM1*41*2*Fictive Family Practice*****46*FICTIVECLINIC
PER*IC*Bill Sample*TE*2165550100*EX*12*EM*office@example.org
NM1*40*2*Sample Clearinghouse*****46*SAMPLECLEAR
HL*1**20*1
PRV*BI*PXC*261QP2300X
NM1*85*2*Fictive Family Practice*****XX*1234567893
N3*100 Example Street*Suite 4
N4*Cleveland*OH*441135678
REF*EI*123456789
REF*0B*OH-4711
PER*IC*Bill Sample*TE*2165550199*FX*2165550198
NM1*87*2
N3*PO Box 4711
N4*Cleveland*OH*44101
HL*2*1*22*0
SBR*P*18*G-7700******CI
NM1*IL*1*Fictive*Ana*B**JR*MI*INV000111222
N3*12 Invented Lane
N4*Cleveland*OH*441131234
DMG*D8*19680517*F
NM1*PR*2*Invented Health Plan*****PI*INV01
N3*1 Sample Plaza
N4*Columbus*OH*43215
CLM*C-1*310.5***11:B:1*Y*A*Y*Y**AA:::OH
DTP*431*D8*20260301
DTP*439*D8*20260301
PWK*OZ*BM***AC*ATT-1
CN1*09*310.5
AMT*F5*25
REF*9F*REF-1
REF*G1*AUTH-1
REF*X4*99D9999999
REF*D9*CH-1
REF*EA*MR-1
K3*FIXED INFORMATION
NTE*ADD*Seen after an accident on the road
HI*ABK:S8001XA*ABF:E119*ABF:I10*ABF:Z794
NM1*DN*1*Example*Rea****XX*1000000079
NM1*P3*1*Sample*Percy****XX*1000000145
NM1*82*1*Example*Dora****XX*1000000004
PRV*PE*PXC*207Q00000X
NM1*77*2*Example Branch*****XX*1000000210
N3*200 Example Street
N4*Cleveland*OH*441135679
NM1*DQ*1*Sample*Dina****XX*1000000285
LX*1
SV1*HC:99214:25:57:GT:95*200*UN*1***1:2:3:4
DTP*472*RD8*20260302-20260303
REF*6R*LINE-1
LX*2
SV1*HC:J1885*60.5*UN*2*12**1
DTP*472*D8*20260303
REF*6R*LINE-2
AMT*T*3.25
LIN**N4*00409379501
CTP****2*ML
REF*XZ*RX-1
NM1*DK*1*Example*Orla****XX*1000000350
N3*5 Example Street
N4*Cleveland*OH*44113
PER*IC*Orla*TE*2165550177
LX*3
SV1*HC:73560:RT*50*UN*1***1**Y
DTP*472*D8*20260303
QTY*PT*2
REF*6R*LINE-3
HL*3*1*22*1
SBR*S**G-8800******CI
NM1*IL*1*Invented*Max****MI*INV000333444
NM1*PR*2*Sample Mutual*****PI*SMU02
REF*G2*CL-22
HL*4*3*23*0
PAT*19
NM1*QC*1*Invented*Tim*K
N3*8 Invented Lane
N4*San Juan*PR*00901
DMG*D8*20150809*M
CLM*C-2*150***11:B:1*Y*A*Y*I
HI*ABK:J069
NM1*82*1*Example*Dora****XX*1000000004
SBR*P*19*G-7700******12
AMT*D*110
AMT*EAF*20
OI***Y*P**Y
NM1*IL*1*Invented*Mia****MI*INV000555666
N3*8 Invented Lane
N4*Parma*OH*44129
NM1*PR*2*Invented Health Plan*****PI*INV01
LX*1
SV1*HC:99213*100*UN*1***1
DTP*472*D8*20260203
REF*6R*LINE-4
SVD*INV01*60*HC:99213**1
CAS*CO*45*20
CAS*PR*2*20
DTP*573*D8*20260220
LX*2
SV1*HC:87880:QW*50*UN*1***1
DTP*472*D8*20260203
REF*6R*LINE-5
SVD*INV01*50*HC:87880:QW**1
DTP*573*D8*20260220
HL*5*1*22*0
SBR*S*18***12****MB
NM1*IL*1*Sample*Otto****MI*1EG4TE5MK72
N3*9 Sample Road*Apt 4
N4*Parma*OH*44129
DMG*D8*19481102*M
NM1*PR*2*Invented Medicare Contractor*****PI*99001
CLM*C-3*100***21:B:7*Y*A*Y*Y
DTP*435*D8*20260210
DTP*096*D8*20260214
REF*F8*ICN-OF-THE-EARLIER
HI*ABK:I5021
NM1*82*1*Example*Dora****XX*1000000004
SBR*P*18*G-1******CI
CAS*CO*45*15**97*5
AMT*D*80
OI***Y***Y
NM1*IL*1*Sample*Otto****MI*INV000777888
NM1*PR*2*Invented Health Plan*****PI*INV01
DTP*573*D8*20260225
REF*F8*OTHER-ICN
LX*1
SV1*HC:99232*100*UN*1***1
DTP*472*D8*20260211
HL*6*1*22*0
SBR*P*18*******MB
NM1*IL*1*Sample*Ida****MI*1EG4TE5MK73
N3*3 Sample Road
N4*Parma*OH*44129
DMG*D8*19500102*F
NM1*PR*2*Invented Medicare Contractor*****PI*99001
CLM*C-4*500***41:B:1*Y*A*Y*Y
CR1*LB*140**A*DH*12
CRC*07*Y*01*06
HI*ABK:R55
NM1*PW*2
N3*3 Sample Road
N4*Parma*OH*44129
NM1*45*2*Example Hospital
N3*1 Hospital Drive
N4*Cleveland*OH*44106
LX*1
SV1*HC:A0429:RH*400*UN*1***1
DTP*472*D8*20260220
LX*2
SV1*HC:A0425:RH*100*UN*12.5***1
DTP*472*D8*20260220
HL*7**20*1
NM1*85*1*Example*Dora****XX*1000000004
N3*300 Example Street
N4*Cleveland*OH*441135680
REF*SY*123456789
HL*8*7*22*0
SBR*P*18*******WC
NM1*IL*1*Fictive*Walt****MI*INV000999000
N3*14 Invented Lane
N4*Cleveland*OH*441131234
DMG*D8*19800101*M
REF*Y4*WC-1
NM1*PR*2*Invented Compensation Fund*****PI*WCF01
CLM*C-5*900***24:B:1*Y*A*Y*Y**EM
HI*ABK:S61412A
HI*BP:26055
LX*1
SV1*HC:01810:AA*600*MJ*75***1
DTP*472*D8*20260225
LX*2
SV1*HC:E1390:RR*300*UN*1***1
SV5*HC:E1390*DA*30*300*0*4
PWK*CT*AB
CR3*I*MO*12
CRC*09*N*ZV
DTP*472*D8*20260225
DTP*463*D8*20260225
MEA*TR*R1*10.5
PS1*P-1*20
NM1*QB*2******XX*1000000426
LQ*UT*04.04
FRM*1A**56
FRM*7*Y
SE*0*0001
GE*1*41
IEA*1*000000041
`
  .trim()
  .split('\n');

/** A segment list as text, with the counts of SE01 made right. */
export function fileText(segments: readonly string[], end = '~\n'): string {
  return counted(segments).join(end) + end;
}

/** The count of SE01 in order; the others stand as they are. */
export function counted(segments: readonly string[]): string[] {
  let begun = 0;
  return segments.map((segment, i) => {
    if (segment.startsWith('ST*')) begun = i;
    return segment.startsWith('SE*0*') ? segment.replace('SE*0*', `SE*${i - begun + 1}*`) : segment;
  });
}

/** One planted error: the segment, by how it begins, and what stands there instead. */
export type Planted = {
  readonly at: string;
  /** Which of those that begin so; the first when not given. */
  readonly nth?: number;
  /** Null drops the segment; a list puts several in its place. */
  readonly to: string | readonly string[] | null;
};

/** The right file with one or more segments changed; the count of SE01 follows. @throws when one is not found. */
export function withPlanted(planted: readonly Planted[], from: readonly string[] = RIGHT_SEGMENTS): string[] {
  let segments = [...from];
  for (const { at, nth = 1, to } of planted) {
    const places = segments.flatMap((s, i) => (s.startsWith(at) ? [i] : []));
    const place = places[nth - 1];
    if (place === undefined) throw new Error(`No segment ${nth} begins with ${at}.`);
    const instead = to === null ? [] : typeof to === 'string' ? [to] : to;
    segments = [...segments.slice(0, place), ...instead, ...segments.slice(place + 1)];
  }
  return segments;
}
