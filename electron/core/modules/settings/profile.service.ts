import { z } from 'zod';
import type { Logo, OfficeProfile } from '#shared/settings/settings.schema.ts';
import type { QueryContext, ReadDb } from '#core/kernel/context.ts';
import type { RecordState } from '#core/modules/review/record-kind.ts';
import { findProfile } from '#core/modules/settings/profile.repository.ts';

const Lines = z.array(z.string());

/** The profile as it stands; the founders' own until it is first amended. */
export async function readProfile(db: ReadDb): Promise<RecordState<OfficeProfile> | undefined> {
  const row = await findProfile(db);
  if (!row) return undefined;
  const content: OfficeProfile = {
    name: row.name,
    englishName: row.english_name,
    taxNumber: row.tax_number,
    address: row.address,
    phone: row.phone,
    contactLines: Lines.parse(JSON.parse(row.contact_lines)),
    logo: logoOf(row.logo_hash, row.logo_format, row.logo_bytes),
  };
  return { content, version: row.version, submissionId: row.submission_id };
}

function logoOf(fileHash: string | null, format: Logo['format'] | null, bytes: number | null): Logo | null {
  return fileHash === null || format === null || bytes === null ? null : { fileHash, format, bytes };
}

export function mediaTypeOf({ format }: Logo): 'image/png' | 'image/jpeg' {
  return `image/${format}`;
}

/** The logo's own bytes; undefined where there is none or its file is gone (`verify` names that). */
export function logoBytes(ctx: Pick<QueryContext, 'files'>, logo: Logo | null) {
  const bytes = logo && ctx.files.get(logo.fileHash);
  return logo && bytes
    ? { mediaType: mediaTypeOf(logo), contentBase64: Buffer.from(bytes).toString('base64') }
    : undefined;
}
