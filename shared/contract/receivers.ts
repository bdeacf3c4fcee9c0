import { z } from 'zod';
import { ReceiverProfile } from '#shared/domain/x12/receiver-profile.ts';
import { procedure } from './define.ts';

/** ISA08 of a receiver as the payers name it. */
const ReceiverId = z.string().trim().min(1).max(15);

/** A clearinghouse or payer that takes our files, and how it wants them. */
export const Receiver = z.object({
  receiverId: ReceiverId,
  receiverName: z.string(),
  /** Names of the payers whose claims go to it. */
  payers: z.array(z.string()),
  profile: ReceiverProfile,
  /** False while its files are written as we write by ourselves. */
  changed: z.boolean(),
});
export type Receiver = z.infer<typeof Receiver>;

/** The folder that claim files are put into; its path stays in the main process. */
export const OutboxFolder = z.object({ name: z.string(), reachable: z.boolean() });
export type OutboxFolder = z.infer<typeof OutboxFolder>;

export const receivers = {
  /** Every receiver that a payer names, by name. */
  list: procedure('settings.read', z.object({}), z.array(Receiver)),
  save: procedure('settings.write', z.object({ receiverId: ReceiverId, profile: ReceiverProfile }), Receiver),
  /** Back to how we write by ourselves. */
  reset: procedure('settings.write', z.object({ receiverId: ReceiverId }), Receiver),
  /** The first segments of a file as this profile would write them, and the file's name. Nothing is kept. */
  sample: procedure(
    'settings.read',
    z.object({ receiverId: ReceiverId, profile: ReceiverProfile }),
    z.object({ fileName: z.string(), text: z.string() }),
  ),
  outbox: procedure('claims.read', z.object({}), OutboxFolder.nullable()),
  /** Main's dialog chooses the folder; null when cancelled. */
  chooseOutbox: procedure('claims.write', z.object({}), OutboxFolder.nullable()),
  /** From now on the folder is asked for at each export. */
  forgetOutbox: procedure('claims.write', z.object({}), z.object({})),
};
