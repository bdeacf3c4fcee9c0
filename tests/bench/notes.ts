import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assertionScopes, contextOf } from '#shared/domain/notes/assertion.ts';
import { createCodeFamily } from '#shared/domain/notes/code-family.ts';
import { kindOfText, type SectionKind } from '#shared/domain/notes/sections.ts';
import { createSuggester, type Suggester, type SuggestionRow } from '#shared/domain/notes/suggest.ts';
import { tokenise } from '#shared/domain/notes/tokens.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { createBaseline } from './notes-baseline.ts';
import { readNoteSamples, type AssertedSentence, type NoteSamples } from './notes-samples.ts';
import { bootstrapF1, countSets, shown, sum, f1, type Counts } from './notes-scores.ts';
import { milliseconds, printTable, quantile, type Row } from './measure.ts';

/**
 * How well notes are read, on the development halves of public sets. `npm run bench notes`, or this file alone.
 * @returns rows, or the sentence that says why it could not be measured
 */
export function benchNotes(): readonly (Row | string)[] {
  const folder = sampleDir();
  if (folder === null) return ['the folder of samples is absent'];
  const samples = readNoteSamples(folder);
  if (typeof samples === 'string') return [samples];
  const began = performance.now();
  const suggester = createSuggester({ codes: samples.codes, index: samples.index });
  const built = performance.now() - began;
  return [
    row('notes: dictionary built', milliseconds(built), '', `${suggester.terms} phrases`),
    ...codingRows(samples, suggester),
    speedRow(samples, suggester),
    ...visitRows(samples, suggester),
    ...assertionRows(samples.sentences),
    sectionRow(samples),
  ];
}

function row(what: string, ours: string, beside: string, note: string): Row {
  return { what, ours, beside, note };
}

const BESIDE = 'longest exact match of titles and Disease Ontology synonyms';

function codingRows(samples: NoteSamples, suggester: Suggester): Row[] {
  const billable = new Set(samples.codes.filter((code) => code.billable).map((code) => code.code));
  // Categories of the lists are resolved as ours are, so that the comparison is of finding, not of depth.
  const family = createCodeFamily(samples.codes);
  const baseline = createBaseline(
    [
      ...samples.codes.map((code): readonly [string, string] => [code.title, code.code]),
      ...samples.ontology,
    ].map(([term, code]): readonly [string, string] => [term, family.unspecified(code) ?? code]),
  );
  const read = samples.coded.map((doc) => ({ gold: new Set(doc.dx), rows: suggester.suggest(doc.text_en) }));
  const ours = read.map(({ rows }) => new Set(rows.filter((r) => r.proposed).map((r) => r.code)));
  const theirs = samples.coded.map((doc) => baseline(doc.text_en));
  const golds = read.map(({ gold }) => gold);
  const today = golds.map((gold) => new Set([...gold].filter((code) => billable.has(code))));
  const both = (
    what: string,
    predicted: readonly ReadonlySet<string>[],
    wanted: readonly ReadonlySet<string>[],
  ) => compare(what, predicted, theirs, wanted);
  return [
    both('notes: codes, all labels', ours, golds),
    both('notes: codes, labels billable today', ours, today),
    compare('notes: codes, three characters', ours.map(heads), theirs.map(heads), golds.map(heads)),
    ...[5, 10, 20].map((n) => row(`notes: recall@${n}`, recallAt(n, read).toFixed(3), '', 'all labels')),
    row(
      'notes: evidence on the gold line',
      evidenceRate(samples, suggester),
      '',
      'of proposed codes that are gold',
    ),
  ];
}

function compare(
  what: string,
  ours: readonly ReadonlySet<string>[],
  theirs: readonly ReadonlySet<string>[],
  gold: readonly ReadonlySet<string>[],
): Row {
  const empty = new Set<string>();
  const count = (all: readonly ReadonlySet<string>[]): Counts[] =>
    gold.map((g, i) => countSets(all[i] ?? empty, g));
  const [mine, other] = [count(ours), count(theirs)];
  const [low, high] = bootstrapF1(mine);
  const labels = gold.reduce((n, g) => n + g.size, 0);
  const interval = `95 % ${low.toFixed(3)}–${high.toFixed(3)}; ${labels} labels`;
  return row(what, shown(sum(mine)), shown(sum(other)), `${interval}; ${BESIDE}`);
}

function heads(codes: ReadonlySet<string>): Set<string> {
  return new Set([...codes].map((code) => code.slice(0, 3)));
}

function recallAt(
  n: number,
  read: readonly { gold: ReadonlySet<string>; rows: readonly SuggestionRow[] }[],
): number {
  const hits = read.reduce(
    (sum_, { gold, rows }) => sum_ + rows.slice(0, n).filter((r) => gold.has(r.code)).length,
    0,
  );
  return hits / read.reduce((sum_, { gold }) => sum_ + gold.size, 0);
}

/** Share of rightly proposed codes of which one marked passage lies on a line where the gold evidence is. */
function evidenceRate({ coded, evidence }: NoteSamples, suggester: Suggester): string {
  const wanted = new Map<string, Set<string>>();
  for (const line of evidence) {
    if (line.type !== 'dx') continue;
    const key = `${line.id} ${line.code}`;
    wanted.set(key, (wanted.get(key) ?? new Set()).add(line.en_line_text.trim()));
  }
  let [hits, all] = [0, 0];
  for (const doc of coded) {
    for (const found of suggester.suggest(doc.text_en)) {
      const gold = found.proposed ? wanted.get(`${doc.id} ${found.code}`) : undefined;
      if (!gold) continue;
      all++;
      if (found.evidence.some(({ start }) => gold.has(lineAt(doc.text_en, start)))) hits++;
    }
  }
  return `${((100 * hits) / all).toFixed(1)} % of ${all}`;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end).trim();
}

function speedRow({ coded }: NoteSamples, suggester: Suggester): Row {
  const note = coded
    .map((doc) => doc.text_en)
    .join('\n')
    .slice(0, 5 * 1024 * 200);
  const times: number[] = [];
  for (let at = 0; at + 5120 <= note.length; at += 5120) {
    const began = performance.now();
    suggester.suggest(note.slice(at, at + 5120));
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const [half, most] = [quantile(times, 0.5), quantile(times, 0.99)];
  return row(
    'notes: a note of 5 kB',
    `${milliseconds(half)}, p99 ${milliseconds(most)}`,
    '100 ms',
    'the aim',
  );
}

/** Problems of the script that some proposed code's passage or title words name; weak, since the script has no codes. */
function visitRows({ visits, codes }: NoteSamples, suggester: Suggester): Row[] {
  const wordsOf = (text: string): string[] =>
    tokenise(text)
      .filter((t) => !t.stop)
      .map((t) => t.stem);
  const titles = new Map(codes.map((code) => [code.code, code.title]));
  const counts = { cc: [0, 0], other: [0, 0] };
  for (const visit of visits) {
    const rows = suggester.suggest(visit.note).filter((found) => found.proposed);
    const proposed = rows.map((found) => {
      const spoken = found.evidence.map((e) => e.text).join(' ');
      return new Set(wordsOf(`${spoken} ${titles.get(found.code) ?? ''}`));
    });
    const asked = [['cc', visit.cc] as const, ...visit.other_problems.map((p) => ['other', p] as const)];
    for (const [kind, problem] of asked) {
      // What the dictionary cannot read alone is no diagnosis ("annual exam", "follow-up").
      const wanted = new Set(
        suggester
          .suggest(problem)
          .slice(0, 1)
          .map((found) => found.code),
      );
      const words = wordsOf(problem);
      const hit =
        rows.some((found) => wanted.has(found.code)) || proposed.some((p) => words.every((w) => p.has(w)));
      counts[kind][1] = (counts[kind][1] ?? 0) + 1;
      if (hit) counts[kind][0] = (counts[kind][0] ?? 0) + 1;
    }
  }
  const share = ([hits = 0, all = 0]: readonly number[]): string =>
    `${((100 * hits) / all).toFixed(1)} % of ${all}`;
  return [
    row(
      'notes: chief complaint of a visit found',
      share(counts.cc),
      '',
      'ACI-Bench; reasons without illness count as missed',
    ),
    row('notes: other problems of a visit found', share(counts.other), '', 'ACI-Bench'),
  ];
}

function assertionRows(sentences: readonly AssertedSentence[]): Row[] {
  const kinds = {
    negated: (s: AssertedSentence) => s.negation === 'Negated',
    historical: (s: AssertedSentence) => s.temporality === 'Historical',
    family: (s: AssertedSentence) => s.experiencer !== 'Patient',
  };
  return (['negated', 'historical', 'family'] as const).map((kind) => {
    const counts = sentences.map((s): Counts => {
      const [is, gold] = [contextIn(s)[kind], kinds[kind](s)];
      return { hit: Number(is && gold), extra: Number(is && !gold), missed: Number(!is && gold) };
    });
    const beside = kind === 'negated' ? 'F1 0.94' : '';
    const note =
      kind === 'negated'
        ? 'public NegEx'
        : `${sum(counts).hit + sum(counts).missed} of ${sentences.length} sentences`;
    return row(`notes: ${kind} mentions`, shown(sum(counts)), beside, note);
  });
}

function contextIn({ sentence, condition }: AssertedSentence) {
  const tokens = tokenise(sentence);
  const at = Math.max(0, sentence.indexOf(condition.toUpperCase()));
  const from = tokens.findIndex((token) => token.end > at);
  const to = tokens.findLastIndex((token) => token.start < at + condition.length);
  return contextOf(assertionScopes(tokens), from, to);
}

const LABELS: Readonly<Record<string, SectionKind>> = {
  'FAM/SOCHX': 'family and social history',
  GENHX: 'present illness',
  PASTMEDICALHX: 'medical history',
  CC: 'chief complaint',
  PASTSURGICAL: 'surgical history',
  ALLERGY: 'allergies',
  ROS: 'review of systems',
  MEDICATIONS: 'medications',
  ASSESSMENT: 'assessment',
  EXAM: 'examination',
  DIAGNOSIS: 'diagnosis',
  DISPOSITION: 'disposition',
  PLAN: 'plan',
  EDCOURSE: 'emergency course',
  IMMUNIZATIONS: 'immunizations',
  IMAGING: 'imaging',
  GYNHX: 'gynecologic history',
  PROCEDURES: 'procedures',
  OTHER_HISTORY: 'medical history',
  LABS: 'results',
};

function sectionRow({ sections }: NoteSamples): Row {
  const right = sections.filter((s) => kindOfText(s.section_text) === LABELS[s.section_header]);
  const kinds = [...new Set(sections.map((s) => s.section_header))];
  const perKind = kinds.map((kind) =>
    f1(
      sum(
        sections.map((s): Counts => {
          const [is, gold] = [kindOfText(s.section_text) === LABELS[kind], s.section_header === kind];
          return { hit: Number(is && gold), extra: Number(is && !gold), missed: Number(!is && gold) };
        }),
      ),
    ),
  );
  const most = Math.max(...kinds.map((kind) => sections.filter((s) => s.section_header === kind).length));
  return row(
    'notes: section of a text without heading',
    `${((100 * right.length) / sections.length).toFixed(1)} %`,
    `${((100 * most) / sections.length).toFixed(1)} %`,
    `macro-F1 ${(perKind.reduce((a, b) => a + b, 0) / kinds.length).toFixed(3)}; beside: always the commonest`,
  );
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  const found = benchNotes();
  for (const one of found) if (typeof one === 'string') console.error(`NOT MEASURED: notes, because ${one}.`);
  printTable(found.filter((one) => typeof one !== 'string'));
  if (found.some((one) => typeof one === 'string')) process.exitCode = 1;
}
