import { element } from '../segments.ts';
import type { Segment } from '../segments.ts';
import type { LoopDef, LoopInstance } from './model.ts';

/** A loop while it is open: counts what it has had of each item, and how far it has come. */
export class OpenLoop implements LoopInstance {
  readonly def: LoopDef;
  readonly parent: OpenLoop | null;
  readonly opener: Segment;
  readonly segments: Segment[] = [];
  readonly children: OpenLoop[] = [];
  /** By place in `def.items`. */
  readonly counts: number[];
  /** Ordinal up to which the loop has been read. */
  pos = 0;

  constructor(def: LoopDef, parent: OpenLoop | null, opener: Segment) {
    this.def = def;
    this.parent = parent;
    this.opener = opener;
    this.counts = def.zeros.slice();
    if (parent && def.kept) parent.children.push(this);
  }

  first(id: string, qualifier?: string): Segment | undefined {
    for (const segment of this.segments)
      if (segment.id === id && (qualifier === undefined || element(segment, 1) === qualifier)) return segment;
    return undefined;
  }

  all(id: string, qualifier?: string): readonly Segment[] {
    return this.segments.filter(
      (s) => s.id === id && (qualifier === undefined || element(s, 1) === qualifier),
    );
  }

  loops(id: string): readonly OpenLoop[] {
    return this.children.filter((c) => c.def.id === id);
  }

  count(loopId: string): number {
    return this.def.items.reduce(
      (n, item, i) => (item.kind === 'loop' && item.id === loopId ? n + (this.counts[i] ?? 0) : n),
      0,
    );
  }
}
