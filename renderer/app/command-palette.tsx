import Dialog from '@mui/material/Dialog';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { KeyLayer, useKeyLayer } from '#renderer/lib/keys.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { nextIndex } from '#renderer/ui/table-rows.ts';
import { usePaletteItems, type PaletteItem } from './palette-items.ts';

/** Ctrl/Cmd+K: pages, acts of this page, patients by name, claims by number. */
export function CommandPalette(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly go: (path: string) => void;
}) {
  const layer = useKeyLayer(props.open);
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      maxWidth={false}
      slotProps={{
        paper: { sx: { width: 600 }, 'aria-label': 'Commands' },
        container: { sx: { alignItems: 'flex-start', paddingTop: '72px' } },
      }}
    >
      <KeyLayer value={layer}>
        {props.open ? <PaletteBody onClose={props.onClose} go={props.go} /> : null}
      </KeyLayer>
    </Dialog>
  );
}

function PaletteBody({ onClose, go }: { readonly onClose: () => void; readonly go: (path: string) => void }) {
  const listId = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const items = usePaletteItems(query, go);
  const active = Math.min(index, items.length - 1);
  useEffect(() => {
    document.getElementById(`${listId}-${active}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [active, listId]);
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    // After the sheet is gone, so that the act finds the page's own keys and focus.
    setTimeout(item.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next =
      event.key === 'Home' || event.key === 'End' ? null : nextIndex(event.key, active, items.length, 8);
    if (next !== null) setIndex(next);
    else if (event.key === 'Enter') choose(items[active]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="palette-input">
        <input
          className="palette-field"
          role="combobox"
          aria-label="Search pages, acts, patients and claims"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={items.length > 0 ? `${listId}-${active}` : undefined}
          placeholder="Page, act, patient or claim number"
          value={query}
          autoFocus
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setQuery(event.target.value);
            setIndex(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="palette-list" role="listbox" id={listId} aria-label="Found">
        {items.map((item, i) => (
          <div key={item.id} role="presentation">
            {items[i - 1]?.group === item.group ? null : (
              <div className="palette-group" role="presentation">
                {item.group}
              </div>
            )}
            <div
              id={`${listId}-${i}`}
              role="option"
              aria-selected={i === active}
              className="palette-item"
              onClick={() => choose(item)}
            >
              {item.label}
              <span className="muted">{item.note}</span>
              {item.combo === undefined ? null : <KeyCap combo={item.combo} />}
            </div>
          </div>
        ))}
      </div>
      {items.length === 0 ? (
        <p className="loading">Nothing has this name. Patients are found by name, claims by number.</p>
      ) : null}
    </>
  );
}
