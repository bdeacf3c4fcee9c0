import { QueryClientProvider } from '@tanstack/react-query';
import axe from 'axe-core';
import { render, type RenderResult } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import type { z } from 'zod';
import { contract, type AppContract } from '#shared/contract/index.ts';
import type { AppEvent, Bridge, Procedure } from '#shared/contract/define.ts';
import { ROLE_PERMISSIONS, type Role } from '#shared/domain/user.ts';
import type { SessionState } from '#shared/contract/session.ts';
import { EMPTY_WORKSHEET } from '#shared/domain/em/worksheet.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { Refusal, type Result } from '#shared/kernel/result.ts';
import { makeQueryClient } from '#renderer/lib/query-client.ts';
import { ThemeMode } from '#renderer/app/theme-mode.tsx';
import { ApiContext, createApi, type Api } from '#renderer/lib/api.ts';
import { forgetAll } from '#renderer/lib/forget.ts';
import { useKeyDispatcher } from '#renderer/lib/keys.ts';
import { useChangedEvents } from '#renderer/lib/use-call.ts';
import { StatusBar } from '#renderer/app/status-bar.tsx';

/** jsdom lays nothing out, so nothing is ever resized; panes and virtual lists only want to subscribe. */
class NoResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoResizes;

// For the same reason every click would fall on the line between two panes: the panes are put far away.
const drawnRect = HTMLElement.prototype.getBoundingClientRect;
HTMLElement.prototype.getBoundingClientRect = function (this: HTMLElement) {
  const ofPanes = this.dataset['separator'] !== undefined || this.dataset['panel'] !== undefined;
  return ofPanes ? new DOMRect(10_000, 10_000, 100, 100) : drawnRect.call(this);
};

type Answer<P> = P extends Procedure
  ? (input: z.output<P['input']>) => z.input<P['output']> | Promise<z.input<P['output']>>
  : never;

/** Answers of some procedures. A fake throws a `Refusal` to refuse. */
export type Fakes = {
  readonly [F in keyof AppContract]?: { readonly [M in keyof AppContract[F]]?: Answer<AppContract[F][M]> };
};

export type FakeApi = Api & {
  /** Every call that was made: `feature.method` and its input. */
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  /** Inputs of one procedure, in the order of the calls. */
  readonly inputs: (name: string) => readonly unknown[];
  readonly emit: (event: AppEvent) => void;
};

/** A session that is open for a user of a role. */
export function openSession(role: Role = 'owner', change: Partial<SessionState> = {}): SessionState {
  return {
    state: 'open',
    practiceName: 'Example Clinic',
    fileName: 'example.claimwright',
    userNames: ['Olive Owner'],
    user: {
      id: '00000000-0000-4000-8000-00000000000a' as UserId,
      name: 'Olive Owner',
      role,
      permissions: [...ROLE_PERMISSIONS[role]],
    },
    autoLockMinutes: 15,
    demonstration: false,
    ...change,
  };
}

const HANDLE = '00000000-0000-4000-8000-0000000000f1';

const DEFAULTS: Fakes = {
  session: {
    status: () => openSession(),
    preferences: () => ({ theme: 'light', autoLockMinutes: 15, panes: {} }),
    savePreferences: (change) => ({ theme: 'light', autoLockMinutes: 15, panes: {}, ...definedOnly(change) }),
    about: () => ({ version: '0.1.0', runtime: 'test', platform: 'test' }),
    lock: () => openSession('owner', { state: 'locked', user: null }),
  },
  codes: { releases: () => [] },
  // Nobody was asked about a coverage, and nothing was answered about a claim.
  eligibility: { ofPatient: () => [], newest: () => null, ofVisit: () => null },
  acks: { ofClaim: () => [] },
  claimStatus: { ofClaim: () => [] },
  notes: { suggest: () => ({ rows: [], without: null, milliseconds: 1 }), prepare: () => ({}) },
  // A coder who keeps nothing of their own yet, in a list that is empty.
  coding: {
    viewCounts: ({ views }) => views.map(() => 0),
    place: () => ({ position: null, total: 0, nextId: null }),
  },
  workbench: {
    favourites: () => [],
    templates: () => [],
    earlierVisits: () => [],
    views: () => [],
    queries: () => [],
  },
  // A visit that nobody levelled and whose documents propose nothing.
  em: {
    get: ({ encounterId }) => ({
      encounterId,
      version: 0,
      visit: {
        serviceDate: isoDate('2026-11-17'),
        taxonomy: '207Q00000X',
        earlier: [],
        medicare: false,
        sheet: EMPTY_WORKSHEET,
        proposals: { items: [], minutes: null, patient: null },
      },
      confirmed: null,
    }),
  },
};

function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Keys whose value is undefined are left out, which is what the type says.
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/**
 * A client that answers from `fakes`, as main would: inputs are parsed by the contract and refused when
 * they do not fit it, answers must fit it too, so that a fake cannot say what main never would.
 */
export function fakeApi(fakes: Fakes = {}): FakeApi {
  const calls: { name: string; input: unknown }[] = [];
  const listeners = new Set<(event: AppEvent) => void>();
  const bridge: Bridge = {
    call: async (feature, method, input): Promise<Result<unknown>> => {
      calls.push({ name: `${feature}.${method}`, input });
      const procedure = (contract as Record<string, Record<string, Procedure>>)[feature]?.[method];
      const fake = answerOf(fakes, feature, method) ?? answerOf(DEFAULTS, feature, method);
      if (!procedure || !fake) throw new Error(`The test fakes no answer to ${feature}.${method}.`);
      const parsed = procedure.input.safeParse(input);
      if (!parsed.success) return refused('invalid_input', parsed.error.message);
      try {
        return { ok: true, value: procedure.output.parse(await fake(parsed.data)) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { ok: false, error: { code: error.code, message: error.message, fields: error.fields } };
      }
    },
    // Main alone knows where files are: the fake gives each hand-over one and the same handle.
    handOver: async (files) =>
      files.length === 0
        ? refused('invalid_input', 'There is no file in what was dropped.')
        : { ok: true, value: { handle: HANDLE } },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    ...createApi(bridge),
    calls,
    inputs: (name) => calls.filter((call) => call.name === name).map((call) => call.input),
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

function refused(code: 'invalid_input', message: string): Result<never> {
  return { ok: false, error: { code, message } };
}

function answerOf(fakes: Fakes, feature: string, method: string) {
  return (fakes as Record<string, Record<string, (input: unknown) => unknown>>)[feature]?.[method];
}

export type Rendered = RenderResult & {
  readonly api: FakeApi;
  /** The path that the page has navigated to, with its search. */
  readonly path: () => string;
};

/**
 * Renders a page at a path with client, cache, theme, router, keys and status bar.
 * @param pages an element (shown at any path) or routes. @param fakes answers beside the usual ones.
 */
export function renderWith(
  pages: ReactNode | readonly RouteObject[],
  fakes: Fakes = {},
  options: {
    readonly path?: string;
    readonly api?: FakeApi;
    /** True: without the status bar, for what draws its own foot. */
    readonly bare?: boolean;
  } = {},
): Rendered {
  forgetAll();
  const api = options.api ?? fakeApi(fakes);
  const routes: readonly RouteObject[] = isRoutes(pages) ? pages : [{ path: '*', element: pages }];
  const router = createMemoryRouter(
    [
      ...routes,
      // A page of another feature: its path is what the test looks at.
      ...(isRoutes(pages) ? [{ path: '*', element: null }] : []),
    ],
    { initialEntries: [options.path ?? '/'] },
  );
  const queries = makeQueryClient();
  const status = (fakes.session?.status ?? DEFAULTS.session?.status)?.({});
  // Pages are drawn only when the session is known, as the gate sees to.
  if (!(status instanceof Promise)) queries.setQueryData(['session', 'status', {}], status);
  const tree = createElement(
    ApiContext,
    { value: api },
    createElement(
      QueryClientProvider,
      { client: queries },
      createElement(
        ThemeMode,
        null,
        createElement(RouterProvider, { router }),
        createElement(Frame, { bare: options.bare === true }),
      ),
    ),
  );
  const result = render(tree);
  return { ...result, api, path: () => `${router.state.location.pathname}${router.state.location.search}` };
}

function isRoutes(pages: ReactNode | readonly RouteObject[]): pages is readonly RouteObject[] {
  return Array.isArray(pages);
}

/** What the shell does around every page: events, keys, the announcement line. */
function Frame({ bare }: { readonly bare: boolean }) {
  useChangedEvents();
  useKeyDispatcher();
  return bare ? null : createElement(StatusBar);
}

/**
 * Fails with the list of what axe finds in the document. Contrast needs real drawing and is checked in
 * the journeys, not here.
 */
export async function expectNoAxeViolations(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  const found = violations.map(
    (v) => `${v.id}: ${v.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
  );
  if (found.length > 0) throw new Error(`Accessibility violations:\n${found.join('\n')}`);
}
