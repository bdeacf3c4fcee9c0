import type { Hl7Context } from '@medplum/core';

/**
 * The characters behind the escape sequences of HL7 v2 (chapter 2.7): delimiters, line breaks and layout of
 * formatted text, bytes in hex. Highlighting and local sequences are left out; what is no sequence stays as it is.
 */
export function unescape(text: string, context: Hl7Context): string {
  const mark = context.escapeCharacter;
  if (mark === '' || !text.includes(mark)) return text;
  const delimiters: Readonly<Record<string, string>> = {
    F: context.fieldSeparator,
    S: context.componentSeparator,
    T: context.subcomponentSeparator,
    R: context.repetitionSeparator,
    E: mark,
    P: '#',
    H: '',
    N: '',
  };
  const sequence = new RegExp(
    `${literal(mark)}([FSTREPHN]|\\.[a-zA-Z]{2}[ +-]?\\d*|X(?:[0-9A-Fa-f]{2})+|[CMZ][0-9A-Za-z]*)${literal(mark)}`,
    'g',
  );
  return text.replace(sequence, (whole, inner: string) => {
    const delimiter = delimiters[inner];
    if (delimiter !== undefined) return delimiter;
    if (inner.startsWith('.')) return layout(inner);
    return inner.startsWith('X') ? bytes(inner.slice(1)) : /^[CMZ]/.test(inner) ? '' : whole;
  });
}

/** Formatted text (2.7.6): `.br` and `.sp` break lines, `.sk` skips blanks, the rest sets margins. */
function layout(command: string): string {
  const name = command.slice(1, 3).toLowerCase();
  const count = Math.min(Number(/\d+/.exec(command)?.[0] ?? '1'), 20);
  if (name === 'br' || name === 'ce') return '\n';
  if (name === 'sp') return '\n'.repeat(Math.max(count, 1));
  return name === 'sk' ? ' '.repeat(count) : '';
}

function bytes(hex: string): string {
  const data = Buffer.from(hex, 'hex');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return new TextDecoder('windows-1252').decode(data);
  }
}

function literal(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
