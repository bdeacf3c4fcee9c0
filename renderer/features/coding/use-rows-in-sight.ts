import { useEffect, useState, type RefObject } from 'react';
import { useRested } from './use-rested.ts';

/** Lengths of the texts of a row, in characters. */
export type RowText = { readonly title: number; readonly why: number };

/** Of a row: what stands beside its text, its edges, its lines of title and reason (codes.css). */
const BESIDE_PX = 140;
const EDGES_PX = 13;
const TITLE_PX = 18;
const WHY_PX = 16;
/** Narrow letters: a row is never taken for higher than it is. */
const LETTER_PX = 5;
type Room = { readonly width: number; readonly height: number };

/** What the list had last; a window at most while that is not known. */
let lastRoom: Room | null = null;

/**
 * How many rows of a list to draw now. While words are typed only those that can be in sight: laying the others out
 * would cost more time than the whole search. They follow when the typing rests.
 * @param rows texts of all rows; other ones are drawn anew
 * @param reached the row that must be there in any case: the marked one
 */
export function useRowsInSight(
  list: RefObject<HTMLElement | null>,
  rows: readonly RowText[],
  reached: number,
): number {
  const [room, setRoom] = useState<Room>(() => lastRoom ?? { width: innerWidth, height: innerHeight });
  const rested = useRested(rows);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    // Told by the browser when the page is laid out; asking at another time would lay it out once more.
    const observer = new ResizeObserver(() => {
      // A list that is not full is as high as its rows and says nothing of its room.
      if (element.scrollHeight <= element.clientHeight) return;
      const width = element.clientWidth;
      // The most that it has had: what stands below it comes and goes with the typing.
      const height = Math.max(element.clientHeight, lastRoom?.width === width ? lastRoom.height : 0);
      if (lastRoom?.width !== width || lastRoom.height !== height) lastRoom = { width, height };
      setRoom(lastRoom);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [list]);
  return rested === rows ? rows.length : Math.max(rowsThatFit(rows, room), reached + 1);
}

/** @returns how many rows it takes at most to fill a room; all when they do not. */
export function rowsThatFit(rows: readonly RowText[], { width, height }: Room): number {
  const linesOf = (letters: number): number =>
    Math.ceil((letters * LETTER_PX) / Math.max(LETTER_PX, width - BESIDE_PX));
  let filled = 0;
  const last = rows.findIndex(({ title, why }) => {
    filled += EDGES_PX + TITLE_PX * linesOf(title) + WHY_PX * linesOf(why);
    return filled >= height;
  });
  return last < 0 ? rows.length : last + 1;
}
