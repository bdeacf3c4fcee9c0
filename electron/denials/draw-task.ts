import type { PacketContent } from '#shared/domain/denials/packet.ts';
import type { BackgroundTask } from '#electron/background/task.ts';
import { appealPacketPdf, type DrawnPacket } from '#electron/export/appeal-packet-pdf.ts';

/** Draws the packet of an appeal in a thread of its own: long notes and pictures take seconds. */
export const drawPacketTask: BackgroundTask<PacketContent, DrawnPacket> = (content) =>
  appealPacketPdf(content);
