import type { Segment } from '../segments.ts';
import { checkElements } from './check-elements.ts';
import { elementName } from './element-name.ts';
import { OpenLoop } from './loop-instance.ts';
import type { Guide, Item, LoopDef, RuleContext, SegmentDef } from './model.ts';

type Found = { readonly loop: OpenLoop; readonly item: Item; readonly index: number; readonly late: boolean };

/** Segments that may follow a name: skipped quietly after a name that has no place, which was told already. */
const FOLLOW_A_NAME: ReadonlySet<string> = new Set(['N2', 'N3', 'N4', 'REF', 'PER', 'PRV', 'DMG']);

/**
 * Leads the segments of one transaction set through the loops of a guide. Each is looked for in the innermost
 * open loop onwards from where it stands, then in the loops around it; only then backwards, as out of order.
 * What has no place is told and passed over, so that one fault does not hide the next.
 */
export class GuideWalker {
  readonly #guide: Guide;
  readonly #context: RuleContext;
  readonly #stack: OpenLoop[] = [];
  #skipping = false;

  constructor(guide: Guide, context: RuleContext) {
    this.#guide = guide;
    this.#context = context;
  }

  /** Name of the innermost open loop. */
  get loop(): string {
    return this.#top?.def.id ?? this.#guide.root.id;
  }

  take(segment: Segment): void {
    if (this.#stack.length === 0) this.#open(this.#guide.root, null, segment);
    else {
      const found = this.#find(segment, false) ?? this.#find(segment, true);
      if (found) this.#place(segment, found);
      else if (!this.#openImplied(segment)) this.#lost(segment);
    }
  }

  /** Closes every loop; to be called once, with or without an SE. */
  end(): void {
    while (this.#stack.length > 0) this.#close();
  }

  get #top(): OpenLoop | undefined {
    return this.#stack[this.#stack.length - 1];
  }

  /** The place of a segment, innermost loop first; `back` looks at what the loops have passed already. */
  #find(segment: Segment, back: boolean): Found | null {
    for (let depth = this.#stack.length - 1; depth >= 0; depth -= 1) {
      const loop = this.#stack[depth];
      if (!loop) continue;
      let full: Found | null = null;
      for (const index of loop.def.byId.get(segment.id) ?? []) {
        const item = loop.def.items[index];
        // A loop's trigger opens the next one; it never stands a second time in the one it opened.
        if (!item || index === 0) continue;
        if (item.pos < loop.pos !== back || !fits(segment, item)) continue;
        const found = { loop, item, index, late: back };
        if (item.max === 0 || (loop.counts[index] ?? 0) < item.max) return found;
        full ??= found;
      }
      if (full) return full;
    }
    return null;
  }

  #place(segment: Segment, { loop, item, index, late }: Found): void {
    this.#skipping = false;
    while (this.#top !== loop && this.#stack.length > 0) this.#close();
    const count = (loop.counts[index] ?? 0) + 1;
    loop.counts[index] = count;
    if (late) this.#outOfOrder(segment, loop, item);
    else loop.pos = item.pos;
    if (item.max > 0 && count > item.max) this.#tooOften(segment, loop, item);
    if (item.kind === 'loop') this.#open(item, loop, segment);
    else this.#check(segment, item, loop);
  }

  #open(def: LoopDef, parent: OpenLoop | null, opener: Segment): void {
    const loop = new OpenLoop(def, parent, opener);
    this.#stack.push(loop);
    loop.counts[0] = 1;
    this.#check(opener, def.trigger, loop);
  }

  #check(segment: Segment, def: SegmentDef, loop: OpenLoop): void {
    loop.segments.push(segment);
    checkElements(segment, def.elements, def.relations, loop.def.id, this.#context.report);
    for (const rule of this.#guide.segmentRules[segment.id] ?? []) rule(segment, loop, this.#context);
  }

  #close(): void {
    const loop = this.#stack.pop();
    if (!loop) return;
    for (const index of loop.def.required) {
      const item = loop.def.items[index];
      if (item && (loop.counts[index] ?? 0) === 0) this.#absent(loop, item);
    }
    for (const rule of this.#guide.loopRules[loop.def.id] ?? []) rule(loop, this.#context);
  }

  #absent(loop: OpenLoop, item: Item): void {
    const { label, id } = segmentOf(item);
    if (item.kind === 'loop')
      this.#context.report(
        { number: loop.opener.number, id },
        item.id,
        '',
        'error',
        'loop-missing',
        `Loop ${item.id} (${item.name}) is missing; it begins with ${label}.`,
      );
    else
      this.#context.report(
        { number: loop.opener.number, id },
        loop.def.id,
        '',
        'error',
        'segment-missing',
        `${label} is missing in loop ${loop.def.id} (${loop.def.name}).`,
      );
  }

  /** A loop whose first segment is missing, opened by one that can only stand in it. */
  #openImplied(segment: Segment): boolean {
    if (segment.id === '') return false;
    for (let depth = this.#stack.length - 1; depth >= 0; depth -= 1) {
      const loop = this.#stack[depth];
      const index = loop?.def.items.findIndex((i) => i.kind === 'loop' && i.impliedBy === segment.id) ?? -1;
      const item = loop?.def.items[index];
      if (!loop || item?.kind !== 'loop') continue;
      while (this.#top !== loop) this.#close();
      loop.counts[index] = (loop.counts[index] ?? 0) + 1;
      loop.pos = item.pos;
      const inner = new OpenLoop(item, loop, segment);
      inner.counts[0] = 1;
      this.#stack.push(inner);
      this.#context.report(
        { number: segment.number, id: item.trigger.id },
        item.id,
        '',
        'error',
        'segment-missing',
        `${item.trigger.label} is missing in front of ${segment.id}; it begins loop ${item.id} (${item.name}).`,
      );
      this.take(segment);
      return true;
    }
    return false;
  }

  #outOfOrder(segment: Segment, loop: OpenLoop, item: Item): void {
    this.#context.report(
      segment,
      item.kind === 'loop' ? item.id : loop.def.id,
      '',
      'error',
      'segment-order',
      `${labelOf(item)} stands too late in loop ${loop.def.id} (${loop.def.name}).`,
    );
  }

  #tooOften(segment: Segment, loop: OpenLoop, item: Item): void {
    const times = item.max === 1 ? 'once' : `${item.max} times`;
    this.#context.report(
      segment,
      item.kind === 'loop' ? item.id : loop.def.id,
      '',
      'error',
      item.kind === 'loop' ? 'loop-repeat' : 'segment-repeat',
      `${labelOf(item)} may stand at most ${times} in loop ${loop.def.id} (${loop.def.name}).`,
    );
  }

  /** A segment without a place: an unknown qualifier when the loop knows others of its name. */
  #lost(segment: Segment): void {
    if (this.#skipping && FOLLOW_A_NAME.has(segment.id)) return;
    this.#skipping = segment.id === 'NM1';
    for (let depth = this.#stack.length - 1; depth >= 0; depth -= 1) {
      const loop = this.#stack[depth];
      const others = (loop?.def.byId.get(segment.id) ?? []).filter((i) => i > 0);
      if (!loop || others.length === 0) continue;
      return this.#unknownQualifier(segment, loop, others);
    }
    this.#context.report(
      segment,
      this.loop,
      '',
      'error',
      'segment-unexpected',
      `${safeName(segment.id)} has no place in loop ${this.loop} or after it.`,
    );
  }

  #unknownQualifier(segment: Segment, loop: OpenLoop, others: readonly number[]): void {
    const defs = others.map((i) => loop.def.items[i]).map((item) => (item ? segmentOf(item) : undefined));
    const at = defs.flatMap((d) => d?.match ?? [])[0];
    const allowed = [
      ...new Set(defs.flatMap((d) => d?.match.slice(0, 1).flatMap((m) => [...m.codes]) ?? [])),
    ];
    this.#context.report(
      segment,
      loop.def.id,
      at ? elementName(segment.id, at.element, at.part) : '',
      'error',
      'qualifier',
      `${at ? elementName(segment.id, at.element, at.part) : segment.id} holds a value that loop ${loop.def.id} (${loop.def.name}) does not know; expected ${allowed.slice(0, 20).join(', ')}.`,
    );
  }
}

function segmentOf(item: Item): SegmentDef {
  return item.kind === 'loop' ? item.trigger : item;
}

function labelOf(item: Item): string {
  return segmentOf(item).label;
}

/** Damaged text is not quoted: it could be anything. */
function safeName(id: string): string {
  return /^[A-Z][A-Z0-9]{1,2}$/.test(id) ? id : 'A segment without a proper name';
}

function fits(segment: Segment, item: Item): boolean {
  for (const { element, part, codes } of segmentOf(item).match) {
    const value = segment.elements[element] ?? '';
    if (part === 0) {
      if (!codes.has(value)) return false;
      continue;
    }
    const { component } = segment.delimiters;
    if (!codes.has(component === '' ? value : (value.split(component)[part - 1] ?? ''))) return false;
  }
  return true;
}
