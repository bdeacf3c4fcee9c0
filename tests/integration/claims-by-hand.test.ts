import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ClaimContent } from '#shared/domain/claim-content.ts';
import { sql } from '#electron/db/sql.ts';
import {
  codedEncounter,
  makeWorkFile,
  readyClaim,
  SERVICE_DAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());
const claims = () => file.services.claims;

const content = (modifiers: readonly string[] = []) =>
  ClaimContent.parse({
    patientId: file.ids.patientId,
    coverageId: null,
    renderingProviderId: file.ids.providerId,
    facilityId: file.ids.facilityId,
    serviceDate: SERVICE_DAY,
    diagnoses: ['E119'],
    lines: [{ code: '83036', modifiers, pointers: [1], units: 1, chargeCents: null }],
  });

describe('a claim that is being written', () => {
  it('is judged without anything being kept', () => {
    const counts = () =>
      [
        sql`SELECT count(*) AS n FROM claim`,
        sql`SELECT count(*) AS n FROM encounter`,
        sql`SELECT count(*) AS n FROM journal`,
        sql`SELECT count(*) AS n FROM audit_event`,
      ].map((query) => file.db().get<{ n: number }>(query)?.n);
    const before = counts();
    const tried = claims().tryContent(content());
    expect(tried.findings.filter((f) => f.severity === 'stops').map((f) => f.field)).toEqual([
      'lines.1.modifiers',
    ]);
    expect(tried).toMatchObject({ chargeCents: 4000, lineCents: [4000] });
    expect(tried.titles['E11.9']).toBeTruthy();
    expect(
      claims()
        .tryContent(content(['QW']))
        .findings.filter((f) => f.severity === 'stops'),
    ).toEqual([]);
    expect(counts()).toEqual(before);
    // The number that it would have had is not used up.
    expect(claims().create(content(['QW'])).claim.controlNumber).toBe('10001');
  });

  it('is refused as it would be when it is made', () => {
    const off = { ...content(), lines: content().lines.map((l) => ({ ...l, pointers: [2] })) };
    expect(() => claims().tryContent(off)).toThrow(/points to a diagnosis that is not there/);
  });
});

describe('today’s records', () => {
  it('are taken field by field, what was written by hand too', () => {
    const { summary, claim } = claims().createFromEncounter(codedEncounter(file));
    const { patient } = file.patients.detail(file.ids.patientId);
    file.patients.savePatient({
      ...patient,
      phone: '2165550199',
      lastName: 'Fictiva',
      birthDate: claim.patient.birthDate ?? SERVICE_DAY,
    });
    claims().edit(summary.id, 1, { clia: '36D9999999' });
    const fields = () =>
      claims()
        .get(summary.id)
        .fieldDifferences.map((d) => d.field);
    expect(fields()).toEqual(expect.arrayContaining(['clia', 'patient.lastName', 'patient.phone']));
    const taken = claims().refresh(summary.id, [], ['patient.phone', 'clia']);
    expect(taken.claim).toMatchObject({ patient: { phone: '2165550199', lastName: 'Fictive' } });
    expect(taken.claim.clia).toBe(claim.clia);
    expect(fields()).toContain('patient.lastName');
    expect(fields()).not.toContain('clia');
    expect(() => claims().refresh(summary.id, [], ['frequency'])).toThrow(
      /no field that a record can change/,
    );
    expect(claims().refresh(summary.id).fieldDifferences).toEqual([]);
  });
});

describe('a hold that is taken back', () => {
  it('leaves a ready claim ready, unless something was done to it', () => {
    const { summary } = readyClaim(file);
    claims().hold(summary.id, 'Wait');
    expect(claims().unhold(summary.id, true).summary.status).toBe('ready');
    claims().hold(summary.id, 'Wait');
    expect(claims().unhold(summary.id).summary.status).toBe('draft');
    claims().release(summary.id);
    const [held] = claims().bulk({ kind: 'hold', reason: 'Wait' }, [summary.id], false);
    expect(held?.done).toBe(true);
    expect(claims().bulk({ kind: 'unhold', undo: true }, [summary.id], false)[0]?.sentence).toBe(
      'Ready again.',
    );
    const again = claims().hold(summary.id, 'Wait');
    claims().edit(summary.id, again.summary.version, { clia: '' });
    expect(claims().unhold(summary.id, true).summary.status).toBe('draft');
  });

  it('leaves a draft a draft', () => {
    const { summary } = claims().createFromEncounter(codedEncounter(file));
    claims().hold(summary.id, 'Wait');
    expect(claims().unhold(summary.id, true).summary.status).toBe('draft');
    expect(file.db().get(sql`SELECT 1 FROM claim WHERE hold_reason <> ''`)).toBeNull();
  });
});
