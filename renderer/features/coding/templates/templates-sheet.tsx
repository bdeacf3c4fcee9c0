import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { CodingTemplate } from '#shared/contract/workbench.ts';
import type { CodingOffer } from '#shared/domain/coding/coding-offer.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure, useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { OfferPreview } from './offer-preview.tsx';
import { TemplateForm } from './template-form.tsx';
import './templates.css';

/** Templates: type to filter, arrows move, Enter adds the marked one's codes to what is assigned. */
export function TemplatesSheet(props: {
  readonly encounterId: EncounterId;
  readonly coding: Coding;
  readonly reason: string;
  readonly readOnly: string | null;
  readonly onApply: (offer: CodingOffer) => void;
  readonly onClose: () => void;
}) {
  const { encounterId } = props;
  const [editing, setEditing] = useState<CodingTemplate | 'new' | null>(null);
  if (editing !== null)
    return (
      <TemplateForm
        template={editing === 'new' ? null : editing}
        present={props.coding}
        visitType={props.reason}
        onClose={() => setEditing(null)}
      />
    );
  return <TemplateChoice {...props} encounterId={encounterId} onEdit={setEditing} />;
}

function TemplateChoice(props: {
  readonly encounterId: EncounterId;
  readonly coding: Coding;
  readonly readOnly: string | null;
  readonly onApply: (offer: CodingOffer) => void;
  readonly onClose: () => void;
  readonly onEdit: (template: CodingTemplate | 'new') => void;
}) {
  const { encounterId, onClose } = props;
  const api = useApi();
  const listId = useId();
  const templates = useCall('workbench', 'templates', { encounterId }, { tags: ['templates'] });
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const shown = useMemo(() => matching(templates.data ?? [], query), [templates.data, query]);
  const active = Math.max(0, Math.min(marked, shown.length - 1));
  const template = shown[active];
  const offer = useCall(
    'workbench',
    'applyTemplate',
    { id: template?.id ?? ('' as CodingTemplate['id']), encounterId },
    { enabled: template !== undefined, tags: ['templates', 'fees'] },
  );
  const { remove } = useRemoveTemplate();
  const empty = props.coding.diagnoses.length + props.coding.lines.length === 0;

  const apply = async (chosen: CodingTemplate | undefined) => {
    if (!chosen) return;
    if (props.readOnly !== null) return announce(props.readOnly, { tone: 'warns' });
    const answer = await callProcedure(api, 'workbench', 'applyTemplate', { id: chosen.id, encounterId });
    if (!answer.ok) return announceFailure(answer.error);
    onClose();
    props.onApply(answer.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') setMarked(Math.min(shown.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setMarked(Math.max(0, active - 1));
    else if (event.key === 'Enter') void apply(template);
    else return;
    event.preventDefault();
  };
  return (
    <Sheet
      open
      title="Templates"
      width="large"
      onClose={onClose}
      note={<span className="panel-note">codes of a visit type, judged by the date of service</span>}
      foot={
        <>
          <Button
            keys="Mod+S"
            onClick={() => props.onEdit('new')}
            disabledReason={empty ? 'Nothing is assigned yet that could be kept.' : props.readOnly}
          >
            Save these codes as template
          </Button>
          <span className="page-gap" />
          {template === undefined ? null : (
            <>
              <Button kind="danger" onClick={() => remove(template)} label={`Delete ${template.name}`}>
                Delete
              </Button>
              <Button keys="Mod+E" onClick={() => props.onEdit(template)}>
                Edit
              </Button>
            </>
          )}
          <CancelButton onCancel={onClose} />
          <Button
            kind="main"
            onClick={() => void apply(template)}
            disabledReason={props.readOnly ?? (template ? null : 'Choose a template.')}
            label="Add these codes"
          >
            Add these codes <KeyCap combo="Enter" />
          </Button>
        </>
      }
    >
      <div className="template-choice">
        <div className="template-list">
          <input
            className="template-filter"
            role="combobox"
            aria-label="Find a template"
            aria-expanded={shown.length > 0}
            aria-controls={listId}
            aria-activedescendant={template ? `${listId}-${template.id}` : undefined}
            placeholder="Name, visit type or code"
            autoComplete="off"
            spellCheck={false}
            autoFocus
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setMarked(0);
            }}
            onKeyDown={onKeyDown}
          />
          {templates.error ? <ErrorNote failure={templates.error} retry={templates.refetch} /> : null}
          {templates.loading ? <Loading what="the templates" /> : null}
          <div role="listbox" id={listId} aria-label="Templates found" className="template-rows">
            {shown.map((t, i) => (
              <div
                key={t.id}
                id={`${listId}-${t.id}`}
                role="option"
                aria-selected={i === active}
                className="template-row"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => setMarked(i)}
                onDoubleClick={() => void apply(t)}
              >
                <span className="template-name">{t.name}</span>
                <span className="template-about">
                  {[t.visitType, t.shared ? '' : 'yours alone'].filter(Boolean).join(' · ')}
                </span>
                <span className="template-codes">{codesOf(t)}</span>
              </div>
            ))}
          </div>
          {templates.data && shown.length === 0 ? (
            <EmptyState title={templates.data.length === 0 ? 'No template yet' : 'No template is found'}>
              {templates.data.length === 0
                ? 'Code a typical visit once, then save its codes here under a name.'
                : 'Try another word, or a code that it holds.'}
            </EmptyState>
          ) : null}
        </div>
        <div className="template-detail">
          {template?.description ? <p className="template-description">{template.description}</p> : null}
          {template && offer.data ? <OfferPreview offer={offer.data} /> : null}
          {offer.error ? <ErrorNote failure={offer.error} /> : null}
        </div>
      </div>
    </Sheet>
  );
}

/** Those in whose names, visit type or codes every word is found; the order stays. */
function matching(templates: readonly CodingTemplate[], query: string): readonly CodingTemplate[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter((t) => {
    const text = `${t.name} ${t.visitType} ${t.description} ${codesOf(t)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function codesOf(t: CodingTemplate): string {
  return [...t.diagnoses, ...t.lines.map((l) => [l.code, ...l.modifiers].join('-'))].join(' ');
}

/** Deletes a template; one key brings it back as it was. */
function useRemoveTemplate(): { readonly remove: (template: CodingTemplate) => void } {
  const drop = useAct('workbench', 'deleteTemplate');
  const save = useAct('workbench', 'saveTemplate');
  return {
    remove: (template) => {
      void drop.run({ id: template.id }).then((answer) => {
        if (!answer.ok) return announceFailure(answer.error);
        return announce(`Template ${template.name} deleted.`, {
          undo: { label: 'bring back', run: () => void save.run({ ...template, id: null }) },
        });
      });
    },
  };
}
