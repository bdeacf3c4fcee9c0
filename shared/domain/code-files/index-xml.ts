import { FileFault } from './file-fault.ts';
import { indexCode, type IndexCode, type IndexEntry } from './index-entry.ts';
import type { XmlSink } from './xml-sink.ts';

/** Which of the four files of that layout it is, told by its own headings. */
export type IndexKind = 'alphabetic' | 'external' | 'drugs' | 'neoplasms';

export type IndexFile = {
  readonly kind: IndexKind;
  /** The fiscal year as the file states it. */
  readonly version: string;
  readonly entries: readonly IndexEntry[];
};

type Building = {
  title: string;
  nonEssential: string;
  code: IndexCode | null;
  manifestation: IndexCode | null;
  see: string | null;
  seeAlso: string | null;
  columns: (IndexCode & { heading: string })[];
  readonly path: string[];
};

/**
 * Reads the ICD-10-CM Index to Diseases and Injuries, the External Cause of Injuries Index, the Table of
 * Drugs and Chemicals and the Neoplasm Table (NCHS XML, icd10cm_index.xsd and icd10cm_drug_neoplasm.xsd).
 */
export function createIndexReader(): XmlSink<IndexFile> {
  const entries: Building[] = [];
  const open: Building[] = [];
  const elements: string[] = [];
  const headings = new Map<string, string>();
  let version = '';
  let bookTitle = '';
  let column = '';
  let text = '';
  const finishText = (name: string): void => {
    const words = text.replace(/\s+/g, ' ').trim();
    const term = open.at(-1);
    if (name === 'version') version = words;
    else if (name === 'head') headings.set(column, words);
    else if (!term) bookTitle = name === 'title' && bookTitle === '' ? words : bookTitle;
    else setField(term, name, words, headings.get(column) ?? column);
  };
  return {
    open: (name, attributes) => {
      const outer = elements.at(-1);
      // The words of a title go on after the non-essential ones within it.
      if (name === 'nemod' && outer === 'title') addWords(open.at(-1), text);
      elements.push(name);
      text = '';
      if (name === 'cell' || name === 'head') column = attributes['col'] ?? '';
      if (name !== 'mainTerm' && name !== 'term') return;
      const above = open.at(-1);
      const made: Building = {
        title: '',
        nonEssential: '',
        code: null,
        manifestation: null,
        see: null,
        seeAlso: null,
        columns: [],
        path: above ? [...above.path, above.title] : [],
      };
      entries.push(made);
      open.push(made);
    },
    text: (piece) => {
      text += piece;
    },
    close: (name) => {
      finishText(name);
      text = '';
      elements.pop();
      const term = open.at(-1);
      // "(taser)" is a whole title.
      if (name === 'title' && term?.title === '') term.title = term.nonEssential.replace(/[()]/g, '');
      if (name === 'mainTerm' || name === 'term') open.pop();
    },
    end: () => {
      if (version === '') throw new FileFault(null, 'The index does not state its year.');
      if (entries.length === 0) throw new FileFault(null, 'The index has no terms.');
      const first = headings.get('1') ?? '';
      const kind: IndexKind = /substance/i.test(first)
        ? 'drugs'
        : /neoplasm/i.test(first)
          ? 'neoplasms'
          : /external cause/i.test(bookTitle)
            ? 'external'
            : 'alphabetic';
      return {
        kind,
        version,
        entries: entries.map(({ title, path, ...rest }) => ({ ...rest, path: [...path, title] })),
      };
    },
  };
}

function addWords(term: Building | undefined, words: string): void {
  const more = words.replace(/\s+/g, ' ').trim();
  if (term && more !== '') term.title = term.title === '' ? more : `${term.title} ${more}`;
}

function setField(term: Building, element: string, words: string, heading: string): void {
  switch (element) {
    case 'title':
      addWords(term, words);
      return;
    case 'nemod':
      term.nonEssential = term.nonEssential === '' ? words : `${term.nonEssential} ${words}`;
      return;
    case 'code':
      term.code ??= indexCode(words);
      return;
    case 'manif':
      term.manifestation ??= indexCode(words);
      return;
    // "See category" and "see subcategory" name a code where "see" names a term.
    case 'see':
    case 'seecat':
    case 'subcat':
      term.see = term.see === null ? words : `${term.see}; ${words}`;
      return;
    case 'seeAlso':
      term.seeAlso = term.seeAlso === null ? words : `${term.seeAlso}; ${words}`;
      return;
    case 'cell': {
      const code = indexCode(words);
      if (code) term.columns.push({ ...code, heading });
      return;
    }
    default:
  }
}
