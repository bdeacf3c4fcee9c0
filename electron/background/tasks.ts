import type { BackgroundTask } from './task.ts';

/** The tasks that a thread can run, by name; each is loaded when it is asked for. */
export const TASKS: Readonly<Record<string, () => Promise<BackgroundTask<never, unknown>>>> = {
  'codesets.install': async () => (await import('#electron/codesets/install/install-task.ts')).installTask,
  'codesets.draw': async () => (await import('#electron/export/changes-pdf.ts')).drawChangesTask,
  'codesets.diff': async () => (await import('#electron/codesets/install/install-task.ts')).diffTask,
  'codesets.inspect': async () => (await import('#electron/codesets/table-sample.ts')).sampleTask,
  'codesets.rollback': async () => (await import('#electron/codesets/install/install-task.ts')).rollbackTask,
  'denials.packet': async () => (await import('#electron/denials/draw-task.ts')).drawPacketTask,
  'defence.draw': async () => (await import('#electron/defence/draw-task.ts')).drawDefenceTask,
  'paper.draw': async () => (await import('#electron/paper-forms/draw-forms.ts')).drawForms,
  'statements.draw': async () => (await import('#electron/statements/draw-task.ts')).drawRunTask,
  'acks.read': async () => (await import('#electron/acknowledgements/read-file.ts')).readAnswersTask,
  'documents.read': async () => (await import('#electron/documents/read/read-task.ts')).readDocument,
};
