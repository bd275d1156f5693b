import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line } from '#renderer/components/line-grid-model.ts';
import { cellFaults, cellOf } from '#renderer/components/form-faults.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
import { PlaceChooser } from '#renderer/components/place-chooser.tsx';
import { addressCompletion, withPlace } from '#renderer/features/clients/address-completion.ts';
import { ClientAddress } from '#shared/clients/clients.contract.ts';
import {
  CLIENT_GROUPS,
  type ClientFormValues,
  type ClientGroup,
  type FormFault,
  isFilled,
  TICKED,
} from '#renderer/features/clients/client-form-model.ts';

interface GroupColumn {
  readonly key: string;
  readonly width: number;
  readonly kind?: LineColumn['kind'];
  readonly grow?: boolean;
  readonly rekey?: boolean;
  /** F4 chooses province, city and district together. */
  readonly place?: true;
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
    { key: 'birthdayIs', width: 64, values: ['solar', 'lunar'] },
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
    { key: 'kind', width: 180, grow: true },
    { key: 'number', width: 200, kind: 'identifier' },
    { key: 'issuedOn', width: 120, kind: 'date' },
    { key: 'expiresOn', width: 120, kind: 'date' },
    { key: 'originalSeen', width: 84, values: [TICKED] },
    { key: 'seenBy', width: 90 },
    { key: 'seenOn', width: 100, kind: 'date' },
  ],
};

function newLine(group: ClientGroup): Line {
  return { id: crypto.randomUUID(), cells: group === 'addresses' ? { use: 'ship_to' } : {} };
}

interface ClientGroupsProps {
  readonly groups: ClientFormValues['groups'];
  readonly faults: readonly FormFault[];
  /** Where the cursor should go: the place of a message, or a line just added. */
  readonly goTo: GroupPlace | undefined;
  readonly onGoTo: (place: GroupPlace) => void;
  readonly onChange: (group: ClientGroup, lines: readonly Line[]) => void;
}

export interface GroupPlace {
  readonly group: ClientGroup;
  readonly lineId: string;
  readonly column: string;
}

/** The cell that a path like `contacts.1.phone` names; paths count filled lines only. */
export function groupPlaceOf(groups: ClientFormValues['groups'], path: string): GroupPlace | undefined {
  const group = CLIENT_GROUPS.find((name) => path.startsWith(`${name}.`));
  const cell = group === undefined ? undefined : cellOf(group, groups[group].filter(isFilled), path);
  return group === undefined || cell === undefined ? undefined : { group, ...cell };
}

/** Contacts, addresses, accounts and licences as line grids: typed or pasted from Excel. */
export function ClientGroups({ groups, faults, goTo, onGoTo, onChange }: ClientGroupsProps) {
  return CLIENT_GROUPS.map((group) => (
    <ClientLines
      key={group}
      group={group}
      lines={groups[group]}
      faults={faults}
      goTo={goTo?.group === group ? goTo : undefined}
      onGoTo={onGoTo}
      onChange={(lines) => onChange(group, lines)}
    />
  ));
}

interface ClientLinesProps {
  readonly group: ClientGroup;
  readonly lines: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: GroupPlace | undefined;
  readonly onGoTo: (place: GroupPlace) => void;
  readonly onChange: (lines: readonly Line[]) => void;
}

function ClientLines({ group, lines, faults, goTo, onGoTo, onChange }: ClientLinesProps) {
  const { t } = useTranslation('clients');
  const [placing, setPlacing] = useState<string>();
  function add(): void {
    const line = newLine(group);
    onChange(addLine(lines, lines.length - 1, line));
    onGoTo({ group, lineId: line.id, column: COLUMNS[group][0]?.key ?? '' });
  }
  const columns = useMemo<readonly LineColumn[]>(
    () =>
      COLUMNS[group].map(({ values, place, ...column }) => ({
        kind: 'text',
        title: t(`fields.client.${group}.${column.key}`),
        ...column,
        ...(place === true && { onPick: (line: Line) => setPlacing(line.id) }),
        ...(values !== undefined && {
          choices: values.map((value) => ({
            value,
            text: t(`values.client.${group}.${column.key}.${value}`, { defaultValue: value }),
          })),
        }),
      })),
    [group, t],
  );
  return (
    <section>
      <h2 className="block-title">
        {t(`group.${group}`)} <span className="faint small num">{lines.length}</span>
        <span className="push" />
        <Button size="small" icon={<Plus size={13} aria-hidden />} onClick={add}>
          {t('addLine')}
        </Button>
      </h2>
      {lines.length > 0 && (
        <div style={{ display: 'flex', height: Math.min(220, 32 + lines.length * 29), padding: '0 14px' }}>
          <LineGrid
            label={t(`group.${group}`)}
            columns={columns}
            lines={lines}
            faults={cellFaults(group, lines.filter(isFilled), faults)}
            goTo={goTo}
            newLine={() => newLine(group)}
            onChange={onChange}
            {...(group === 'addresses' && { completion: addressCompletion })}
          />
        </div>
      )}
      {placing !== undefined && (
        <PlaceChooser
          onClose={() => setPlacing(undefined)}
          onPick={(place) => onChange(lines.map((line) => (line.id === placing ? withPlace(line, place) : line)))}
        />
      )}
    </section>
  );
}
