import { MOST_LOGO_BYTES, OfficeProfile } from '#shared/settings/settings.schema.ts';
import { checkTaxpayerId } from '#shared/kernel/identifiers.ts';
import type { Warning } from '#shared/review/review.schema.ts';
import type { QueryContext } from '#core/kernel/context.ts';
import { refuseField } from '#core/kernel/office-error.ts';
import { sniffMediaType } from '#core/modules/review/media-type.ts';
import { defineRecordKind, type Proposal } from '#core/modules/review/record-kind.ts';
import { OFFICE_ID, updateProfile } from '#core/modules/settings/profile.repository.ts';
import { mediaTypeOf, readProfile } from '#core/modules/settings/profile.service.ts';

export const PROFILE_KIND = 'office_profile';

/** 单位资料: founded with the office and amended from then on. A wrong tax id stands on every paper. */
export const officeProfileKind = defineRecordKind<OfficeProfile, OfficeProfile>({
  name: PROFILE_KIND,
  module: 'settings',
  draft: OfficeProfile,
  content: OfficeProfile,
  actions: ['amend'],
  soleRecordId: OFFICE_ID,
  derived: [],
  complete: async (_ctx, draft) => draft,
  checks: ({ taxNumber, logo }) => [
    ...(taxNumber === null ? [] : [{ path: 'taxNumber', mode: 'rekey', type: 'identifier' } as const]),
    { path: 'name', mode: 'confirm', type: 'text' },
    ...(logo === null ? [] : [{ path: 'logo', mode: 'confirm', type: 'text' } as const]),
  ],
  rekeyable: [
    { path: 'name', type: 'text' },
    { path: 'phone', type: 'phone' },
  ],
  title: () => '',
  claims: () => [],
  validate: validateProfile,
  async apply(ctx, { content, version, submissionId }) {
    await updateProfile(ctx.db, {
      name: content.name,
      english_name: content.englishName,
      tax_number: content.taxNumber,
      address: content.address,
      phone: content.phone,
      contact_lines: JSON.stringify(content.contactLines),
      logo_hash: content.logo?.fileHash ?? null,
      logo_format: content.logo?.format ?? null,
      logo_bytes: content.logo?.bytes ?? null,
      version,
      submission_id: submissionId,
    });
  },
  read: (db) => readProfile(db),
});

async function validateProfile(ctx: QueryContext, { content }: Proposal<OfficeProfile>): Promise<Warning[]> {
  refuseWrongLogo(ctx, content);
  const check = content.taxNumber === null ? undefined : checkTaxpayerId(content.taxNumber);
  return check?.ok === true ? check.warnings.map((rule) => ({ rule: `client.${rule}`, path: 'taxNumber' })) : [];
}

/** The file itself says what it is, whatever the proposal says of it. */
function refuseWrongLogo(ctx: QueryContext, { logo }: OfficeProfile): void {
  if (logo === null) return;
  const bytes = ctx.files.get(logo.fileHash) ?? refuseField('logo', 'settings.logo_missing');
  if (sniffMediaType(bytes) !== mediaTypeOf(logo)) refuseField('logo', 'settings.logo_type');
  if (bytes.byteLength !== logo.bytes || bytes.byteLength > MOST_LOGO_BYTES) {
    refuseField('logo', 'settings.logo_too_large', { kilobytes: MOST_LOGO_BYTES / 1024 });
  }
}
