import { useState } from 'react';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { QueriesAnswer } from './query-acts.ts';
import {
  draftQuery,
  QUERY_TEMPLATES,
  queryFaults,
  queryTemplate,
  type QueryDraft,
  type QueryKind,
} from '#shared/domain/clinician-query.ts';
import { passagesAbout } from '#shared/domain/query-passages.ts';
import type { ClinicianQueryId, ProviderId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { FormGrid } from '#renderer/ui/form.tsx';
import { SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { FIRST_PASSAGES, firstDraft, type InHand } from './first-draft.ts';
import { PassageFinder } from './passage-finder.tsx';
import { keepDraft, useQueryDrafts, type WrittenQuery } from './query-draft-store.ts';
import './queries.css';

/** Writes a query: kind, subject, passages of the record, the question and its answers; asking holds the encounter. */
export function AskSheet(props: {
  readonly detail: EncounterDetail;
  readonly inHand: InHand;
  /** Saves what is not saved of the coding, so that nothing of it is lost by holding. */
  readonly flush: () => Promise<unknown>;
  readonly onAsked: (id: ClinicianQueryId, after: QueriesAnswer) => void;
  readonly onClose: () => void;
}) {
  const { detail } = props;
  const encounterId = detail.encounter.id;
  const kept = useQueryDrafts((s) => s.byEncounter[encounterId]);
  const [first] = useState(() => firstDraft(detail, props.inHand));
  const written = kept ?? first;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tried, setTried] = useState(false);
  const ask = useAct('workbench', 'askQuery');
  const providers = useCall('practice', 'providers', {}, { tags: ['providers'] });
  const { draft } = written;
  // An empty line is where the next answer is being begun.
  const sent = { ...draft, options: draft.options.map((o) => o.trim()).filter(Boolean) };
  const faults = queryFaults(sent);

  const keep = (change: Partial<WrittenQuery>): void => keepDraft(encounterId, { ...written, ...change });
  const edit = (change: Partial<QueryDraft>): void => keep({ draft: { ...draft, ...change } });
  const choose = (kind: QueryKind): void =>
    keep({ draft: draftQuery(kind, written.subject, draft.passages), ownWords: false });
  const about = (subject: string): void => {
    const question = written.ownWords ? draft.question : queryTemplate(draft.kind).question(subject);
    const passages = written.ownPassages
      ? draft.passages
      : passagesAbout(detail.documents, subject, FIRST_PASSAGES);
    keep({ subject, draft: { ...draft, question, passages } });
  };
  const confirm = async () => {
    setTried(true);
    if (faults.length > 0) return;
    await props.flush();
    const answer = await ask.run({ encounterId, toProviderId: written.toProviderId, draft: sent });
    if (!answer.ok) return setFailure(answer.error);
    keepDraft(encounterId, null);
    const { id, ...after } = answer.value;
    announce('Query asked. The encounter is held until it is answered.');
    props.onAsked(id, after);
  };
  const faultOf = (field: string) =>
    tried ? faults.find((fault) => fault.field === field)?.message : undefined;

  return (
    <ConfirmSheet
      open
      title="Query to the clinician"
      focusInside
      width="large"
      confirmLabel="Ask and hold"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={ask.busy}
      failure={failure}
    >
      <FormGrid>
        <SelectInput
          label="Kind"
          span={4}
          value={draft.kind}
          onChange={(kind) => choose(kind as QueryKind)}
          options={QUERY_TEMPLATES.map((t) => ({ value: t.kind, label: t.label }))}
          hint={queryTemplate(draft.kind).use}
        />
        <TextInput
          label="About"
          autoFocus
          span={5}
          value={written.subject}
          onChange={about}
          maxLength={120}
        />
        <SelectInput
          label="To"
          span={3}
          value={written.toProviderId}
          onChange={(id) => keep({ toProviderId: id as ProviderId })}
          options={(providers.data ?? [])
            .filter((p) => p.active || p.id === written.toProviderId)
            .map((p) => ({ value: p.id, label: `${p.lastName}, ${p.firstName}` }))}
        />
      </FormGrid>
      <PassageFinder
        documents={detail.documents}
        passages={draft.passages}
        fault={faultOf('passages')}
        onChange={(passages) => keep({ draft: { ...draft, passages }, ownPassages: true })}
      />
      <FormGrid>
        <TextInput
          label="Question"
          span={7}
          lines={5}
          value={draft.question}
          onChange={(question) => keep({ draft: { ...draft, question }, ownWords: true })}
          maxLength={2000}
          error={faultOf('question')}
        />
        <TextInput
          label="Answers to choose from, one a line"
          span={5}
          lines={5}
          value={draft.options.join('\n')}
          onChange={(text) => edit({ options: linesOf(text) })}
          hint="Empty: a free answer."
          error={faultOf('options')}
        />
      </FormGrid>
    </ConfirmSheet>
  );
}

/** Lines as they are typed; an empty line at the end is where the next one is being begun. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n').slice(0, 12);
}
