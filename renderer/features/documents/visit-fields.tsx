import type { InboxItem } from '#shared/contract/documents.ts';
import { compareProviderName } from '#shared/domain/matching/match-encounter.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { DateField, SelectField, TextField } from '#renderer/ui/form.tsx';

/** What a new visit begins with, as far as the file tells it. */
export type VisitStart = {
  readonly ready: boolean;
  readonly values: {
    readonly serviceDate: string | null;
    readonly renderingProviderId: string;
    readonly facilityId: string;
    readonly reason: string;
  };
};

/** Prefills a visit: the day, the provider when it is one of ours, the only place, and the reason. */
export function useVisitStart(item: InboxItem): VisitStart {
  const providers = useCall('practice', 'providers', {}, { tags: ['providers'] }).data;
  const facilities = useCall('practice', 'facilities', {}, { tags: ['facilities'] }).data;
  const told = item.encounter;
  const active = (providers ?? []).filter((p) => p.active);
  const named = active.filter(
    (p) =>
      (told?.providerNpi ?? '') === p.npi ||
      compareProviderName(told?.providerName ?? '', `${p.firstName} ${p.lastName}`) === 'same',
  );
  const places = (facilities ?? []).filter((f) => f.active);
  const only = <T,>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);
  return {
    ready: providers !== undefined && facilities !== undefined,
    values: {
      serviceDate: told?.serviceDate ?? item.document?.writtenOn ?? null,
      renderingProviderId: (only(named) ?? only(active))?.id ?? '',
      facilityId: only(places)?.id ?? '',
      reason: (told?.reason || (item.document?.title ?? '')).slice(0, 120),
    },
  };
}

/** Day, provider, place and reason of a visit, under `prefix` in the form's values. */
export function VisitFields({ prefix }: { readonly prefix: string }) {
  const providers = useCall('practice', 'providers', {}, { tags: ['providers'] }).data ?? [];
  const facilities = useCall('practice', 'facilities', {}, { tags: ['facilities'] }).data ?? [];
  return (
    <>
      <DateField name={`${prefix}serviceDate`} label="Date of service" span={4} />
      <SelectField
        name={`${prefix}renderingProviderId`}
        label="Seen by"
        span={4}
        options={providers
          .filter((p) => p.active)
          .map((p) => ({ value: p.id, label: `${p.lastName}, ${p.firstName}` }))}
        placeholder="Choose a provider"
      />
      <SelectField
        name={`${prefix}facilityId`}
        label="Where"
        span={4}
        options={facilities
          .filter((f) => f.active)
          .map((f) => ({ value: f.id, label: `${f.placeOfService} ${f.name}` }))}
        placeholder="Choose a place"
      />
      <TextField name={`${prefix}reason`} label="Reason for the visit" span={12} maxLength={120} />
    </>
  );
}
