import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
  appendFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDocumentsService, type DocumentsService } from '#electron/documents/service.ts';
import { readInBackground } from '#electron/documents/read/in-background.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { createUploads } from '#electron/documents/uploads.ts';
import { createFolderService, type FolderService } from '#electron/background/folder/folder-service.ts';
import { inboxFolder } from '#electron/document-taking.ts';
import { labMessage } from '#tests/support/messages.ts';
import { makeWorkFile, openEncounter, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let documents: DocumentsService;
let folder: FolderService;
let path: string;
let changes = 0;

beforeEach(() => {
  file = makeWorkFile();
  path = mkdtempSync(join(tmpdir(), 'claimwright-watched-'));
  documents = createDocumentsService({
    ...file.services.context,
    read: readIncoming,
    createEncounter: file.services.coding.createEncounter,
    savePatient: file.patients.savePatient,
  });
  changes = 0;
  folder = folderOn('this computer');
});
afterEach(async () => {
  await folder.stop();
  file.close();
  rmSync(path, { recursive: true, force: true });
});

function folderOn(machine: string): FolderService {
  return createFolderService({
    ...file.services.context,
    ...inboxFolder(documents),
    machine,
    onChange: () => {
      changes += 1;
    },
    settleMs: 100,
  });
}

const put = (name: string, content: string | Uint8Array): void => writeFileSync(join(path, name), content);
const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 8000, interval: 50 });

describe('the watched folder', () => {
  it('takes in what is there and what comes, and leaves every file as it was', async () => {
    openEncounter(file);
    put('first.hl7', labMessage());
    expect(folder.choose(path)).toMatchObject({ there: true, taken: 0, refused: [] });
    await soon(() => expect(documents.counts().waiting).toBe(1));
    put('second.hl7', labMessage({}, { id: 'M2', value: '7.7' }));
    await soon(() => expect(documents.counts().waiting).toBe(2));
    expect(readdirSync(path).sort()).toEqual(['first.hl7', 'second.hl7']);
    expect(documents.inbox('waiting', 10).rows.map((row) => [row.way, row.patientMatch])).toEqual([
      ['folder', 'exact'],
      ['folder', 'exact'],
    ]);
    await soon(() => expect(changes).toBe(2));
    expect(folder.state()).toMatchObject({ taken: 2 });
  });

  it('waits until a file is complete', async () => {
    folder.choose(path);
    const whole = labMessage();
    put('slow.hl7', whole.slice(0, 60));
    const timer = setInterval(() => appendFileSync(join(path, 'slow.hl7'), ''), 20);
    await new Promise((resolve) => setTimeout(resolve, 60));
    appendFileSync(join(path, 'slow.hl7'), whole.slice(60));
    clearInterval(timer);
    await soon(() => expect(documents.counts().waiting).toBe(1));
    expect(folder.state()?.refused).toEqual([]);
  });

  it('tells what could not be read, reads it again when it changes, and forgets it when it is gone', async () => {
    folder.choose(path);
    put('note.hl7', 'PID|1||1||A^B\r');
    await soon(() => expect(folder.countRefused()).toBe(1));
    expect(folder.state()?.refused[0]).toMatchObject({ name: 'note.hl7' });
    put('note.hl7', labMessage());
    await soon(() => expect(documents.counts().waiting).toBe(1));
    await soon(() => expect(folder.countRefused()).toBe(0));
    put('bad.hl7', 'PID|1||1||A^B\r');
    await soon(() => expect(folder.countRefused()).toBe(1));
    rmSync(join(path, 'bad.hl7'));
    await soon(() => expect(folder.countRefused()).toBe(0));
  });

  it('passes over unfinished and hidden files and folders below', async () => {
    mkdirSync(join(path, 'below'));
    put('.hidden.hl7', labMessage());
    put('~$open.docx', 'x');
    put('load.hl7.part', labMessage());
    writeFileSync(join(path, 'below', 'deep.hl7'), labMessage());
    folder.choose(path);
    put('real.hl7', labMessage());
    await soon(() => expect(documents.counts().waiting).toBe(1));
    expect(folder.state()).toMatchObject({ taken: 1, refused: [] });
  });

  it('rests while the practice is locked, reads on after unlocking, and nothing twice', async () => {
    put('first.hl7', labMessage());
    folder.choose(path);
    await soon(() => expect(documents.counts().waiting).toBe(1));
    folder.follow(null);
    put('second.hl7', labMessage({}, { id: 'M2', value: '7.7' }));
    await new Promise((resolve) => setTimeout(resolve, 400));
    file.reopen();
    expect(documents.counts().waiting).toBe(1);
    folder.follow(file.db());
    await soon(() => expect(documents.counts().waiting).toBe(2));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(documents.inbox('decided', 10).total).toBe(0);
    expect(folder.state()).toMatchObject({ taken: 2 });
  });

  it('belongs to this computer alone, and stops when told', async () => {
    folder.choose(path);
    const other = folderOn('another computer');
    expect(other.state()).toBeNull();
    other.follow(file.db());
    await folder.forget();
    put('late.hl7', labMessage());
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(documents.counts().waiting).toBe(0);
    expect(folder.state()).toBeNull();
    expect(existsSync(join(path, 'late.hl7'))).toBe(true);
    await other.stop();
  });

  it('says when the folder is not there', () => {
    expect(() => folder.choose(join(path, 'nowhere'))).toThrow(/not there. Nothing was changed/);
    folder.choose(path);
    rmSync(path, { recursive: true, force: true });
    expect(folder.state()).toMatchObject({ there: false });
  });
});

describe('a dropped file', () => {
  it('comes in pieces and is whole with the last', () => {
    const uploads = createUploads();
    const id = '00000000-0000-4000-8000-000000000001';
    expect(uploads.add(id, new Uint8Array([1, 2]), false)).toBeNull();
    expect(uploads.add(id, new Uint8Array([3]), true)).toEqual(new Uint8Array([1, 2, 3]));
    expect(uploads.add(id, new Uint8Array([4]), true)).toEqual(new Uint8Array([4]));
  });

  it('is refused when it grows past the limit, and its pieces are forgotten', () => {
    const uploads = createUploads();
    const id = '00000000-0000-4000-8000-000000000002';
    const piece = new Uint8Array(30_000_001);
    uploads.add(id, piece, false);
    expect(() => uploads.add(id, piece, true)).toThrow(/larger than 60 MB/);
    expect(uploads.add(id, new Uint8Array([7]), true)).toEqual(new Uint8Array([7]));
  });

  it('is read in a thread of its own', async () => {
    const read = await readInBackground(labMessage(), 'report.hl7');
    expect(read.documents[0]?.results).toHaveLength(2);
  });
});
