import { Button } from 'antd';
import { ImageUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeCommand, useOfficeQuery } from '#renderer/app/use-office.ts';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { FailureNote, Note } from '#renderer/components/notices.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { Logo, MOST_LOGO_BYTES } from '#shared/settings/settings.schema.ts';

interface LogoFieldProps {
  readonly logo: Logo | null;
  /** The picture as an address, where this form chose it. */
  readonly picture: string | undefined;
  readonly submissionId: string | undefined;
  readonly faults: readonly FormFault[];
  readonly onChange: (logo: Logo | null, picture?: string) => void;
}

/** The logo beside how it prints: without colour, as a pin printer strikes it. */
export function LogoField({ logo, picture, submissionId, faults, onChange }: LogoFieldProps) {
  const { t } = useTranslation('settings');
  const say = useFaultWords();
  const [wrong, setWrong] = useState<FormFault>();
  const attach = useOfficeCommand('review.attach');
  const shown = usePicture(logo, picture, submissionId);
  async function choose(): Promise<void> {
    setWrong(undefined);
    const picked = await window.desktop?.pickFile('image');
    if (picked === undefined) return;
    const reply = await attach.run({ fileName: picked.name, contentBase64: picked.contentBase64 });
    if (!reply.ok) return;
    const { fileHash, mediaType, bytes } = reply.value;
    const read = Logo.safeParse({ fileHash, format: mediaType.replace('image/', ''), bytes });
    if (read.success) return onChange(read.data, `data:${mediaType};base64,${picked.contentBase64}`);
    const tooLarge = bytes > MOST_LOGO_BYTES;
    setWrong({
      path: 'logo',
      reason: tooLarge ? 'settings.logo_too_large' : 'settings.logo_type',
      details: { kilobytes: MOST_LOGO_BYTES / 1024 },
    });
  }
  const fault = wrong ?? faults.find(({ path }) => path.split('.')[0] === 'logo');
  return (
    <div className="settings-logo-field">
      <figure className="settings-logo">
        {shown === undefined ? (
          <span className="quiet small">{t('office_profile.noLogo')}</span>
        ) : (
          <img alt={t('fields.office_profile.logo.all')} src={shown} />
        )}
        <figcaption className="quiet small">{t('office_profile.logoScreen')}</figcaption>
      </figure>
      <figure className="settings-logo printed">
        {shown !== undefined && <img alt="" src={shown} />}
        <figcaption className="quiet small">{t('office_profile.logoPaper')}</figcaption>
      </figure>
      <div className="settings-logo-tools">
        <Button
          name="logo"
          icon={<ImageUp size={13} aria-hidden />}
          loading={attach.busy}
          onClick={() => void choose()}
        >
          {t(logo === null ? 'office_profile.chooseLogo' : 'office_profile.otherLogo')}
        </Button>
        {logo !== null && (
          <Button icon={<Trash2 size={13} aria-hidden />} onClick={() => onChange(null)}>
            {t('office_profile.removeLogo')}
          </Button>
        )}
        <p className="quiet small">{t('office_profile.logoHint', { kilobytes: MOST_LOGO_BYTES / 1024 })}</p>
        {fault !== undefined && <Note tone="error" title={say(fault)} />}
        <FailureNote failure={attach.failure} />
      </div>
    </div>
  );
}

/** The picture at hand: just chosen, of the proposal that is corrected, or the one that stands. */
function usePicture(logo: Logo | null, picture: string | undefined, submissionId: string | undefined) {
  const wanted = logo !== null && picture === undefined;
  const proposed = useOfficeQuery(
    'review.evidence',
    { submissionId: submissionId ?? '', fileHash: logo?.fileHash ?? '' },
    { enabled: wanted && submissionId !== undefined },
  );
  const standing = useOfficeQuery('settings.logo', {}, { enabled: wanted && submissionId === undefined });
  if (logo === null) return undefined;
  if (picture !== undefined) return picture;
  const found = proposed.data ?? standing.data?.logo;
  return found && `data:${found.mediaType};base64,${found.contentBase64}`;
}
