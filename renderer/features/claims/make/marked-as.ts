/** Marks an input with the name of its field, so that findings lead to it. */
export function markedAs(field: string) {
  return (element: HTMLElement | null): void => {
    if (element) element.dataset['field'] = field;
  };
}
