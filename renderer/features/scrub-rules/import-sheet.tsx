import { useState } from 'react';
import type { PackPreview } from '#shared/contract/scrub-rules.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SelectInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { SeverityChip } from './severity-chip.tsx';

type Take = 'skip' | 'add' | 'replace';
const STANDING = {
  new: 'new',
  same: 'the same is here already',
  other: 'another rule of this name is here',
} as const;
const FIRST: Readonly<Record<keyof typeof STANDING, Take>> = { new: 'add', same: 'skip', other: 'add' };

/** What is in a file of rules, and what is to become of each. */
export function ImportSheet({ pack, onClose }: { readonly pack: PackPreview; readonly onClose: () => void }) {
  const taking = useAct('scrubRules', 'takePack');
  const [choices, setChoices] = useState<readonly Take[]>(() => pack.rules.map((r) => FIRST[r.standing]));
  const [failure, setFailure] = useState<Failure | null>(null);
  const count = choices.filter((choice) => choice !== 'skip').length;
  const take = async () => {
    const answer = await taking.run({ handle: pack.handle, choices: [...choices] });
    if (!answer.ok) return setFailure(answer.error);
    const { added, replaced, skipped } = answer.value;
    announce(`${added} added, ${replaced} replaced, ${skipped} left out. What is new is switched off.`);
    onClose();
  };
  return (
    <Sheet
      open
      title={`Rules of ${pack.fileName}`}
      width="large"
      onClose={onClose}
      foot={
        <>
          <CancelButton onCancel={onClose} />
          <Button
            kind="main"
            keys="Mod+Enter"
            label={`Take ${count} rules`}
            onClick={() => void take()}
            busy={taking.busy}
            disabledReason={count === 0 ? 'No rule is chosen.' : null}
            autoFocus
          >
            Take {count} {count === 1 ? 'rule' : 'rules'}
          </Button>
        </>
      }
    >
      <p>New rules begin switched off, so that you can try each on your own claims first.</p>
      {failure ? <ErrorNote failure={failure} /> : null}
      <ul className="rules-pack">
        {pack.rules.map(({ text, standing }, i) => (
          <li key={text.name}>
            <div className="rules-pack-text">
              <strong>{text.name}</strong>
              <SeverityChip severity={text.severity} />
              <span className="rules-source">{STANDING[standing]}</span>
              <p>{text.message}</p>
            </div>
            <SelectInput
              label={`What becomes of ${text.name}`}
              hideLabel
              value={choices[i] ?? 'skip'}
              onChange={(value) => setChoices(choices.map((c, at) => (at === i ? (value as Take) : c)))}
              options={[
                {
                  value: 'add',
                  label: standing === 'new' ? 'Take it' : 'Keep both, with a number in its name',
                },
                ...(standing === 'new' ? [] : [{ value: 'replace', label: 'Replace mine by it' }]),
                { value: 'skip', label: 'Leave it out' },
              ]}
            />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
