import { contract, type AppContract } from '#shared/contract/index.ts';
import type { Bridge, Client } from '#shared/contract/define.ts';
import { createContext, use } from 'react';

declare global {
  interface Window {
    /** Put there by the preload script; absent outside the application's own window. */
    readonly claimwright?: Bridge;
  }
}

/** Typed calls of every feature, made from the one channel of the bridge. */
export function createClient(bridge: Bridge): Client<AppContract> {
  const features = Object.entries(contract).map(([feature, methods]) => [
    feature,
    Object.fromEntries(
      Object.keys(methods).map((method) => [method, (input: unknown) => bridge.call(feature, method, input)]),
    ),
  ]);
  // The entries are made from the contract's own keys, which is what Client<AppContract> says.
  return Object.fromEntries(features) as Client<AppContract>;
}

/** What pages talk to: the typed client and the events that main pushes. */
export type Api = {
  readonly client: Client<AppContract>;
  /** Dropped files: main finds them by the handle of the answer. */
  readonly handOver: Bridge['handOver'];
  readonly onEvent: Bridge['onEvent'];
};

/** @returns the API over a bridge. */
export function createApi(bridge: Bridge): Api {
  return {
    client: createClient(bridge),
    handOver: (files) => bridge.handOver(files),
    onEvent: (listener) => bridge.onEvent(listener),
  };
}

/** The bridge of this window, looked up at the call so that modules load without one. */
const windowBridge: Bridge = {
  call: (feature, method, input) => theBridge().call(feature, method, input),
  handOver: (files) => theBridge().handOver(files),
  onEvent: (listener) => theBridge().onEvent(listener),
};

function theBridge(): Bridge {
  if (!window.claimwright) throw new Error('This page runs only inside the application window.');
  return window.claimwright;
}

/** The application's own client, bound to `window.claimwright`. Components prefer `useApi()`. */
export const api: Api = createApi(windowBridge);

export const ApiContext = createContext<Api>(api);

/** The client of this tree: the window's own, or the one that a test provides. */
export function useApi(): Api {
  return use(ApiContext);
}
