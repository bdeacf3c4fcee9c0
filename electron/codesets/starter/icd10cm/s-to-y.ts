/** Starter diagnoses S to Y: injuries, new diseases (U), what caused them. In the form told by `ICD10CM_STARTER`. */
export const STARTER_S_TO_Y = `\
S00|0|||Superficial injury of head
S00.0|0|||Superficial injury of scalp
S00.03|0|||Contusion of scalp
S00.03XA|1|||Contusion of scalp, initial encounter
S01|0|||Open wound of head
S01.8|0|||Open wound of other parts of head
S01.81|0|||Laceration without foreign body of other part of head
S01.81XA|1|||Laceration without foreign body of other part of head, initial encounter
S06|0|||Intracranial injury
S06.0|0|||Concussion
S06.0X|0|||Concussion
S06.0X0|0|||Concussion without loss of consciousness
S06.0X0A|1|||Concussion without loss of consciousness, initial encounter
S06.0X0D|1|||Concussion without loss of consciousness, subsequent encounter
S13|0|||Dislocation and sprain of joints and ligaments at neck level
S13.4|0|||Sprain of ligaments of cervical spine
S13.4XXA|1|||Sprain of ligaments of cervical spine, initial encounter
S16|0|||Injury of muscle, fascia and tendon at neck level
S16.1|0|||Strain of muscle, fascia and tendon at neck level
S16.1XXA|1|||Strain of muscle, fascia and tendon at neck level, initial encounter
S39|0|||Other and unspecified injuries of abdomen, lower back, pelvis and external genitals
S39.0|0|||Injury of muscle, fascia and tendon of abdomen, lower back and pelvis
S39.01|0|||Strain of muscle, fascia and tendon of abdomen, lower back and pelvis
S39.012|0|||Strain of muscle, fascia and tendon of lower back
S39.012A|1|||Strain of muscle, fascia and tendon of lower back, initial encounter
S39.012D|1|||Strain of muscle, fascia and tendon of lower back, subsequent encounter
S43|0|||Dislocation and sprain of joints and ligaments of shoulder girdle
S43.4|0|||Sprain of shoulder joint
S43.40|0|||Unspecified sprain of shoulder joint
S43.401|0|||Unspecified sprain of right shoulder joint
S43.401A|1|||Unspecified sprain of right shoulder joint, initial encounter
S60|0|||Superficial injury of wrist, hand and fingers
S60.2|0|||Contusion of wrist and hand
S60.22|0|||Contusion of hand
S60.221|0|||Contusion of right hand
S60.221A|1|||Contusion of right hand, initial encounter
S61|0|||Open wound of wrist, hand and fingers
S61.2|0|||Open wound of other finger without damage to nail
S61.21|0|||Laceration without foreign body of finger without damage to nail
S61.219|0|||Laceration without foreign body of unspecified finger without damage to nail
S61.219A|1|||Laceration without foreign body of unspecified finger without damage to nail, initial encounter
S62|0|||Fracture at wrist and hand level
S62.6|0|||Fracture of other and unspecified finger(s)
S62.60|0|||Fracture of unspecified phalanx of finger
S62.609|0|||Fracture of unspecified phalanx of unspecified finger
S62.609A|1|||Fracture of unspecified phalanx of unspecified finger, initial encounter for closed fracture
S63|0|||Dislocation and sprain of joints and ligaments at wrist and hand level
S63.5|0|||Other and unspecified sprain of wrist
S63.50|0|||Unspecified sprain of wrist
S63.501|0|||Unspecified sprain of right wrist
S63.501A|1|||Unspecified sprain of right wrist, initial encounter
S63.502|0|||Unspecified sprain of left wrist
S63.502A|1|||Unspecified sprain of left wrist, initial encounter
S80|0|||Superficial injury of knee and lower leg
S80.0|0|||Contusion of knee
S80.01|0|||Contusion of right knee
S80.01XA|1|||Contusion of right knee, initial encounter
S80.02|0|||Contusion of left knee
S80.02XA|1|||Contusion of left knee, initial encounter
S83|0|||Dislocation and sprain of joints and ligaments of knee
S83.9|0|||Sprain of unspecified site of knee
S83.91|0|||Sprain of unspecified site of right knee
S83.91XA|1|||Sprain of unspecified site of right knee, initial encounter
S83.92|0|||Sprain of unspecified site of left knee
S83.92XA|1|||Sprain of unspecified site of left knee, initial encounter
S91|0|||Open wound of ankle, foot and toes
S91.3|0|||Open wound of foot
S91.30|0|||Unspecified open wound of foot
S91.309|0|||Unspecified open wound, unspecified foot
S91.309A|1|||Unspecified open wound, unspecified foot, initial encounter
S93|0|||Dislocation and sprain of joints and ligaments at ankle, foot and toe level
S93.4|0|||Sprain of ankle
S93.40|0|||Sprain of unspecified ligament of ankle
S93.401|0|||Sprain of unspecified ligament of right ankle
S93.401A|1|||Sprain of unspecified ligament of right ankle, initial encounter
S93.401D|1|||Sprain of unspecified ligament of right ankle, subsequent encounter
S93.401S|1|||Sprain of unspecified ligament of right ankle, sequela
S93.402|0|||Sprain of unspecified ligament of left ankle
S93.402A|1|||Sprain of unspecified ligament of left ankle, initial encounter
S93.402D|1|||Sprain of unspecified ligament of left ankle, subsequent encounter
S93.402S|1|||Sprain of unspecified ligament of left ankle, sequela
S93.409|0|||Sprain of unspecified ligament of unspecified ankle
S93.409A|1|||Sprain of unspecified ligament of unspecified ankle, initial encounter
S93.409D|1|||Sprain of unspecified ligament of unspecified ankle, subsequent encounter
S93.409S|1|||Sprain of unspecified ligament of unspecified ankle, sequela
T14|0|||Injury of unspecified body region
T14.8|1||2017-09-30|Other injury of unspecified body region
T14.8|0|2017-10-01||Other injury of unspecified body region
T14.8XXA|1|2017-10-01||Other injury of unspecified body region, initial encounter
T14.9|0|||Unspecified injury
T14.90|1||2017-09-30|Injury, unspecified
T14.90|0|2017-10-01||Injury, unspecified
T14.90XA|1|2017-10-01||Injury, unspecified, initial encounter
T50|0|||Poisoning by, adverse effect of and underdosing of diuretics and other and unspecified drugs, medicaments and biological substances
T50.9|0|||Poisoning by, adverse effect of and underdosing of other and unspecified drugs, medicaments and biological substances
T50.90|0|||Poisoning by, adverse effect of and underdosing of unspecified drugs, medicaments and biological substances
T50.905|0|||Adverse effect of unspecified drugs, medicaments and biological substances
T50.905A|1|||Adverse effect of unspecified drugs, medicaments and biological substances, initial encounter
T63|0|||Toxic effect of contact with venomous animals and plants
T63.4|0|||Toxic effect of venom of other arthropods
T63.44|0|||Toxic effect of venom of bees
T63.441|0|||Toxic effect of venom of bees, accidental (unintentional)
T63.441A|1|||Toxic effect of venom of bees, accidental (unintentional), initial encounter
T78|0|||Adverse effects, not elsewhere classified
T78.2|0|||Anaphylactic shock, unspecified
T78.2XXA|1|||Anaphylactic shock, unspecified, initial encounter
T78.4|0|||Other and unspecified allergy
T78.40|0|||Allergy, unspecified
T78.40XA|1|||Allergy, unspecified, initial encounter
T81|0|||Complications of procedures, not elsewhere classified
T81.4|0|||Infection following a procedure
T81.40|0|2018-10-01||Infection following a procedure, unspecified
T81.40XA|1|2018-10-01||Infection following a procedure, unspecified, initial encounter
T88|0|||Other complications of surgical and medical care, not elsewhere classified
T88.7|0|||Unspecified adverse effect of drug or medicament
T88.7XXA|1|||Unspecified adverse effect of drug or medicament, initial encounter
U07|0|2020-04-01||Emergency use of U07
U07.0|1|2020-04-01||Vaping-related disorder
U07.1|1|2020-04-01||COVID-19
U09|0|2021-10-01||Post COVID-19 condition
U09.9|1|2021-10-01||Post COVID-19 condition, unspecified
V89|0|||Motor- or nonmotor-vehicle accident, type of vehicle unspecified
V89.2|0|||Person injured in unspecified motor-vehicle accident, traffic
V89.2XXA|1|||Person injured in unspecified motor-vehicle accident, traffic, initial encounter
W01|0|||Fall on same level from slipping, tripping and stumbling
W01.0|0|||Fall on same level from slipping, tripping and stumbling without subsequent striking against object
W01.0XXA|1|||Fall on same level from slipping, tripping and stumbling without subsequent striking against object, initial encounter
W10|0|||Fall on and from stairs and steps
W10.9|0|||Fall (on) (from) unspecified stairs and steps
W10.9XXA|1|||Fall (on) (from) unspecified stairs and steps, initial encounter
W19|0|||Unspecified fall
W19.XXXA|1|||Unspecified fall, initial encounter
W19.XXXD|1|||Unspecified fall, subsequent encounter
W54|0|||Contact with dog
W54.0|0|||Bitten by dog
W54.0XXA|1|||Bitten by dog, initial encounter
W57|0|||Bitten or stung by nonvenomous insect and other nonvenomous arthropods
W57.XXXA|1|||Bitten or stung by nonvenomous insect and other nonvenomous arthropods, initial encounter
X50|0|2016-10-01||Overexertion and strenuous or repetitive movements
X50.0|0|2016-10-01||Overexertion from strenuous movement or load
X50.0XXA|1|2016-10-01||Overexertion from strenuous movement or load, initial encounter
Y92|0|||Place of occurrence of the external cause
Y92.0|0|||Non-institutional (private) residence as the place of occurrence of the external cause
Y92.00|0|||Unspecified non-institutional (private) residence as the place of occurrence of the external cause
Y92.009|1|||Unspecified place in unspecified non-institutional (private) residence as the place of occurrence of the external cause
Y93|0|||Activity codes
Y93.9|1|||Activity, unspecified
Y99|0|||External cause status
Y99.8|1|||Other external cause status
`;
