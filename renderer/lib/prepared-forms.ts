import { useEffect, useState } from 'react';
import type { PreparedForms } from '#shared/contract/paper-forms.ts';
import type { FormFace } from '#shared/domain/cms1500/paper-print.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { useApi } from './api.ts';
import { callProcedure } from './use-call.ts';

export type FormsState =
  | { readonly step: 'working'; readonly done: number; readonly total: number }
  | { readonly step: 'ready'; readonly forms: PreparedForms }
  | { readonly step: 'failed'; readonly failure: Failure };

/**
 * Paper forms of some claims, drawn by main and held ready for printing; drawn anew when a choice changes. What is not
 * wanted any more is stopped and forgotten.
 */
export function usePreparedForms(
  ids: readonly ClaimId[],
  face: FormFace,
  printer: string | null,
): FormsState {
  const api = useApi();
  const wanted = JSON.stringify(ids);
  const [state, setState] = useState<FormsState>({ step: 'working', done: 0, total: ids.length });
  useEffect(() => {
    const task = crypto.randomUUID();
    const claims = JSON.parse(wanted) as ClaimId[];
    let over = false;
    let token: string | null = null;
    setState({ step: 'working', done: 0, total: claims.length });
    const stopListening = api.onEvent((event) => {
      if (event.type !== 'progress' || event.task !== task) return;
      setState({ step: 'working', done: event.done, total: event.total });
    });
    void callProcedure(api, 'paperForms', 'prepare', { task, ids: claims, face, printer }).then((answer) => {
      stopListening();
      if (answer.ok) token = answer.value.token;
      if (over) discard();
      else if (answer.ok) setState({ step: 'ready', forms: answer.value });
      else setState({ step: 'failed', failure: answer.error });
    });
    const discard = () => {
      if (token !== null) void callProcedure(api, 'paperForms', 'discard', { token });
    };
    return () => {
      over = true;
      stopListening();
      if (token === null) void callProcedure(api, 'paperForms', 'cancel', { task });
      else discard();
    };
  }, [api, wanted, face, printer]);
  return state;
}
