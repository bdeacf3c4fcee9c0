import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PaperPrintId } from '#shared/kernel/ids.ts';
import { sql } from '#electron/db/sql.ts';
import { transaction } from '#electron/db/handle.ts';
import { runTask } from '#electron/background/run-task.ts';
import { drawForms, type DrawnForms } from '#electron/paper-forms/draw-forms.ts';
import { createPaperFormsHandlers } from '#electron/paper-forms/handlers.ts';
import type { AppEvent } from '#shared/contract/define.ts';
import { claimWith, scenarioClaim } from '#tests/support/claims.ts';
import { readPages } from '#tests/support/paper.ts';
import { fourteenLineClaim } from '#tests/support/paper-claims.ts';
import { addPatient, makeWorkFile, readyClaim, TODAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

const order = (
  ids: readonly ClaimId[],
  more: Partial<{ face: 'complete' | 'data_only'; printer: string | null }> = {},
) => ({
  ids: [...ids],
  face: 'data_only' as const,
  printer: null,
  ...more,
});

function claimIds(count: number): ClaimId[] {
  return Array.from({ length: count }, (_, i) => {
    const patientId = addPatient(file.patients, file.ids.payerId, `Ana${'abc'[i] ?? ''}`, String(2100 + i));
    return readyClaim(file, undefined, patientId).summary.id;
  });
}

/** Makes a claim's form impossible: the account number is longer than its box. */
function spoil(id: ClaimId): void {
  transaction(file.db(), (w) =>
    w.run(
      sql`UPDATE claim SET frozen = json_set(frozen, '$.patient.lastName', ${'Fictive'.repeat(6)}) WHERE id = ${id}`,
    ),
  );
}

function handlers(
  answers: { readonly outcome?: 'printed' | 'cancelled'; readonly path?: string | null } = {},
) {
  const printed: Uint8Array[] = [];
  const events: AppEvent[] = [];
  const made = createPaperFormsHandlers(
    file.services.paperForms,
    {
      dialogs: {
        openFile: () => Promise.resolve(null),
        openFiles: () => Promise.resolve([]),
        openFolder: () => Promise.resolve(null),
        saveFile: () => Promise.resolve(answers.path ?? null),
      },
      print: (pdf) => {
        printed.push(pdf);
        return Promise.resolve(answers.outcome ?? 'printed');
      },
    },
    () => TODAY,
    (event) => events.push(event),
  );
  return { made, printed, events };
}

describe('many claims as one document', () => {
  it('prints each claim one after the other and remembers it in the life of each', async () => {
    const ids = claimIds(3);
    const { made, printed } = handlers();
    const prepared = await made.prepare({ task: crypto.randomUUID(), ...order(ids) }, undefined);
    expect(prepared.claims.map(({ id, pages }) => [id, pages])).toEqual(ids.map((id) => [id, 1]));
    expect(await made.print({ token: prepared.token }, undefined)).toEqual({ outcome: 'printed' });
    expect(await readPages(printed[0] ?? new Uint8Array())).toHaveLength(3);
    for (const id of ids) {
      const { events } = file.services.claims.get(id);
      expect(events.at(-1)).toMatchObject({ kind: 'printed', detail: 'CMS-1500 printed.' });
    }
    expect(file.services.paperForms.printed.list(null, 10)).toMatchObject([
      {
        way: 'printed',
        pages: 3,
        face: 'data_only',
        signedOn: TODAY,
        claims: ids.map((claimId) => ({ claimId, pages: 1 })),
      },
    ]);
  });

  it('leaves a claim out that a finding stops, and says why', async () => {
    const ids = claimIds(2);
    spoil(ids[0] as ClaimId);
    const { made, printed } = handlers();
    const prepared = await made.prepare({ task: crypto.randomUUID(), ...order(ids) }, undefined);
    expect(prepared.pages).toBe(1);
    expect(prepared.claims[0]).toMatchObject({ pages: 0, findings: [{ rule: 'paper-text-too-long' }] });
    await made.print({ token: prepared.token }, undefined);
    expect(await readPages(printed[0] ?? new Uint8Array())).toHaveLength(1);
    expect(file.services.paperForms.printed.list(ids[0] as ClaimId, 10)).toEqual([]);
    expect(file.services.paperForms.printed.list(ids[1] as ClaimId, 10)).toHaveLength(1);
  });

  it('refuses to print when nothing is left', async () => {
    const [id] = claimIds(1) as [ClaimId];
    spoil(id);
    const { made, printed } = handlers();
    const prepared = await made.prepare({ task: crypto.randomUUID(), ...order([id]) }, undefined);
    await expect(made.print({ token: prepared.token }, undefined)).rejects.toMatchObject({
      code: 'rule_violated',
    });
    expect(printed).toEqual([]);
  });

  it('writes nothing down when the dialog was closed', async () => {
    const [id] = claimIds(1) as [ClaimId];
    const { made } = handlers({ outcome: 'cancelled', path: null });
    const { token } = await made.prepare({ task: crypto.randomUUID(), ...order([id]) }, undefined);
    await made.print({ token }, undefined);
    expect(await made.save({ token }, undefined)).toBeNull();
    expect(file.services.paperForms.printed.list(null, 10)).toEqual([]);
  });

  it('does not know a token that was used or discarded', async () => {
    const [id] = claimIds(1) as [ClaimId];
    const { made } = handlers();
    const { token } = await made.prepare({ task: crypto.randomUUID(), ...order([id]) }, undefined);
    await made.print({ token }, undefined);
    await expect(Promise.resolve().then(() => made.pdf({ token }, undefined))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('printing again', () => {
  it('gives the same bytes on another day, whatever became of the claim', async () => {
    const [id] = claimIds(1) as [ClaimId];
    const { made, printed } = handlers();
    const { token } = await made.prepare({ task: crypto.randomUUID(), ...order([id]) }, undefined);
    await made.print({ token }, undefined);
    file.setDay(isoDate('2027-01-15'));
    spoil(id);
    const [print] = file.services.paperForms.printed.list(id, 1);
    await made.printAgain({ id: print?.id as PaperPrintId }, undefined);
    expect(printed).toHaveLength(2);
    expect(Buffer.from(printed[1] ?? []).equals(Buffer.from(printed[0] ?? []))).toBe(true);
    expect(
      createHash('sha256')
        .update(printed[1] ?? '')
        .digest('hex'),
    ).toBe(print?.sha256);
    expect(file.services.claims.get(id).events.at(-1)?.detail).toBe('CMS-1500 printed again.');
  });

  it('keeps what was printed: it is neither changed nor deleted', async () => {
    const [id] = claimIds(1) as [ClaimId];
    const { made } = handlers();
    const { token } = await made.prepare({ task: crypto.randomUUID(), ...order([id]) }, undefined);
    await made.print({ token }, undefined);
    for (const statement of [
      sql`UPDATE paper_print SET pages = 9`,
      sql`DELETE FROM paper_print`,
      sql`UPDATE paper_print_claim SET forms = '[]'`,
      sql`DELETE FROM paper_print_claim`,
    ])
      expect(() => transaction(file.db(), (w) => w.run(statement))).toThrow(/never/);
  });

  it('refuses a print that is not there', () => {
    expect(() => file.services.paperForms.printed.pdf(crypto.randomUUID() as PaperPrintId)).toThrow(
      /not in the practice file/,
    );
  });
});

describe('printers', () => {
  const laser = { name: 'Laser', offsetX: 4, offsetY: -3, standard: false };

  it('the first is the standard one, and there is never a second', () => {
    const { printers } = file.services.paperForms;
    expect(printers.save(laser, null)).toEqual([{ ...laser, standard: true }]);
    expect(
      printers.save({ ...laser, name: 'Ink', standard: true }, null).map((p) => [p.name, p.standard]),
    ).toEqual([
      ['Ink', true],
      ['Laser', false],
    ]);
    expect(printers.remove('Ink')).toMatchObject([{ name: 'Laser', standard: true }]);
  });

  it('refuses a name that stands already, and lets a printer be renamed', () => {
    const { printers } = file.services.paperForms;
    printers.save(laser, null);
    expect(() => printers.save({ ...laser, name: 'LASER' }, null)).toThrow(/already/);
    expect(printers.save({ ...laser, name: 'laser 2' }, 'Laser').map(({ name }) => name)).toEqual([
      'laser 2',
    ]);
  });

  it('moves the data of the pre-printed form, not the complete one', async () => {
    const [id] = claimIds(1) as [ClaimId];
    const { paperForms } = file.services;
    paperForms.printers.save(laser, null);
    const memberAt = async (face: 'complete' | 'data_only') => {
      const { token } = paperForms.prepareNow(order([id], { face }));
      const [page] = await readPages(paperForms.pdf(token));
      return page?.find(({ text }) => text.startsWith('SMH2100'));
    };
    const moved = await memberAt('data_only');
    const still = await memberAt('complete');
    expect((moved?.x ?? 0) - (still?.x ?? 0)).toBeCloseTo(0.04, 3);
    expect((moved?.y ?? 0) - (still?.y ?? 0)).toBeCloseTo(-0.03, 3);
  });

  it('refuses a printer that is not there', () => {
    const [id] = claimIds(1) as [ClaimId];
    expect(() => file.services.paperForms.prepareNow(order([id], { printer: 'Old' }))).toThrow(
      /no printer "Old"/,
    );
  });
});

describe('in a thread', () => {
  const wanted = (claims: ReturnType<typeof scenarioClaim>[]) => ({
    claims,
    face: 'data_only' as const,
    signedOn: isoDate('2026-04-20'),
    offsetX: 0,
    offsetY: 0,
  });

  it('draws the same bytes, telling how far it is', async () => {
    const claims = Array.from({ length: 45 }, (_, i) => claimWith({ controlNumber: String(20_000 + i) }));
    claims.push(fourteenLineClaim());
    const told: number[] = [];
    const drawn = await runTask<DrawnForms>('paper.draw', wanted(claims), {
      onProgress: ({ done }) => told.push(done),
    });
    expect(told).toEqual([20, 40, 46]);
    expect(Buffer.from(drawn.pdf).equals(Buffer.from(drawForms(wanted(claims)).pdf))).toBe(true);
    expect(drawn.claims.at(-1)?.forms).toHaveLength(3);
  });

  it('ends when it is stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    const claims = Array.from({ length: 40 }, () => scenarioClaim());
    await expect(runTask('paper.draw', wanted(claims), { signal: stop.signal })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('the file that is saved', () => {
  it('has the name of the first and last claim and is for the account alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimwright-paper-'));
    try {
      const ids = claimIds(2);
      const path = join(folder, 'forms.pdf');
      const { made } = handlers({ path });
      const { token, claims } = await made.prepare({ task: crypto.randomUUID(), ...order(ids) }, undefined);
      const numbers = claims.map(({ controlNumber }) => controlNumber);
      expect(file.services.paperForms.fileName(token)).toBe(`cms1500-${numbers.join('-')}.pdf`);
      expect(await made.save({ token }, undefined)).toEqual({ fileName: 'forms.pdf' });
      expect(readFileSync(path).subarray(0, 8).toString()).toBe('%PDF-1.7');
      expect(readdirSync(folder)).toEqual(['forms.pdf']);
      expect(file.services.paperForms.printed.list(null, 1)).toMatchObject([
        { way: 'saved', fileName: 'forms.pdf' },
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
