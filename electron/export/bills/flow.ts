/** A piece of a paper that is not cut by a page\u2019s end. */
export type Block = {
  readonly height: number;
  /** Drawn again above this block when it begins a page. */
  readonly repeats?: Block;
  readonly draw: (top: number) => void;
};

export function joined(first: Block, second: Block): Block {
  return {
    height: first.height + second.height,
    draw: (top) => {
      first.draw(top);
      second.draw(top + first.height);
    },
  };
}

export type FlowPlace = {
  readonly top: number;
  readonly bottom: number;
  /** Begins a page and draws what stands on top of it. @returns where its content begins. */
  readonly next: () => number;
  /** Where the content of further pages ends. */
  readonly furtherBottom: number;
};

/** Sets blocks down the page and on to the next. @returns where the last one ends. */
export function flow(blocks: readonly Block[], place: FlowPlace): number {
  let y = place.top;
  let bottom = place.bottom;
  for (const block of blocks) {
    if (y + block.height > bottom) {
      y = place.next();
      bottom = place.furtherBottom;
      if (block.repeats) {
        block.repeats.draw(y);
        y += block.repeats.height;
      }
    }
    block.draw(y);
    y += block.height;
  }
  return y;
}
