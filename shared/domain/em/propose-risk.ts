import type { EmElementId } from './elements.ts';
import { decidingSentences, isDenied, passageOf, type ReadNote, type ReadSentence } from './note-reading.ts';
import { PRESCRIBED, PRESCRIPTION_STRENGTH, TOXIC, WITHOUT_PRESCRIPTION } from './terms/drug-words.ts';
import { proposalKey, type EmProposal } from './worksheet.ts';

const DRUG_ACT =
  /\b(?:start(?:ed|ing)?|begin|began|initiat\w+|prescrib\w+|rx\b|cont\b\.?|continu\w+|hold\b|d\/?c\b|resum\w+|increas\w+|decreas\w+|reduc\w+|lower(?:ed)?|titrat\w+|adjust\w*|refill\w*|renew\w*|switch\w*|chang(?:e|ed|ing)|add(?:ed|ing)?|stop(?:ped)?|discontinu\w+|taper\w*|give[ns]?|call(?:ed)? in|sent|send|trial of|course of|treat(?:ed)? with|keep|restart\w*|maintain\w*|recommend\w*|use|try|prescription (?:for|of)|orders? for|place[ds]? on|put (?:her|him|them|you) on|remain on|stay on|(?:will|to|should|can) take|complete|provide[ds]?|bridge with)\b/gi;
const DRUG_ACT_AFTER =
  /^[^.;\n]{0,40}?\b(?:started|begun|initiated|prescribed|continued|resumed|increased|decreased|reduced|adjusted|refilled|renewed|changed|added|stopped|discontinued|held|given|sent|to continue)\b/i;
/** A medicine that begins a line with its dose, or has a dose and a duration, is prescribed without a verb. */
const DOSED = /^[\w\s/-]{0,12}?\b\d+(?:[.,/]\d+)*\s?(?:mg|mcg|g|ml|units?|puffs?|%)(?:\/\d* ?ml)?\b/i;
const DURATION = /\b(?:x|for) ?\d+ ?(?:d|days?|weeks?)\b|\brefills?\b|#\d+/i;
const LINE_START = /^[\s>*#•\-–]*(?:\d{1,2}[.)]\s*)?(?:(?:tx|rx|treatment|medications?):\s*)?$/i;
const UNNAMED_DRUGS =
  /\bcontinu\w+ (?:with |on )?(?:all |current |present |his |her |their |the |same |home )*(?:medications?|meds|medicines?|regimen|drug therapy)\b/gi;

/** Treatment of a problem is stepped up: a medicine is begun, added or raised. */
export const ESCALATION = new RegExp(
  String.raw`(?<!\b(?:no|not|without|if|consider|considered|considering|may|declined|declines|refused|defer|deferred)\W+(?:\w+\W+){0,2})\b(?:start|starts|starting|begin|initiate|initiating|add|adding|increase|increasing|titrate up|uptitrate|intensify|step up|switch to)\b[^.;\n]{0,40}?` +
    PRESCRIBED.source,
  'i',
);

type Sign = {
  readonly element: EmElementId;
  readonly subject: string;
  readonly words: RegExp;
  readonly why: string;
};

const SIGNS: readonly Sign[] = [
  {
    element: 'minor_surgery',
    subject: 'minor procedure',
    words:
      /\b(?:(?:shave|punch|excisional|skin) biopsy|excision of|incision and drainage|i&d|cryotherapy|cryosurgery|(?:knee|shoulder|joint|trigger point|bursa|intra-?articular) (?:steroid )?injection|laceration repair|sutured|nail avulsion|toenail removal|foreign body removal)\b/gi,
    why: 'a minor procedure; if it is billed, its decision belongs to it',
  },
  {
    element: 'major_surgery',
    subject: 'major surgery',
    words:
      /\b(?:schedul\w+|elect(?:s|ed)? (?:for|to)|proceed(?:ing)? (?:with|to)|decid\w+ (?:on|for)|decision (?:for|to)|plan(?:ned)? (?:for )?|recommend\w*|agree[sd]? to|offered)\b[^.;\n]{0,40}\b(?:(?:total )?(?:knee|hip|shoulder) (?:replacement|arthroplasty)|arthroplasty|cholecystectomy|hysterectomy|mastectomy|hernia repair|spinal fusion|laminectomy|discectomy|coronary bypass|cabg|thyroidectomy|colectomy|nephrectomy|prostatectomy|rotator cuff repair)\b/gi,
    why: 'a decision for major surgery',
  },
  {
    element: 'social_limits',
    subject: 'living conditions',
    words:
      /\b(?:homeless(?:ness)?|unhoused|food insecurity|housing insecurity|unstable housing|(?:cannot|can['’]?t|could not|unable to|not able to) (?:afford|pay for)|lack of (?:transport(?:ation)?|insurance)|no (?:transport(?:ation)?|insurance coverage)|uninsured|lives in a shelter|loss of insurance)\b/gi,
    why: 'a living condition that may limit the care',
  },
  {
    element: 'hospitalization',
    subject: 'hospital care',
    words:
      /\b(?:admi(?:t|ssion) (?:to|for|arranged)|direct admission|admitted to (?:the )?(?:\w+ )?(?:hospital|icu)|will admit|admitting|decision to (?:admit|hospitalize)|hospitali[sz]ation (?:was )?(?:considered|discussed|recommended|offered|advised)|(?:sent|send|sending|transfer(?:red)?|referred) (?:directly )?to (?:the )?(?:ed|er|emergency (?:department|room)|hospital)|transfer by ambulance|called 911)\b/gi,
    why: 'a decision about hospital care',
  },
  {
    element: 'care_limits',
    subject: 'limits of treatment',
    words:
      /\b(?:dnr|do not resuscitate|comfort (?:care|measures)(?: only)?|(?:refer\w* to|enroll\w* in|elect\w*|transition\w* to|start\w*) hospice|hospice referral|de-?escalat\w+ (?:of )?care|withdraw\w* (?:of )?(?:care|treatment))\b/gi,
    why: 'a decision to limit treatment',
  },
  {
    element: 'low_risk',
    subject: 'physical therapy',
    words: /\b(?:physical therapy|physiotherapy|occupational therapy|refer\w* to pt)\b/gi,
    why: 'a treatment of low risk',
  },
  {
    element: 'minimal_risk',
    subject: 'rest and home care',
    words:
      /\b(?:reassur\w+|supportive care|rest,? (?:ice|fluids|and fluids)|rest and hydration|salt[- ]water gargles?|warm compress(?:es)?|elastic (?:bandage|wrap)|observation only|symptomatic care)\b/gi,
    why: 'a treatment of minimal risk',
  },
];
const UNRESTRICTED = /\b(?:full code|no (?:food|housing)|denies)\b/i;
const WATCHED =
  /\b(?:monitor\w*|toxicity|levels?|surveillance|safety labs|cbc|lfts?|liver (?:function|enzymes)|creatinine|ecg|ekg|eye exam\w*|tsh)\b/i;

/** What a note says of treatment and its risk, each with its words. */
export function proposeRisk(note: ReadNote): EmProposal[] {
  const deciding = decidingSentences(note);
  const found = deciding.flatMap((sentence) => [
    ...prescriptions(note, sentence),
    ...withoutPrescription(note, sentence),
    ...watchedForToxicity(note, sentence),
    ...signsIn(note, sentence),
  ]);
  const social = note.sentences
    .filter((s) => s.section === 'social history' || s.section === 'present illness')
    .flatMap((s) => signsIn(note, s).filter((p) => p.element === 'social_limits'));
  return onePerElement([...found, ...social]);
}

/** Risk counts once however often it is found; the first place stands for it, the names are put together. */
function onePerElement(found: readonly EmProposal[]): EmProposal[] {
  const byElement = new Map<EmElementId, EmProposal>();
  for (const proposal of found) {
    const known = byElement.get(proposal.element);
    if (!known) byElement.set(proposal.element, proposal);
    else if (!known.subject.split(', ').includes(proposal.subject) && known.subject.length < 50)
      byElement.set(proposal.element, { ...known, subject: `${known.subject}, ${proposal.subject}` });
  }
  // The key leaves the names out: another medicine found later is the same statement.
  return [...byElement.values()].map((p) => ({ ...p, key: proposalKey(p.element, '') }));
}

function proposal(
  note: ReadNote,
  element: EmElementId,
  subject: string,
  start: number,
  end: number,
  why: string,
): EmProposal {
  const name = subject.slice(0, 80);
  return { key: proposalKey(element, ''), element, subject: name, passage: passageOf(note, start, end), why };
}

/** A prescribed medicine with what is done about it: before it ("increase metformin") or after ("metformin increased"). */
function prescriptions(note: ReadNote, sentence: ReadSentence): EmProposal[] {
  const { text, start } = sentence;
  const otc = [...text.matchAll(WITHOUT_PRESCRIPTION)].map((m) => m.index);
  const strong = [...text.matchAll(PRESCRIPTION_STRENGTH)];
  const drugs = [...text.matchAll(PRESCRIBED), ...strong].filter(
    (drug) => strong.includes(drug) || !otc.includes(drug.index),
  );
  const named = drugs.flatMap((drug): EmProposal[] => {
    const act = actBefore(text, drug.index);
    const end = drug.index + drug[0].length;
    if (act !== null) {
      if (isDenied(text, act.start, act.end) || isDenied(text, drug.index, end)) return [];
      return [
        proposal(
          note,
          'drug_management',
          drug[0].toLowerCase(),
          start + act.start,
          start + end,
          'a prescribed medicine',
        ),
      ];
    }
    const after = DRUG_ACT_AFTER.exec(text.slice(end));
    const dosed = after === null ? DOSED.exec(text.slice(end)) : null;
    const written =
      after ??
      (dosed && (LINE_START.test(text.slice(0, drug.index)) || DURATION.test(text.slice(end)))
        ? dosed
        : null);
    if (!written || isDenied(text, drug.index, end) || /\bnot\b/i.test(written[0])) return [];
    const why = after ? 'a prescribed medicine' : 'a medicine written with its dose';
    return [
      proposal(
        note,
        'drug_management',
        drug[0].toLowerCase(),
        start + drug.index,
        start + end + written[0].length,
        why,
      ),
    ];
  });
  const unnamed = [...text.matchAll(UNNAMED_DRUGS)]
    .filter((m) => !isDenied(text, m.index, m.index + m[0].length))
    .map((m) =>
      proposal(
        note,
        'drug_management',
        'medicines not named',
        start + m.index,
        start + m.index + m[0].length,
        'continued; look whether they need a prescription',
      ),
    );
  return [...named, ...unnamed];
}

/** The nearest act before a medicine in the same clause, over a list of medicines as well. */
function actBefore(
  text: string,
  drug: number,
): { readonly start: number; readonly end: number; readonly word: string } | null {
  const from = Math.max(text.lastIndexOf(';', drug), text.lastIndexOf('\n', drug)) + 1;
  const last = [...text.slice(from, drug).matchAll(DRUG_ACT)].at(-1);
  if (!last || drug - from - last.index > 90) return null;
  // "Recommend follow-up of blood pressure on lisinopril" does nothing to the medicine.
  const between = text.slice(from + last.index + last[0].length, drug);
  if (
    /\b(?:follow[- ]?up|already|has been|allergy|side effects?|visit|appointment|diet|exercise)\b/i.test(
      between,
    )
  )
    return null;
  const start = from + last.index;
  return { start, end: start + last[0].length, word: last[0] };
}

function withoutPrescription(note: ReadNote, sentence: ReadSentence): EmProposal[] {
  const { text, start } = sentence;
  return [...text.matchAll(WITHOUT_PRESCRIPTION)]
    .filter((m) => !isDenied(text, m.index, m.index + m[0].length) && !isPrescriptionStrength(text, m.index))
    .map((m) =>
      proposal(
        note,
        'low_risk',
        m[0].toLowerCase(),
        start + m.index,
        start + m.index + m[0].length,
        'a medicine without prescription',
      ),
    );
}

function isPrescriptionStrength(text: string, at: number): boolean {
  return [...text.matchAll(PRESCRIPTION_STRENGTH)].some((m) => m.index === at);
}

function watchedForToxicity(note: ReadNote, sentence: ReadSentence): EmProposal[] {
  const { text, start } = sentence;
  const drug = [...text.matchAll(TOXIC)][0];
  const next = note.text.slice(sentence.end, sentence.end + 120).split(/[\n.]/)[0] ?? '';
  if (!drug || !WATCHED.test(`${text} ${next}`) || isDenied(text, drug.index, drug.index + drug[0].length))
    return [];
  const watched = WATCHED.exec(text.slice(drug.index));
  const end = watched ? drug.index + watched.index + watched[0].length : drug.index + drug[0].length;
  return [
    proposal(
      note,
      'toxicity_monitoring',
      drug[0].toLowerCase(),
      start + drug.index,
      start + end,
      'watched by tests; needed at least each quarter',
    ),
  ];
}

function signsIn(note: ReadNote, sentence: ReadSentence): EmProposal[] {
  const { text, start } = sentence;
  return SIGNS.flatMap(({ element, subject, words, why }) =>
    [...text.matchAll(words)]
      .filter(
        (m) =>
          !isDenied(text, m.index, m.index + m[0].length) &&
          !(UNRESTRICTED.test(text) && element.endsWith('limits')),
      )
      .filter(
        (m) =>
          !/\b(?:last|previous|prior|ago|was admitted|history of|in 19|in 20)\b/i.test(
            text.slice(Math.max(0, m.index - 40), m.index),
          ),
      )
      .map((m) => proposal(note, element, subject, start + m.index, start + m.index + m[0].length, why)),
  );
}
