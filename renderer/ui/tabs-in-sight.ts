/**
 * As `ref` of scrollable tabs: when they get narrower, with the window or a pane, the selected one stays in sight.
 * @returns what ends it
 */
export function keepSelectedInSight(tabs: HTMLElement | null): (() => void) | undefined {
  if (tabs === null || typeof ResizeObserver === 'undefined') return undefined;
  const observer = new ResizeObserver(() => {
    tabs
      .querySelector('[role="tab"][aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  observer.observe(tabs);
  return () => observer.disconnect();
}
