import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { draftQuery } from '#shared/domain/clinician-query.ts';
import {
  DEFAULT_VIEWS,
  OLDEST_FIRST,
  WorklistFilter,
  WORKLIST_ORDERS,
  type FilterParts,
  type WorklistSort,
} from '#shared/domain/worklist.ts';
import { addDays } from '#shared/kernel/dates.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import {
  addPatient,
  codedEncounter,
  makeWorkFile,
  openEncounter,
  SERVICE_DAY,
  serviceLine,
  TODAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
const filter = (parts: FilterParts) => WorklistFilter.parse(parts);
const rows = (parts: FilterParts, sort: WorklistSort = OLDEST_FIRST, offset = 0, limit = 50) =>
  file.services.coding.worklist({ filter: filter(parts), sort, offset, limit });
const idsOf = (parts: FilterParts, sort?: WorklistSort) => rows(parts, sort).map((row) => row.id);
const passages = [{ documentId: null, source: '', quote: 'Knee pain.' }];

describe('filters and views of the worklist', () => {
  beforeEach(() => {
    file = makeWorkFile();
  });
  afterEach(() => file.close());

  it('show each encounter where it stands, with what is said of it', () => {
    const { coding, queries } = file.services;
    const [old, asked, held, returned, coded] = [40, 20, 12, 8, 4].map((days) =>
      openEncounter(file, addDays(TODAY, -days)),
    ) as [EncounterId, EncounterId, EncounterId, EncounterId, EncounterId];
    queries.ask(asked, file.ids.providerId, draftQuery('specificity', 'the knee pain', passages));
    coding.hold(held, 'Waiting for the report');
    for (const id of [returned, coded]) {
      const saved = coding.save(id, 1, {
        diagnoses: ['I10'],
        lines: [serviceLine('99213', [], [1])],
      });
      coding.markCoded(id, saved.encounter.version);
    }
    coding.returnToCoder(returned, 'Look at the level.');
    const before = codedEncounter(file, addDays(TODAY, -60));
    transaction(file.db(), (w) =>
      w.run(sql`UPDATE encounter SET coded_on = ${addDays(TODAY, -1)} WHERE id = ${before}`),
    );

    expect(idsOf({ statuses: ['open', 'coding'] })).toEqual([old, returned]);
    expect(idsOf({ queryOpen: true })).toEqual([asked]);
    expect(idsOf({ returned: true })).toEqual([returned]);
    expect(idsOf({ statuses: ['held'] })).toEqual([asked, held]);
    expect(idsOf({ codedToday: true })).toEqual([coded]);
    expect(idsOf({ minAgeDays: 12, maxAgeDays: 40 })).toEqual([old, asked, held]);
    expect(idsOf({ minChargeCents: cents(14500), maxChargeCents: cents(14500) })).toEqual([returned, coded]);
    expect(file.services.coding.viewCounts(DEFAULT_VIEWS.map((v) => v.filter))).toEqual([
      2, 1, 1, 2, 1, 2, 6,
    ]);
    expect(rows({ queryOpen: true })[0]).toMatchObject({
      queryOpen: true,
      returned: false,
      holdReason: 'Query open',
      ageDays: 20,
      codedAt: null,
    });
    expect(rows({ returned: true })[0]).toMatchObject({ returned: true, chargeCents: 14500 });
    expect(rows({ returned: true })[0]?.codedAt).not.toBeNull();
  });

  it('narrow by provider, payer of the day, documents and words', () => {
    const ben = addPatient(file.patients, file.ids.payerId, 'Ben', '2002');
    const here = openEncounter(file);
    const his = openEncounter(file, SERVICE_DAY, ben);
    const early = openEncounter(file, addDays(TODAY, -900), ben);
    file.services.coding.addDocument({ encounterId: his, kind: 'other', title: 'Note', text: 'Seen.' });
    expect(idsOf({ payerId: file.ids.payerId }).sort()).toEqual([here, his].sort());
    expect(idsOf({ providerId: file.ids.providerId })).toHaveLength(3);
    expect(idsOf({ providerId: randomUUID() as never })).toEqual([]);
    expect(idsOf({ documents: 'with' })).toEqual([his]);
    expect(idsOf({ documents: 'without' }).sort()).toEqual([here, early].sort());
    expect(idsOf({ search: 'ben follow' })).toEqual([early, his]);
    expect(idsOf({ search: '2002' })).toEqual([early, his]);
    expect(idsOf({ search: "'; DROP TABLE encounter --" })).toEqual([]);
    expect(idsOf({ search: '%' })).toEqual([]);
  });

  it('tell the place in the list and what comes next, in the list’s own order, also for what has left it', () => {
    const ids = [30, 20, 10, 5].map((days) => openEncounter(file, addDays(TODAY, -days)));
    const [a, b, c, d] = ids as [EncounterId, EncounterId, EncounterId, EncounterId];
    const toCode = filter({ statuses: ['open', 'coding'] });
    const { coding } = file.services;
    expect(coding.place(b, toCode, OLDEST_FIRST)).toEqual({ position: 2, total: 4, nextId: c });
    expect(coding.place(d, toCode, OLDEST_FIRST)).toEqual({ position: 4, total: 4, nextId: a });
    expect(coding.place(b, toCode, { by: 'age', down: false })).toEqual({ position: 3, total: 4, nextId: a });
    coding.hold(b, 'Waiting');
    expect(coding.place(b, toCode, OLDEST_FIRST)).toEqual({ position: null, total: 3, nextId: c });
    coding.save(c, 1, { diagnoses: [], lines: [serviceLine('99213', [], [])] });
    expect(coding.place(c, toCode, { by: 'value', down: true })).toEqual({
      position: 1,
      total: 3,
      nextId: a,
    });
    for (const id of [a, c, d]) coding.hold(id, 'Waiting');
    expect(coding.place(a, toCode, OLDEST_FIRST)).toEqual({ position: null, total: 0, nextId: null });
  });

  it('walk in the same order by place as by list, whatever it is sorted by', () => {
    const ben = addPatient(file.patients, file.ids.payerId, 'Ben', '2002');
    for (let i = 0; i < 12; i += 1) {
      const id = openEncounter(file, addDays(TODAY, -(i % 4)), i % 3 === 0 ? ben : file.ids.patientId);
      if (i % 2 === 0)
        file.services.coding.save(id, 1, { diagnoses: [], lines: [serviceLine('99213', [], [])] });
    }
    for (const by of WORKLIST_ORDERS)
      for (const down of [true, false]) {
        const order = idsOf({}, { by, down });
        const walked = [order[0]];
        while (walked.length < order.length) {
          const at = walked.at(-1);
          if (at === undefined) break;
          const place = file.services.coding.place(at, filter({}), { by, down });
          expect(place.position).toBe(walked.length);
          walked.push(place.nextId ?? undefined);
        }
        expect(walked, `${by} ${String(down)}`).toEqual(order);
      }
  });

  it('come page by page without a gap', () => {
    for (let i = 0; i < 9; i += 1) openEncounter(file, addDays(TODAY, -(i % 3)));
    const pages = [0, 4, 8].flatMap((offset) => rows({}, OLDEST_FIRST, offset, 4).map((r) => r.id));
    expect(pages).toEqual(idsOf({}));
    expect(new Set(pages).size).toBe(9);
  });
});

/** Generous: the aim on an idle machine is 20 ms at p95; a machine that builds meanwhile is much slower. */
const BOUND_MS = 150;
const ENCOUNTERS = 20_000;

describe('with twenty thousand encounters', () => {
  beforeAll(() => {
    file = makeWorkFile();
    fillFile();
  }, 120_000);
  afterAll(() => file.close());

  const fillFile = (): void => {
    const patients = Array.from({ length: 400 }, (_, i) =>
      addPatient(file.patients, file.ids.payerId, `No${i}`, String(5000 + i)),
    );
    const { providerId, facilityId } = file.ids;
    transaction(file.db(), (w) => {
      for (let i = 0; i < ENCOUNTERS; i += 1) {
        const id = randomUUID();
        const status =
          i % 7 === 0 ? (['open', 'coding', 'held'][i % 3] ?? 'open') : i % 9 === 0 ? 'coded' : 'billed';
        w.run(sql`INSERT INTO encounter (id, patient_id, service_on, rendering_provider_id, facility_id, reason, status, version, created_at)
          VALUES (${id}, ${patients[i % patients.length] ?? ''}, ${addDays(TODAY, -(i % 600))}, ${providerId}, ${facilityId},
            ${['Follow-up', 'Cough and cold', 'Knee pain'][i % 3] ?? ''}, ${status}, 1, '2026-01-01T00:00:00.000Z')`);
        for (let p = 1; p <= 3; p += 1)
          w.run(sql`INSERT INTO encounter_line (id, encounter_id, position, code, modifiers, pointers, units, charge_cents)
            VALUES (${randomUUID()}, ${id}, ${p}, '99213', '[]', '[1]', 1, ${1000 + (i % 97) * 100})`);
      }
    });
  };

  const p95 = (work: () => unknown): number => {
    const times: number[] = [];
    for (let i = 0; i < 21; i += 1) {
      const from = performance.now();
      work();
      times.push(performance.now() - from);
    }
    return times.sort((a, b) => a - b)[19] ?? Infinity;
  };

  const toCode: FilterParts = { statuses: ['open', 'coding'] };
  const cases: readonly (readonly [string, () => unknown])[] = [
    ['to code, oldest first', () => rows(toCode, OLDEST_FIRST, 0, 200)],
    ['to code by value', () => rows(toCode, { by: 'value', down: true }, 0, 200)],
    ['to code by payer', () => rows(toCode, { by: 'payer', down: false }, 0, 200)],
    ['to code of a payer', () => rows({ ...toCode, payerId: file.ids.payerId }, OLDEST_FIRST, 0, 200)],
    ['to code above a value', () => rows({ ...toCode, minChargeCents: cents(20_000) }, OLDEST_FIRST, 0, 200)],
    ['all, oldest first', () => rows({}, OLDEST_FIRST, 0, 200)],
    ['all, the last page', () => rows({}, OLDEST_FIRST, ENCOUNTERS - 200, 200)],
    ['all with words', () => rows({ search: 'no17 knee' }, OLDEST_FIRST, 0, 200)],
    ['all by value', () => rows({}, { by: 'value', down: true }, 0, 200)],
    ['counts of the views', () => file.services.coding.viewCounts(DEFAULT_VIEWS.map((v) => v.filter))],
    [
      'place in the list',
      () => file.services.coding.place(rows(toCode)[9]?.id as never, filter(toCode), OLDEST_FIRST),
    ],
  ];
  it.each(cases)('answers %s within the bound', (name, work) => {
    const measured = p95(work);
    console.log(`worklist of ${ENCOUNTERS}, ${name}: p95 ${measured.toFixed(1)} ms`);
    expect(measured).toBeLessThan(BOUND_MS);
  });

  it('counts and lists the same', () => {
    const views = DEFAULT_VIEWS.map((v) => v.filter);
    const counted = file.services.coding.viewCounts(views);
    const listed = views.map((f) => {
      let n = 0;
      for (let offset = 0; ; offset += 2000) {
        const page = file.services.coding.worklist({ filter: f, sort: OLDEST_FIRST, offset, limit: 2000 });
        n += page.length;
        if (page.length < 2000) return n;
      }
    });
    expect(counted).toEqual(listed);
    expect(counted.at(-1)).toBe(ENCOUNTERS);
  });
});
