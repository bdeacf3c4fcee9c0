import { FileFault } from './file-fault.ts';
import type { XmlSink } from './xml-sink.ts';

export const NOTE_KINDS = [
  'includes',
  'inclusionTerm',
  'excludes1',
  'excludes2',
  'codeFirst',
  'useAdditionalCode',
  'codeAlso',
  'notes',
  'sevenChrNote',
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** A chapter, a section or a code of the tabular list; notes given here hold for all below it. */
export type TabularScope = {
  /** `chapter 4`, `section E08-E13`, or a code with its dot. */
  readonly id: string;
  readonly parent: string | null;
  readonly title: string;
};

/** One instruction of the tabular list, at the place where it is printed. */
export type TabularNote = { readonly scope: string; readonly kind: NoteKind; readonly text: string };

/** A value of the seventh character for all codes below the scope. */
export type SeventhCharacter = { readonly scope: string; readonly char: string; readonly text: string };

export type TabularList = {
  /** The fiscal year as the file states it. */
  readonly version: string;
  readonly scopes: readonly TabularScope[];
  readonly notes: readonly TabularNote[];
  readonly seventh: readonly SeventhCharacter[];
};

type Scope = { id: string; title: string; readonly parent: Scope | null; readonly element: string };

const SCOPES: ReadonlySet<string> = new Set(['chapter', 'section', 'diag']);
const NOTES: ReadonlySet<string> = new Set(NOTE_KINDS);

/** Reads the ICD-10-CM tabular list (NCHS XML, icd10cm_tabular.xsd). */
export function createTabularReader(): XmlSink<TabularList> {
  const scopes: Scope[] = [];
  const notes: { scope: Scope; kind: NoteKind; text: string }[] = [];
  const seventh: { scope: Scope; char: string; text: string }[] = [];
  const elements: string[] = [];
  let scope: Scope | null = null;
  let version = '';
  let char = '';
  let text = '';
  return {
    open: (name, attributes) => {
      elements.push(name);
      text = '';
      if (name === 'extension') char = attributes['char'] ?? '';
      if (!SCOPES.has(name)) return;
      scope = {
        id: name === 'section' ? `section ${attributes['id'] ?? ''}` : '',
        title: '',
        parent: scope,
        element: name,
      };
      scopes.push(scope);
    },
    text: (piece) => {
      text += piece;
    },
    close: (name) => {
      elements.pop();
      const words = text.replace(/\s+/g, ' ').trim();
      text = '';
      const around = elements.at(-1) ?? '';
      if (name === 'version' && scope === null) version = words;
      if (scope === null) return;
      if (name === scope.element) scope = scope.parent;
      else if (name === 'name' && around === scope.element)
        scope.id = around === 'chapter' ? `chapter ${words}` : words;
      else if (name === 'desc' && around === scope.element) scope.title = words;
      else if (name === 'note' && NOTES.has(around))
        notes.push({ scope, kind: around as NoteKind, text: words });
      else if (name === 'extension') seventh.push({ scope, char, text: words });
    },
    end: () => {
      if (version === '') throw new FileFault(null, 'The tabular list does not state its year.');
      if (!scopes.some((s) => s.element === 'diag'))
        throw new FileFault(null, 'The tabular list has no codes.');
      const nameless = scopes.find((s) => s.id === '' || s.title === '');
      if (nameless)
        throw new FileFault(
          null,
          `An entry near "${nameless.id || nameless.title}" has no name or no title.`,
        );
      return {
        version,
        scopes: scopes.map((s) => ({ id: s.id, parent: s.parent?.id ?? null, title: s.title })),
        notes: notes.map((n) => ({ scope: n.scope.id, kind: n.kind, text: n.text })),
        seventh: seventh.map((s) => ({ scope: s.scope.id, char: s.char, text: s.text })),
      };
    },
  };
}
