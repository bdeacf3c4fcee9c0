import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { EstimateOrder } from '#shared/domain/estimates/estimate.ts';
import { EstimateId, PatientId, type FacilityId } from '#shared/kernel/ids.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { FormGrid } from '#renderer/ui/form.tsx';
import { DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page, Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { PdfView } from '#renderer/ui/pdf-view.tsx';
import { emptyLine, lineOf, NO_ORDER, serviceOf, type Line } from './order-lines.ts';
import { ServiceFields } from './service-fields.tsx';
import './estimates.css';

const CRUMBS = [
  { label: 'Statements', to: '/statements' },
  { label: 'Estimates', to: '/statements/estimates' },
];

/** A new estimate for `?patient=`, or a further version of `?replaces=`. */
export function NewEstimatePage() {
  const [params] = useSearchParams();
  const replaces = EstimateId.safeParse(params.get('replaces')).data ?? null;
  const before = useCall(
    'estimates',
    'get',
    { id: replaces ?? ('' as EstimateId) },
    { enabled: replaces !== null },
  );
  const patientId = before.data?.summary.patientId ?? PatientId.safeParse(params.get('patient')).data ?? null;
  const providers = useCall('practice', 'providers', {});
  const facilities = useCall('practice', 'facilities', {});
  if (patientId === null || !providers.data || !facilities.data || (replaces !== null && !before.data))
    return (
      <Page title="New estimate" crumbs={CRUMBS}>
        {replaces === null && patientId === null ? (
          <EmptyState title="An estimate is for somebody">Begin it on the page of the patient.</EmptyState>
        ) : (
          <Loading what="the estimate" />
        )}
      </Page>
    );
  return (
    <Editor
      patientId={patientId}
      replaces={replaces}
      start={before.data?.order ?? null}
      providers={providers.data
        .filter((p) => p.active)
        .map((p) => ({ value: p.id, label: `${p.firstName} ${p.lastName}` }))}
      facilities={facilities.data.filter((f) => f.active).map((f) => ({ value: f.id, label: f.name }))}
    />
  );
}

type Choice = { readonly value: string; readonly label: string };

function Editor(props: {
  readonly patientId: PatientId;
  readonly replaces: EstimateId | null;
  readonly start: EstimateOrder | null;
  readonly providers: readonly Choice[];
  readonly facilities: readonly Choice[];
}) {
  const { patientId, replaces, start, providers, facilities } = props;
  const navigate = useNavigate();
  const forbidden = usePermission('money.write');
  const provider = providers[0]?.value ?? '';
  const [about, setAbout] = useState(start?.about ?? '');
  const [facility, setFacility] = useState<string>(start?.facilityId ?? facilities[0]?.value ?? '');
  const [askedOn, setAskedOn] = useState<string | null>(start?.askedOn ?? localToday());
  const [serviceOn, setServiceOn] = useState<string | null>(start?.serviceOn ?? null);
  const [every, setEvery] = useState<string>(start?.recurring?.every ?? '');
  const [times, setTimes] = useState(String(start?.recurring?.times ?? 2));
  const [separately, setSeparately] = useState(start?.separately.join('; ') ?? '');
  const [lines, setLines] = useState<readonly Line[]>(() =>
    start ? start.services.map(lineOf) : [emptyLine(provider)],
  );
  const issue = useAct('estimates', 'issue');
  const [failure, setFailure] = useState<Failure | null>(null);
  const order = orderOf();
  const preview = useCall(
    'estimates',
    'preview',
    { order: order ?? NO_ORDER, replaces },
    { enabled: order !== null, keep: true },
  );
  const put = (index: number, part: Partial<Line>) =>
    setLines((now) => now.map((line, i) => (i === index ? { ...line, ...part } : line)));
  const submit = async () => {
    if (!order) return;
    const answer = await issue.run({ order, replaces });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Estimate ${answer.value.number} issued.`);
    void navigate(`/statements/estimates/${answer.value.id}`, { replace: true });
  };

  function orderOf(): EstimateOrder | null {
    const services = lines.filter((l) => /^[0-9A-Z]{5}$/.test(l.code)).map(serviceOf);
    if (about.trim() === '' || facility === '' || askedOn === null || services.length === 0) return null;
    const count = Number(times);
    return {
      patientId,
      facilityId: facility as FacilityId,
      about: about.trim(),
      askedOn: askedOn as IsoDate,
      serviceOn: serviceOn as IsoDate | null,
      recurring:
        every === '' || !Number.isInteger(count) || count < 2 || count > 60
          ? null
          : { every: every as 'week' | 'two weeks' | 'month', times: count },
      services,
      separately: separately
        .split(';')
        .map((s) => s.trim())
        .filter((s) => s !== ''),
    };
  }

  return (
    <Page
      title={replaces === null ? 'New estimate' : 'New version of the estimate'}
      crumbs={CRUMBS}
      meta={
        preview.data
          ? `${preview.data.content.patient.name}, expected ${formatAmount(preview.data.content.totalCents)}`
          : undefined
      }
      actions={
        <>
          <Button keys="Alt+N" onClick={() => setLines((now) => [...now, emptyLine(provider)])}>
            Add service
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => void submit()}
            busy={issue.busy}
            disabledReason={
              forbidden ??
              (order === null || preview.error
                ? 'Say what is planned, with at least one service and its code.'
                : null)
            }
          >
            Issue the estimate
          </Button>
        </>
      }
    >
      <div className="estimate">
        <Panes name="estimate-new" sizes={[46, 54]} min={28}>
          <div className="panel scrolls" data-fill>
            {failure ? <ErrorNote failure={failure} /> : null}
            {preview.error ? <ErrorNote failure={preview.error} /> : null}
            <Section title="What is planned" pad>
              <FormGrid>
                <TextInput
                  label="In the patient’s words"
                  value={about}
                  onChange={setAbout}
                  maxLength={120}
                  autoFocus
                  span={12}
                />
                <DateInput
                  label="Asked for, or scheduled, on"
                  value={askedOn}
                  onChange={setAskedOn}
                  span={4}
                />
                <DateInput
                  label="Service on"
                  value={serviceOn}
                  onChange={setServiceOn}
                  hint="Empty: not scheduled"
                  span={4}
                />
                <SelectInput
                  label="Where"
                  value={facility}
                  onChange={setFacility}
                  options={facilities}
                  span={4}
                />
                <SelectInput
                  label="Again"
                  value={every}
                  onChange={setEvery}
                  options={[
                    { value: '', label: 'once' },
                    { value: 'week', label: 'every week' },
                    { value: 'two weeks', label: 'every two weeks' },
                    { value: 'month', label: 'every month' },
                  ]}
                  span={4}
                />
                {every === '' ? null : (
                  <TextInput
                    label="Times in all"
                    value={times}
                    onChange={setTimes}
                    mono
                    maxLength={2}
                    span={4}
                  />
                )}
                <TextInput
                  label="Scheduled or asked for separately"
                  value={separately}
                  onChange={setSeparately}
                  hint="Such as: laboratory tests; parted by semicolons"
                  span={12}
                />
              </FormGrid>
            </Section>
            <Section title="Services" note={preview.data?.delivery} pad>
              {lines.map((line, i) => (
                <ServiceFields
                  key={i}
                  number={i + 1}
                  line={line}
                  providers={providers}
                  onChange={(part) => put(i, part)}
                />
              ))}
            </Section>
            {preview.data?.cost ? (
              <Section title="For us: what insurance may leave" pad>
                <Note tone="informs">
                  {preview.data.cost.payerName} covers the patient. This is no good-faith estimate and is not
                  printed.
                </Note>
                <p className="estimate-cost">
                  {preview.data.cost.patientCents === null
                    ? 'Not known.'
                    : `At most ${formatAmount(preview.data.cost.patientCents)} of ${formatAmount(preview.data.cost.chargesCents)}.`}
                </p>
                {preview.data.cost.words.map((w) => (
                  <p key={w} className="muted">
                    {w}
                  </p>
                ))}
              </Section>
            ) : null}
          </div>
          {preview.data && order ? (
            <PdfView bytes={preview.data.pdf} label="Estimate, preview" />
          ) : (
            <EmptyState title="The paper stands here">
              Say what is planned and enter the first code.
            </EmptyState>
          )}
        </Panes>
      </div>
    </Page>
  );
}
