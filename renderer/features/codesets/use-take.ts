import { useNavigate } from 'react-router';
import type { FileJob } from '#shared/contract/codesets.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { useFileDrop } from '#renderer/lib/file-drop.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';
import { takeFiles, useInstalling } from './install-store.ts';

export const INSTALL_PATH = '/settings/codesets/install';

export type Take = {
  /** Why nothing can be taken now; null when it can. */
  readonly refusal: string | null;
  /** By the system's dialog. */
  readonly choose: () => Promise<void>;
  /** Files that main has already, such as a download. */
  readonly take: (job: FileJob) => void;
};

/** Takes files for installing and leads to their preview: chosen, dropped onto the window, or downloaded. */
export function useTake(): Take {
  const api = useApi();
  const navigate = useNavigate();
  const forbidden = usePermission('codesets.write');
  const working = useInstalling((s) => s.working);
  const refusal =
    forbidden ??
    (working === null ? null : 'Other files are being read or installed. Wait for them or stop it.');
  const take = (job: FileJob) => {
    void takeFiles(api, job);
    void navigate(INSTALL_PATH);
  };
  const choose = async () => {
    const answer = await callProcedure(api, 'codesets', 'chooseFiles', {});
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) take(answer.value);
  };
  const drop = async (files: readonly File[]) => {
    const handed = await api.handOver(files);
    if (!handed.ok) return announceFailure(handed.error);
    const answer = await callProcedure(api, 'codesets', 'takeDropped', handed.value);
    if (!answer.ok) return announceFailure(answer.error);
    take(answer.value);
  };
  useFileDrop({
    label: 'Drop to read these code-set files. Nothing is installed yet.',
    refusal,
    take: (files) => void drop(files),
  });
  return { refusal, choose, take };
}
