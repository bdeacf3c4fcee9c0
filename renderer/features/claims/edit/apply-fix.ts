import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Fix } from '#shared/domain/finding.ts';

/**
 * A claim with one fix of a finding applied.
 * @returns null when the fix is for a person to decide in the field.
 */
export function applyFix(claim: ProfessionalClaim, fix: Fix): ProfessionalClaim | null {
  const line = (place: number, change: (line: ClaimLine) => ClaimLine | null): ProfessionalClaim | null => {
    const at = claim.lines[place - 1];
    const changed = at ? change(at) : null;
    if (changed === null) return null;
    return { ...claim, lines: claim.lines.map((one, i) => (i === place - 1 ? changed : one)) };
  };
  switch (fix.kind) {
    case 'add_modifier':
      return line(fix.line, (at) =>
        at.modifiers.includes(fix.modifier) || at.modifiers.length >= 4
          ? null
          : { ...at, modifiers: [...at.modifiers, fix.modifier] },
      );
    case 'remove_modifier':
      return line(fix.line, (at) => ({ ...at, modifiers: at.modifiers.filter((m) => m !== fix.modifier) }));
    case 'replace_modifier':
      return line(fix.line, (at) => ({
        ...at,
        modifiers: at.modifiers.map((m) => (m === fix.from ? fix.to : m)),
      }));
    case 'set_pointers':
      return line(fix.line, (at) => ({ ...at, pointers: [...fix.pointers] }));
    case 'set_charge':
      return line(fix.line, (at) => ({ ...at, chargeCents: fix.chargeCents }));
    case 'set_units':
    case 'move_diagnosis':
    case 'insert_diagnosis':
    case 'merge_diagnoses':
    case 'replace_diagnosis':
    case 'remove_diagnosis':
    case 'remove_line':
    case 'replace_procedure':
    case 'open_field':
      return null;
  }
}
