import type { ChangeRow } from '#shared/contract/codesets.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { UsesOfCodesTable } from './uses-table.tsx';
import { numberText } from './words.ts';

/** Where a changed code is used here, each place to be opened. For an added code: those of the codes that it refines. */
export function UsesSheet(props: {
  readonly row: ChangeRow;
  readonly system: CodeSystem;
  readonly onClose: () => void;
}) {
  const { code, change } = props.row;
  const refines = change === 'added';
  const { data, error, refetch } = useCall('codesets', 'usesOf', { system: props.system, code, refines });
  const title = refines ? `Where codes that ${code} refines are used` : `Where ${code} is used`;
  const more = data === undefined ? 0 : data.total - data.uses.length;
  return (
    <Sheet
      open
      title={title}
      width="medium"
      onClose={props.onClose}
      note={more > 0 ? <span className="muted">first {numberText(data?.uses.length ?? 0)}</span> : null}
      foot={
        <Button keys="Escape" onClick={props.onClose}>
          Close
        </Button>
      }
    >
      {error ? <ErrorNote failure={error} retry={refetch} /> : null}
      {data === undefined && error === null ? <Loading what="where it is used" /> : null}
      {data === undefined ? null : data.total === 0 ? (
        <p>Nothing here uses it any more.</p>
      ) : (
        <div className="codesets-sheet-table" data-tall>
          <UsesOfCodesTable label={title} uses={data.uses} />
        </div>
      )}
    </Sheet>
  );
}
