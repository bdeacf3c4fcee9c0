import type { Platform } from '#electron/platform.ts';

/** Data tags that a write changes, by method; a method that only reads is not listed. */
export type Changes = Readonly<Record<string, readonly string[]>>;

/** The same handlers, which tell the window what they changed; a cancelled dialog (null) changed nothing. */
export function announcing<H extends Readonly<Record<string, (...args: never[]) => unknown>>>(
  handlers: H,
  changes: Changes,
  emit: Platform['emit'],
): H {
  const wrapped = Object.entries(handlers).map(([method, handler]) => {
    const tags = changes[method];
    if (!tags) return [method, handler] as const;
    const tell = (): void => emit({ type: 'changed', tags: [...tags, 'audit'] });
    const told = async (...args: never[]): Promise<unknown> => {
      try {
        const value: unknown = await handler(...args);
        if (value !== null) tell();
        return value;
      } catch (error) {
        // An export that could not be written has still made its file: the lists must show it.
        tell();
        throw error;
      }
    };
    return [method, told] as const;
  });
  return Object.fromEntries(wrapped) as unknown as H;
}
