import type { IncomingFile } from '#shared/domain/incoming.ts';

/** What every reader is given beside its content. */
export type Reading = {
  /** The file's name without ending, or the title of the document that holds this one. */
  readonly title: string;
  /** Called between pages, messages and resources. @throws Refusal `cancelled` */
  readonly stopIfCancelled: () => void;
  /** Reads a document that lies within this one, by its content. @throws Refusal as `readIncoming` does */
  readonly inner: (bytes: Uint8Array, title: string) => Promise<IncomingFile>;
};
