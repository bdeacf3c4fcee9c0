import { createCodeCardHandlers } from '#electron/code-card/handlers.ts';
import { createCodeCardService } from '#electron/code-card/service.ts';
import type { CodeSearching } from '#electron/code-search.ts';
import type { CodeSets } from '#electron/code-sets.ts';
import { createCodesHandlers } from '#electron/codesets/handlers.ts';
import { createReleasesHandlers } from '#electron/codesets/releases-handlers.ts';
import { codeWithFamily } from '#electron/codesets/store.ts';
import { drawChanges } from '#electron/papers.ts';
import { feeFor, proceduresOn } from '#electron/practice/queries.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import type { Session } from '#electron/session/session.ts';
import { announcing, type Changes } from './announcing.ts';
import type { AppHandlers, Parts } from './parts.ts';

const CHANGES = {
  card: { saveNote: ['code-notes'] },
} as const satisfies Record<string, Changes>;

/** Codes as data: search, the card of a code, the installed releases. */
export function codesHandlers(parts: Parts): Pick<AppHandlers, 'codes' | 'card' | 'codesets'> {
  const { codeSets, session, searching, services, platform, clock } = parts;
  return {
    codes: createLazyCodesHandlers(codeSets, session, searching),
    card: announcing(
      createCodeCardHandlers(cardOver(services.context, codeSets)),
      CHANGES.card,
      platform.emit,
    ),
    codesets: createReleasesHandlers(parts.releases, platform, (page) => drawChanges(page, clock.today())),
  };
}

/** The card of a code, over the code sets that are installed at the moment. */
function cardOver(context: ServiceContext, codeSets: CodeSets) {
  return createCodeCardService(context, {
    family: ({ system, code, on }) => codeWithFamily(codeSets.db(), system, code, on),
    edits: () => codeSets.tables.now().edits,
    relativeValue: (code, on) => codeSets.edits().relativeValue(code, '', on),
  });
}

/** The code-set file is opened by the first call and not by the start of the program. */
function createLazyCodesHandlers(codeSets: CodeSets, session: Session, searching: CodeSearching) {
  let made: ReturnType<typeof createCodesHandlers<unknown>> | null = null;
  codeSets.onForget(() => {
    made = null;
  });
  const use = () => {
    // Asked each time: it notices what another program installed meanwhile.
    const db = codeSets.db();
    made ??= createCodesHandlers<unknown>({
      db,
      searching,
      chargeFor: (code, on) => {
        const open = session.current();
        return open && feeFor(open.db, code, on);
      },
      charges: (on) => {
        const open = session.current();
        return open ? proceduresOn(open.db, on).map(({ code, chargeCents }) => [code, chargeCents]) : [];
      },
    });
    return made;
  };
  const lazy: ReturnType<typeof createCodesHandlers<unknown>> = {
    search: (input, context) => use().search(input, context),
    searchBasis: (input, context) => use().searchBasis(input, context),
    searchIndex: (input, context) => use().searchIndex(input, context),
    get: (input, context) => use().get(input, context),
    releases: (input, context) => use().releases(input, context),
  };
  return lazy;
}
