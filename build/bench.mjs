// Runs the benchmarks under Node 24, whatever Node the machine has.
import { runTypeScript } from './run-typescript.mjs';

runTypeScript('tests', 'bench', 'main.ts');
