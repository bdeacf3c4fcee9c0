import { element, readSegments, type Segment } from '../segments.ts';

/**
 * The remittances (835) of a file that mixes them with other answers, as a file of their own: the interchanges and
 * groups that hold them, with the same control numbers and the counts put right.
 * @param text a file whose envelopes have been proved.
 */
export function cutRemittances(text: string): string {
  const parts: string[] = [];
  let isa = '';
  let groups: string[] = [];
  let group: { readonly head: string; readonly sets: string[] } | null = null;
  let set: string[] | null = null;
  for (const s of readSegments(text)) {
    switch (s.id) {
      case 'ISA':
        isa = written(s);
        groups = [];
        break;
      case 'GS':
        group = { head: written(s), sets: [] };
        break;
      case 'ST':
        set = element(s, 1).trim() === '835' ? [written(s)] : null;
        break;
      case 'SE':
        if (set && group) group.sets.push([...set, written(s)].join(''));
        set = null;
        break;
      case 'GE':
        if (group && group.sets.length > 0)
          groups.push([group.head, ...group.sets, counted(s, group.sets.length)].join(''));
        group = null;
        break;
      case 'IEA':
        if (groups.length > 0) parts.push([isa, ...groups, counted(s, groups.length)].join(''));
        break;
      default:
        set?.push(written(s));
    }
  }
  return parts.join('');
}

function written(s: Segment): string {
  return (
    s.elements.join(s.delimiters.element) +
    s.delimiters.terminator +
    (s.delimiters.terminator === '\n' ? '' : '\n')
  );
}

function counted(s: Segment, count: number): string {
  return written({ ...s, delimiters: s.delimiters, elements: [s.id, String(count), ...s.elements.slice(2)] });
}
