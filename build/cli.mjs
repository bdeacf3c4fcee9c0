// Runs the command line under Node 24, whatever Node the machine has.
import { runTypeScript } from './run-typescript.mjs';

runTypeScript('electron', 'cli.ts');
