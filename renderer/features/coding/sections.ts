const MAX_HEADING = 60;

/**
 * The heading that a line is or begins with, by its typography alone, and the text after it; null for a line of text.
 * A line in capitals, or a short line that ends with a colon, is a heading; so is a capitalised label before a colon
 * when text follows it (`CHIEF COMPLAINT: follow-up`).
 */
export function headingOf(line: string): { readonly heading: string; readonly rest: string } | null {
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
