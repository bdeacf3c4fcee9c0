import { defineRule, type Hit } from '../rule.ts';
import type { PtpPair } from '../edits.ts';
import { deniesByNcci, numbered, type CodingFacts, type LineFacts } from '../facts.ts';
import { isVisit } from '../visit-codes.ts';

const ANATOMIC: ReadonlySet<string> = new Set(
  'E1 E2 E3 E4 FA F1 F2 F3 F4 F5 F6 F7 F8 F9 TA T1 T2 T3 T4 T5 T6 T7 T8 T9 LT RT LC LD RC LM RI'.split(' '),
);
/** Belong on the visit of the pair. */
const ON_VISIT: ReadonlySet<string> = new Set(['24', '25', '27', '57']);
const GLOBAL_PERIOD: ReadonlySet<string> = new Set(['58', '78', '79', '91']);
const DISTINCT: ReadonlySet<string> = new Set(['59', 'XE', 'XS', 'XP', 'XU']);
/** From this day on 59 and X{EPSU} lift a pair on either line (CMS change request 11168); before on column 2. */
const EITHER_COLUMN_FROM = '2019-07-01';

type Numbered = { readonly item: LineFacts; readonly position: number };

export const ncciPair = defineRule<CodingFacts>({
  name: 'ncci-pair',
  family: 'procedures',
  severity: 'stops',
  title: 'Two services that NCCI pairs are not billed together without a modifier that lifts the pair.',
  source: 'CMS NCCI policy manual ch. I §E; NCCI procedure-to-procedure edits of the date of service',
  find: (facts) => {
    const told = new Set<string>();
    const lines = numbered(facts.lines);
    return lines.flatMap((one, i) =>
      lines.slice(i + 1).flatMap((other): Hit[] => {
        if (one.item.code === other.item.code || one.item.serviceDate !== other.item.serviceDate) return [];
        const answer = facts.edits.ptp(one.item.code, other.item.code, one.item.serviceDate);
        if (answer.known !== 'found' || answer.value.modifier === 9) return [];
        const [paid, part] = answer.value.column1 === one.item.code ? [one, other] : [other, one];
        const hit = judge(facts, answer.value, paid, part);
        // One modifier, or one line less, lifts all pairs of a line: told once.
        const key = `${hit?.field ?? ''} ${JSON.stringify(hit?.fix)}`;
        if (!hit || told.has(key)) return [];
        told.add(key);
        const why = answer.value.rationale === '' ? '' : `: ${answer.value.rationale}`;
        return [{ ...hit, source: `${answer.release}${why}; NCCI policy manual ch. I §E` }];
      }),
    );
  },
});

function judge(facts: CodingFacts, pair: PtpPair, paid: Numbered, part: Numbered): Hit | null {
  const severity = deniesByNcci(facts.payerFilingIndicator) ? 'stops' : 'warns';
  if (pair.modifier === 0)
    return {
      field: `lines.${part.position}.code`,
      severity,
      message: `Line ${part.position}: ${part.item.code} is never paid beside ${paid.item.code} of line ${paid.position}; no modifier lifts the pair.`,
      fix: { kind: 'remove_line', line: part.position },
      fixLabel: `Remove line ${part.position}`,
    };
  const lifted = lifting(paid.item, part.item);
  if (lifted === 'yes') return null;
  if (lifted === 'same place')
    return {
      field: `lines.${part.position}.modifiers`,
      severity: 'warns',
      message: `Lines ${paid.position} and ${part.position} (${paid.item.code}, ${part.item.code}) name the same place, so nothing shows a separate service.`,
    };
  return visitHit(facts, paid, part, severity) ?? separateHit(paid, part, severity);
}

function lifting(paid: LineFacts, part: LineFacts): 'yes' | 'no' | 'same place' {
  const both = [...paid.modifiers, ...part.modifiers];
  const visits = [paid, part].filter(({ code }) => isVisit(code));
  if (visits.some(({ modifiers }) => modifiers.some((m) => ON_VISIT.has(m)))) return 'yes';
  if (both.some((m) => GLOBAL_PERIOD.has(m))) return 'yes';
  const distinct = paid.serviceDate < EITHER_COLUMN_FROM ? part.modifiers : both;
  if (distinct.some((m) => DISTINCT.has(m))) return 'yes';
  const [here, there] = [paid, part].map(({ modifiers }) => modifiers.filter((m) => ANATOMIC.has(m)));
  if (!here?.length && !there?.length) return 'no';
  return here?.some((m) => there?.includes(m)) ? 'same place' : 'yes';
}

/** A visit beside a procedure: modifier 25 on the visit, 57 where the procedure has a global period of 90 days. */
function visitHit(
  facts: CodingFacts,
  paid: Numbered,
  part: Numbered,
  severity: 'stops' | 'warns',
): Hit | null {
  const visit = [part, paid].find(({ item }) => isVisit(item.code));
  if (!visit) return null;
  const other = visit === part ? paid : part;
  const values = facts.edits.feeIndicators(other.item.code, other.item.serviceDate);
  const major = values.known === 'found' && values.value.globalDays === '090';
  const modifier = major ? '57' : '25';
  const shown = major ? 'the decision for surgery was made at it' : 'it was significant and separate';
  return {
    field: `lines.${visit.position}.modifiers`,
    severity,
    message: `Line ${visit.position}: ${visit.item.code} is paid beside ${other.item.code} of line ${other.position} only with modifier ${modifier}, if the note shows that ${shown}.`,
    ...add(visit, modifier, major ? 'decision for surgery' : 'separate visit'),
  };
}

function separateHit(paid: Numbered, part: Numbered, severity: 'stops' | 'warns'): Hit {
  return {
    field: `lines.${part.position}.modifiers`,
    severity,
    message: `Line ${part.position}: ${part.item.code} is paid beside ${paid.item.code} of line ${paid.position} only as a separate service: XE, XS, XP, XU or 59, if the note shows another session, site or clinician.`,
    ...add(part, '59', 'separate service confirmed'),
  };
}

function add({ item, position }: Numbered, modifier: string, why: string): Pick<Hit, 'fix' | 'fixLabel'> {
  return item.modifiers.length >= 4
    ? {
        fix: { kind: 'open_field', field: `lines.${position}.modifiers` },
        fixLabel: 'Make room for a modifier',
      }
    : {
        fix: { kind: 'add_modifier', line: position, modifier },
        fixLabel: `Add ${modifier} to line ${position} (${why})`,
      };
}
