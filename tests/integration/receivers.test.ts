import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ReceiverProfile, USUAL_PROFILE } from '#shared/domain/x12/receiver-profile.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { makeWorkFile, readyClaim, SERVICE_DAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let folder: string;
beforeEach(() => {
  file = makeWorkFile();
  folder = mkdtempSync(join(tmpdir(), 'claimwright-outbox-'));
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

const OWN = ReceiverProfile.parse({
  senderQualifier: '30',
  senderId: 'FICTIVE99',
  groupReceiverId: 'SAMPLEGRP',
  usage: 'P',
  delimiters: { element: '|', component: '>', repetition: '!', terminator: '\n' },
  lineBreaks: false,
  fileName: '{date}_{control}.edi',
  claimsPerFile: 1,
});

function ready(day: IsoDate): ClaimId {
  return readyClaim(file, day).summary.id;
}

function only(): string {
  const id = file.services.receivers.list()[0]?.receiverId;
  if (id === undefined) throw new Error('No receiver.');
  return id;
}

it('lists every receiver that a payer names, as usual until it is changed', () => {
  const [receiver] = file.services.receivers.list();
  expect(receiver).toMatchObject({ changed: false, profile: USUAL_PROFILE });
  expect(receiver?.payers.length).toBeGreaterThan(0);
});

it('writes a file as its receiver wants it, and a sample of it before', () => {
  const receiverId = only();
  const sample = file.services.receivers.sample(receiverId, OWN);
  expect(sample.fileName).toMatch(/^\d{8}_000000001\.edi$/);
  expect(sample.text).toMatch(/^ISA\|00\|/);
  file.services.receivers.save(receiverId, OWN);
  expect(file.services.receivers.list()[0]).toMatchObject({ changed: true, profile: OWN });
  const ids = [ready(SERVICE_DAY), ready(addDays(SERVICE_DAY, -1))];
  const files = file.services.outbox.exportTo(ids, folder);
  // One claim in a file, as it was set.
  expect(files.map((f) => f.claims)).toEqual([1, 1]);
  const name = files[0]?.fileName ?? '';
  expect(name).toMatch(/^\d{8}_\d{9}\.edi$/);
  const isa = readFileSync(join(folder, name), 'utf8').split('\n')[0]?.split('|') ?? [];
  expect(isa[5]).toBe('30');
  expect(isa[6]?.trim()).toBe('FICTIVE99');
  expect(isa[15]).toBe('P');
  expect(isa[16]).toBe('>');
  const back = file.services.receivers.reset(receiverId);
  expect(back).toMatchObject({ changed: false, profile: USUAL_PROFILE });
});

it('refuses a receiver that no payer names', () => {
  expect(() => file.services.receivers.save('NOBODY', OWN)).toThrow(/No payer names this receiver/);
});

it('puts a list of the files with their checksums beside them, and keeps it whole', () => {
  file.services.outbox.exportTo([ready(SERVICE_DAY)], folder);
  file.services.outbox.exportTo([ready(addDays(SERVICE_DAY, -1))], folder);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    files: { file: string; sha256: string }[];
  };
  const written = readdirSync(folder)
    .filter((name) => name !== 'manifest.json')
    .sort();
  expect(manifest.files.map((f) => f.file).sort()).toEqual(written);
  for (const { file: name, sha256 } of manifest.files)
    expect(
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ).toBe(sha256);
  // No person is named in it.
  expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).not.toMatch(/Fictive, |memberId|patient/i);
});

it('keeps the outbox of this computer and says when it is gone', () => {
  const { receivers } = file.services;
  expect(receivers.outbox()).toBeNull();
  expect(receivers.outboxPath()).toBeNull();
  const box = join(folder, 'outbox');
  mkdirSync(box);
  expect(receivers.chooseOutbox(box)).toEqual({ name: 'outbox', reachable: true });
  expect(receivers.outboxPath()).toBe(box);
  rmSync(box, { recursive: true });
  expect(receivers.outbox()).toEqual({ name: 'outbox', reachable: false });
  expect(() => receivers.outboxPath()).toThrow(/is not there/);
  receivers.forgetOutbox();
  expect(receivers.outbox()).toBeNull();
});
