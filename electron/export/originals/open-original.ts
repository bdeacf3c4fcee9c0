import type { OriginalFault, PacketContent } from '#shared/domain/denials/packet.ts';
import type { Pdf } from '../pdf-document.ts';
import { openPdf, type OpenedPdf } from './open-pdf.ts';
import { tiffPictures, type PicturePage } from './open-tiff.ts';

/** A document as it will stand in a packet. */
export type OpenedOriginal =
  | OpenedPdf
  | { readonly kind: 'pictures'; readonly pages: readonly PicturePage[] }
  /** Typed, or sent as text: the text is all there is. */
  | { readonly kind: 'text' }
  | { readonly kind: 'by_hand'; readonly fault: OriginalFault };

/** @param doc the document that pictures will stand in: it says whether it can read them */
export async function openOriginal(
  doc: Pdf,
  { original, pages, unread }: PacketContent['documents'][number],
): Promise<OpenedOriginal> {
  // The text of a letter is whole; a file of which pages hold no text is not.
  if (original === null) return unread ? { kind: 'by_hand', fault: 'unknown_kind' } : { kind: 'text' };
  if (original.mediaType === 'application/pdf') {
    const opened = await openPdf(original.bytes, pages);
    return typeof opened === 'string' ? { kind: 'by_hand', fault: opened } : opened;
  }
  try {
    const opened = picturesOf(doc, original.mediaType, original.bytes);
    return opened === null ? { kind: 'by_hand', fault: 'unknown_kind' } : { kind: 'pictures', pages: opened };
  } catch {
    return { kind: 'by_hand', fault: 'damaged' };
  }
}

/** Public in the library, missing from its types. */
type OpensImages = {
  readonly openImage: (bytes: Buffer) => {
    readonly width: number;
    readonly height: number;
    readonly orientation?: number;
  };
};

function picturesOf(doc: Pdf, mediaType: string, bytes: Uint8Array): PicturePage[] | null {
  switch (mediaType) {
    case 'image/tiff':
      return tiffPictures(bytes);
    case 'image/png':
    case 'image/jpeg': {
      const { width, height, orientation } = (doc as unknown as OpensImages).openImage(Buffer.from(bytes));
      // A camera held upright says so beside the picture (EXIF orientation 5 to 8).
      const lying = orientation !== undefined && orientation > 4;
      return [{ bytes, width: lying ? height : width, height: lying ? width : height }];
    }
    default:
      return null;
  }
}
