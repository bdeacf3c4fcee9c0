import { useState } from 'react';
import type { AckTaken } from '#shared/contract/acknowledgements.ts';
import type { Result } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { useFileDrop } from '#renderer/lib/file-drop.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { callProcedure, useAct } from '#renderer/lib/use-call.ts';
import { useAcks } from './acks-store.ts';

export type ReadFiles = {
  readonly forbidden: string | null;
  readonly busy: boolean;
  readonly choose: () => Promise<void>;
};

/** Reads files of answers: by the system's dialog, or dropped onto the window. */
export function useReadFiles(): ReadFiles {
  const api = useApi();
  const forbidden = usePermission('claims.write');
  const choosing = useAct('acks', 'choose');
  const [dropping, setDropping] = useState(false);
  const tell = (answer: Result<readonly AckTaken[] | null>): void => {
    if (!answer.ok) return announceFailure(answer.error);
    if (answer.value === null) return;
    const [only] = answer.value;
    useAcks.setState({ taken: answer.value });
    if (only && answer.value.length === 1) announce(only.sentence);
    else announce(`${answer.value.length} files were read.`);
  };
  useFileDrop({
    label: 'Drop to read these answers',
    refusal: forbidden,
    take: (files) => {
      setDropping(true);
      void api
        .handOver(files)
        .then((handed) => (handed.ok ? callProcedure(api, 'acks', 'drop', handed.value) : handed))
        .then(tell)
        .finally(() => setDropping(false));
    },
  });
  return {
    forbidden,
    busy: choosing.busy || dropping,
    choose: async () => tell(await choosing.run({})),
  };
}
