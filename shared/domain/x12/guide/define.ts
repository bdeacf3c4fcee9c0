import { STANDARD_SEGMENTS } from './dictionary.ts';
import type { ElementType, ElementUse, Item, LoopDef, Match, SegmentDef, SimpleUse, Usage } from './model.ts';

type SegmentSource = {
  readonly pos: number;
  /** `R`, `S`, or with the number of times: `S 2`, `S *` for any number. */
  readonly use: string;
  /** Usage of each element: `R S -`, a composite `R(R S -)`; what follows the last is not used. */
  readonly elements: string;
  /** Allowed values by element (`8`) or component (`5-3`), parted by blanks. */
  readonly codes?: Readonly<Record<string, string>>;
  /** Elements whose values tell this segment from others of its name, parted by blanks. */
  readonly match?: string;
};

type LoopSource = {
  readonly pos: number;
  readonly use: string;
  readonly name: string;
  readonly items: readonly [SegmentDef, ...Item[]];
  readonly kept?: boolean;
  readonly impliedBy?: string;
};

/** A segment of a guide: the standard's types and lengths with the guide's usage and values. */
export function segment(id: string, source: SegmentSource): SegmentDef {
  const standard = STANDARD_SEGMENTS.get(id);
  if (!standard) throw new RangeError(`${id} is not in the dictionary.`);
  const codes = new Map(
    Object.entries(source.codes ?? {}).map(([at, list]) => [at, new Set(list.split(' '))]),
  );
  const uses = source.elements.match(/[RS-](?:\([^)]*\))?/g) ?? [];
  const match = (source.match ?? '')
    .split(' ')
    .filter((at) => at !== '')
    .map((at): Match => {
      const [element = 0, part = 0] = at.split('-').map(Number);
      return { element, part, codes: codes.get(at) ?? new Set() };
    });
  const { usage, max } = frequency(source.use);
  return {
    kind: 'segment',
    id,
    pos: source.pos,
    usage,
    max,
    match,
    elements: standard.elements.map((type, i) => elementUse(type, uses[i] ?? '-', codes, i + 1)),
    relations: standard.relations,
    label: [id, ...match.map((m) => [...m.codes].slice(0, 6).join('/'))].join('*'),
  };
}

/** A loop: its first item is the segment that opens it. Items are put in the order of the standard. */
export function loop(id: string, source: LoopSource): LoopDef {
  const [trigger, ...rest] = source.items;
  const items: Item[] = [trigger, ...[...rest].sort((a, b) => a.pos - b.pos)];
  const byId = new Map<string, number[]>();
  items.forEach((item, i) => {
    const opens = item.kind === 'segment' ? item.id : item.trigger.id;
    const places = byId.get(opens);
    if (places) places.push(i);
    else byId.set(opens, [i]);
  });
  return {
    kind: 'loop',
    id,
    name: source.name,
    pos: source.pos,
    ...frequency(source.use),
    trigger,
    items,
    byId,
    zeros: items.map(() => 0),
    required: items.flatMap((item, i) => (item.usage === 'R' ? [i] : [])),
    kept: source.kept ?? true,
    impliedBy: source.impliedBy ?? '',
  };
}

function frequency(use: string): { usage: 'R' | 'S'; max: number } {
  const [usage = 'S', times = '1'] = use.split(' ');
  return { usage: usage === 'R' ? 'R' : 'S', max: times === '*' ? 0 : Number(times) };
}

function elementUse(
  type: ElementType | readonly ElementType[],
  use: string,
  codes: ReadonlyMap<string, ReadonlySet<string>>,
  position: number,
): ElementUse {
  const usage = toUsage(use.charAt(0));
  if (!isComposite(type)) return { ...type, usage, codes: codes.get(String(position)) ?? null, parts: null };
  const inner = /\((.*)\)/.exec(use)?.[1]?.split(' ') ?? [];
  const parts = type.map((part, i): SimpleUse => ({
    ...part,
    usage: toUsage(inner[i] ?? '-'),
    codes: codes.get(`${position}-${i + 1}`) ?? null,
  }));
  return { type: 'AN', min: 1, max: 999, usage, codes: null, parts };
}

function isComposite(type: ElementType | readonly ElementType[]): type is readonly ElementType[] {
  return Array.isArray(type);
}

function toUsage(letter: string): Usage {
  return letter === 'R' || letter === 'S' ? letter : 'N';
}
