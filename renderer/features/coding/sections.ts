/** A part of a clinical document: its heading as written (empty before the first) and its lines. */
export type Section = { readonly heading: string; readonly lines: readonly string[] };

const MAX_HEADING = 60;

/**
 * Divides a document for reading, by its typography alone: a line in capitals, or a short line that
 * ends with a colon, is a heading; so is a capitalised label before a colon when text follows it
 * (`CHIEF COMPLAINT: follow-up`).
 * @param text the document as it was received. @returns its sections in order; no text is lost.
 */
export function sectionsOf(text: string): Section[] {
  const sections: { heading: string; lines: string[] }[] = [];
  let current = { heading: '', lines: [] as string[] };
  const begin = (heading: string): void => {
    if (current.heading !== '' || current.lines.some((line) => line.trim() !== '')) sections.push(current);
    current = { heading, lines: [] };
  };
  for (const raw of text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n')) {
    const line = raw.trimEnd();
    const heading = headingOf(line);
    if (heading === null) {
      current.lines.push(line);
      continue;
    }
    begin(heading.heading);
    if (heading.rest !== '') current.lines.push(heading.rest);
  }
  begin('');
  return sections.map((section) => ({ heading: section.heading, lines: trimBlank(section.lines) }));
}

function headingOf(line: string): { readonly heading: string; readonly rest: string } | null {
  const text = line.trim();
  if (text === '' || text.length > 400) return null;
  const label = /^([\p{Lu}][\p{Lu}\d ,/&()'-]{2,59}):\s*(.*)$/u.exec(text);
  if (label?.[1] !== undefined && letters(label[1]) >= 3)
    return { heading: label[1].trim(), rest: label[2] ?? '' };
  if (text.length > MAX_HEADING) return null;
  if (/^[\p{L}][^.;!?:]*:$/u.test(text) && text.split(/\s+/).length <= 6)
    return { heading: text.slice(0, -1), rest: '' };
  const capitals = /^[\p{Lu}\d ,/&()'-]+$/u.test(text) && letters(text) >= 4 && !/\d{3}/.test(text);
  return capitals ? { heading: text, rest: '' } : null;
}

function letters(text: string): number {
  return (text.match(/\p{Lu}/gu) ?? []).length;
}

function trimBlank(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first < 0 ? [] : lines.slice(first, last + 1);
}
