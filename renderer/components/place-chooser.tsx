import { useTranslation } from 'react-i18next';
import { FloatChooser } from '#renderer/components/float-chooser.tsx';
import { findPlaces } from '#shared/regions/find-places.ts';
import type { Place } from '#shared/regions/regions.ts';

interface PlaceChooserProps {
  readonly onPick: (place: Place) => void;
  readonly onClose: () => void;
}

const SHOWN = 34;

function find(text: string) {
  return findPlaces(text, SHOWN).map((place) => ({
    value: place,
    name: place.district ?? place.city ?? place.province,
    note: [place.province, place.city === place.province ? null : place.city].filter((name) => name !== null).join(' '),
  }));
}

/** F4 on a province, city or district: all three at once, by any part of a name or by pinyin initials (`szns`). */
export function PlaceChooser({ onPick, onClose }: PlaceChooserProps) {
  const { t } = useTranslation('clients');
  return (
    <FloatChooser
      label={t('form.hint.pickPlace')}
      hint={t('form.hint.placeHint')}
      find={find}
      onPick={onPick}
      onClose={onClose}
    />
  );
}
