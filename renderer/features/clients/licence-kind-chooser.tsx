import { useTranslation } from 'react-i18next';
import { FloatChooser } from '#renderer/components/float-chooser.tsx';
import { searchForms } from '#shared/kernel/name-folding.ts';

interface LicenceKindChooserProps {
  readonly onPick: (kind: string) => void;
  readonly onClose: () => void;
}

/** F4 on a licence's kind: the usual ones by any part of the name or initials; what is typed may be anything else. */
export function LicenceKindChooser({ onPick, onClose }: LicenceKindChooserProps) {
  const { t } = useTranslation('clients');
  const kinds = t('licenceKinds').split('\n');
  function find(text: string) {
    const typed = text.trim().toLowerCase();
    const fits = (kind: string) =>
      kind.toLowerCase().includes(typed) || searchForms([kind], []).some((form) => form.includes(typed));
    const found = kinds.filter(fits).map((name) => ({ value: name, name }));
    return typed === '' || kinds.includes(text.trim()) ? found : [...found, { value: text.trim(), name: text.trim() }];
  }
  return (
    <FloatChooser
      label={t('form.hint.pickLicence')}
      hint={t('form.hint.licenceHint')}
      find={find}
      onPick={onPick}
      onClose={onClose}
    />
  );
}
