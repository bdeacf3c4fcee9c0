import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomically, type FileCalls } from '#electron/export/atomic-file.ts';
import { killChild, startChild } from '#tests/support/child.ts';
import { refusalOf, tempFolder } from '#tests/support/practice-file.ts';

const REAL: FileCalls = {
  open: openSync,
  write: (file, bytes, at) => writeSync(file, bytes, at),
  fsync: fsyncSync,
  close: closeSync,
  rename: renameSync,
  link: linkSync,
};

function failing(code: string): never {
  throw Object.assign(new Error(code), { code });
}

describe('atomic file', () => {
  it('writes all bytes and leaves nothing else', () => {
    const folder = tempFolder();
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
    writeFileAtomically(join(folder, 'claim.837'), bytes);
    expect(readFileSync(join(folder, 'claim.837')).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['claim.837']);
  });

  it('replaces a file only when asked', async () => {
    const folder = tempFolder();
    const path = join(folder, 'claim.837');
    writeFileSync(path, 'old');
    const { code, message } = await refusalOf(() => writeFileAtomically(path, 'new'));
    expect(code).toBe('conflict');
    expect(message).toBe('claim.837 exists already and was not touched. Choose another name.');
    expect(readFileSync(path, 'utf8')).toBe('old');
    writeFileAtomically(path, 'new', { overwrite: true });
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('does not replace a file that appears while it writes', async () => {
    const folder = tempFolder();
    const path = join(folder, 'claim.837');
    const calls: FileCalls = {
      ...REAL,
      fsync: (file) => {
        fsyncSync(file);
        if (!existsSync(path)) writeFileSync(path, 'theirs');
      },
    };
    expect((await refusalOf(() => writeFileAtomically(path, 'ours', { calls }))).code).toBe('conflict');
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['claim.837']);
  });

  it('works where hard links do not exist', () => {
    const folder = tempFolder();
    const calls: FileCalls = { ...REAL, link: () => failing('EPERM') };
    writeFileAtomically(join(folder, 'claim.837'), 'x', { calls });
    expect(readdirSync(folder)).toEqual(['claim.837']);
  });

  const FAILURES = [
    ['ENOSPC', 'write', /disk is full: claim.837 was not written/],
    ['ENOSPC', 'fsync', /disk is full/],
    ['EDQUOT', 'open', /disk is full/],
    ['EACCES', 'open', /cannot be written there/],
    ['EROFS', 'open', /cannot be written there/],
    ['EIO', 'fsync', /reports an error/],
  ] as const;
  it.each(FAILURES)(
    'refuses %s at %s in one sentence and keeps the old file',
    async (code, call, sentence) => {
      const folder = tempFolder();
      const path = join(folder, 'claim.837');
      writeFileSync(path, 'old');
      let first = true;
      const calls: FileCalls = {
        ...REAL,
        [call]: (...args: never[]) => {
          // The first piece goes through, so that a half file is there to be cleaned up.
          if (call === 'write' && first) {
            first = false;
            return writeSync(args[0] as unknown as number, args[1] as unknown as Uint8Array, 0, 1);
          }
          return failing(code);
        },
      };
      const { message } = await refusalOf(() => writeFileAtomically(path, 'new', { overwrite: true, calls }));
      expect(message).toMatch(sentence);
      expect(readFileSync(path, 'utf8')).toBe('old');
      expect(readdirSync(folder)).toEqual(['claim.837']);
    },
  );

  it('refuses a folder that is gone', async () => {
    const path = join(tempFolder(), 'gone', 'claim.837');
    expect((await refusalOf(() => writeFileAtomically(path, 'x'))).message).toMatch(
      /folder for claim.837 is not there/,
    );
  });

  it('leaves no half file under the name when the process is killed, and the next export cleans up', async () => {
    const folder = tempFolder();
    const path = join(folder, 'claim.837');
    const child = await startChild('write', path);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.claimwright-\d+-[0-9a-f]{16}\.part$/)]);
    writeFileAtomically(join(folder, 'other.837'), 'x');
    expect(readdirSync(folder)).toHaveLength(2);
    await killChild(child);
    expect(existsSync(path)).toBe(false);
    writeFileAtomically(path, 'whole');
    expect(readdirSync(folder).toSorted()).toEqual(['claim.837', 'other.837']);
  });

  it('refuses on a disk that is really full', async ({ skip }) => {
    const folder = join(tempFolder(), 'small');
    mkdirSync(folder);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      skip('This account may not mount a small disk; the same is tested with failing calls above.');
    }
    try {
      const { message } = await refusalOf(() =>
        writeFileAtomically(join(folder, 'claim.837'), Buffer.alloc(200_000, 1)),
      );
      expect(message).toBe('The disk is full: claim.837 was not written. Free some space and try again.');
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});
