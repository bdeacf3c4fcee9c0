import { describe, expect, it, vi } from 'vitest';
import { createWorkbench, isDirty, type SaveCall } from '#renderer/features/coding/workbench-store.ts';
import { addDiagnosis } from '#renderer/features/coding/coding-edits.ts';
import { encounterDetail } from './fixtures.ts';

const saves: SaveCall = async ({ version, coding }) => ({
  ok: true,
  value: encounterDetail({ version: version + 1, status: 'coding' }, coding),
});

describe('saving by itself', () => {
  it('saves the newest coding once, on the version that it was read with', async () => {
    const save = vi.fn(saves);
    const bench = createWorkbench({ detail: encounterDetail(), save, delayMs: 1000 });
    bench.edit((c) => addDiagnosis(c, 'E11.9'));
    bench.edit((c) => addDiagnosis(c, 'I10'));
    expect(await bench.flush()).toEqual({ ok: true, value: { version: 2 } });
    expect(save).toHaveBeenCalledTimes(1);
    expect(save.mock.calls[0]?.[0]).toEqual({
      version: 1,
      coding: { diagnoses: ['E11.9', 'I10'], lines: [] },
    });
    expect(isDirty(bench.store.getState())).toBe(false);
  });

  it('saves again what was changed while a save was under way, on the new version', async () => {
    const save = vi.fn<SaveCall>(async (input) => {
      if (input.version === 1) bench.edit((c) => addDiagnosis(c, 'I10'));
      return saves(input);
    });
    const bench = createWorkbench({ detail: encounterDetail(), save, delayMs: 1000 });
    bench.edit((c) => addDiagnosis(c, 'E11.9'));
    await bench.flush();
    expect(save.mock.calls.map(([input]) => input.version)).toEqual([1, 2]);
    expect(bench.store.getState().version).toBe(3);
  });

  it('stops at a conflict, keeps what was typed, and takes up again after it is read anew', async () => {
    const save = vi.fn<SaveCall>(async () => ({
      ok: false,
      error: { code: 'conflict', message: 'Someone else changed this encounter.' },
    }));
    const bench = createWorkbench({ detail: encounterDetail(), save, delayMs: 1 });
    bench.edit((c) => addDiagnosis(c, 'E11.9'));
    expect((await bench.flush()).ok).toBe(false);
    bench.edit((c) => addDiagnosis(c, 'I10'));
    expect((await bench.flush()).ok).toBe(false);
    expect(save).toHaveBeenCalledTimes(1);
    expect(bench.store.getState().history.present.diagnoses).toEqual(['E11.9', 'I10']);
    bench.reload(encounterDetail({ version: 7 }));
    expect(bench.store.getState()).toMatchObject({ version: 7, refusal: null });
  });

  it('takes a newer answer over only when nothing of its own is unsaved', () => {
    const bench = createWorkbench({ detail: encounterDetail(), save: saves, delayMs: 10_000 });
    bench.adopt(encounterDetail({ version: 2 }, { diagnoses: ['I10'], lines: [] }));
    expect(bench.store.getState().history.present.diagnoses).toEqual(['I10']);
    bench.edit((c) => addDiagnosis(c, 'E11.9'));
    bench.adopt(encounterDetail({ version: 3 }));
    expect(bench.store.getState().history.present.diagnoses).toEqual(['I10', 'E11.9']);
  });
});
