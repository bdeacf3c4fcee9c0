/**
 * Levels of office visits: within one ladder a higher place is a higher level. Numbers only.
 * Source: CMS, Medicare physician fee schedule, office and other outpatient E/M since 2021 (99201 deleted).
 */
const LADDERS: readonly { readonly name: string; readonly codes: readonly string[] }[] = [
  { name: 'office, new', codes: ['99202', '99203', '99204', '99205'] },
  { name: 'office, established', codes: ['99211', '99212', '99213', '99214', '99215'] },
  { name: 'hospital, first day', codes: ['99221', '99222', '99223'] },
  { name: 'hospital, later day', codes: ['99231', '99232', '99233'] },
  { name: 'hospital, one day', codes: ['99234', '99235', '99236'] },
  { name: 'consultation, office', codes: ['99242', '99243', '99244', '99245'] },
  { name: 'emergency', codes: ['99281', '99282', '99283', '99284', '99285'] },
  { name: 'nursing facility, first', codes: ['99304', '99305', '99306'] },
  { name: 'nursing facility, later', codes: ['99307', '99308', '99309', '99310'] },
  { name: 'home, new', codes: ['99341', '99342', '99344', '99345'] },
  { name: 'home, established', codes: ['99347', '99348', '99349', '99350'] },
];

/** Which ladder a code stands on and how high (1 = lowest); null when it has no level. */
export function emLevel(code: string): { readonly ladder: string; readonly level: number } | null {
  for (const { name, codes } of LADDERS) {
    const at = codes.indexOf(code);
    if (at >= 0) return { ladder: name, level: at + 1 };
  }
  return null;
}

/** The codes that have a level, for a rule's choice. */
export function emCodes(): readonly string[] {
  return LADDERS.flatMap(({ codes }) => codes);
}
