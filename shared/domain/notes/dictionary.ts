import { createCodeFamily, type CodeFamily, type DictionaryCode } from '#shared/domain/notes/code-family.ts';
import { indexPhrases, type IndexLine } from '#shared/domain/notes/index-terms.ts';
import { OWN_TERMS } from '#shared/domain/notes/terms/own-terms.ts';
import { tokenise } from '#shared/domain/notes/tokens.ts';
import { titlePhrases } from '#shared/domain/notes/title-phrases.ts';

/** How a phrase came into the dictionary; shown beside the suggestion. */
export type Way = 'title' | 'index' | 'synonym' | 'abbreviation' | 'lab value' | 'medication' | 'ontology';

/** A bag of word stems that stands for a code. */
export type Term = {
  readonly stems: readonly string[];
  readonly code: string;
  readonly system: DictionaryCode['system'];
  readonly way: Way;
  /** 0…1: how sure the phrase alone makes the code. */
  readonly weight: number;
  /** True when the words must appear as capitals (abbreviations such as "MS"). */
  readonly capitals: boolean;
  /** True for what was done once and leaves a status ("nephrectomy"): proposed when it lies in the past. */
  readonly status: boolean;
  /** True when the phrase itself joins two things with "and" or "or". */
  readonly joined: boolean;
};

/** A phrase from outside: a licensed or self-made list. */
export type ExtraTerm = {
  readonly text: string;
  readonly code: string;
  readonly way: Way;
  readonly weight?: number;
};

export type DictionaryInput = {
  /** Every code of the installed set on the day, headings among them. */
  readonly codes: readonly DictionaryCode[];
  /** The alphabetic index, when it is installed. */
  readonly index?: readonly IndexLine[];
  readonly terms?: readonly ExtraTerm[];
};

export type Dictionary = {
  readonly family: CodeFamily;
  /** Terms by their rarest stem. */
  readonly byAnchor: ReadonlyMap<string, readonly Term[]>;
  readonly terms: number;
};

const MOST_STEMS = 6;
/** Weight of words such as "mass": a candidate, but not proposed without a site. */
const VAGUE = 0.55;

/** Builds the dictionary in memory: about a second for the whole of ICD-10-CM with its index. */
export function createDictionary(input: DictionaryInput): Dictionary {
  const family = createCodeFamily(input.codes);
  const terms = new Map<string, Term>();
  const add = (text: string, code: string, way: Way, weight: number, status = false): void => {
    // Titles say "lower end" of a bone where clinicians say "distal".
    if (/\b(?:lower|upper) end\b/.test(text)) {
      add(
        text.replace(/\blower end\b/g, 'distal').replace(/\bupper end\b/g, 'proximal'),
        code,
        way,
        weight,
        status,
      );
    }
    const term = makeTerm(text, code, way, weight, family, status);
    if (!term) return;
    const key = `${term.capitals ? '^' : ''}${term.stems.join(' ')}`;
    const before = terms.get(key);
    if (!before || term.weight > before.weight) terms.set(key, term);
  };
  for (const { text, code, abbreviation, vague, status } of OWN_TERMS) {
    add(text, code, abbreviation ? 'abbreviation' : 'synonym', vague ? VAGUE : 1, status);
  }
  for (const extra of input.terms ?? []) add(extra.text, extra.code, extra.way, extra.weight ?? 0.5);
  for (const phrase of input.index ? indexPhrases(input.index) : []) {
    add(phrase.text, phrase.code, 'index', 0.9 - 0.01 * phrase.depth);
  }
  for (const code of input.codes) {
    if (code.system !== 'icd10cm') continue;
    for (const { text, weight } of titlePhrases(code)) add(text, code.code, 'title', weight);
  }
  return { family, byAnchor: anchored([...terms.values()]), terms: terms.size };
}

function makeTerm(
  text: string,
  code: string,
  way: Way,
  weight: number,
  family: CodeFamily,
  status: boolean,
): Term | null {
  const target = family.unspecified(code);
  if (target === null) return null;
  const tokens = tokenise(text).filter((token) => !token.stop);
  const stems = [...new Set(tokens.map((token) => token.stem))].sort();
  if (stems.length === 0 || stems.length > MOST_STEMS) return null;
  const sure = stems.length === 1 ? weight * trustInOneWord(text, way) : weight;
  if (sure <= 0) return null;
  const capitals = way === 'abbreviation' && /^[A-Z]{2,4}$/.test(text);
  return {
    stems,
    code: target,
    system: 'icd10cm',
    way,
    weight: sure,
    capitals,
    status,
    joined: /\b(?:and|or|with)\b/i.test(text),
  };
}

/** Endings of words that name a finding by themselves; other single words of the index are everyday words too often. */
const MEDICAL_WORD =
  /(?:itis|osis|oma|emia|uria|pathy|algia|plegia|paresis|ectasis|ectasia|cele|rrhea|rrhagia|penia|megaly|trophy|plasia|phagia|phasia|pnea|lysis|sclerosis|malacia|edema|ptosis|spasm|cytosis|philia|opia|opsia|thermia|tension|cardia|thyroidism|parathyroidism|lithiasis|oidosis|myelia|cephaly|dactyly|gnathia|asthenia|esthesia|kinesia|praxia|lexia|mnesia|somnia|phobia|stomy|atresia|iasis|ectopia|schisis|varix|uremia|emesis|orrhexis|onychia|trichosis|dipsia|menorrhea|phoria|tropia|coria|ulcer|abscess|gangrene|sepsis|embolism|aneurysm|fistula|hernia|melena|angina|cirrhosis|ascites|epilepsy|ataxia|aphakia|glaucoma|cataract|scoliosis|kyphosis|lordosis)$/;

/** Index words that mostly name a treatment or a way of working in a note. */
const OTHER_SENSE: ReadonlySet<string> = new Set(['anesthesia', 'analgesia', 'fibrinolysis', 'tracheostomy']);

/** Single words that name a finding and nothing else, though no ending tells; our own choice. */
const SURE_WORDS: ReadonlySet<string> = new Set(
  `delirium cachexia priapism phimosis paraphimosis cryptorchidism hypospadias epispadias hirsutism gynecomastia
   galactorrhea infertility sterility hyphema hypopyon tetany malaria measles mumps rubella tetanus rabies pertussis
   scabies impetigo pemphigus pemphigoid vitiligo keloid torticollis scotoma catatonia mania autism mutism bruxism
   hiccup halitosis tenesmus nystagmus gangrene leprosy cholera anthrax tularemia botulism trachoma chalazion
   pterygium pinguecula entropion ectropion enophthalmos lagophthalmos anencephaly syringomyelia syrinx chorea
   athetosis narcolepsy cataplexy acromegaly gigantism dwarfism cretinism myxedema scurvy pellagra beriberi rickets
   kwashiorkor marasmus hemophilia thalassemia porphyria hemochromatosis sarcoidosis pneumoconiosis silicosis
   pneumomediastinum hemothorax pyothorax chylothorax hemopericardium pneumopericardium tamponade intussusception
   volvulus achalasia proctalgia sialorrhea ranula mucocele leukoplakia erythroplakia hypospermia azoospermia
   oligospermia cystocele rectocele hematocele pyonephrosis pyocele hematometra hydrosalpinx pyosalpinx
   eclampsia preeclampsia polyhydramnios oligohydramnios chordee syndactyly polydactyly bunion
   synovitis crepitus hemarthrosis ankylosis lymphangioma teratoma seminoma chloasma melasma hyperkeratosis
   urosepsis urolithiasis urinoma lymphocele seroma pneumoperitoneum pneumaturia chyluria myoglobinuria
   hemoglobinuria ketonuria cystinuria hypothermia frostbite heatstroke sunburn
   uremia azotemia ketoacidosis alkalosis hypoxia`.split(/\s+/),
);

/** 0: never; 1: as sure as a phrase. */
function trustInOneWord(text: string, way: Way): number {
  if (way === 'synonym' || way === 'abbreviation') return 1;
  if (/\s/.test(text.trim())) return 0;
  const word = text.trim().toLowerCase();
  if (SURE_WORDS.has(word)) return 1;
  if (MEDICAL_WORD.test(word) && !OTHER_SENSE.has(word) && word.length > 5) return 1;
  return way === 'index' && word.length >= 7 ? 0.6 : 0;
}

function anchored(terms: readonly Term[]): Map<string, Term[]> {
  const count = new Map<string, number>();
  for (const term of terms) for (const stem of term.stems) count.set(stem, (count.get(stem) ?? 0) + 1);
  const byAnchor = new Map<string, Term[]>();
  for (const term of terms) {
    const anchor = term.stems.toSorted((a, b) => (count.get(a) ?? 0) - (count.get(b) ?? 0))[0];
    if (anchor === undefined) continue;
    const list = byAnchor.get(anchor);
    if (list) list.push(term);
    else byAnchor.set(anchor, [term]);
  }
  return byAnchor;
}
