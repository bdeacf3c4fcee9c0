import { randomUUID } from 'node:crypto';
import type { Contract, Handlers, Procedure } from '#shared/contract/define.ts';
import type { ErrorCode, Failure, Result } from '#shared/kernel/result.ts';
import type { Authorize } from '#electron/platform.ts';
import { inputProblem } from '#electron/ipc/input-guard.ts';
import { fieldsOf, plainSentence } from '#electron/ipc/issues.ts';
import { failureOf, whereThrown } from '#electron/ipc/failures.ts';

/** Which procedure is being called; handlers may use it for the audit trail. */
export type CallInfo = { readonly feature: string; readonly method: string };

/** One line of the log. It names the procedure and the outcome, never arguments or messages: those may hold PHI. */
export type CallLog = {
  readonly call: string;
  readonly ms: number;
  readonly outcome: 'ok' | ErrorCode;
  readonly incident?: string;
  /** Class and stack frames of an unexpected error, without its message. */
  readonly thrown?: string;
};

export type Dispatch = (feature: unknown, method: unknown, input: unknown) => Promise<Result<unknown>>;

export type DispatchOptions<X> = {
  readonly contextFor: (call: CallInfo) => X;
  /** Waited for before a permitted call is handled: what cannot run beside it has ended then. */
  readonly ready?: (call: CallInfo, permission: Procedure['permission']) => Promise<void>;
  /** Compare answers with the contract: on in development and tests, off where speed counts. */
  readonly checkOutput?: boolean;
  /** Receives unforeseen errors whole; for a developer's terminal only, since they may quote data. */
  readonly onUnexpected?: (error: unknown) => void;
  readonly incident?: () => string;
  readonly elapsed?: () => number;
};

type AnyHandler = (input: unknown, context: unknown) => unknown;
type Found = { readonly procedure: Procedure; readonly handler: AnyHandler; readonly name: string };

/**
 * The only way to a handler: finds the procedure, asks for the permission, parses the input, calls,
 * and turns whatever happens into a value. Knows nothing of Electron, so tests and the CLI use it too.
 */
export function createDispatcher<C extends Contract, X>(
  contract: C,
  handlers: Handlers<C, X>,
  authorize: Authorize,
  log: (entry: CallLog) => void,
  options: DispatchOptions<X>,
): Dispatch {
  const incident = options.incident ?? (() => randomUUID().slice(0, 8));
  const elapsed = options.elapsed ?? (() => performance.now());

  return async (feature, method, input) => {
    const started = elapsed();
    const found = find(contract, handlers, feature, method);
    let result: Result<unknown>;
    let thrown: string | undefined;
    try {
      result = found
        ? await run(found, { feature: String(feature), method: String(method) }, input)
        : refuse('not_found', 'The program asked for something that it does not know.');
    } catch (error) {
      const failure = failureOf(error, incident);
      if (failure.incident !== undefined) {
        thrown = whereThrown(error);
        options.onUnexpected?.(error);
      }
      result = { ok: false, error: failure };
    }
    log({
      // A name that the contract does not know is the caller's text and stays out of the log.
      call: found?.name ?? 'unknown',
      ms: Math.round((elapsed() - started) * 10) / 10,
      outcome: result.ok ? 'ok' : result.error.code,
      ...(!result.ok && result.error.incident !== undefined ? { incident: result.error.incident } : {}),
      ...(thrown === undefined ? {} : { thrown }),
    });
    return result;
  };

  async function run(found: Found, call: CallInfo, input: unknown): Promise<Result<unknown>> {
    const { procedure, handler } = found;
    const refused = procedure.permission === 'public' ? null : authorize(procedure.permission);
    if (refused) return { ok: false, error: refused };
    const problem = inputProblem(input);
    if (problem) return refuse('invalid_input', problem);
    const parsed = await procedure.input.safeParseAsync(input, { error: plainSentence });
    if (!parsed.success) {
      const fields = fieldsOf(parsed.error.issues);
      return refuse('invalid_input', 'Some fields need another look.', fields);
    }
    await options.ready?.(call, procedure.permission);
    const value = await handler(parsed.data, options.contextFor(call));
    if (options.checkOutput) {
      const answer = await procedure.output.safeParseAsync(value);
      if (!answer.success) {
        const paths = answer.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`);
        throw new OutputMismatch(`${found.name} answered against its contract: ${paths.join(', ')}`);
      }
    }
    return { ok: true, value };
  }
}

/** A handler's answer does not have the shape that the contract promises: a fault of the program. */
export class OutputMismatch extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OutputMismatch';
  }
}

function find<C extends Contract, X>(
  contract: C,
  handlers: Handlers<C, X>,
  feature: unknown,
  method: unknown,
): Found | null {
  if (typeof feature !== 'string' || typeof method !== 'string') return null;
  // Own properties only: "__proto__", "constructor" and "toString" are names of no procedure.
  if (!Object.hasOwn(contract, feature) || !Object.hasOwn(handlers, feature)) return null;
  const methods = contract[feature];
  const implementations = handlers[feature] as Readonly<Record<string, unknown>> | undefined;
  if (!methods || !implementations) return null;
  if (!Object.hasOwn(methods, method) || !Object.hasOwn(implementations, method)) return null;
  const procedure = methods[method];
  const handler = implementations[method];
  if (!procedure || typeof handler !== 'function') return null;
  return { procedure, handler: handler.bind(implementations) as AnyHandler, name: `${feature}.${method}` };
}

function refuse(
  code: Failure['code'],
  message: string,
  fields?: Readonly<Record<string, string>>,
): Result<never> {
  return { ok: false, error: fields ? { code, message, fields } : { code, message } };
}
