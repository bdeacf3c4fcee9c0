import { defineRule, type Hit } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import type { ClaimNote } from '../../claim-parts/situation.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

const OF_CLAIM: ReadonlySet<string> = new Set(['ADD', 'CER', 'DCP', 'DGN', 'TPO']);
const OF_LINE: ReadonlySet<string> = new Set(['ADD', 'DCP', 'TPO']);

function judge(field: string, note: ClaimNote | undefined, kinds: ReadonlySet<string>): Hit[] {
  if (!note) return [];
  return [
    ...(kinds.has(note.kind)
      ? []
      : [at(`${field}.kind`, `"${note.kind}" is no kind of note here; ${[...kinds].join(', ')} are.`)]),
    ...(note.text.trim() === '' ? [at(`${field}.text`, 'The note is empty.')] : []),
  ];
}

export const noteKind = defineRule<ScrubInput>({
  name: 'note-kind',
  family: 'claim',
  severity: 'stops',
  title: 'Notes are of a kind that the guide knows, and not empty.',
  source: '005010X222A1 2300 NTE01 (ADD, CER, DCP, DGN, TPO) and 2400 NTE01 (ADD, DCP, TPO)',
  find: ({ claim }) => [
    ...judge('situation.note', situationOf(claim).note, OF_CLAIM),
    ...numbered(claim.lines).flatMap(({ item, position }) =>
      judge(`lines.${position}.detail.note`, item.detail?.note, OF_LINE),
    ),
  ],
});
