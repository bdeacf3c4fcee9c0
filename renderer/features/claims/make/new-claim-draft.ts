import { create } from 'zustand';
import { applyFix, MAX_DIAGNOSES, sameCoding } from '#shared/domain/coding/coding-edits.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { Fix } from '#shared/domain/finding.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import type { CoverageId, FacilityId, PatientId, ProviderId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import type { Input } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { codeLetters, readPointers } from './pointers.ts';

type Content = Input<'claims', 'create'>;

/** A line as it is typed; one without a code is not there yet. */
export type DraftLine = {
  readonly key: string;
  readonly code: string;
  readonly modifiers: string;
  /** Letters of diagnoses. */
  readonly pointers: string;
  readonly units: string;
  /** Null: the practice's fee. */
  readonly chargeCents: number | null;
  /** Null: the claim's own day. */
  readonly serviceDate: string | null;
  /** Empty: the claim's own place. */
  readonly place: string;
};

/** A claim by hand while it is typed. */
export type NewClaim = {
  readonly patientId: string;
  readonly coverageId: string;
  readonly providerId: string;
  readonly facilityId: string;
  readonly serviceDate: string | null;
  readonly reason: string;
  readonly diagnoses: string;
  readonly priorAuthorization: string;
  readonly onset: string | null;
  readonly lines: readonly DraftLine[];
};

export const blankLine = (): DraftLine => ({
  key: crypto.randomUUID(),
  code: '',
  modifiers: '',
  pointers: 'A',
  units: '1',
  chargeCents: null,
  serviceDate: null,
  place: '',
});

const blank = (): NewClaim => ({
  patientId: '',
  coverageId: '',
  providerId: '',
  facilityId: '',
  serviceDate: localToday(),
  reason: '',
  diagnoses: '',
  priorAuthorization: '',
  onset: null,
  lines: [blankLine()],
});

/** What was typed stays while other pages are looked at; it goes when the claim is made or the file is locked. */
export const useNewClaim = create<NewClaim>()(blank);
export const forgetNewClaim = (): void => useNewClaim.setState(blank(), true);
forgetOnLock(forgetNewClaim);

export const listOf = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean);

function dayOf(text: string | null): IsoDate | null {
  return IsoDate.safeParse(text).data ?? null;
}

/** Lines with a code, with their place among those that are typed. */
export function writtenLines(draft: NewClaim): readonly { readonly line: DraftLine; readonly at: number }[] {
  return draft.lines.map((line, at) => ({ line, at })).filter(({ line }) => line.code.trim() !== '');
}

/** What of a claim is still missing before main can look at it: field and sentence, in the order of the form. */
export function missingOf(draft: NewClaim): readonly { readonly field: string; readonly sentence: string }[] {
  const missing: { field: string; sentence: string }[] = [];
  const ask = (field: string, absent: boolean, sentence: string): void => {
    if (absent) missing.push({ field, sentence });
  };
  ask('patientId', draft.patientId === '', 'Choose the patient.');
  ask('serviceDate', draft.serviceDate === null, 'Write the day of the services.');
  ask('renderingProvider', draft.providerId === '', 'Choose who gave the services.');
  ask('facility', draft.facilityId === '', 'Choose the place.');
  const codes = listOf(draft.diagnoses);
  ask('diagnoses', codes.length === 0, 'Write at least one diagnosis.');
  ask('diagnoses', codes.length > MAX_DIAGNOSES, 'A claim takes at most twelve diagnoses.');
  const short = codes.find((code) => code.length < 3 || code.length > 8);
  ask(
    'diagnoses',
    short !== undefined,
    `${short ?? ''} is no diagnosis code: write three to eight characters.`,
  );
  const lines = writtenLines(draft);
  ask('lines.1.code', lines.length === 0, 'Write at least one service.');
  for (const { line, at } of lines) {
    const units = Number(line.units);
    ask(
      `lines.${at + 1}.units`,
      !Number.isInteger(units) || units < 1 || units > 9999,
      `Line ${at + 1}: write units as a whole number from 1 to 9999.`,
    );
    const pointers = readPointers(line.pointers);
    ask(
      `lines.${at + 1}.pointers`,
      pointers === null || pointers.length > 4,
      `Line ${at + 1}: point with up to four letters A to L.`,
    );
    ask(
      `lines.${at + 1}.modifiers`,
      listOf(line.modifiers).length > 4 || listOf(line.modifiers).some((m) => m.length !== 2),
      `Line ${at + 1}: up to four modifiers of two characters.`,
    );
  }
  return missing;
}

/** The claim as main takes it; null while something is missing. */
export function contentOf(draft: NewClaim): Content | null {
  const on = dayOf(draft.serviceDate);
  if (missingOf(draft).length > 0 || on === null) return null;
  const authorization = draft.priorAuthorization.trim();
  const onset = dayOf(draft.onset);
  const situation = {
    ...(authorization === '' ? {} : { priorAuthorization: authorization }),
    ...(onset === null ? {} : { dates: { onset } }),
  };
  return {
    patientId: draft.patientId as PatientId,
    coverageId: draft.coverageId === '' ? null : (draft.coverageId as CoverageId),
    renderingProviderId: draft.providerId as ProviderId,
    facilityId: draft.facilityId as FacilityId,
    serviceDate: on,
    reason: draft.reason.trim(),
    diagnoses: listOf(draft.diagnoses),
    lines: writtenLines(draft).map(({ line }) => ({
      code: line.code.trim().toUpperCase(),
      modifiers: listOf(line.modifiers),
      pointers: readPointers(line.pointers) ?? [],
      units: Number(line.units),
      chargeCents: line.chargeCents as Cents | null,
      serviceDate: line.serviceDate as IsoDate | null,
      placeOfService: line.place.trim() === '' ? null : line.place.trim(),
    })),
    rest: Object.keys(situation).length === 0 ? {} : { situation },
  };
}

/**
 * The claim as it is typed with the fix of a finding applied.
 * @returns null when the fix changes nothing here.
 */
export function fixDraft(draft: NewClaim, fix: Fix): NewClaim | null {
  const written = writtenLines(draft);
  const coding: Coding = {
    diagnoses: listOf(draft.diagnoses),
    lines: written.map(({ line }) => ({
      id: line.key as ServiceLineId,
      code: line.code.trim().toUpperCase(),
      modifiers: listOf(line.modifiers),
      pointers: readPointers(line.pointers) ?? [],
      units: Number(line.units),
      chargeCents: (line.chargeCents ?? 0) as Cents,
    })),
  };
  const fixed = applyFix(coding, fix);
  if (sameCoding(fixed, coding)) return null;
  const after = new Map(fixed.lines.map((line) => [line.id as string, line]));
  return {
    ...draft,
    diagnoses: fixed.diagnoses.join(' '),
    lines: draft.lines.flatMap((line): DraftLine[] => {
      if (!written.some((w) => w.line.key === line.key)) return [line];
      const now = after.get(line.key);
      if (!now) return [];
      const charged = line.chargeCents !== null || fix.kind === 'set_charge';
      return [
        {
          ...line,
          code: now.code,
          modifiers: now.modifiers.join(' '),
          pointers: codeLetters(now.pointers),
          units: String(now.units),
          // An open charge stays the practice's fee, whatever the code and the units are.
          chargeCents: charged ? now.chargeCents : null,
        },
      ];
    }),
  };
}
