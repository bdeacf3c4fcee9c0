import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; nodes: { target: unknown[] }[] };

/** Breaches of WCAG 2.1 A and AA, contrast included, on the page as it stands; dark and light. */
export async function breaches(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(200);
    await page.evaluate(`if (!window.axe) { ${axeSource} }`);
    const result: { violations: Violation[] } = await page.evaluate(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })`,
    );
    for (const v of result.violations)
      found.push(
        `${theme}: ${v.id} at ${v.nodes
          .map((n) => String(n.target[0]))
          .slice(0, 3)
          .join(', ')}`,
      );
  }
  return found;
}
