import { useMemo } from 'react';
import { isMac, useKeyStore, type KeyBinding } from '#renderer/lib/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';

const IN_LISTS: readonly { readonly combo: string; readonly label: string }[] = [
  { combo: 'ArrowUp', label: 'Row before' },
  { combo: 'ArrowDown', label: 'Row after' },
  { combo: 'Enter', label: 'Open' },
  { combo: 'Space', label: 'Choose, where rows can be chosen' },
  { combo: 'Home', label: 'First row' },
  { combo: 'End', label: 'Last row' },
];

/** Every key that acts now, grouped: the page's own first. */
export function ShortcutSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  return (
    <Sheet
      open={open}
      title="Keys"
      onClose={onClose}
      width="medium"
      foot={<Button onClick={onClose}>Close</Button>}
    >
      {open ? <Keys /> : null}
    </Sheet>
  );
}

function Keys() {
  const bindings = useKeyStore((s) => s.bindings);
  const groups = useMemo(
    () => groupKeys(bindings.filter((b) => b.layer === 0).map((b) => b.current())),
    [bindings],
  );
  return (
    <div className="keys-columns">
      {groups.map(([scope, keys]) => (
        <Group key={scope} scope={scope} keys={keys} />
      ))}
      <Group scope="In lists" keys={IN_LISTS} />
      <p className="muted small">
        {isMac ? '⌘' : 'Ctrl'} with a key works while typing too; single letters act only outside of fields.
      </p>
    </div>
  );
}

function Group(props: {
  readonly scope: string;
  readonly keys: readonly { readonly combo: string; readonly label: string }[];
}) {
  return (
    <section className="keys-group">
      <h3>{props.scope}</h3>
      <dl>
        {props.keys.map((key) => (
          <div key={`${key.combo} ${key.label}`}>
            <dt>{key.label}</dt>
            <dd>
              <KeyCap combo={key.combo} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const ORDER = ['This page', 'Go to', 'Everywhere'];

/** Active bindings by their heading; of two with the same keys the newer is the one that acts. */
export function groupKeys(
  bindings: readonly KeyBinding[],
): readonly (readonly [string, readonly KeyBinding[]])[] {
  const acting = new Map<string, KeyBinding>();
  for (const b of bindings) if (b.when !== false) acting.set(b.combo.toLowerCase(), b);
  const groups = new Map<string, KeyBinding[]>();
  for (const b of acting.values()) {
    const scope = b.scope ?? 'This page';
    groups.set(scope, [...(groups.get(scope) ?? []), b]);
  }
  const rank = (scope: string) => ORDER.indexOf(scope) + 1 || 2;
  return [...groups.entries()].sort(([a], [b]) => rank(a) - rank(b));
}
