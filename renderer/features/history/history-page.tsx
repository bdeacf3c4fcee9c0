import { useMemo } from 'react';
import type { HistoryRow } from '#shared/contract/history.ts';
import type { HistoryPlan, HistoryReport } from '#shared/domain/history/report.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { useFileDrop } from '#renderer/lib/file-drop.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { callProcedure, useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { CheckInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Note } from '#renderer/ui/messages.tsx';
import { Figures, Page, Row, Section } from '#renderer/ui/page.tsx';
import { SettingsFrame } from '#renderer/ui/settings-frame.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { bringIn, putAway, readWith, setSettled, showReport, useHistory } from './history-store.ts';
import { LikelyList } from './likely-list.tsx';
import { Progress } from './progress.tsx';
import { MoneySections, RemitsTable } from './money-tables.tsx';
import { FilesTable, KIND_WORD, KIND_WORDS, NotesTable, PartiesTable } from './tables.tsx';
import './history.css';

const CRUMBS = [{ label: 'Settings', to: '/settings' }];

/** "Bring your history": files of other systems are read, shown, decided about, and only then brought in. */
export function HistoryPage() {
  const { plan, report, working, failure } = useHistory();
  const api = useApi();
  const forbidden = usePermission('history.write');
  useFileDrop({
    label: 'Drop to read these files. Nothing is changed yet.',
    refusal: forbidden ?? (working === null ? null : 'Files are being read already.'),
    take: (files) =>
      void readWith(async () => {
        const handed = await api.handOver(files);
        return handed.ok ? callProcedure(api, 'history', 'drop', handed.value) : handed;
      }),
  });
  if (report !== null) return <ReportView report={report} />;
  if (plan !== null) return <PlanView plan={plan} />;
  return (
    <SettingsFrame tab="history">
      {failure === null ? null : <ErrorNote failure={failure} />}
      {working === null ? <Begin forbidden={forbidden} /> : <Progress what={working} />}
    </SettingsFrame>
  );
}

function Begin({ forbidden }: { readonly forbidden: string | null }) {
  const api = useApi();
  const choose = (of: 'files' | 'folder') =>
    void readWith(() => callProcedure(api, 'history', 'choose', { of }));
  return (
    <>
      <EmptyState
        title="Claims and payments of years ago, from any system"
        action={
          <Row>
            <Button
              keys="O"
              label="Choose files"
              kind="main"
              onClick={() => choose('files')}
              disabledReason={forbidden}
            >
              Choose files…
            </Button>
            <Button
              keys="D"
              label="Choose a folder"
              onClick={() => choose('folder')}
              disabledReason={forbidden}
            >
              Choose a folder…
            </Button>
          </Row>
        }
      >
        Claim files (837P) and remittances (835) that your earlier system or clearinghouse kept are read and
        compared with your records. You see what they would bring, and the proof of each remittance, before
        anything changes. They can also be dropped onto the window.
      </EmptyState>
      <Earlier />
    </>
  );
}

const REPORTS: readonly Column<HistoryRow>[] = [
  { key: 'at', header: 'When', width: '160px', cell: (r) => <InstantText at={r.at} /> },
  { key: 'by', header: 'By', width: 'minmax(120px, 1fr)', cell: (r) => r.userName },
  { key: 'files', header: 'Files', width: '80px', align: 'right', cell: (r) => r.files },
  { key: 'brought', header: 'Claims', width: '90px', align: 'right', cell: (r) => r.brought },
  { key: 'versions', header: 'Versions', width: '90px', align: 'right', cell: (r) => r.versions },
];

function Earlier() {
  const reports = useCall('history', 'reports', {});
  const one = useAct('history', 'report');
  if (reports.error) return <ErrorNote failure={reports.error} retry={reports.refetch} />;
  if (!reports.data || reports.data.length === 0) return null;
  const open = async (row: HistoryRow) => {
    const answer = await one.run({ id: row.id });
    if (answer.ok) showReport(answer.value);
    else announceFailure(answer.error);
  };
  return (
    <Section title="Brought in before">
      <DataTable
        label="Brought in before"
        columns={REPORTS}
        rows={reports.data}
        rowId={(row) => row.id}
        onOpen={(row) => void open(row)}
      />
    </Section>
  );
}

function PlanView({ plan }: { readonly plan: HistoryPlan }) {
  const { working, failure, decisions, settled } = useHistory();
  const api = useApi();
  const likely = plan.rows.filter((row) => row.match === 'likely');
  const others = plan.rows.filter((row) => row.match !== 'likely');
  const open = likely.filter((row) => decisions[row.id] === undefined).length;
  const decided = useMemo(
    () => Object.entries(decisions).map(([party, choice]) => ({ party, choice })),
    [decisions],
  );
  const weighing = useCall(
    'history',
    'weigh',
    { id: plan.id, decisions: decided },
    { enabled: decided.length > 0 && working === null, keep: true },
  );
  const { claims, chargeCents, leftOut } = (decided.length > 0 ? weighing.data : undefined) ?? plan;
  const posts = plan.remits.some((row) => row.outcome === 'planned');
  const nothing = claims.brought + claims.versions === 0 && !posts;
  const bring = async () => {
    const report = await bringIn(api);
    if (report) announce(`${report.claims.brought} claims were brought in.`);
  };
  return (
    <Page
      title="What these files would bring"
      crumbs={[...CRUMBS, { label: 'Bring your history', to: '/settings/history' }]}
      scroll
      actions={
        <>
          <Button
            onClick={() => void putAway(api)}
            disabledReason={working === null ? null : 'Stop it first.'}
          >
            Do not bring in
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Bring in"
            onClick={() => void bring()}
            busy={working !== null}
            disabledReason={nothing ? nothingWords(claims.leftOut) : null}
          >
            Bring in
          </Button>
        </>
      }
    >
      {working === null ? null : <Progress what={working} />}
      {failure === null ? null : <ErrorNote failure={failure} />}
      <Figures
        items={[
          { label: 'New claims', value: String(claims.brought), note: formatAmount(chargeCents) },
          { label: 'Later versions', value: String(claims.versions) },
          { label: 'Known already', value: String(claims.known) },
          { label: 'Left out', value: String(claims.leftOut), note: leftOutWords(leftOut) },
          { label: 'Unreadable', value: String(claims.unreadable) },
          ...plan.parties.map((p) => ({
            label: KIND_WORDS[p.kind],
            value: String(p.exact + p.likely + p.new),
            note: `${p.new} new, ${p.exact} yours${p.likely > 0 ? `, ${p.likely} likely` : ''}`,
          })),
        ]}
      />
      <div className="history-part">
        <CheckInput
          label="These claims are settled: bring them in closed, without charges in the ledger"
          checked={settled}
          onChange={setSettled}
        />
      </div>
      {likely.length === 0 ? null : (
        <Section
          title="May be the same"
          note={`${open} of ${likely.length} open; the claims of open ones stay out`}
        >
          <LikelyList rows={likely} />
        </Section>
      )}
      <Section title="Files">
        <FilesTable files={plan.files} />
      </Section>
      {plan.remits.length === 0 ? null : (
        <Section title="Remittances" note="posted after the claims, in this order">
          <RemitsTable rows={plan.remits} />
        </Section>
      )}
      {others.length === 0 ? null : (
        <Section title="Patients, payers, providers, facilities">
          <PartiesTable rows={others} />
        </Section>
      )}
      <Notes notes={plan.notes} total={plan.notesTotal} />
    </Page>
  );
}

function nothingWords(leftOut: number): string {
  return leftOut > 0
    ? 'Decide who is who first: all new claims wait for that.'
    : 'There is nothing new in these files.';
}

function counted(n: number, kind: keyof typeof KIND_WORDS): string {
  return `${n} ${(n === 1 ? KIND_WORD : KIND_WORDS)[kind].toLowerCase()}`;
}

/** `3 patients, 1 payer` */
function madeWords(parties: HistoryReport['parties']): string {
  const made = parties.filter((p) => p.new > 0).map((p) => counted(p.new, p.kind));
  return made.length === 0 ? 'all were yours' : made.join(', ');
}

/** `to be decided: 1 patient` */
function leftOutWords(rows: HistoryPlan['leftOut']): string {
  if (rows.length === 0) return 'nothing waits for you';
  const kinds = (['patient', 'payer', 'provider', 'facility'] as const).flatMap((kind) => {
    const n = rows.filter((row) => row.kind === kind).length;
    return n === 0 ? [] : [counted(n, kind)];
  });
  return `to be decided: ${kinds.join(', ')}`;
}

function ReportView({ report }: { readonly report: HistoryReport }) {
  const api = useApi();
  const printing = useAct('history', 'printReport');
  const saving = useAct('history', 'saveReport');
  const { claims } = report;
  const print = async () => {
    const answer = await printing.run({ id: report.id });
    if (!answer.ok) announceFailure(answer.error);
  };
  const save = async () => {
    const answer = await saving.run({ id: report.id });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value) announce(`Saved as ${answer.value.fileName}.`);
  };
  return (
    <Page
      title="History brought in"
      crumbs={[...CRUMBS, { label: 'Bring your history', to: '/settings/history' }]}
      meta={<InstantText at={report.at} />}
      scroll
      actions={
        <>
          <Button keys="Mod+P" label="Print" onClick={() => void print()} busy={printing.busy}>
            Print…
          </Button>
          <Button keys="Mod+S" label="Save" onClick={() => void save()} busy={saving.busy}>
            Save…
          </Button>
          <Button kind="main" keys="Mod+Enter" label="Done" onClick={() => void putAway(api)}>
            Done
          </Button>
        </>
      }
    >
      <Figures
        items={[
          {
            label: 'Claims brought in',
            value: String(claims.brought),
            note: formatAmount(report.chargeCents),
            to: '/claims',
          },
          { label: 'As later versions', value: String(claims.versions) },
          { label: 'Known already', value: String(claims.known) },
          { label: 'Left out', value: String(claims.leftOut) },
          { label: 'Unreadable', value: String(claims.unreadable) },
          ...(report.money.remits.length === 0
            ? []
            : [
                { label: 'Payments posted', value: formatAmount(report.money.postedCents) },
                {
                  label: 'Not posted',
                  value: formatAmount(report.money.heldCents),
                  note: `${report.money.unreconciledTotal} open items`,
                },
              ]),
          {
            label: 'Records made',
            value: String(report.parties.reduce((sum, p) => sum + p.new, 0)),
            note: madeWords(report.parties),
          },
        ]}
      />
      {report.settled ? (
        <Note tone="informs">They came as settled: closed, without charges in the ledger.</Note>
      ) : null}
      <Section title="Files">
        <FilesTable files={report.files} />
      </Section>
      <MoneySections money={report.money} />
      <Notes notes={report.notes} total={report.notesTotal} />
    </Page>
  );
}

function Notes({ notes, total }: Pick<HistoryPlan, 'notes'> & { readonly total: number }) {
  if (notes.length === 0) return null;
  const more = total > notes.length ? `the first ${notes.length} of ${total}` : undefined;
  return (
    <Section title="What to know of single claims" note={more}>
      <NotesTable notes={notes} />
    </Section>
  );
}
