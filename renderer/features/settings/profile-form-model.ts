import { orNull, readDraft, type Reading } from '#renderer/components/form-faults.ts';
import { type Logo, OfficeProfile } from '#shared/settings/settings.schema.ts';

/** Lines that may stand at the foot of papers. */
export const CONTACT_LINES = ['contactLines.0', 'contactLines.1', 'contactLines.2'] as const;

/** The profile as typed; the picture itself is kept with the draft, so that it can be looked at again. */
export interface ProfileValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly logo: Logo | null;
  readonly picture?: string;
}

/** As it stands, or as proposed: the founders' tax id need not have the form that is asked for today. */
export type StandingProfile = Omit<OfficeProfile, 'taxNumber'> & { readonly taxNumber: string | null };

export function profileValues(profile: StandingProfile): ProfileValues {
  const { contactLines, logo, ...texts } = profile;
  const fields = Object.entries(texts).map(([key, value]) => [key, value ?? ''] as const);
  const lines = CONTACT_LINES.map((path, index) => [path, contactLines[index] ?? ''] as const);
  return { fields: Object.fromEntries([...fields, ...lines]), logo };
}

export function readProfile({ fields, logo }: ProfileValues): Reading<OfficeProfile> {
  return readDraft(OfficeProfile, {
    name: fields['name'] ?? '',
    englishName: orNull(fields['englishName']),
    taxNumber: orNull(fields['taxNumber']),
    address: orNull(fields['address']),
    phone: orNull(fields['phone']),
    contactLines: CONTACT_LINES.flatMap((path) => orNull(fields[path]) ?? []),
    logo,
  });
}
