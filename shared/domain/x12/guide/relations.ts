import { elementName } from './element-name.ts';
import type { Relation } from './model.ts';

/** A relation that a segment does not keep: the element at fault, and the sentence. */
export type BrokenRelation = { readonly position: number; readonly message: string };

/** Whether the elements of a segment keep a relation of the standard (X12.6). */
export function brokenRelation(
  id: string,
  given: readonly string[],
  relation: Relation,
): BrokenRelation | null {
  const { kind, positions } = relation;
  let present = 0;
  let missing = 0;
  for (const position of positions)
    if ((given[position] ?? '') !== '') present += 1;
    else if (missing === 0) missing = position;
  const head = positions[0] ?? 0;
  const hasHead = (given[head] ?? '') !== '';
  switch (kind) {
    case 'P':
      return present > 0 && missing > 0
        ? { position: missing, message: `${names(id, positions)} belong together: give all or none.` }
        : null;
    case 'R':
      return present === 0
        ? { position: head, message: `At least one of ${names(id, positions)} is needed.` }
        : null;
    case 'E':
      return present > 1
        ? { position: head, message: `Only one of ${names(id, positions)} may be given.` }
        : null;
    case 'C':
      return hasHead && missing > 0
        ? {
            position: missing,
            message: `${elementName(id, head)} is given, so ${names(id, positions.slice(1))} is needed.`,
          }
        : null;
    case 'L':
      return hasHead && present === 1
        ? {
            position: positions[1] ?? head,
            message: `${elementName(id, head)} is given, so one of ${names(id, positions.slice(1))} is needed.`,
          }
        : null;
  }
}

function names(id: string, positions: readonly number[]): string {
  return positions.map((position) => elementName(id, position)).join(', ');
}
