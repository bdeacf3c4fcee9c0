/** Starter diagnoses A to E: infections, neoplasms, blood, endocrine. In the form told by `ICD10CM_STARTER`. */
export const STARTER_A_TO_E = `\
A08|0|||Viral and other specified intestinal infections
A08.4|1|||Viral intestinal infection, unspecified
A09|1|||Infectious gastroenteritis and colitis, unspecified
B00|0|||Herpesviral [herpes simplex] infections
B00.9|1|||Herpesviral infection, unspecified
B02|0|||Zoster [herpes zoster]
B02.9|1|||Zoster without complications
B07|0|||Viral warts
B07.9|1|||Viral wart, unspecified
B34|0|||Viral infection of unspecified site
B34.0|1|||Adenovirus infection, unspecified
B34.1|1|||Enterovirus infection, unspecified
B34.2|1|||Coronavirus infection, unspecified
B34.3|1|||Parvovirus infection, unspecified
B34.4|1|||Papovavirus infection, unspecified
B34.8|1|||Other viral infections of unspecified site
B34.9|1|||Viral infection, unspecified
B35|0|||Dermatophytosis
B35.1|1|||Tinea unguium
B35.3|1|||Tinea pedis
B35.4|1|||Tinea corporis
B35.6|1|||Tinea cruris
B37|0|||Candidiasis
B37.0|1|||Candidal stomatitis
B37.2|1|||Candidiasis of skin and nail
B37.3|1||2022-09-30|Candidiasis of vulva and vagina
B37.3|0|2022-10-01||Candidiasis of vulva and vagina
B37.31|1|2022-10-01||Acute candidiasis of vulva and vagina
B37.32|1|2022-10-01||Chronic candidiasis of vulva and vagina
B86|1|||Scabies
B97|0|||Viral agents as the cause of diseases classified elsewhere
B97.8|0|||Other viral agents as the cause of diseases classified elsewhere
B97.89|1|||Other viral agents as the cause of diseases classified elsewhere
C44|0|||Other and unspecified malignant neoplasm of skin
C44.9|0|||Other and unspecified malignant neoplasm of skin, unspecified
C44.91|1|||Basal cell carcinoma of skin, unspecified
C50|0|||Malignant neoplasm of breast
C50.9|0|||Malignant neoplasm of breast of unspecified site
C50.91|0|||Malignant neoplasm of breast of unspecified site, female
C50.919|1|||Malignant neoplasm of unspecified site of unspecified female breast
D17|0|||Benign lipomatous neoplasm
D17.9|1|||Benign lipomatous neoplasm, unspecified
D22|0|||Melanocytic nevi
D22.9|1|||Melanocytic nevi, unspecified
D50|0|||Iron deficiency anemia
D50.9|1|||Iron deficiency anemia, unspecified
D51|0|||Vitamin B12 deficiency anemia
D51.9|1|||Vitamin B12 deficiency anemia, unspecified
D64|0|||Other anemias
D64.9|1|||Anemia, unspecified
D72|0|||Other disorders of white blood cells
D72.8|0|||Other specified disorders of white blood cells
D72.82|0|||Elevated white blood cell count
D72.829|1|||Elevated white blood cell count, unspecified
E03|0|||Other hypothyroidism
E03.9|1|||Hypothyroidism, unspecified
E04|0|||Other nontoxic goiter
E04.1|1|||Nontoxic single thyroid nodule
E04.9|1|||Nontoxic goiter, unspecified
E05|0|||Thyrotoxicosis [hyperthyroidism]
E05.9|0|||Thyrotoxicosis, unspecified
E05.90|1|||Thyrotoxicosis, unspecified without thyrotoxic crisis or storm
E05.91|1|||Thyrotoxicosis, unspecified with thyrotoxic crisis or storm
E10|0|||Type 1 diabetes mellitus
E10.1|0|||Type 1 diabetes mellitus with ketoacidosis
E10.10|1|||Type 1 diabetes mellitus with ketoacidosis without coma
E10.6|0|||Type 1 diabetes mellitus with other specified complications
E10.65|1|||Type 1 diabetes mellitus with hyperglycemia
E10.9|1|||Type 1 diabetes mellitus without complications
E11|0|||Type 2 diabetes mellitus
E11.0|0|||Type 2 diabetes mellitus with hyperosmolarity
E11.00|1|||Type 2 diabetes mellitus with hyperosmolarity without nonketotic hyperglycemic-hyperosmolar coma (NKHHC)
E11.01|1|||Type 2 diabetes mellitus with hyperosmolarity with coma
E11.1|0|2017-10-01||Type 2 diabetes mellitus with ketoacidosis
E11.10|1|2017-10-01||Type 2 diabetes mellitus with ketoacidosis without coma
E11.11|1|2017-10-01||Type 2 diabetes mellitus with ketoacidosis with coma
E11.2|0|||Type 2 diabetes mellitus with kidney complications
E11.21|1|||Type 2 diabetes mellitus with diabetic nephropathy
E11.22|1|||Type 2 diabetes mellitus with diabetic chronic kidney disease
E11.29|1|||Type 2 diabetes mellitus with other diabetic kidney complication
E11.3|0|||Type 2 diabetes mellitus with ophthalmic complications
E11.31|0|||Type 2 diabetes mellitus with unspecified diabetic retinopathy
E11.311|1|||Type 2 diabetes mellitus with unspecified diabetic retinopathy with macular edema
E11.319|1|||Type 2 diabetes mellitus with unspecified diabetic retinopathy without macular edema
E11.32|0|2016-10-01||Type 2 diabetes mellitus with mild nonproliferative diabetic retinopathy
E11.33|0|2016-10-01||Type 2 diabetes mellitus with moderate nonproliferative diabetic retinopathy
E11.34|0|2016-10-01||Type 2 diabetes mellitus with severe nonproliferative diabetic retinopathy
E11.35|0|2016-10-01||Type 2 diabetes mellitus with proliferative diabetic retinopathy
E11.36|1|||Type 2 diabetes mellitus with diabetic cataract
E11.37|0|||Type 2 diabetes mellitus with diabetic macular edema, resolved following treatment
E11.39|1|||Type 2 diabetes mellitus with other diabetic ophthalmic complication
E11.4|0|||Type 2 diabetes mellitus with neurological complications
E11.40|1|||Type 2 diabetes mellitus with diabetic neuropathy, unspecified
E11.41|1|||Type 2 diabetes mellitus with diabetic mononeuropathy
E11.42|1|||Type 2 diabetes mellitus with diabetic polyneuropathy
E11.43|1|||Type 2 diabetes mellitus with diabetic autonomic (poly)neuropathy
E11.44|1|||Type 2 diabetes mellitus with diabetic amyotrophy
E11.49|1|||Type 2 diabetes mellitus with other diabetic neurological complication
E11.5|0|||Type 2 diabetes mellitus with circulatory complications
E11.51|1|||Type 2 diabetes mellitus with diabetic peripheral angiopathy without gangrene
E11.52|1|||Type 2 diabetes mellitus with diabetic peripheral angiopathy with gangrene
E11.59|1|||Type 2 diabetes mellitus with other circulatory complications
E11.6|0|||Type 2 diabetes mellitus with other specified complications
E11.61|0|||Type 2 diabetes mellitus with diabetic arthropathy
E11.610|1|||Type 2 diabetes mellitus with diabetic neuropathic arthropathy
E11.618|1|||Type 2 diabetes mellitus with other diabetic arthropathy
E11.62|0|||Type 2 diabetes mellitus with skin complications
E11.620|1|||Type 2 diabetes mellitus with diabetic dermatitis
E11.621|1|||Type 2 diabetes mellitus with foot ulcer
E11.622|1|||Type 2 diabetes mellitus with other skin ulcer
E11.628|1|||Type 2 diabetes mellitus with other skin complications
E11.63|0|||Type 2 diabetes mellitus with oral complications
E11.630|1|||Type 2 diabetes mellitus with periodontal disease
E11.638|1|||Type 2 diabetes mellitus with other oral complications
E11.64|0|||Type 2 diabetes mellitus with hypoglycemia
E11.641|1|||Type 2 diabetes mellitus with hypoglycemia with coma
E11.649|1|||Type 2 diabetes mellitus with hypoglycemia without coma
E11.65|1|||Type 2 diabetes mellitus with hyperglycemia
E11.69|1|||Type 2 diabetes mellitus with other specified complication
E11.8|1|||Type 2 diabetes mellitus with unspecified complications
E11.9|1|||Type 2 diabetes mellitus without complications
E11.A|1|2025-10-01||Type 2 diabetes mellitus without complications in remission
E13|0|||Other specified diabetes mellitus
E13.9|1|||Other specified diabetes mellitus without complications
E16|0|||Other disorders of pancreatic internal secretion
E16.2|1|||Hypoglycemia, unspecified
E53|0|||Deficiency of other B group vitamins
E53.8|1|||Deficiency of other specified B group vitamins
E55|0|||Vitamin D deficiency
E55.9|1|||Vitamin D deficiency, unspecified
E66|0|||Overweight and obesity
E66.0|0|||Obesity due to excess calories
E66.01|1|||Morbid (severe) obesity due to excess calories
E66.09|1|||Other obesity due to excess calories
E66.1|1|||Drug-induced obesity
E66.2|1|||Morbid (severe) obesity with alveolar hypoventilation
E66.3|1|||Overweight
E66.8|1||2024-09-30|Other obesity
E66.8|0|2024-10-01||Other obesity
E66.81|0|2024-10-01||Obesity class
E66.811|1|2024-10-01||Obesity, class 1
E66.812|1|2024-10-01||Obesity, class 2
E66.813|1|2024-10-01||Obesity, class 3
E66.89|1|2024-10-01||Other obesity not elsewhere classified
E66.9|1|||Obesity, unspecified
E78|0|||Disorders of lipoprotein metabolism and other lipidemias
E78.0|1||2016-09-30|Pure hypercholesterolemia
E78.0|0|2016-10-01||Pure hypercholesterolemia
E78.00|1|2016-10-01||Pure hypercholesterolemia, unspecified
E78.01|1|2016-10-01|2025-09-30|Familial hypercholesterolemia
E78.01|0|2025-10-01||Familial hypercholesterolemia
E78.010|1|2025-10-01||Homozygous familial hypercholesterolemia [HoFH]
E78.011|1|2025-10-01||Heterozygous familial hypercholesterolemia [HeFH]
E78.019|1|2025-10-01||Familial hypercholesterolemia, unspecified
E78.1|1|||Pure hyperglyceridemia
E78.2|1|||Mixed hyperlipidemia
E78.3|1|||Hyperchylomicronemia
E78.4|1||2018-09-30|Other hyperlipidemia
E78.4|0|2018-10-01||Other hyperlipidemia
E78.41|1|2018-10-01||Elevated Lipoprotein(a)
E78.49|1|2018-10-01||Other hyperlipidemia
E78.5|1|||Hyperlipidemia, unspecified
E78.6|1|||Lipoprotein deficiency
E78.7|0|||Disorders of bile acid and cholesterol metabolism
E78.70|1|||Disorder of bile acid and cholesterol metabolism, unspecified
E78.71|1|||Barth syndrome
E78.72|1|||Smith-Lemli-Opitz syndrome
E78.79|1|||Other disorders of bile acid and cholesterol metabolism
E78.8|0|||Other disorders of lipoprotein metabolism
E78.81|1|||Lipoid dermatoarthritis
E78.89|1|||Other lipoprotein metabolism disorders
E78.9|1|||Disorder of lipoprotein metabolism, unspecified
E86|0|||Volume depletion
E86.0|1|||Dehydration
E87|0|||Other disorders of fluid, electrolyte and acid-base balance
E87.1|1|||Hypo-osmolality and hyponatremia
E87.6|1|||Hypokalemia
E88|0|||Other and unspecified metabolic disorders
E88.8|0|||Other specified metabolic disorders
E88.81|1||2023-09-30|Metabolic syndrome
E88.81|0|2023-10-01||Metabolic syndrome and other insulin resistance
E88.810|1|2023-10-01||Metabolic syndrome
E88.811|1|2023-10-01||Insulin resistance syndrome, Type A
E88.818|1|2023-10-01||Other insulin resistance
E88.819|1|2023-10-01||Insulin resistance, unspecified
E88.82|1|2024-10-01||Obesity due to disruption of MC4R pathway
`;
