/** Words that say nothing of what a visit is for. */
const EMPTY_WORDS = new Set(['and', 'the', 'with', 'for', 'visit', 'office', 'patient', 'follow', 'check']);

/** More words always outweigh where they stand: nobody writes a hundred into a reason. */
const ANYWHERE = 100;
const IN_TYPE = 101;

function words(text: string): Set<string> {
  const all = text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? [];
  return new Set(all.filter((word) => !EMPTY_WORDS.has(word)));
}

/**
 * How well a template fits the reason for a visit: first by how many of the reason's words it holds at all, then by
 * how many of them stand in its visit type. Zero: nothing in common.
 */
export function templateFit(
  reason: string,
  template: { readonly visitType: string; readonly name: string; readonly description: string },
): number {
  const wanted = words(reason);
  const type = words(template.visitType);
  const rest = words(`${template.name} ${template.description}`);
  let fit = 0;
  for (const word of wanted) fit += type.has(word) ? IN_TYPE : rest.has(word) ? ANYWHERE : 0;
  return fit;
}
