import type { DocumentKind } from '#shared/domain/encounter.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import type { Way } from './queries.ts';

/** One file as it was given. */
export type GivenFile = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly way: Way;
  /** The encounter on whose page it was given. */
  readonly encounterId: EncounterId | null;
  /** What the user says that a plain text is. */
  readonly kind?: DocumentKind | null;
  readonly title?: string;
};
