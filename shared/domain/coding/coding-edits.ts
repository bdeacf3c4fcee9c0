import type { Coding, ServiceLine } from '#shared/domain/encounter.ts';
import { withDot } from '#shared/domain/encounter.ts';
import type { Fix } from '#shared/domain/finding.ts';
import { ZERO, cents, type Cents } from '#shared/kernel/money.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';

/** What the form of a claim holds at most (005010X222A1 2300 HI, 2400 LX). */
export const MAX_DIAGNOSES = 12;
export const MAX_LINES = 50;

/** Whether two codings say the same, whatever order their fields were written in. */
export function sameCoding(a: Coding, b: Coding): boolean {
  return (
    a.diagnoses.join() === b.diagnoses.join() &&
    a.lines.length === b.lines.length &&
    a.lines.every((line, i) => {
      const other = b.lines[i];
      return other !== undefined && lineWords(line) === lineWords(other);
    })
  );
}

function lineWords(line: ServiceLine): string {
  const { id, code, modifiers, pointers, units, chargeCents } = line;
  return JSON.stringify([id, code, modifiers, pointers, units, chargeCents]);
}

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

/** Brings a diagnosis to another position; those between move up or down, and pointers follow them all. */
export function moveDiagnosisTo(coding: Coding, from: number, to: number): Coding {
  const step = to < from ? -1 : 1;
  let moved = coding;
  for (let at = from; at !== to; at += step) {
    const next = moveDiagnosis(moved, at, step);
    if (next === moved) return coding;
    moved = next;
  }
  return moved;
}

/** Adds a diagnosis at a position; one that is there already, or a thirteenth, leaves the coding as it is. */
export function insertDiagnosis(coding: Coding, position: number, code: string): Coding {
  const added = addDiagnosis(coding, code);
  if (added === coding) return coding;
  const last = added.diagnoses.length;
  return moveDiagnosisTo(added, last, Math.min(Math.max(position, 1), last));
}

/** Puts one code in place of two diagnoses; lines that pointed to either point to it, once. */
export function mergeDiagnoses(coding: Coding, keep: number, remove: number, code: string): Coding {
  if (
    keep === remove ||
    coding.diagnoses[keep - 1] === undefined ||
    coding.diagnoses[remove - 1] === undefined
  )
    return coding;
  const joined = coding.lines.map((line) => {
    const pointers = line.pointers.map((pointer) => (pointer === remove ? keep : pointer));
    return { ...line, pointers: [...new Set(pointers)] };
  });
  const replaced = coding.diagnoses.map((c, i) => (i === keep - 1 ? withDot(code) : c));
  return removeDiagnosis({ diagnoses: replaced, lines: joined }, remove);
}

/** Exchanges a modifier of a line in its place; one that stands there already is not doubled. */
export function replaceModifier(coding: Coding, number: number, from: string, to: string): Coding {
  const line = coding.lines[number - 1];
  if (line === undefined || !line.modifiers.includes(from)) return coding;
  const modifiers = line.modifiers.map((m) => (m === from ? to : m));
  return changeLine(coding, number, { modifiers: [...new Set(modifiers)] });
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

/**
 * Puts another code on a line. Modifiers, pointers and units stay; the charge is the new code's or none, never
 * that of the code before.
 */
export function replaceProcedure(
  coding: Coding,
  number: number,
  code: string,
  chargeCents: Cents | null,
): Coding {
  return changeLine(coding, number, { code, chargeCents: chargeCents ?? ZERO });
}

/** What one key does about a finding; what is no matter of codes changes nothing here. */
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
    case 'replace_modifier':
      return replaceModifier(coding, fix.line, fix.from, fix.to);
    case 'set_units':
      return changeUnits(coding, fix.line, fix.units);
    case 'set_pointers':
      return changeLine(coding, fix.line, { pointers: [...fix.pointers] });
    case 'move_diagnosis':
      return moveDiagnosisTo(coding, fix.from, fix.to);
    case 'insert_diagnosis':
      return insertDiagnosis(coding, fix.position, fix.code);
    case 'merge_diagnoses':
      return mergeDiagnoses(coding, fix.keep, fix.remove, fix.code);
    case 'replace_diagnosis':
      return replaceDiagnosis(coding, fix.position, fix.code);
    case 'remove_diagnosis':
      return removeDiagnosis(coding, fix.position);
    case 'remove_line':
      return removeLine(coding, fix.line);
    case 'replace_procedure':
      return replaceProcedure(coding, fix.line, fix.code, fix.chargeCents ?? null);
    case 'set_charge':
      return changeLine(coding, fix.line, { chargeCents: fix.chargeCents });
    case 'set_value':
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
