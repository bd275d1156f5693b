import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '#renderer/app/session.tsx';
import type { Line } from '#renderer/components/line-grid-model.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { type ClientGroup, TICKED } from '#renderer/features/clients/client-form-model.ts';
import { ClientAddress } from '#shared/clients/clients.contract.ts';
import { nextBirthday } from '#shared/clients/next-birthday.ts';
import { parseTypedDate } from '#shared/kernel/business-date.ts';
import type { AttachmentView } from '#shared/review/review.contract.ts';

interface GroupColumn {
  readonly key: string;
  readonly width: number;
  readonly kind?: LineColumn['kind'];
  readonly grow?: boolean;
  readonly rekey?: boolean;
  /** F4 chooses province, city and district together. */
  readonly place?: true;
  /** F4 chooses a usual kind of licence; any other may be typed. */
  readonly licence?: true;
  /** One of the papers of the submission. */
  readonly paper?: true;
  /** Values of a closed list, with words under `values.client.<group>.<key>`. */
  readonly values?: readonly string[];
}

const COLUMNS: Readonly<Record<ClientGroup, readonly GroupColumn[]>> = {
  contacts: [
    { key: 'name', width: 80 },
    { key: 'title', width: 90 },
    { key: 'phone', width: 116, kind: 'identifier' },
    { key: 'phone2', width: 116, kind: 'identifier' },
    { key: 'wechat', width: 100 },
    { key: 'qq', width: 92, kind: 'identifier' },
    { key: 'email', width: 150 },
    { key: 'birthday', width: 92, kind: 'date' },
    { key: 'birthdayIs', width: 56, values: ['solar', 'lunar'] },
    { key: 'birthdayNext', width: 92, kind: 'computed' },
    { key: 'preferences', width: 120 },
    { key: 'remark', width: 120, grow: true },
  ],
  addresses: [
    { key: 'use', width: 100, values: ClientAddress.shape.use.options },
    { key: 'consignee', width: 90 },
    { key: 'phone', width: 116, kind: 'identifier' },
    { key: 'province', width: 104, place: true },
    { key: 'city', width: 104, place: true },
    { key: 'district', width: 104, place: true },
    { key: 'address', width: 280, grow: true },
    { key: 'postcode', width: 72, kind: 'identifier' },
  ],
  bankAccounts: [
    { key: 'bank', width: 320, grow: true },
    { key: 'account', width: 260, kind: 'identifier', rekey: true },
  ],
  licences: [
    { key: 'kind', width: 170, grow: true, licence: true },
    { key: 'number', width: 200, kind: 'identifier' },
    { key: 'issuedOn', width: 120, kind: 'date' },
    { key: 'expiresOn', width: 120, kind: 'date' },
    { key: 'originalSeen', width: 84, values: [TICKED] },
    { key: 'seenBy', width: 90 },
    { key: 'seenOn', width: 100, kind: 'date' },
    { key: 'scanHash', width: 150, paper: true },
  ],
};

export const FIRST_COLUMN: Readonly<Record<ClientGroup, string>> = {
  contacts: 'name',
  addresses: 'use',
  bankAccounts: 'bank',
  licences: 'kind',
};

/** The day a typed birthday is next kept; nothing while it cannot be read. */
function keptNext({ cells }: Line, today: string): string {
  const reading = parseTypedDate(cells['birthday'] ?? '', today);
  if (!reading.ok) return '';
  return nextBirthday(reading.date, cells['birthdayIs'] === 'lunar' ? 'lunar' : 'solar', today) ?? '';
}

/** The line for which a place or a kind of licence is being chosen. */
export interface Choosing {
  readonly lineId: string;
  readonly what: 'place' | 'kind';
}

/** The columns of one group, in words; F4 on a place or a licence's kind asks through `onChoose`. */
export function useGroupColumns(
  group: ClientGroup,
  lines: readonly Line[],
  papers: readonly AttachmentView[],
  onChoose: (choosing: Choosing) => void,
): readonly LineColumn[] {
  const { t } = useTranslation('clients');
  const today = useToday();
  const scans = new Set(lines.flatMap(({ cells }) => (cells['scanHash'] ? [cells['scanHash']] : [])));
  const earlier = [...scans].filter((hash) => !papers.some(({ fileHash }) => fileHash === hash)).join(' ');
  return useMemo<readonly LineColumn[]>(() => {
    const scanChoices = [
      { value: '', text: '–' },
      ...papers.map(({ fileHash, fileName }) => ({ value: fileHash, text: fileName })),
      ...(earlier === '' ? [] : earlier.split(' ')).map((value) => ({ value, text: t('form.scanKept') })),
    ];
    return COLUMNS[group].map(({ values, place, licence, paper, ...column }) => ({
      kind: 'text',
      title: t(`fields.client.${group}.${column.key}`),
      ...column,
      ...(place === true && { onPick: (line: Line) => onChoose({ lineId: line.id, what: 'place' }) }),
      ...(licence === true && { onPick: (line: Line) => onChoose({ lineId: line.id, what: 'kind' }) }),
      ...(paper === true && { choices: scanChoices }),
      ...(column.kind === 'computed' && { show: (line: Line) => keptNext(line, today) }),
      ...(values !== undefined && {
        choices: values.map((value) => ({
          value,
          text: t(`values.client.${group}.${column.key}.${value}`, { defaultValue: value }),
        })),
      }),
    }));
  }, [group, papers, earlier, today, onChoose, t]);
}
