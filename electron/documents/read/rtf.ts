import { pipeline } from 'node:stream/promises';
import { Tokenize } from 'rtf-stream-parser';
import { Refusal } from '#shared/kernel/result.ts';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import { oneDocument, tooLong } from './building.ts';
import { refusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import { kindByWords, tidy } from './plain-text.ts';
import type { Reading } from './reading.ts';

/** What the tokenizer gives: 0 a group begins, 1 it ends, 2 a control word or symbol, 3 text. */
type Token = {
  readonly type: number;
  readonly word?: string;
  readonly param?: number;
  readonly data?: Buffer;
};

/** What holds within a group: whether it is read, and how its bytes are decoded. */
type Group = { silent: boolean; hidden: boolean; skipAfterUnicode: number; font: number | null };

/** Groups that hold no text of the document (RTF 1.9.1, destinations). */
const SILENT = new Set(
  'fonttbl colortbl stylesheet info pict object objdata themedata colorschememapping datastore listtable listoverridetable rsidtbl generator xmlnstbl latentstyles fldinst pntxta pntxtb bkmkstart bkmkend private header headerl headerr headerf footer footerl footerr footerf mmathPr filetbl revtbl template annotation atnid atnauthor shpinst nonshppict'.split(
    ' ',
  ),
);
/** Optional destinations (`\*`) whose text belongs to the document. */
const READ_OPTIONAL = new Set(['shptxt', 'ud', 'upr', 'mailmerge']);
const WORDS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n\n',
  page: '\n\n',
  row: '\n',
  nestrow: '\n',
  cell: ' | ',
  nestcell: ' | ',
  tab: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  emspace: ' ',
  enspace: ' ',
  '~': ' ',
  _: '-',
  '-': '',
  '{': '{',
  '}': '}',
  '\\': '\\',
  '\n': '\n',
  '\r': '\n',
};
/** Character sets of fonts by the names of their encodings; all others are Windows-1252. */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

/**
 * Reads RTF as its text: paragraphs, table rows a line, list labels. Pictures, fields' instructions, headers and
 * embedded objects are left out; nothing is run.
 * @throws Refusal when it is cut off
 */
export async function readRtf(bytes: Uint8Array, reading: Reading): Promise<IncomingFile> {
  const text = tidy(await rtfText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  if (text === '')
    throw refusal('There is no text in this RTF document: if it holds pictures, save it as PDF.');
  return oneDocument('rtf', { kind: kindByWords(reading.title, text), title: reading.title, text });
}

/** Pieces, so that the tokens of a long file are not all kept at once. */
const PIECE = 1 << 16;

async function rtfText(bytes: Buffer): Promise<string> {
  const reader = new RtfReader();
  const data = unbroken(bytes);
  const pieces = function* (): Generator<Buffer> {
    for (let at = 0; at < data.length; at += PIECE) yield data.subarray(at, at + PIECE);
  };
  const take = async (tokens: AsyncIterable<Token>): Promise<void> => {
    for await (const token of tokens) reader.take(token);
  };
  try {
    await pipeline(pieces, new Tokenize(), take);
  } catch (error) {
    throw error instanceof Refusal
      ? error
      : refusal('The RTF document is damaged: open it in a word processor and save it again.');
  }
  return reader.end();
}

/**
 * Line ends mean nothing in RTF (but within binary data, which is cut out here): without them the tokenizer joins
 * long texts at once instead of line by line.
 */
function unbroken(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(/\\bin(\d{1,10}) ?/g)) {
    if (found.index < from) continue;
    parts.push(text.slice(from, found.index));
    from = Math.min(found.index + found[0].length + Number(found[1]), text.length);
  }
  parts.push(text.slice(from));
  const lines = parts
    .join('')
    // A backslash before a line end is a paragraph; a line end after a control word ends that word.
    .replace(/\\\r?\n/g, '\\par ')
    .replace(/(\\[A-Za-z]+-?\d*)[\r\n]+/g, '$1 ')
    .replace(/[\r\n]+/g, '');
  return Buffer.from(lines, 'latin1');
}

class RtfReader {
  private readonly groups: Group[] = [{ silent: false, hidden: false, skipAfterUnicode: 1, font: null }];
  private readonly fonts = new Map<number, string>();
  private readonly parts: string[] = [];
  private pending: Buffer[] = [];
  private encoding = 'windows-1252';
  private skip = 0;
  private optional = false;
  private first = false;
  private inFontTable = false;
  private tableFont: number | null = null;
  private depth = 0;
  private length = 0;

  take(token: Token): void {
    if (token.type === 2 && token.word === "'" && token.data) return this.bytes(token.data);
    this.flush();
    switch (token.type) {
      case 0:
        return this.open();
      case 1:
        return this.close();
      case 2:
        return this.control(token.word ?? '', token.param);
      default:
        return this.text(token.data ?? Buffer.alloc(0));
    }
  }

  end(): string {
    this.flush();
    if (this.depth > 0)
      throw refusal('The RTF document ends within a group, so it is cut off: get it again from its source.');
    return this.parts.join('').replace(/( \| ?)+(?=\n|$)/g, '');
  }

  private get group(): Group {
    return this.groups.at(-1) ?? { silent: true, hidden: false, skipAfterUnicode: 1, font: null };
  }

  private open(): void {
    this.depth += 1;
    if (this.depth > 2000)
      throw refusal('The RTF document is nested deeper than any document: save it as PDF.');
    this.groups.push({ ...this.group });
    this.first = true;
    this.optional = false;
    this.skip = 0;
  }

  private close(): void {
    this.depth -= 1;
    if (this.groups.length > 1) this.groups.pop();
    this.first = false;
    this.skip = 0;
    // The font table lies one group below the document.
    if (this.depth <= 1) this.inFontTable = false;
  }

  private control(word: string, param: number | undefined): void {
    if (word === '*') {
      this.optional = true;
      return;
    }
    const begins = this.first;
    const optional = this.optional;
    this.first = false;
    this.optional = false;
    if (begins && (SILENT.has(word) || (optional && !READ_OPTIONAL.has(word)))) this.group.silent = true;
    if (begins && word === 'fonttbl') this.inFontTable = true;
    if (this.inFontTable) return this.fontTable(word, param ?? 0);
    if (this.skip > 0 && WORDS[word] !== undefined) {
      this.skip -= 1;
      return;
    }
    switch (word) {
      case 'ansicpg':
        this.encoding = encodingOf(param ?? 1252);
        return;
      case 'mac':
        this.encoding = 'macintosh';
        return;
      case 'uc':
        this.group.skipAfterUnicode = param ?? 1;
        return;
      case 'f':
        this.group.font = param ?? null;
        return;
      case 'plain':
        this.group.font = null;
        this.group.hidden = false;
        return;
      case 'v':
        // Hidden text is not what a reader sees.
        this.group.hidden = param !== 0;
        return;
      case 'u':
        return this.unicode(param ?? 63);
      default:
        this.put(WORDS[word] ?? '');
    }
  }

  private fontTable(word: string, param: number): void {
    if (word === 'f') this.tableFont = param;
    const encoding = word === 'fcharset' ? CHARSETS[param] : undefined;
    if (encoding !== undefined && this.tableFont !== null) this.fonts.set(this.tableFont, encoding);
  }

  private unicode(code: number): void {
    this.put(String.fromCharCode(code < 0 ? code + 0x10000 : code));
    this.skip = this.group.skipAfterUnicode;
  }

  /** A character in hex; several together may be one in an Asian encoding. */
  private bytes(data: Buffer): void {
    this.first = false;
    if (this.skip > 0) this.skip -= 1;
    else this.pending.push(data);
  }

  private text(data: Buffer): void {
    this.first = false;
    const from = Math.min(this.skip, data.length);
    this.skip -= from;
    this.put(this.decode(data.subarray(from)));
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const data = Buffer.concat(this.pending);
    this.pending = [];
    this.put(this.decode(data));
  }

  private decode(data: Buffer): string {
    const font = this.group.font;
    return new TextDecoder((font === null ? undefined : this.fonts.get(font)) ?? this.encoding).decode(data);
  }

  private put(words: string): void {
    if (this.group.silent || this.group.hidden || words === '') return;
    this.length += words.length;
    if (this.length > LIMITS.rawChars) throw tooLong(this.length);
    this.parts.push(words);
  }
}

function encodingOf(codepage: number): string {
  const known: Readonly<Record<number, string>> = {
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
    874: 'windows-874',
    10000: 'macintosh',
    65001: 'utf-8',
  };
  return known[codepage] ?? (codepage >= 1250 && codepage <= 1258 ? `windows-${codepage}` : 'windows-1252');
}
