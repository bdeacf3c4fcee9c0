import type {
  CodeRef,
  CodingTemplate,
  EarlierVisit,
  Favourite,
  SavedView,
} from '#shared/contract/workbench.ts';
import { procedureSystem, type CodeSystem } from '#shared/domain/code.ts';
import { isChronic } from '#shared/domain/codes/chronic-conditions.ts';
import { codeStanding } from '#shared/domain/coding/code-standing.ts';
import {
  offerCoding,
  type CodingOffer,
  type OfferGround,
  type RememberedCodes,
} from '#shared/domain/coding/coding-offer.ts';
import { templateFit } from '#shared/domain/coding/template-fit.ts';
import { withDot, type Coding, type Encounter } from '#shared/domain/encounter.ts';
import type { WorklistFilter } from '#shared/domain/worklist.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CodingTemplateId, EncounterId, SavedViewId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  dropTemplate,
  dropView,
  findTemplate,
  listEarlier,
  listFavourites,
  listTemplates,
  listViews,
  putTemplate,
  putView,
  replaceFavourites,
} from './queries.ts';

/** What the workbench needs of the coding feature. */
export type Encounters = {
  /** The encounter, or null. */
  readonly encounter: (db: ReadDb, id: EncounterId) => Encounter | null;
  readonly coding: (db: ReadDb, id: EncounterId) => Coding;
};

export type WorkbenchContext = ServiceContext & { readonly encounters: Encounters };
export type WorkbenchService = ReturnType<typeof createWorkbenchService>;
/** A template as it is saved; a null id makes a new one. */
export type TemplateDraft = Omit<CodingTemplate, 'id'> & { readonly id: CodingTemplateId | null };

const MOST_FAVOURITES = 200;
const MOST_VIEWS = 40;
const EARLIER_VISITS = 20;

/** The coder's own tools: favourites, templates, earlier visits, views of the worklist. */
export function createWorkbenchService(context: WorkbenchContext) {
  return {
    ...favouritesOf(context),
    ...templatesOf(context),
    ...earlierOf(context),
    ...viewsOf(context),
  };
}

function favouritesOf(context: WorkbenchContext) {
  const { db, user, clock } = context;
  const change = (action: string, ref: CodeRef, to: (now: CodeRef[]) => CodeRef[]): void => {
    transaction(db(), (w) => {
      const before = listFavourites(w, user().id);
      const after = to(before);
      if (after === before) return;
      replaceFavourites(w, user().id, after, clock.now());
      context.audit(w, { action, record: 'favourite', recordId: user().id, change: normal(ref).code });
    });
  };
  return {
    /** A user's favourites as they stand on a date; those that may not be used then say why. */
    favourites: (on: IsoDate): Favourite[] => {
      const ground = groundOn(context, on);
      return listFavourites(db(), user().id).map((ref) => {
        const verdict = ground.lookup(ref.system, ref.code, on);
        const standing = codeStanding(verdict, on, ground.starters.has(ref.system));
        const fee = ref.system === 'icd10cm' ? null : ground.fee(ref.code);
        const known = verdict.known === 'valid' || verdict.known === 'not_on_date';
        return {
          ...ref,
          title: fee?.description || (known ? verdict.entry.title : ''),
          ...standing,
          chargeCents: fee?.chargeCents ?? null,
        };
      });
    },
    /** @throws Refusal when there are too many already. */
    addFavourite: (ref: CodeRef): void =>
      change('add', ref, (now) => {
        if (now.some(sameAs(ref))) return now;
        if (now.length >= MOST_FAVOURITES)
          throw new Refusal(
            'rule_violated',
            `You have ${MOST_FAVOURITES} favourites, as many as are kept. Remove one first; nothing was changed.`,
          );
        return [...now, normal(ref)];
      }),
    removeFavourite: (ref: CodeRef): void =>
      change('remove', ref, (now) => (now.some(sameAs(ref)) ? now.filter((f) => !sameAs(ref)(f)) : now)),
    /** @param to the place that it takes, 1-based; beyond the end is the end. */
    moveFavourite: (ref: CodeRef, to: number): void =>
      change('move', ref, (now) => {
        const at = now.findIndex(sameAs(ref));
        const favourite = now[at];
        if (favourite === undefined || at === to - 1) return now;
        const rest = now.filter((_, i) => i !== at);
        return [...rest.slice(0, to - 1), favourite, ...rest.slice(to - 1)];
      }),
  };
}

function normal({ system, code }: CodeRef): CodeRef {
  return { system, code: system === 'icd10cm' ? withDot(code) : code.trim().toUpperCase() };
}

function sameAs(ref: CodeRef): (other: CodeRef) => boolean {
  const wanted = normal(ref);
  return (other) => other.system === wanted.system && other.code === wanted.code;
}

function templatesOf(context: WorkbenchContext) {
  const { db, user, clock, newId } = context;
  const need = (reader: ReadDb, id: CodingTemplateId): CodingTemplate => {
    const template = findTemplate(reader, id, user().id);
    if (!template)
      throw new Refusal('not_found', 'This template is not there any more. Nothing was changed.');
    return template;
  };
  return {
    /** The shared ones and the user's own; those that fit the encounter's reason come first. */
    templates: (encounterId: EncounterId): CodingTemplate[] => {
      const { reason } = needEncounter(context, encounterId);
      return listTemplates(db(), user().id)
        .map((template) => ({ template, fit: templateFit(reason, template) }))
        .sort((a, b) => b.fit - a.fit)
        .map(({ template }) => template);
    },
    /** @throws Refusal when it has no code, or points to a diagnosis that it does not have. */
    saveTemplate: (draft: TemplateDraft): CodingTemplateId =>
      transaction(db(), (w) => {
        const before = draft.id === null ? null : need(w, draft.id);
        const id = draft.id ?? (newId() as CodingTemplateId);
        checkTemplate(draft);
        const template: CodingTemplate = { ...draft, id, diagnoses: draft.diagnoses.map(withDot) };
        putTemplate(w, template, { ownerId: draft.shared ? null : user().id, at: clock.now() });
        context.audit(w, {
          action: before ? 'change' : 'create',
          record: 'template',
          recordId: id,
          change: [...template.diagnoses, ...template.lines.map((l) => l.code)].join(', '),
        });
        return id;
      }),
    deleteTemplate: (id: CodingTemplateId): void =>
      transaction(db(), (w) => {
        const template = need(w, id);
        dropTemplate(w, id);
        context.audit(w, { action: 'delete', record: 'template', recordId: id, change: template.name });
      }),
    applyTemplate: (id: CodingTemplateId, encounterId: EncounterId): CodingOffer => {
      const { serviceDate } = needEncounter(context, encounterId);
      return offerCoding(need(db(), id), groundOn(context, serviceDate));
    },
  };
}

function checkTemplate({ diagnoses, lines }: TemplateDraft): void {
  if (diagnoses.length + lines.length === 0)
    throw new Refusal('invalid_input', 'A template needs at least one code. Nothing was saved.');
  if (lines.some((line) => line.pointers.some((pointer) => pointer > diagnoses.length)))
    throw new Refusal(
      'invalid_input',
      'A line of the template points to a diagnosis that it does not have. Nothing was saved.',
    );
}

function earlierOf(context: WorkbenchContext) {
  const { db, encounters } = context;
  return {
    earlierVisits: (encounterId: EncounterId): EarlierVisit[] => {
      const here = needEncounter(context, encounterId);
      return listEarlier(db(), here.patientId, here.id, EARLIER_VISITS).map((row) => {
        const coding = encounters.coding(db(), row.id);
        return {
          id: row.id,
          serviceDate: row.service_on,
          reason: row.reason,
          providerName: `${row.provider_first} ${row.provider_last}`,
          status: row.status,
          diagnoses: [...coding.diagnoses],
          chronic: coding.diagnoses.filter(isChronic),
          lines: coding.lines.map(({ id: _id, ...line }) => line),
          titles: titlesOf(context, coding, row.service_on),
        };
      });
    },
    /** @throws Refusal when the visits are of different patients. */
    repeatVisit: (
      encounterId: EncounterId,
      from: EncounterId,
      what: 'chronic' | 'everything',
    ): CodingOffer => {
      const here = needEncounter(context, encounterId);
      if (needEncounter(context, from).patientId !== here.patientId)
        throw new Refusal('rule_violated', 'These visits are of two patients. Nothing was taken over.');
      const coding = encounters.coding(db(), from);
      const codes: RememberedCodes =
        what === 'everything' ? coding : { diagnoses: coding.diagnoses.filter(isChronic), lines: [] };
      const bare = codes.lines.map(({ code, modifiers, pointers, units }) => ({
        code,
        modifiers,
        pointers,
        units,
      }));
      return offerCoding({ diagnoses: codes.diagnoses, lines: bare }, groundOn(context, here.serviceDate));
    },
  };
}

function viewsOf(context: WorkbenchContext) {
  const { db, user, newId } = context;
  return {
    views: (): SavedView[] => listViews(db(), user().id),
    saveView: (name: string, filter: WorklistFilter): SavedViewId =>
      transaction(db(), (w) => {
        const own = listViews(w, user().id);
        if (own.length >= MOST_VIEWS && !own.some((v) => v.name.toLowerCase() === name.toLowerCase()))
          throw new Refusal(
            'rule_violated',
            `You have ${MOST_VIEWS} views, as many as are kept. Delete one first; nothing was saved.`,
          );
        const id = putView(w, user().id, { id: newId() as SavedViewId, name, filter });
        context.audit(w, { action: 'save', record: 'view', recordId: id, change: name });
        return id;
      }),
    deleteView: (id: SavedViewId): void =>
      transaction(db(), (w) => {
        if (!dropView(w, user().id, id))
          throw new Refusal('not_found', 'This view is not there any more. Nothing was changed.');
        context.audit(w, { action: 'delete', record: 'view', recordId: id, change: '' });
      }),
  };
}

function needEncounter(context: WorkbenchContext, id: EncounterId): Encounter {
  const encounter = context.encounters.encounter(context.db(), id);
  if (!encounter) throw new Refusal('not_found', 'This encounter is not in the practice file.');
  return encounter;
}

/** What remembered codes are judged with on a date of service. */
function groundOn(context: WorkbenchContext, on: IsoDate): OfferGround {
  const starters = new Set<CodeSystem>();
  for (const release of context.releasesOn(on)) if (release.starter) starters.add(release.system);
  return {
    on,
    lookup: context.lookup,
    starters,
    fee: (code) => context.records.feeOn(context.db(), code, on),
  };
}

function titlesOf(context: WorkbenchContext, coding: Coding, on: IsoDate): Record<string, string> {
  const titles: Record<string, string> = {};
  const learn = (system: CodeSystem, code: string): void => {
    const verdict = context.lookup(system, code, on);
    if (verdict.known === 'valid' || verdict.known === 'not_on_date') titles[code] = verdict.entry.title;
  };
  for (const code of coding.diagnoses) learn('icd10cm', code);
  for (const { code } of coding.lines) {
    learn(procedureSystem(code), code);
    const own = context.records.feeOn(context.db(), code, on)?.description;
    if (own) titles[code] = own;
  }
  return titles;
}
