import { describe, expect, it, vi } from 'vitest';
import { createWorkbench, isDirty, type SaveCall } from '#renderer/features/coding/workbench-store.ts';
import { mergeOffer } from '#shared/domain/coding/coding-offer.ts';
import { addDiagnosis, applyFix, moveDiagnosis } from '#shared/domain/coding/coding-edits.ts';
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

  it('saves who types on without a pause, not only who stops', async () => {
    vi.useFakeTimers();
    try {
      const save = vi.fn(saves);
      const bench = createWorkbench({ detail: encounterDetail(), save, delayMs: 300 });
      for (let i = 0; i < 12; i += 1) {
        bench.edit((c) => addDiagnosis(c, `A0${i % 10}.${i}`));
        await vi.advanceTimersByTimeAsync(100);
      }
      // A change each tenth of a second for more than a second: none waited longer than the delay.
      expect(save.mock.calls.map(([input]) => input.coding.diagnoses.length)).toEqual([3, 6, 9, 12]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('steps back', () => {
  const codes = (bench: ReturnType<typeof createWorkbench>) =>
    bench.store.getState().history.present.diagnoses;

  it('go over many changes of every kind, each save between them included', async () => {
    const bench = createWorkbench({ detail: encounterDetail(), save: saves, delayMs: 1 });
    bench.edit((c) => addDiagnosis(c, 'E11.9'));
    await bench.flush();
    bench.edit((c) => mergeOffer(c, { diagnoses: ['I10', 'E78.5'], lines: [] }, () => 'id').coding);
    await bench.flush();
    bench.edit((c) => moveDiagnosis(c, 3, -1));
    bench.edit((c) => applyFix(c, { kind: 'remove_diagnosis', position: 1 }));
    await bench.flush();
    expect(codes(bench)).toEqual(['E78.5', 'I10']);
    const steps = [];
    for (let i = 0; i < 4; i += 1) {
      bench.undo();
      steps.push(codes(bench));
    }
    expect(steps).toEqual([['E11.9', 'E78.5', 'I10'], ['E11.9', 'I10', 'E78.5'], ['E11.9'], []]);
    for (let i = 0; i < 4; i += 1) bench.redo();
    expect(codes(bench)).toEqual(['E78.5', 'I10']);
  });

  it('stay when the encounter comes back with the same codes: held and released, coded and reopened', async () => {
    const bench = createWorkbench({ detail: encounterDetail(), save: saves, delayMs: 1 });
    bench.edit((c) => addDiagnosis(c, 'E11.9'));
    await bench.flush();
    bench.reload(encounterDetail({ version: 9, status: 'coding' }, { diagnoses: ['E11.9'], lines: [] }));
    expect(bench.store.getState().version).toBe(9);
    bench.undo();
    expect(codes(bench)).toEqual([]);
  });

  it('end where somebody else changed the codes', async () => {
    const bench = createWorkbench({ detail: encounterDetail(), save: saves, delayMs: 1 });
    bench.edit((c) => addDiagnosis(c, 'E11.9'));
    await bench.flush();
    bench.reload(encounterDetail({ version: 9 }, { diagnoses: ['I10'], lines: [] }));
    bench.undo();
    expect(codes(bench)).toEqual(['I10']);
  });
});
