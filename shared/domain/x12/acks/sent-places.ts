import { annotate837 } from '../describe.ts';
import { readSegments } from '../segments.ts';
import { claimFieldAt, type ClaimField } from './claim-field.ts';

/** A place that a 999 complains of. */
export type ErrorPlace = {
  /** ST02 of the transaction. */
  readonly control: string;
  /** Counted from ST, which is 1. */
  readonly position: number;
  /** IK301: the segment that is meant; another one stands there when the meant one is missing. */
  readonly segmentId: string;
  readonly element: number;
  readonly component: number;
};

/** Where that is in our file, and whose it is. */
export type Located = {
  /** Place in our file, 1-based. */
  readonly segment: number;
  /** The segment as it stands there. */
  readonly text: string;
  readonly loop: string;
  /** Whether the segment that is meant stands there; false: it is missing at this place. */
  readonly stands: boolean;
  /** CLM01 of the claims that it is part of: one in a claim, all below it in a level above. */
  readonly controlNumbers: readonly string[];
  readonly field: ClaimField | null;
};

type Row = ReturnType<typeof annotate837>[number] & {
  readonly id: string;
  readonly elements: readonly string[];
};

/** A file of ours taken apart once, in which many places can be looked up. */
export type SentPlaces = {
  /** @returns null when the file has no such place. */
  readonly locate: (place: ErrorPlace) => Located | null;
};

/**
 * Takes an 837P of ours apart so that the places that a 999 names (a segment's place after ST, element, component)
 * lead to claim and field.
 * @throws X12Problem when the text is no X12.
 */
export function sentPlaces(text: string): SentPlaces {
  const [first] = readSegments(text);
  const separator = first?.delimiters.element ?? '*';
  const rows: Row[] = annotate837(text).map((row) => {
    const [id = '', ...elements] = row.segment.split(separator);
    return { ...row, id, elements };
  });
  const sets = new Map<string, { readonly start: number; end: number }>();
  let open: { readonly start: number; end: number } | undefined;
  rows.forEach((row, i) => {
    if (row.id === 'ST') {
      open = { start: i, end: rows.length - 1 };
      sets.set(bare(row.elements[1] ?? ''), open);
    } else if (row.id === 'SE' && open) open.end = i;
  });
  return {
    locate: (place) => {
      const set = sets.get(bare(place.control));
      if (set === undefined || place.position < 1) return null;
      const { start, end } = set;
      const at = start + place.position - 1;
      const row = rows[at];
      if (!row || at > end) return null;
      return located(rows, start, at, row, place);
    },
  };
}

function located(rows: readonly Row[], start: number, at: number, row: Row, place: ErrorPlace): Located {
  const stands = place.segmentId === '' || row.id === place.segmentId;
  // A segment that is missing belongs where its complaint counts it: to the one before, which opened the loop.
  const near = stands ? row : (rows[at - 1] ?? row);
  const line = lineAt(rows, at);
  return {
    segment: row.number,
    text: row.segment,
    loop: near.loop,
    stands,
    controlNumbers: claimsAt(rows, start, stands ? at : at - 1),
    field: claimFieldAt({
      loop: near.loop,
      id: stands ? row.id : place.segmentId,
      elements: stands ? row.elements : [],
      element: place.element,
      component: place.component,
      line,
    }),
  };
}

/** The service line in which a segment stands. */
function lineAt(rows: readonly Row[], at: number): number | null {
  for (let i = at; i >= 0; i -= 1) {
    const row = rows[i];
    if (row?.id === 'LX') return Number(row.elements[0]) || null;
    if (row?.id === 'CLM' || row?.id === 'HL' || row?.id === 'ST') return null;
  }
  return null;
}

/**
 * The claims that a segment is part of: the one whose CLM stands above it, or, in a level above the claims, all
 * claims below that level; in the header, all of the transaction.
 */
function claimsAt(rows: readonly Row[], start: number, at: number): string[] {
  let level: number | null = null;
  for (let i = at; i > start; i -= 1) {
    const row = rows[i];
    if (row?.id === 'CLM') return [row.elements[0]?.trim() ?? ''];
    if (row?.id === 'HL') {
      level = Number(row.elements[2]) || 0;
      break;
    }
  }
  const found: string[] = [];
  for (let i = at + 1; i < rows.length; i += 1) {
    const row = rows[i];
    if (!row || row.id === 'SE') break;
    // The next level of the same or a higher kind: 20 billing provider, 22 subscriber, 23 patient.
    if (level !== null && row.id === 'HL' && (Number(row.elements[2]) || 0) <= level) break;
    if (row.id === 'CLM') found.push(row.elements[0]?.trim() ?? '');
  }
  return found;
}

function bare(control: string): string {
  return control.trim().replace(/^0+(?=.)/, '');
}
