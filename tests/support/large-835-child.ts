import { proveLargeFile } from '#electron/remittance/check-file.ts';

/** Proves the 835 named on its command line and says the sums; the test gives it little memory. */
const proof = proveLargeFile(process.argv[2] ?? '');
process.stdout.write(JSON.stringify(proof));
