import { describe, expect, it } from 'vitest';
import { runTask } from '#electron/background/run-task.ts';

describe('work in the background', () => {
  it('fails with the name of a task that does not exist, and without any text of the input', async () => {
    await expect(runTask('no.such.task', { note: 'Fictive, Dana' })).rejects.toThrow(
      'The task no.such.task failed (Error).',
    );
  });
});
