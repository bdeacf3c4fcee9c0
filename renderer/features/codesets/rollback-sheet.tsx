import { useEffect, useRef, useState } from 'react';
import type { RollbackAnswer } from '#shared/contract/codesets.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure, useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { TouchedTable } from './touched-table.tsx';
import { countText } from './words.ts';

/** Before a release is taken away: which codes of this practice lose their release, or read otherwise. */
export function RollbackSheet(props: {
  readonly release: { readonly id: number; readonly name: string; readonly source: string };
  readonly onClose: () => void;
  readonly onDone?: (() => void) | undefined;
}) {
  const { id, name, source } = props.release;
  const api = useApi();
  const acting = useAct('codesets', 'rollback');
  const [preview, setPreview] = useState<RollbackAnswer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = useRef<number | null>(null);
  useEffect(() => {
    // One preview for a release: the work holds the code-set file alone.
    if (asked.current === id) return;
    asked.current = id;
    void callProcedure(api, 'codesets', 'previewRollback', { releaseId: id }).then((answer) => {
      if (answer.ok) setPreview(answer.value);
      else setFailure(answer.error);
    });
  }, [api, id]);
  const close = () => {
    if (preview === null && failure === null)
      void callProcedure(api, 'codesets', 'cancel', { task: `rollback:${id}` });
    props.onClose();
  };
  const act = async () => {
    setFailure(null);
    const answer = await acting.run({ releaseId: id });
    if (!answer.ok) return setFailure(answer.error);
    announce(`${name} is taken away. Install ${source === '' ? 'its file' : source} again to bring it back.`);
    props.onClose();
    props.onDone?.();
  };
  return (
    <Sheet
      open
      title={`Roll back ${name}`}
      width="large"
      onClose={close}
      foot={
        <>
          <CancelButton onCancel={close} />
          <Button
            kind="danger"
            keys="Mod+Enter"
            label="Roll back"
            onClick={() => void act()}
            busy={acting.busy}
            disabledReason={preview === null ? 'What it touches is still being looked up.' : null}
            autoFocus
          >
            Roll back
          </Button>
        </>
      }
    >
      <p>
        Days of service of this release are looked up and checked in what is left. Finished work keeps its
        verdicts and the releases that they were made with. Installing the file again brings the release back.
      </p>
      {failure ? <ErrorNote failure={failure} /> : null}
      {preview === null && failure === null ? <Loading what="what this touches" /> : null}
      {preview ? (
        <div className="codesets-sheet-part">
          <h3>
            {preview.touched.length === 0
              ? 'No code that this practice holds is touched.'
              : `${countText(preview.touched.length, 'code')} of this practice touched`}
          </h3>
          {preview.touched.length > 0 ? (
            <div className="codesets-sheet-table">
              <TouchedTable touched={preview.touched} />
            </div>
          ) : null}
        </div>
      ) : null}
    </Sheet>
  );
}
