import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import { ErrorNote, GreyRows } from '#renderer/components/notices.tsx';
import { SubmitPage } from '#renderer/components/submit-page.tsx';
import { type Proposal, useSubmitForm } from '#renderer/components/use-submit-form.ts';
import { BackToSection } from '#renderer/features/settings/list-form.tsx';
import { LogoField } from '#renderer/features/settings/logo-field.tsx';
import {
  CONTACT_LINES,
  profileValues,
  type ProfileValues,
  readProfile,
} from '#renderer/features/settings/profile-form-model.ts';
import { useSettingsProposal } from '#renderer/features/settings/use-settings-proposal.ts';
import { OfficeProfile } from '#shared/settings/settings.schema.ts';

const FIELDS: readonly FieldSpec[] = [
  { path: 'name', required: true, span: 2 },
  { path: 'englishName', span: 2 },
  { path: 'taxNumber', as: 'code', span: 2, rekey: true },
  { path: 'phone', span: 2 },
  { path: 'address', span: 4 },
];
const CONTACTS: readonly FieldSpec[] = CONTACT_LINES.map((path) => ({ path, span: 2 }));

/** 单位资料: what stands at the head of every paper. */
export function ProfileFormPage() {
  const present = useOfficeQuery('settings.profile', {});
  const { begun, error } = useSettingsProposal(present.data?.head);
  if (present.isError) return <ErrorNote error={present.error} onRetry={() => void present.refetch()} />;
  if (error !== null) return <ErrorNote error={error} />;
  if (present.data === undefined || begun === undefined) return <GreyRows />;
  const start = begun.content === undefined ? present.data.profile : OfficeProfile.parse(begun.content);
  return <ProfileForm proposal={begun.proposal} start={profileValues(start)} />;
}

function ProfileForm({ proposal, start }: { readonly proposal: Proposal; readonly start: ProfileValues }) {
  const { t } = useTranslation('settings');
  const form = useSubmitForm({
    procedure: 'settings.submitProfile',
    proposal,
    start,
    read: readProfile,
    fill: (content) => profileValues(OfficeProfile.parse(content)),
  });
  const { values, faults, set } = form;
  const change = (path: string, text: string) => set({ ...values, fields: { ...values.fields, [path]: text } });
  const same = { kind: 'office_profile', fields: values.fields, faults, onChange: change };
  return (
    <SubmitPage
      form={form}
      kind="office_profile"
      title={t('office_profile.formTitle')}
      tabTitle={t('office_profile.tab')}
      actions={<BackToSection id="office" />}
    >
      <div className="form-grid">
        <FieldSet {...same} specs={FIELDS} />
      </div>
      <h2 className="section-title settings-form-part">{t('office_profile.contactsTitle')}</h2>
      <div className="form-grid">
        <FieldSet {...same} specs={CONTACTS} />
      </div>
      <h2 className="section-title settings-form-part">{t('fields.office_profile.logo.all')}</h2>
      <LogoField
        logo={values.logo}
        picture={values.picture}
        submissionId={proposal.submissionId}
        faults={faults}
        onChange={(logo, picture) => set({ fields: values.fields, logo, ...(picture !== undefined && { picture }) })}
      />
    </SubmitPage>
  );
}
