/** `(216) 555-0100`; another length stays as it is. */
export function phoneWords(phone: string): string {
  const m = /^(\d{3})(\d{3})(\d{4})$/.exec(phone);
  return m ? `(${m[1]}) ${m[2]}-${m[3]}` : phone;
}
