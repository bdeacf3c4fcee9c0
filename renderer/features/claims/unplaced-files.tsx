import { Link } from 'react-router';
import { useCall } from '#renderer/lib/use-call.ts';
import { Note } from '#renderer/ui/messages.tsx';

/** Files whose bytes are kept here but did not reach the chosen folder: a full disk, or a crash between the two. */
export function UnplacedFiles() {
  const files = useCall('claims', 'files', {}).data ?? [];
  const missing = files.filter((file) => file.placedAt === null);
  if (missing.length === 0) return null;
  return (
    <div className="claims-note">
      <Note tone="warns">
        {missing.length === 1 ? 'A file was' : `${missing.length} files were`} exported but did not reach the
        folder. Its claims count as exported; write the file again before you send it:{' '}
        {missing.map((file, index) => (
          <span key={file.id}>
            {index > 0 ? ', ' : ''}
            <Link to={`/claims/files/${file.id}`}>{file.fileName}</Link>
          </span>
        ))}
      </Note>
    </div>
  );
}
