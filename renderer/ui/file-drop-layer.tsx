import { useEffect, useState } from 'react';
import { announce } from '#renderer/lib/announce.ts';
import { dropReceiver, type DropReceiver } from '#renderer/lib/file-drop.ts';
import './file-drop-layer.css';

/**
 * Listens for files that are dragged over the window and says what dropping them does. Drawn once, by the shell.
 * Without a receiver, or beneath a sheet, nothing can be dropped.
 */
export function FileDropLayer() {
  const [over, setOver] = useState<DropReceiver | null>(null);
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const receiver = (): DropReceiver | null =>
      document.querySelector('[role="dialog"]') === null ? dropReceiver() : null;
    const onOver = (event: DragEvent): void => {
      // A part of a page that takes files itself has said so already.
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      const now = receiver();
      if (event.dataTransfer)
        event.dataTransfer.dropEffect = now === null || now.refusal !== null ? 'none' : 'copy';
      setOver(now);
    };
    const onLeave = (event: DragEvent): void => {
      // Leaving one element for another tells where it goes; leaving the window tells nothing.
      if (event.relatedTarget === null) setOver(null);
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      setOver(null);
      if (event.defaultPrevented) return;
      event.preventDefault();
      const now = receiver();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (now === null || files.length === 0) return;
      if (now.refusal === null) now.take(files);
      else announce(now.refusal, { tone: 'warns' });
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (over === null) return null;
  return (
    <div className="file-drop" role="status" data-refused={over.refusal !== null}>
      <span>{over.refusal ?? over.label}</span>
    </div>
  );
}
