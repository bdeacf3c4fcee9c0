import type { CardInstruction, CodeCard } from '#shared/contract/code-card.ts';
import type { CodeEntry, CodeSystem } from '#shared/domain/code.ts';
import type { RvuRow } from '#shared/domain/code-files/fee-schedule.ts';
import { seventhChoices, sideChoices } from '#shared/domain/coding/card-choices.ts';
import type { Answer, CodingEdits, TabularEntry } from '#shared/domain/coding/edits.ts';
import { patternsIn } from '#shared/domain/coding/instruction-notes.ts';
import { withDot } from '#shared/domain/encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { countUses, findCodeNote, writeCodeNote } from './queries.ts';

export type Asked = { readonly system: CodeSystem; readonly code: string; readonly on: IsoDate };

/** A line of the fee schedule with its conversion factor, dollars for one RVU in ten-thousandths. */
export type ValuedLine = RvuRow & { readonly conversionFactor: number };

/** What the card reads of the installed code sets. */
export type CardSource = {
  readonly family: (asked: Asked) => {
    readonly entry: CodeEntry | null;
    readonly parents: readonly CodeEntry[];
    readonly children: readonly CodeEntry[];
  };
  readonly edits: () => CodingEdits;
  readonly relativeValue: (code: string, on: string) => Answer<ValuedLine>;
};

export type CodeCardService = ReturnType<typeof createCodeCardService>;

/** The card of a code: what the official sets, the edits and this practice know of it on a date of service. */
export function createCodeCardService(context: ServiceContext, source: CardSource) {
  return {
    get: (asked: Asked): CodeCard => readCard(context, source, asked),
    saveNote: (note: { readonly system: CodeSystem; readonly code: string; readonly text: string }): void => {
      transaction(context.db(), (db) => {
        const code = formOf(note.system, note.code);
        writeCodeNote(db, { ...note, code }, { at: context.clock.now(), by: context.user().id });
        context.audit(db, {
          action: 'update',
          record: 'code note',
          recordId: `${note.system} ${code}`,
          change: note.text === '' ? 'taken away' : 'written',
        });
      });
    },
  };
}

function formOf(system: CodeSystem, code: string): string {
  return system === 'icd10cm' ? withDot(code) : code.trim().toUpperCase();
}

const NOT_FOR_CODES = { known: 'no_data' } as const;

function readCard(context: ServiceContext, source: CardSource, given: Asked): CodeCard {
  const asked = { ...given, code: formOf(given.system, given.code) };
  const { system, code, on } = asked;
  const db = context.db();
  const verdict = context.lookup(system, code, on);
  const family = source.family(asked);
  const edits = source.edits();
  const diagnosis = system === 'icd10cm';
  const above = family.parents.at(-1);
  const tabular: Answer<TabularEntry> = diagnosis ? edits.tabular(code, on) : NOT_FOR_CODES;
  const ground = { lookup: context.lookup, serviceDate: on };
  const texts = tabular.known === 'found' ? tabular.value.seventh : [];
  return {
    standing: verdict.known,
    entry: verdict.known === 'valid' || verdict.known === 'not_on_date' ? verdict.entry : family.entry,
    successors: verdict.known === 'not_on_date' && diagnosis ? successorsOf(edits, code, on) : [],
    parents: [...family.parents],
    children: [...family.children],
    neighbours: above ? [...source.family({ system, code: above.code, on }).children] : [],
    instructions: foundAs(tabular, ({ ofThatDay, notes }) => ({ ofThatDay, groups: groupsOf(notes) })),
    seventh: diagnosis ? seventhChoices(ground, code, texts) : [],
    sides: diagnosis ? sideChoices(ground, code) : [],
    ageLimits: diagnosis
      ? foundAs(edits.ageLimits?.(code, on) ?? NOT_FOR_CODES, (limits) =>
          limits.map((limit) => ({ ...limit })),
        )
      : NOT_FOR_CODES,
    sexLimit: diagnosis ? (edits.sexLimit?.(code, on) ?? NOT_FOR_CODES) : NOT_FOR_CODES,
    procedure: diagnosis ? null : procedureOf(context, source, edits, asked),
    here: countUses(db, system, code, on),
    note: findCodeNote(db, system, code),
  };
}

function successorsOf(edits: CodingEdits, code: string, on: IsoDate): string[] {
  const found = edits.successors?.(code, on);
  return found?.known === 'found' ? found.value.map((successor) => successor.code) : [];
}

/** The notes in the order of the book, from the chapter down; those of one place and kind stand together. */
function groupsOf(notes: TabularEntry['notes']): CardInstruction[] {
  const groups: CardInstruction[] = [];
  for (const { kind, scope, text } of notes) {
    const line = { text, codes: patternsIn(text).map(({ from }) => withDot(from)) };
    const last = groups.at(-1);
    if (last && last.kind === kind && last.scope === scope) last.lines.push(line);
    else groups.push({ kind, scope, lines: [line] });
  }
  return groups;
}

function procedureOf(
  context: ServiceContext,
  source: CardSource,
  edits: CodingEdits,
  { code, on }: Asked,
): CodeCard['procedure'] {
  return {
    chargeCents: context.records.feeOn(context.db(), code, on)?.chargeCents ?? null,
    units: foundAs(edits.mue(code, on), ({ units, adjudication }) => ({ units, adjudication })),
    primaries: foundAs(edits.addOn(code, on), (rows) => [
      ...new Set(rows.map(({ primary }) => primary ?? 'set by the contractor')),
    ]),
    values: foundAs(source.relativeValue(code, on), (row) => ({
      work: row.work,
      totalNonFacility: row.totalNonFacility,
      totalFacility: row.totalFacility,
      nonFacilityCents: amountOf(row.totalNonFacility, row.conversionFactor),
      facilityCents: amountOf(row.totalFacility, row.conversionFactor),
      globalDays: row.globalDays,
      bilateral: row.bilateral,
      pcTc: row.pcTc,
    })),
  };
}

/**
 * Hundredths of an RVU by ten-thousandths of a dollar, in cents, half a cent up: CMS pays RVU × conversion
 * factor (42 CFR 414.20), before the indices of the locality.
 */
function amountOf(rvuHundredths: number, factorTenThousandths: number): Cents {
  return Math.floor((rvuHundredths * factorTenThousandths + 5_000) / 10_000) as Cents;
}

function foundAs<T, U>(answer: Answer<T>, read: (value: T) => U): Answer<U> {
  return answer.known === 'found'
    ? { known: 'found', release: answer.release, value: read(answer.value) }
    : answer;
}
