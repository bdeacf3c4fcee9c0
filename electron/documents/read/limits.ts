/** What one file may hold. The largest real ones (a scanned chart, a bulk export) stay well below. */
export const LIMITS = {
  /** Bytes of the file as it comes, and of what a gzip or an attachment unpacks to. */
  fileBytes: 60_000_000,
  /** All parts of a word processor's file together. */
  docxBytes: 80_000_000,
  docxParts: 5_000,
  /** Characters of one document's text; the database holds no more. */
  textChars: 1_000_000,
  /** Characters of a text file before it is tidied. */
  rawChars: 4_000_000,
  /** Values in JSON, and lines of HL7: more would fill the memory before anything is read. */
  jsonValues: 4_000_000,
  hl7Lines: 500_000,
  /** Elements of an XML document, and tags in the parts of a word processor's file. */
  xmlElements: 500_000,
  docxTags: 1_500_000,
  pdfPages: 3_000,
  /** Pixels: a letter page scanned at 600 dots an inch has 34 million. */
  imagePixels: 80_000_000,
  imageSide: 30_000,
  /** Elements within elements; C-CDA and word processors stay below 60. */
  xmlDepth: 200,
  /** Documents within documents: a PDF in a C-CDA in an HL7 message. */
  nesting: 3,
  documents: 5_000,
  patients: 5_000,
} as const;

/** Default bounds of the thread that reads; a 300-page PDF takes some seconds. */
export const THREAD_MS = 90_000;
export const THREAD_MB = 768;
