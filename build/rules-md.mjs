// Runs the writer of RULES.md under Node 24, whatever Node the machine has.
import { runTypeScript } from './run-typescript.mjs';

runTypeScript('build', 'rules-md.ts');
