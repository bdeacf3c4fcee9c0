/**
 * What must leave memory when the practice is locked: stores with drafts, searches and messages
 * register here how they empty themselves.
 */
const forgetters = new Set<() => void>();

/** Registers a store's reset; called once, where the store is made. */
export function forgetOnLock(reset: () => void): void {
  forgetters.add(reset);
}

/** Empties every registered store. */
export function forgetAll(): void {
  for (const reset of forgetters) reset();
}
