import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const features = join(import.meta.dirname, '..', '..', '..', 'renderer', 'features');

it('no button of a page takes the G with which every way to another page begins', () => {
  const files = readdirSync(features, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(100);
  const taken = files.filter((file) => /keys=(\{')?"?G['"]/.test(readFileSync(file, 'utf8')));
  expect(taken).toEqual([]);
});
