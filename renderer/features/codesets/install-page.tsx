import { useNavigate } from 'react-router';
import type { FileJob } from '#shared/contract/codesets.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState, ErrorNote, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import {
  changeAnswers,
  installFiles,
  putAway,
  readFiles,
  useInstalling,
  type Done,
  type Installing,
} from './install-store.ts';
import { PreviewView } from './preview-view.tsx';
import { Progress } from './progress.tsx';
import { Questions } from './questions.tsx';
import { useTake } from './use-take.ts';
import { bytesText, countText } from './words.ts';
import './codesets.css';

const LIST = '/settings/codesets';

/** Installing files: what they are, what they change and touch, and only then the installation. */
export function InstallPage() {
  const api = useApi();
  const navigate = useNavigate();
  const state = useInstalling();
  const { refusal, choose } = useTake();
  const forbidden = usePermission('codesets.write');
  const { job, preview, working, done } = state;
  const leave = async () => {
    await putAway(api);
    void navigate(LIST);
  };
  const install = async () => {
    const made = await installFiles(api);
    if (made === null) return;
    const [first] = made.releases;
    const back = made.releases.length === 1 && first ? `${LIST}?rollback=${first.id}` : LIST;
    announce(`Installed: ${namesOf(made)}.`, {
      undo: { label: 'Roll back…', run: () => void navigate(back) },
    });
  };
  const ready = preview !== null && working === null && done === null;
  return (
    <Page
      title={done === null ? 'Install code sets' : 'Code sets installed'}
      crumbs={[
        { label: 'Settings', to: '/settings' },
        { label: 'Code sets', to: LIST },
      ]}
      meta={job === null ? undefined : countText(job.files.length, 'file')}
      actions={
        job === null ? null : (
          <>
            {preview !== null && done === null && state.asks ? (
              <Button onClick={changeAnswers} disabledReason={working === null ? null : STOP_FIRST}>
                Change answers
              </Button>
            ) : null}
            {done === null ? (
              <Button onClick={() => void leave()} disabledReason={working === null ? null : STOP_FIRST}>
                Do not install
              </Button>
            ) : null}
            <Button keys="O" label="Other files" onClick={() => void choose()} disabledReason={refusal}>
              Other files…
            </Button>
            {done === null && preview === null ? null : done === null ? (
              <Button
                kind="main"
                keys={ready ? 'Mod+Enter' : undefined}
                label="Install"
                onClick={() => void install()}
                disabledReason={forbidden ?? installRefusal(state)}
              >
                Install
              </Button>
            ) : (
              <Button kind="main" keys="Mod+Enter" label="Done" onClick={() => void leave()}>
                Done
              </Button>
            )}
          </>
        )
      }
    >
      {job === null ? (
        <EmptyState
          title="No files chosen"
          action={
            <Button
              keys="Mod+Enter"
              label="Choose files"
              onClick={() => void choose()}
              disabledReason={refusal}
            >
              Choose files…
            </Button>
          }
        >
          Files or zip archives as their publishers offer them are read, compared with what is installed, and
          shown here before anything changes. They can also be dropped onto the window.
        </EmptyState>
      ) : (
        <Job job={job} state={state} />
      )}
    </Page>
  );
}

function Job({ job, state }: { readonly job: FileJob; readonly state: Installing }) {
  const api = useApi();
  const { failure, working, preview, done, asks } = state;
  return (
    <>
      {working === null ? null : (
        <Progress
          key={working}
          task={job.token}
          what={working === 'preview' ? 'Reading the files' : 'Installing'}
          since={state.since}
        />
      )}
      {preview === null && done === null ? <Files job={job} failure={asks ? null : failure} /> : null}
      {preview === null && asks && working === null ? <Questions state={state} /> : null}
      {preview !== null && failure !== null ? <Refused failure={failure} /> : null}
      {preview === null && failure !== null && !asks && working === null ? (
        <div className="codesets-part">
          <Button keys="Mod+Enter" label="Read again" onClick={() => void readFiles(api)}>
            Read again
          </Button>
        </div>
      ) : null}
      {preview === null ? null : <PreviewView preview={preview} done={done} />}
    </>
  );
}

/** The chosen files; what was refused stands beside the file that it is about. */
function Files({ job, failure }: { readonly job: FileJob; readonly failure: Failure | null }) {
  // Sentences about a file begin with its name; one in an archive is told for the whole.
  const about =
    job.files.length === 1 ? job.files[0] : job.files.find((f) => failure?.message.startsWith(f.name));
  return (
    <ul className="codesets-files" aria-label="Chosen files">
      {job.files.map((file, i) => (
        <li key={i}>
          <span className="strong">{file.name}</span>{' '}
          <span className="muted mono">{bytesText(file.bytes)}</span>
          {failure !== null && file === about ? <Refused failure={failure} /> : null}
        </li>
      ))}
      {failure !== null && about === undefined ? (
        <li>
          <Refused failure={failure} />
        </li>
      ) : null}
    </ul>
  );
}

function Refused({ failure }: { readonly failure: Failure }) {
  return failure.code === 'cancelled' ? (
    <Note tone="informs">{failure.message}</Note>
  ) : (
    <ErrorNote failure={failure} />
  );
}

function installRefusal({ preview, working }: Installing): string | null {
  if (working === 'install') return 'The files are being installed.';
  if (preview === null) return 'The files are not read to the end yet.';
  return preview.nothingToDo ? 'Everything in the files is installed already.' : null;
}

function namesOf({ answer }: Done): string {
  const names = answer.reports.filter((r) => !r.alreadyInstalled).map((r) => r.name);
  return names.length <= 2 ? names.join(', ') : `${names[0] ?? ''} and ${names.length - 1} more`;
}

const STOP_FIRST = 'Stop the work first.';
