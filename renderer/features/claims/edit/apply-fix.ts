import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import { applyFix as applyToCoding, sameCoding } from '#shared/domain/coding/coding-edits.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { Fix } from '#shared/domain/finding.ts';
import { readAt, writeAt } from './field-path.ts';

/**
 * A claim with one fix of a finding applied.
 * @returns null when the fix is for a person to decide in the field, or would change nothing.
 */
export function applyFix(claim: ProfessionalClaim, fix: Fix): ProfessionalClaim | null {
  if (fix.kind === 'open_field') return null;
  if (fix.kind === 'set_value') return withValue(claim, fix.field, fix.value);
  const coding: Coding = {
    diagnoses: claim.diagnoses,
    lines: claim.lines.map(({ serviceLineId: id, code, modifiers, pointers, units, chargeCents }) => ({
      id,
      code,
      modifiers,
      pointers,
      units,
      chargeCents,
    })),
  };
  const fixed = applyToCoding(coding, fix);
  if (sameCoding(fixed, coding)) return null;
  return { ...claim, diagnoses: fixed.diagnoses, lines: fixed.lines.flatMap((line) => mended(claim, line)) };
}

/** What is said of a line beside its codes stays. */
function mended(claim: ProfessionalClaim, { id, ...codes }: Coding['lines'][number]): ClaimLine[] {
  const before = claim.lines.find((line) => line.serviceLineId === id);
  return before ? [{ ...before, ...codes }] : [];
}

function withValue(
  claim: ProfessionalClaim,
  field: string,
  value: string | boolean | null,
): ProfessionalClaim | null {
  // The facility is said to be absent and is not left out.
  if (field === 'serviceFacility' && value === null) return { ...claim, serviceFacility: null };
  if (readAt(claim, field) === (value ?? undefined)) return null;
  return writeAt(claim, field, value ?? undefined);
}
