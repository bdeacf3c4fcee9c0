import type { Coding, ServiceLine } from '#shared/domain/encounter.ts';
import { withDot } from '#shared/domain/encounter.ts';
import type { Fix } from '#shared/domain/finding.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';

/** What the form of a claim holds at most (005010X222A1 2300 HI, 2400 LX). */
export const MAX_DIAGNOSES = 12;
export const MAX_LINES = 50;

/** Adds a diagnosis at the end. A code that is there already, or a thirteenth, leaves the coding as it is. */
export function addDiagnosis(coding: Coding, code: string): Coding {
  const dotted = withDot(code);
  if (coding.diagnoses.includes(dotted) || coding.diagnoses.length >= MAX_DIAGNOSES) return coding;
  return { ...coding, diagnoses: [...coding.diagnoses, dotted] };
}

/** Takes a diagnosis away (1-based position). Pointers to it go; those to later ones follow them. */
export function removeDiagnosis(coding: Coding, position: number): Coding {
  if (position < 1 || position > coding.diagnoses.length) return coding;
  return repoint({ ...coding, diagnoses: coding.diagnoses.filter((_, i) => i !== position - 1) }, (pointer) =>
    pointer === position ? null : pointer > position ? pointer - 1 : pointer,
  );
}

/** Exchanges a diagnosis with its neighbour; the pointers stay with the diagnoses that they mean. */
export function moveDiagnosis(coding: Coding, position: number, by: -1 | 1): Coding {
  const other = position + by;
  const here = coding.diagnoses[position - 1];
  const there = coding.diagnoses[other - 1];
  if (here === undefined || there === undefined) return coding;
  const diagnoses = coding.diagnoses.map((code, i) =>
    i === position - 1 ? there : i === other - 1 ? here : code,
  );
  return repoint({ ...coding, diagnoses }, (pointer) =>
    pointer === position ? other : pointer === other ? position : pointer,
  );
}

/** Replaces the code at a position; pointers stay. */
export function replaceDiagnosis(coding: Coding, position: number, code: string): Coding {
  const dotted = withDot(code);
  const elsewhere = coding.diagnoses.findIndex((c, i) => c === dotted && i !== position - 1);
  if (elsewhere >= 0) return removeDiagnosis(coding, position);
  return { ...coding, diagnoses: coding.diagnoses.map((c, i) => (i === position - 1 ? dotted : c)) };
}

/**
 * Adds a service line of one unit with the practice's own charge. The only diagnosis there is gets its
 * pointer; among several the coder decides.
 */
export function addLine(
  coding: Coding,
  line: { readonly id: ServiceLineId; readonly code: string; readonly chargeCents: Cents },
): Coding {
  if (coding.lines.length >= MAX_LINES) return coding;
  const pointers = coding.diagnoses.length === 1 ? [1] : [];
  const added: ServiceLine = { ...line, modifiers: [], pointers, units: 1 };
  return { ...coding, lines: [...coding.lines, added] };
}

export function removeLine(coding: Coding, number: number): Coding {
  if (number < 1 || number > coding.lines.length) return coding;
  return { ...coding, lines: coding.lines.filter((_, i) => i !== number - 1) };
}

/** Changes some fields of a line (1-based number). */
export function changeLine(coding: Coding, number: number, change: Partial<Omit<ServiceLine, 'id'>>): Coding {
  if (coding.lines[number - 1] === undefined) return coding;
  return {
    ...coding,
    lines: coding.lines.map((line, i) => (i === number - 1 ? { ...line, ...change } : line)),
  };
}

/** Units change the charge with them as long as the charge is a whole multiple of the old units. */
export function changeUnits(coding: Coding, number: number, units: number): Coding {
  const line = coding.lines[number - 1];
  if (line === undefined || units === line.units) return coding;
  const each = line.chargeCents % line.units === 0 ? line.chargeCents / line.units : null;
  return changeLine(coding, number, {
    units,
    ...(each === null ? {} : { chargeCents: cents(each * units) }),
  });
}

/** What one key does about a finding; `open_field` changes nothing here. */
export function applyFix(coding: Coding, fix: Fix): Coding {
  switch (fix.kind) {
    case 'add_modifier': {
      const line = coding.lines[fix.line - 1];
      if (line === undefined || line.modifiers.includes(fix.modifier) || line.modifiers.length >= 4)
        return coding;
      return changeLine(coding, fix.line, { modifiers: [...line.modifiers, fix.modifier] });
    }
    case 'remove_modifier': {
      const line = coding.lines[fix.line - 1];
      if (line === undefined) return coding;
      return changeLine(coding, fix.line, { modifiers: line.modifiers.filter((m) => m !== fix.modifier) });
    }
    case 'set_pointers':
      return changeLine(coding, fix.line, { pointers: [...fix.pointers] });
    case 'replace_diagnosis':
      return replaceDiagnosis(coding, fix.position, fix.code);
    case 'remove_diagnosis':
      return removeDiagnosis(coding, fix.position);
    case 'remove_line':
      return removeLine(coding, fix.line);
    case 'set_charge':
      return changeLine(coding, fix.line, { chargeCents: fix.chargeCents });
    case 'open_field':
      return coding;
  }
}

function repoint(coding: Coding, map: (pointer: number) => number | null): Coding {
  return {
    ...coding,
    lines: coding.lines.map((line) => ({
      ...line,
      pointers: line.pointers.map(map).filter((pointer): pointer is number => pointer !== null),
    })),
  };
}
