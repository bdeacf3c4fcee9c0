/** What a reader of XML gets, element by element; the parser itself belongs to the installing side. */
export type XmlSink<Result> = {
  readonly open: (name: string, attributes: Readonly<{ [name: string]: string }>) => void;
  /** May come in several pieces. */
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  /** After the last element. @throws FileFault when something that must be there is not. */
  readonly end: () => Result;
};
