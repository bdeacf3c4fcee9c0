import type { TakenIn } from '#shared/contract/documents.ts';
import { announce } from '#renderer/lib/announce.ts';
import { Button } from './button.tsx';
import { Sheet } from './sheet.tsx';
import { StatusChip, type Tone } from './status-chip.tsx';
import './taken-in.css';

const OUTCOME: Readonly<Record<TakenIn['outcome'], readonly [Tone, string]>> = {
  attached: ['fine', 'Added'],
  waiting: ['informs', 'In the inbox'],
  question: ['warns', 'Question'],
  known: ['neutral', 'Known'],
  refused: ['stops', 'Not taken in'],
};

/**
 * Says in the status bar what became of files, when one line says it all.
 * @returns whether more has to be shown: several files, one that was refused, or parts that were not read
 */
export function tellTaken(files: readonly TakenIn[]): boolean {
  const [first, ...more] = files;
  if (first === undefined) return false;
  const parts = files.some((file) => file.outcome === 'refused' || file.passedOver.length > 0);
  if (more.length === 0 && !parts)
    announce(first.sentence, { tone: first.outcome === 'known' ? 'informs' : 'fine' });
  else
    announce(`${files.length} ${files.length === 1 ? 'file' : 'files'} read.`, {
      tone: parts ? 'warns' : 'fine',
    });
  return parts || more.length > 0;
}

/** What became of each file, and what of it was not read. */
export function TakenInSheet(props: { readonly files: readonly TakenIn[]; readonly onClose: () => void }) {
  return (
    <Sheet
      open={props.files.length > 0}
      title="What became of the files"
      width="medium"
      onClose={props.onClose}
      foot={
        <Button kind="main" onClick={props.onClose} autoFocus>
          Close
        </Button>
      }
    >
      <ul className="taken-in">
        {props.files.map((file, i) => (
          <li key={i}>
            <StatusChip tone={OUTCOME[file.outcome][0]}>{OUTCOME[file.outcome][1]}</StatusChip>
            <div>
              <p className="strong">{file.fileName}</p>
              <p>{file.sentence}</p>
              {file.passedOver.length === 0 ? null : (
                <>
                  <p className="small">Not read:</p>
                  <ul className="small">
                    {file.passedOver.map((sentence, n) => (
                      <li key={n}>{sentence}</li>
                    ))}
                  </ul>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
