import { useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { OwnRuleText, type OwnRule } from '#shared/domain/own-rules/own-rule.ts';
import type { Trial } from '#shared/domain/own-rules/trial.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckInput, DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { GroupEditor } from './condition-editor.tsx';
import { keepDraft, useDraft } from './draft-store.ts';
import { draftOf, newDraft, readDraft, type RuleDraft } from './rule-draft.ts';
import { TrialView } from './trial-view.tsx';
import './scrub-rules.css';

const CRUMBS = [
  { label: 'Settings', to: '/settings' },
  { label: 'Scrub rules', to: '/settings/rules' },
];

/** Writing a rule of one's own, and trying it on the claims of the past. */
export function RuleEditorPage() {
  const { id } = useParams();
  const own = useCall('scrubRules', 'own', {}, { enabled: id !== undefined });
  if (id === undefined) return <RuleEditor rule={null} />;
  const rule = own.data?.find((one) => one.id === id);
  if (rule) return <RuleEditor key={rule.id} rule={rule} />;
  return (
    <Page title="Rule" crumbs={CRUMBS}>
      {own.error ? <ErrorNote failure={own.error} retry={own.refetch} /> : null}
      {own.loading ? <Loading what="the rule" /> : null}
      {own.data ? (
        <ErrorNote failure={{ code: 'not_found', message: 'This rule is not there any more.' }} />
      ) : null}
    </Page>
  );
}

const NO_ERRORS: ReadonlyMap<string, string> = new Map();

function RuleEditor({ rule }: { readonly rule: OwnRule | null }) {
  const navigate = useNavigate();
  const readOnly = usePermission('claims.write');
  const saving = useAct('scrubRules', 'save');
  const trying = useAct('scrubRules', 'tryOut');
  const key = rule?.id ?? 'new';
  // A rule that another page proposes, such as a root cause of denials: a draft to be judged and tried.
  const { state } = useLocation() as { readonly state: { readonly draft?: unknown } | null };
  const asked = rule === null ? OwnRuleText.safeParse(state?.draft) : null;
  const proposed = asked?.success === true ? JSON.stringify(asked.data) : '';
  const saved = useMemo(() => (rule ? draftOf(rule.text) : newDraft()), [rule]);
  useEffect(() => {
    if (proposed !== '') keepDraft(key, draftOf(OwnRuleText.parse(JSON.parse(proposed))));
  }, [key, proposed]);
  const typed = useDraft(key);
  const draft = typed ?? saved;
  const [since, setSince] = useState<string | null>(null);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(NO_ERRORS);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [trial, setTrial] = useState<{ readonly result: Trial; readonly holds: boolean } | null>(null);
  const change = (next: Partial<RuleDraft>) => keepDraft(key, { ...draft, ...next });
  // What was found holds for what was tried, and no longer.
  useEffect(() => setTrial(null), [draft, since]);

  const read = () => {
    const answer = readDraft(draft);
    setErrors(answer.ok ? NO_ERRORS : answer.errors);
    setFailure(null);
    return answer.ok ? answer.text : null;
  };
  const tryOut = async () => {
    const text = read();
    if (!text) return;
    const answer = await trying.run({ text, since });
    if (!answer.ok) return setFailure(answer.error);
    setTrial({ result: answer.value, holds: text.hold || text.severity === 'stops' });
  };
  const save = async () => {
    const text = read();
    if (!text) return;
    const answer = await saving.run({ id: rule?.id ?? null, expectedVersion: rule?.version ?? 0, text });
    if (!answer.ok) return setFailure(answer.error);
    announce(
      rule
        ? `“${text.name}” is saved as version ${answer.value.version}.`
        : `“${text.name}” is saved and switched off. Press O in the list to switch it on.`,
    );
    keepDraft(key, null);
    void navigate('/settings/rules');
  };
  return (
    <Page
      title={rule ? rule.text.name : 'New rule'}
      crumbs={CRUMBS}
      meta={
        rule
          ? `version ${rule.version}, ${rule.enabled ? 'on' : 'off'}`
          : 'switched off until you switch it on'
      }
      actions={
        <>
          {typed ? (
            <Button
              kind="quiet"
              keys="Alt+Z"
              label="Start over"
              onClick={() => {
                keepDraft(key, null);
                setErrors(NO_ERRORS);
              }}
            >
              Start over
            </Button>
          ) : null}
          <Button keys="Alt+T" label="Try on past claims" onClick={() => void tryOut()} busy={trying.busy}>
            Try on past claims
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Save the rule"
            onClick={() => void save()}
            busy={saving.busy}
            disabledReason={readOnly}
          >
            Save
          </Button>
        </>
      }
    >
      <Panes name="scrub-rule" sizes={[54, 46]} min={30}>
        <Section title="Rule" note="when it holds, the message stands with the claim" fill pad scroll>
          {failure ? <ErrorNote failure={failure} /> : null}
          <RuleFields
            draft={draft}
            errors={errors}
            failure={failure}
            readOnly={readOnly !== null}
            isNew={rule === null}
            onChange={change}
          />
        </Section>
        <Section
          title="On past claims"
          fill
          actions={
            <span className="rules-since">
              services since <DateInput label="Services since" hideLabel value={since} onChange={setSince} />
            </span>
          }
        >
          {trying.busy ? <Loading what="the claims that were sent" /> : null}
          {trial ? <TrialView trial={trial.result} holds={trial.holds} /> : null}
          {trial === null && !trying.busy ? (
            <p className="rules-untried">
              Try the rule before you switch it on: how many claims it would have held, and what became of
              them. A day in the field above leaves out earlier services.
            </p>
          ) : null}
        </Section>
      </Panes>
    </Page>
  );
}

function RuleFields(props: {
  readonly draft: RuleDraft;
  readonly errors: ReadonlyMap<string, string>;
  readonly failure: Failure | null;
  readonly readOnly: boolean;
  readonly isNew: boolean;
  readonly onChange: (next: Partial<RuleDraft>) => void;
}) {
  const { draft, errors, readOnly, onChange } = props;
  const stops = draft.severity === 'stops';
  return (
    <div className="rules-form">
      <div className="form-grid">
        <TextInput
          label="Name"
          span={8}
          value={draft.name}
          maxLength={60}
          disabled={readOnly}
          autoFocus={props.isNew}
          error={errors.get('name') ?? props.failure?.fields?.['text.name']}
          onChange={(name) => onChange({ name })}
        />
        <SelectInput
          label="Judges"
          span={4}
          value={draft.scope}
          disabled={readOnly}
          options={[
            { value: 'claim', label: 'the claim as a whole' },
            { value: 'line', label: 'each line by itself' },
          ]}
          error={errors.get('scope')}
          onChange={(scope) => onChange({ scope: scope as RuleDraft['scope'] })}
        />
      </div>
      <h3 className="form-heading">When</h3>
      <GroupEditor
        group={draft.when}
        depth={1}
        errors={errors}
        readOnly={readOnly}
        onChange={(when) => onChange({ when })}
        onRemove={null}
      />
      <h3 className="form-heading">Then</h3>
      <div className="form-grid">
        <TextInput
          label="Message"
          span={12}
          value={draft.message}
          maxLength={200}
          disabled={readOnly}
          hint="One sentence; name no patient."
          error={errors.get('message')}
          onChange={(message) => onChange({ message })}
        />
        <SelectInput
          label="Weight"
          span={5}
          value={draft.severity}
          disabled={readOnly}
          options={[
            { value: 'stops', label: 'stops: must be put right' },
            { value: 'warns', label: 'warns: probably wrong' },
            { value: 'informs', label: 'informs: worth knowing' },
          ]}
          onChange={(severity) => onChange({ severity: severity as RuleDraft['severity'] })}
        />
        <CheckInput
          label={
            stops ? 'Holds the claim, as all that stops does' : 'Hold the claim until somebody lets it go'
          }
          span={7}
          checked={stops || draft.hold}
          disabled={readOnly || stops}
          onChange={(hold) => onChange({ hold })}
        />
      </div>
    </div>
  );
}
