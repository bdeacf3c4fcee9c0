/**
 * Medicines by name and by the endings of their classes, without case. Our own lists; names are those of substances
 * and of common brands.
 */
export const PRESCRIBED = new RegExp(
  String.raw`\b(?:` +
    [
      // classes by ending
      String.raw`[a-z]{2,}(?:pril|sartan|statin|olol|dipine|gliptin|gliflozin|glutide|glitazone|floxacin|cillin|mycin|cycline|oxacin|triptan|gepant|oxetine|faxine|ximab|zumab|tinib|xaban|parin|prost|tropium|terol|lukast|setron|zosin|steride|dronate|semide|thiazide|thalidone|azepam|azolam|barbital|codone|morphone|sonide|nisolone|nisone|fenac|coxib|vir|quine|fibrate|prazole|conazole|trexate|lamine sulfate|pentin|gabalin|trigine|racetam|idone|apine)`,
      // substances without such an ending, and brands
      'metformin|glipizide|glyburide|glimepiride|insulin|lantus|humalog|novolog|basaglar|tresiba|ozempic|wegovy|mounjaro|trulicity|tirzepatide|jardiance|farxiga|januvia',
      'levothyroxine|synthroid|methimazole|warfarin|coumadin|eliquis|xarelto|clopidogrel|plavix|digoxin|amiodarone|nitroglycerin|hydralazine|clonidine|spironolactone|hctz|lasix|diltiazem|verapamil|entresto|isosorbide|ranolazine|ezetimibe|zetia|lipitor|crestor|zocor|norvasc|lopressor|coreg|cozaar|diovan',
      'albuterol|advair|symbicort|spiriva|trelegy|breo|flovent|fluticasone|montelukast|singulair|theophylline|inhalers?|nebulizers?',
      'sertraline|zoloft|citalopram|escitalopram|lexapro|celexa|prozac|paroxetine|bupropion|wellbutrin|trazodone|mirtazapine|amitriptyline|nortriptyline|buspirone|lithium|valproate|depakote|lamictal|seroquel|abilify|aripiprazole|adderall|ritalin|methylphenidate|vyvanse|lisdexamfetamine|atomoxetine|zolpidem|ambien|hydroxyzine|varenicline|chantix|naltrexone|buprenorphine|suboxone',
      'amoxicillin|augmentin|clavulanate|cephalexin|keflex|cef[a-z]{3,}|nitrofurantoin|macrobid|bactrim|trimethoprim|sulfamethoxazole|z-?pak|doxycycline|metronidazole|flagyl|mupirocin|nystatin|tamiflu|paxlovid|ivermectin|permethrin|diflucan',
      'tramadol|oxycodone|hydrocodone|norco|percocet|morphine|meloxicam|mobic|cyclobenzaprine|flexeril|tizanidine|methocarbamol|baclofen|prednisone|medrol|dexamethasone|colchicine|allopurinol|methotrexate|hydroxychloroquine|plaquenil|sulfasalazine|adalimumab|humira|etanercept|enbrel|azathioprine|cyclosporine|tacrolimus|mycophenolate|clozapine|topiramate|topamax|propranolol|carbamazepine|phenytoin|donepezil|memantine|carbidopa|ropinirole|pramipexole',
      'tamsulosin|flomax|finasteride|oxybutynin|mirabegron|sildenafil|tadalafil|estradiol|premarin|progesterone|testosterone|tretinoin|clobetasol|triamcinolone|ketoconazole|dupilumab|dupixent|ondansetron|zofran|promethazine|sucralfate|dicyclomine|linzess|lactulose|potassium chloride',
      'antibiotics?|antihypertensives?|antidepressants?|statin|anticoagula(?:nt|tion)|birth control|oral contraceptives?|ocps?|steroids?|beta blocker|ace inhibitor|diuretic|ssri',
    ].join('|') +
    String.raw`)\b`,
  'gi',
);

/** Sold without prescription; as a prescription when the dose says so (ibuprofen 800 mg). */
export const WITHOUT_PRESCRIPTION =
  /\b(?:over[- ]the[- ]counter|otc|ibuprofen|advil|motrin|acetaminophen|tylenol|naproxen|aleve|loratadine|claritin|cetirizine|zyrtec|fexofenadine|allegra|diphenhydramine|benadryl|pseudoephedrine|guaifenesin|mucinex|dextromethorphan|saline (?:spray|rinses?|nasal)|nasal saline|antacids?|tums|miralax|polyethylene glycol|loperamide|imodium|melatonin|fish oil|multivitamin|vitamin [bcd]\d*|calcium|aspirin 81|hydrocortisone 1 ?%|bacitracin|clotrimazole|salicylic acid)\b/gi;

/** Strengths of the same substances that need a prescription. */
export const PRESCRIPTION_STRENGTH = /\b(?:ibuprofen|motrin) (?:600|800)\b|\bnaproxen (?:375|500)\b/gi;

/** May do grave harm and are watched for it by tests. */
export const TOXIC =
  /\b(?:methotrexate|amiodarone|lithium|clozapine|cyclosporine|tacrolimus|azathioprine|mycophenolate|leflunomide|carbamazepine|phenytoin|valproate|depakote|digoxin|chemotherapy|cisplatin|doxorubicin|cyclophosphamide|hydroxychloroquine)\b/gi;
