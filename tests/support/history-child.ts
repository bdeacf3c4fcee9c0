import { openPractice } from '#electron/db/open.ts';
import { servicesOver, testClock } from './work-file.ts';

/**
 * A second process for the crash test: `history-child.ts FILE KEY FOLDER` says `go` and brings the files of the folder
 * in until it is done or killed.
 */
const [path = '', key = '', folder = ''] = process.argv.slice(2);
const db = openPractice(path, Buffer.from(key, 'hex'));
const { history } = servicesOver(() => db, testClock());
const plan = await history.plan([folder]);
process.stdout.write('go\n');
await history.bringIn(plan.id, [], false);
db.close();
process.stdout.write('done\n');
