/** Starter diagnoses J to L: breathing, digestion, skin. In the form told by `ICD10CM_STARTER`. */
export const STARTER_J_TO_L = `\
J00|1|||Acute nasopharyngitis [common cold]
J01|0|||Acute sinusitis
J01.9|0|||Acute sinusitis, unspecified
J01.90|1|||Acute sinusitis, unspecified
J01.91|1|||Acute recurrent sinusitis, unspecified
J02|0|||Acute pharyngitis
J02.0|1|||Streptococcal pharyngitis
J02.8|1|||Acute pharyngitis due to other specified organisms
J02.9|1|||Acute pharyngitis, unspecified
J03|0|||Acute tonsillitis
J03.9|0|||Acute tonsillitis, unspecified
J03.90|1|||Acute tonsillitis, unspecified
J03.91|1|||Acute recurrent tonsillitis, unspecified
J04|0|||Acute laryngitis and tracheitis
J04.0|1|||Acute laryngitis
J05|0|||Acute obstructive laryngitis [croup] and epiglottitis
J05.0|1|||Acute obstructive laryngitis [croup]
J06|0|||Acute upper respiratory infections of multiple and unspecified sites
J06.0|1|||Acute laryngopharyngitis
J06.9|1|||Acute upper respiratory infection, unspecified
J10|0|||Influenza due to other identified influenza virus
J10.1|1|||Influenza due to other identified influenza virus with other respiratory manifestations
J11|0|||Influenza due to unidentified influenza virus
J11.1|1|||Influenza due to unidentified influenza virus with other respiratory manifestations
J12|0|||Viral pneumonia, not elsewhere classified
J12.8|0|||Other viral pneumonia
J12.82|1|2021-01-01||Pneumonia due to coronavirus disease 2019
J18|0|||Pneumonia, unspecified organism
J18.9|1|||Pneumonia, unspecified organism
J20|0|||Acute bronchitis
J20.9|1|||Acute bronchitis, unspecified
J21|0|||Acute bronchiolitis
J21.9|1|||Acute bronchiolitis, unspecified
J30|0|||Vasomotor and allergic rhinitis
J30.0|1|||Vasomotor rhinitis
J30.1|1|||Allergic rhinitis due to pollen
J30.2|1|||Other seasonal allergic rhinitis
J30.5|1|||Allergic rhinitis due to food
J30.8|0|||Other allergic rhinitis
J30.81|1|||Allergic rhinitis due to animal (cat) (dog) hair and dander
J30.89|1|||Other allergic rhinitis
J30.9|1|||Allergic rhinitis, unspecified
J31|0|||Chronic rhinitis, nasopharyngitis and pharyngitis
J31.0|1|||Chronic rhinitis
J32|0|||Chronic sinusitis
J32.9|1|||Chronic sinusitis, unspecified
J34|0|||Other and unspecified disorders of nose and nasal sinuses
J34.2|1|||Deviated nasal septum
J34.8|0|||Other specified disorders of nose and nasal sinuses
J34.89|1|||Other specified disorders of nose and nasal sinuses
J40|1|||Bronchitis, not specified as acute or chronic
J42|1|||Unspecified chronic bronchitis
J44|0|||Other chronic obstructive pulmonary disease
J44.0|1|||Chronic obstructive pulmonary disease with (acute) lower respiratory infection
J44.1|1|||Chronic obstructive pulmonary disease with (acute) exacerbation
J44.8|0|2023-10-01||Other specified chronic obstructive pulmonary disease
J44.81|1|2023-10-01||Bronchiolitis obliterans and bronchiolitis obliterans syndrome
J44.89|1|2023-10-01||Other specified chronic obstructive pulmonary disease
J44.9|1|||Chronic obstructive pulmonary disease, unspecified
J45|0|||Asthma
J45.2|0|||Mild intermittent asthma
J45.20|1|||Mild intermittent asthma, uncomplicated
J45.21|1|||Mild intermittent asthma with (acute) exacerbation
J45.22|1|||Mild intermittent asthma with status asthmaticus
J45.3|0|||Mild persistent asthma
J45.30|1|||Mild persistent asthma, uncomplicated
J45.31|1|||Mild persistent asthma with (acute) exacerbation
J45.32|1|||Mild persistent asthma with status asthmaticus
J45.4|0|||Moderate persistent asthma
J45.40|1|||Moderate persistent asthma, uncomplicated
J45.41|1|||Moderate persistent asthma with (acute) exacerbation
J45.42|1|||Moderate persistent asthma with status asthmaticus
J45.5|0|||Severe persistent asthma
J45.50|1|||Severe persistent asthma, uncomplicated
J45.51|1|||Severe persistent asthma with (acute) exacerbation
J45.52|1|||Severe persistent asthma with status asthmaticus
J45.9|0|||Other and unspecified asthma
J45.90|0|||Unspecified asthma
J45.901|1|||Unspecified asthma with (acute) exacerbation
J45.902|1|||Unspecified asthma with status asthmaticus
J45.909|1|||Unspecified asthma, uncomplicated
J45.99|0|||Other asthma
J45.990|1|||Exercise induced bronchospasm
J45.991|1|||Cough variant asthma
J45.998|1|||Other asthma
J47|0|||Bronchiectasis
J47.9|1|||Bronchiectasis, uncomplicated
J84|0|||Other interstitial pulmonary diseases
J84.9|1|||Interstitial pulmonary disease, unspecified
J96|0|||Respiratory failure, not elsewhere classified
J96.0|0|||Acute respiratory failure
J96.01|1|||Acute respiratory failure with hypoxia
J98|0|||Other respiratory disorders
J98.0|0|||Diseases of bronchus, not elsewhere classified
J98.01|1|||Acute bronchospasm
K04|0|||Diseases of pulp and periapical tissues
K04.7|1|||Periapical abscess without sinus
K08|0|||Other disorders of teeth and supporting structures
K08.9|1|||Disorder of teeth and supporting structures, unspecified
K12|0|||Stomatitis and related lesions
K12.0|1|||Recurrent oral aphthae
K20|0|||Esophagitis
K20.9|1||2020-09-30|Esophagitis, unspecified
K20.9|0|2020-10-01||Esophagitis, unspecified
K20.90|1|2020-10-01||Esophagitis, unspecified without bleeding
K20.91|1|2020-10-01||Esophagitis, unspecified with bleeding
K21|0|||Gastro-esophageal reflux disease
K21.0|1||2020-09-30|Gastro-esophageal reflux disease with esophagitis
K21.0|0|2020-10-01||Gastro-esophageal reflux disease with esophagitis
K21.00|1|2020-10-01||Gastro-esophageal reflux disease with esophagitis, without bleeding
K21.01|1|2020-10-01||Gastro-esophageal reflux disease with esophagitis, with bleeding
K21.9|1|||Gastro-esophageal reflux disease without esophagitis
K22|0|||Other diseases of esophagus
K22.7|0|||Barrett's esophagus
K22.70|1|||Barrett's esophagus without dysplasia
K25|0|||Gastric ulcer
K25.9|1|||Gastric ulcer, unspecified as acute or chronic, without hemorrhage or perforation
K29|0|||Gastritis and duodenitis
K29.7|0|||Gastritis, unspecified
K29.70|1|||Gastritis, unspecified, without bleeding
K30|1|||Functional dyspepsia
K31|0|||Other diseases of stomach and duodenum
K31.8|0|||Other specified diseases of stomach and duodenum
K31.84|1|||Gastroparesis
K40|0|||Inguinal hernia
K40.9|0|||Unilateral inguinal hernia, without obstruction or gangrene
K40.90|1|||Unilateral inguinal hernia, without obstruction or gangrene, not specified as recurrent
K42|0|||Umbilical hernia
K42.9|1|||Umbilical hernia without obstruction or gangrene
K44|0|||Diaphragmatic hernia
K44.9|1|||Diaphragmatic hernia without obstruction or gangrene
K50|0|||Crohn's disease [regional enteritis]
K50.9|0|||Crohn's disease, unspecified
K50.90|1|||Crohn's disease, unspecified, without complications
K51|0|||Ulcerative colitis
K51.9|0|||Ulcerative colitis, unspecified
K51.90|1|||Ulcerative colitis, unspecified, without complications
K52|0|||Other and unspecified noninfective gastroenteritis and colitis
K52.9|1|||Noninfective gastroenteritis and colitis, unspecified
K57|0|||Diverticular disease of intestine
K57.3|0|||Diverticular disease of large intestine without perforation or abscess
K57.30|1|||Diverticulosis of large intestine without perforation or abscess without bleeding
K57.32|1|||Diverticulitis of large intestine without perforation or abscess without bleeding
K58|0|||Irritable bowel syndrome
K58.0|1|||Irritable bowel syndrome with diarrhea
K58.9|1|||Irritable bowel syndrome, unspecified
K59|0|||Other functional intestinal disorders
K59.0|0|||Constipation
K59.00|1|||Constipation, unspecified
K59.04|1|2016-10-01||Chronic idiopathic constipation
K60|0|||Fissure and fistula of anal and rectal regions
K60.2|1|||Anal fissure, unspecified
K62|0|||Other diseases of anus and rectum
K62.5|1|||Hemorrhage of anus and rectum
K63|0|||Other diseases of intestine
K63.5|1|||Polyp of colon
K64|0|||Hemorrhoids and perianal venous thrombosis
K64.4|1|||Residual hemorrhoidal skin tags
K64.9|1|||Unspecified hemorrhoids
K70|0|||Alcoholic liver disease
K70.3|0|||Alcoholic cirrhosis of liver
K70.30|1|||Alcoholic cirrhosis of liver without ascites
K74|0|||Fibrosis and cirrhosis of liver
K74.6|0|||Other and unspecified cirrhosis of liver
K74.60|1|||Unspecified cirrhosis of liver
K76|0|||Other diseases of liver
K76.0|1|||Fatty (change of) liver, not elsewhere classified
K80|0|||Cholelithiasis
K80.2|0|||Calculus of gallbladder without cholecystitis
K80.20|1|||Calculus of gallbladder without cholecystitis without obstruction
K92|0|||Other diseases of digestive system
K92.1|1|||Melena
K92.2|1|||Gastrointestinal hemorrhage, unspecified
L02|0|||Cutaneous abscess, furuncle and carbuncle
L02.9|0|||Cutaneous abscess, furuncle and carbuncle, unspecified
L02.91|1|||Cutaneous abscess, unspecified
L03|0|||Cellulitis and acute lymphangitis
L03.1|0|||Cellulitis and acute lymphangitis of other parts of limb
L03.11|0|||Cellulitis of other parts of limb
L03.115|1|||Cellulitis of right lower limb
L03.116|1|||Cellulitis of left lower limb
L03.9|0|||Cellulitis and acute lymphangitis, unspecified
L03.90|1|||Cellulitis, unspecified
L08|0|||Other local infections of skin and subcutaneous tissue
L08.9|1|||Local infection of the skin and subcutaneous tissue, unspecified
L20|0|||Atopic dermatitis
L20.9|1|||Atopic dermatitis, unspecified
L21|0|||Seborrheic dermatitis
L21.9|1|||Seborrheic dermatitis, unspecified
L23|0|||Allergic contact dermatitis
L23.7|1|||Allergic contact dermatitis due to plants, except food
L23.9|1|||Allergic contact dermatitis, unspecified cause
L25|0|||Unspecified contact dermatitis
L25.9|1|||Unspecified contact dermatitis, unspecified cause
L30|0|||Other and unspecified dermatitis
L30.9|1|||Dermatitis, unspecified
L40|0|||Psoriasis
L40.0|1|||Psoriasis vulgaris
L40.9|1|||Psoriasis, unspecified
L50|0|||Urticaria
L50.9|1|||Urticaria, unspecified
L57|0|||Skin changes due to chronic exposure to nonionizing radiation
L57.0|1|||Actinic keratosis
L60|0|||Nail disorders
L60.0|1|||Ingrowing nail
L65|0|||Other nonscarring hair loss
L65.9|1|||Nonscarring hair loss, unspecified
L70|0|||Acne
L70.0|1|||Acne vulgaris
L71|0|||Rosacea
L71.9|1|||Rosacea, unspecified
L72|0|||Follicular cysts of skin and subcutaneous tissue
L72.0|1|||Epidermal cyst
L72.3|1|||Sebaceous cyst
L73|0|||Other follicular disorders
L73.2|1|||Hidradenitis suppurativa
L82|0|||Seborrheic keratosis
L82.1|1|||Other seborrheic keratosis
L84|1|||Corns and callosities
L89|0|||Pressure ulcer
L89.9|0|||Pressure ulcer of unspecified site
L89.90|1|||Pressure ulcer of unspecified site, unspecified stage
L98|0|||Other disorders of skin and subcutaneous tissue, not elsewhere classified
L98.9|1|||Disorder of the skin and subcutaneous tissue, unspecified
`;
