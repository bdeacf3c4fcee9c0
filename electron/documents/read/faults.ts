import { Refusal } from '#shared/kernel/result.ts';

const END = ' Nothing was taken in.';

/**
 * A file that cannot be taken in: what is wrong and where, what to do, and that nothing was taken in. Names neither
 * the file (file names of clinics carry patients' names) nor anything that stands in it.
 */
export function refusal(reason: string): Refusal {
  return new Refusal('invalid_input', `${reason}${END}`);
}

/** The reason alone, for a document within another: the other may be taken in without it. */
export function reasonOf(error: Refusal): string {
  return error.message.endsWith(END) ? error.message.slice(0, -END.length) : error.message;
}
