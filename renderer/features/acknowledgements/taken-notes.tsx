import { Link } from 'react-router';
import type { AckTaken } from '#shared/contract/acknowledgements.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/messages.tsx';
import { useAcks } from './acks-store.ts';

/** What became of the files that were read last; refusals first. */
export function TakenNotes() {
  const taken = useAcks((s) => s.taken);
  if (taken.length === 0) return null;
  const order = [...taken].sort((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'));
  const refused = taken.some((one) => one.outcome === 'refused');
  return (
    <div className="ack-note">
      <Note tone={refused ? 'stops' : 'informs'}>
        <div className="ack-taken-note">
          <div {...(refused ? { role: 'alert' } : {})}>
            <ul className="ack-taken">
              {order.map((one, i) => (
                <li key={`${one.fileName}:${i}`}>
                  <Name taken={one} /> {one.sentence}
                </li>
              ))}
            </ul>
          </div>
          <Button kind="quiet" label="Close this note" onClick={() => useAcks.setState({ taken: [] })}>
            Close
          </Button>
        </div>
      </Note>
    </div>
  );
}

function Name({ taken }: { readonly taken: AckTaken }) {
  if (taken.outcome === 'remittance') return <Link to="/remits">{taken.fileName}</Link>;
  if (taken.fileId === null) return <strong>{taken.fileName}</strong>;
  return <Link to={`/acks/${taken.fileId}`}>{taken.fileName}</Link>;
}
