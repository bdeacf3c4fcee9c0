import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectedSchema } from '#electron/db/expected-schema.ts';

const HEAD =
  '-- Today’s shape of the practice file, dumped from a migrated one by `node electron/db/dump-schema.ts`.\n';

/** Today's schema as one readable text: the content of `schema.sql`. */
export function schemaText(): string {
  return `${HEAD}\n${expectedSchema()
    .map(({ sql }) => `${sql};\n`)
    .join('\n')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(import.meta.dirname, 'schema.sql'), schemaText());
}
