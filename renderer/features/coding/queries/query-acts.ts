import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { ClinicianQuery } from '#shared/domain/clinician-query.ts';
import type { ClinicianQueryId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';

/** Queries and encounter after an act on one of them. */
export type QueriesAnswer = {
  readonly queries: readonly ClinicianQuery[];
  readonly encounter: EncounterDetail;
};

/** What takes a query to the clinician: paper, file, clipboard. */
export function useQueryPaper(): {
  readonly print: (id: ClinicianQueryId) => void;
  readonly save: (id: ClinicianQueryId) => void;
  readonly copy: (id: ClinicianQueryId) => void;
  readonly busy: boolean;
} {
  const print = useAct('workbench', 'printQuery');
  const save = useAct('workbench', 'saveQueryPdf');
  const copy = useAct('workbench', 'copyQuery');
  return {
    busy: print.busy || save.busy,
    print: (id) =>
      void print.run({ id }).then((answer) => {
        if (!answer.ok) return announceFailure(answer.error);
        return answer.value.outcome === 'printed'
          ? announce('Query sent to the printer.')
          : announce('Not printed.', { tone: 'informs' });
      }),
    save: (id) =>
      void save.run({ id }).then((answer) => {
        if (!answer.ok) return announceFailure(answer.error);
        return answer.value === null ? undefined : announce(`Saved as ${answer.value.fileName}.`);
      }),
    copy: (id) =>
      void copy.run({ id }).then((answer) => {
        if (!answer.ok) return announceFailure(answer.error);
        return announce('Query copied as text. It names the patient: paste it only where that may stand.');
      }),
  };
}
