import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearinghouseFolder } from '#electron/answer-work.ts';
import { createFolderService, type FolderService } from '#electron/background/folder/folder-service.ts';
import { answer999, answerTa1 } from '#tests/support/clearinghouse.ts';
import { makeWorkFile, sentClaim, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let folder: FolderService;
let path: string;
let sent: string;

beforeEach(() => {
  file = makeWorkFile();
  path = mkdtempSync(join(tmpdir(), 'claimwright-answers-'));
  sentClaim(file);
  const [made] = file.services.claims.files();
  if (!made) throw new Error('No file was made.');
  sent = file.services.outbox.file(made.id).text;
  folder = createFolderService({
    ...file.services.context,
    ...clearinghouseFolder(file.services.acks),
    machine: 'this computer',
    onChange: () => undefined,
    settleMs: 100,
  });
});
afterEach(async () => {
  await folder.stop();
  file.close();
  rmSync(path, { recursive: true, force: true });
});

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 8000, interval: 50 });
const files = () => file.services.acks.list(100);

describe('the folder from the clearinghouse', () => {
  it('is read as files come, and leaves them where they are', async () => {
    writeFileSync(join(path, 'before.txt'), answerTa1(sent, 'A'));
    folder.choose(path);
    await soon(() => expect(files()).toHaveLength(1));
    writeFileSync(join(path, 'after.999'), answer999(sent));
    await soon(() => expect(files()).toHaveLength(2));
    expect(existsSync(join(path, 'before.txt'))).toBe(true);
    expect(readFileSync(join(path, 'after.999'), 'utf8')).toBe(answer999(sent));
    expect(folder.state()).toMatchObject({ there: true, taken: 2, refused: [] });
  });

  it('a file that is not whole yet waits and is read when it is', async () => {
    const text = answer999(sent);
    folder.choose(path);
    writeFileSync(join(path, 'slow.999'), text.slice(0, 250));
    await soon(() => expect(folder.state()?.refused[0]?.sentence).toContain('cut off'));
    expect(files()).toEqual([]);
    appendFileSync(join(path, 'slow.999'), text.slice(250));
    await soon(() => expect(files()).toHaveLength(1));
    await soon(() => expect(folder.state()?.refused).toEqual([]));
  });

  it('the same file under another name is known, and what is no answer is told', async () => {
    folder.choose(path);
    writeFileSync(join(path, 'one.999'), answer999(sent));
    await soon(() => expect(files()).toHaveLength(1));
    writeFileSync(join(path, 'two.999'), answer999(sent));
    writeFileSync(join(path, 'claims.837'), sent);
    await soon(() => expect(folder.countRefused()).toBe(1));
    expect(folder.state()?.refused[0]?.sentence).toContain('holds claims (837)');
    expect(files()).toHaveLength(1);
  });

  it('is not watched while the practice is locked', async () => {
    folder.choose(path);
    folder.follow(null);
    writeFileSync(join(path, 'locked.999'), answer999(sent));
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(files()).toEqual([]);
    folder.follow(file.db());
    await soon(() => expect(files()).toHaveLength(1));
  });
});
