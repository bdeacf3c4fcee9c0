/** `NM109`; with a part of a composite `SV101-2`. */
export function elementName(id: string, position: number, part = 0): string {
  return `${id}${position < 10 ? '0' : ''}${position}${part > 0 ? `-${part}` : ''}`;
}
