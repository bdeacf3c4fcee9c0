import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { createDocumentsService } from '#electron/documents/service.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { answerFile, onlyDenial, postAnswer, refused } from '#tests/support/denials.ts';
import { pdfOf } from '#tests/support/packet.ts';
import { readPages } from '#tests/support/paper.ts';
import { makeWorkFile, sentClaim, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let sent: ClaimDetail;
beforeEach(() => {
  file = makeWorkFile();
  sent = sentClaim(file);
});
afterEach(() => file.close());

/** Gives a file to the visit of the claim, as on its page. */
async function give(fileName: string, bytes: Uint8Array): Promise<void> {
  const documents = createDocumentsService({
    ...file.services.context,
    read: readIncoming,
    createEncounter: file.services.coding.createEncounter,
    savePatient: file.patients.savePatient,
  });
  const { encounterId } = sent.summary;
  const taken = await documents.takeIn({ fileName, bytes, way: 'dialog', encounterId });
  for (const id of taken.items)
    documents.attach({ id, encounterId, confirmed: ['patient', 'visit', 'same'] });
}

/** A page with a comment that says nothing of how it looks. */
async function commented(): Promise<Uint8Array> {
  const made = await PDFDocument.load(await pdfOf(['a page with a comment']));
  const comment = made.context.obj({
    Type: 'Annot',
    Subtype: 'FreeText',
    Rect: [72, 72, 200, 100],
    Contents: PDFString.of('not billed'),
  });
  made.getPage(0).node.set(PDFName.Annots, made.context.obj([made.context.register(comment)]));
  return made.save();
}

describe('the packet of an appeal', () => {
  it('encloses the chosen originals themselves, and keeps what has to be attached by hand', async () => {
    const { denials } = file.services;
    await give('chart.pdf', await pdfOf(['first page of the chart', 'second page of the chart']));
    await give('referral.pdf', await commented());
    await give('other.pdf', await pdfOf(['not chosen']));
    postAnswer(file, answerFile(sent.claim, [refused(sent.claim, 'CO-50')], 'T1'));
    const { id } = onlyDenial(file);
    const all = denials.get(id).documents;
    expect(all).toHaveLength(3);
    const chosen = all.filter(({ title }) => !/other/i.test(title)).map((d) => d.id);
    denials.beginAppeal(id, 'To the appeals department', chosen);
    const [begun] = denials.get(id).appeals;
    if (!begun) throw new Error('The appeal is not there.');
    const packet = await denials.makePacket(begun.id);
    const text = (await readPages(packet.pdf))
      .flat()
      .map((t) => t.text)
      .join(' ');
    expect(text).toContain('first page of the chart');
    expect(text).toContain('second page of the chart');
    expect(text).not.toContain('not chosen');
    expect(text).toContain('Attach this document by hand');
    expect(packet.byHand).toEqual([
      expect.stringMatching(/^referral.*comments that cannot be drawn here\.$/i),
    ]);
    const after = denials.get(id);
    expect(after.appeals[0]?.packets[0]?.byHand).toEqual(packet.byHand);
    expect(after.events.find((e) => e.kind === 'packet')?.detail).toContain('To attach by hand: ');
  }, 60_000);
});
