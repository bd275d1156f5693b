import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line } from '#renderer/components/line-grid-model.ts';
import { cellFaults, cellOf } from '#renderer/components/form-faults.ts';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';
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
  /** Values of a closed list, with words under `values.client.<group>.<key>`. */
  readonly values?: readonly string[];
}

const COLUMNS: Readonly<Record<ClientGroup, readonly GroupColumn[]>> = {
  contacts: [
    { key: 'name', width: 100 },
    { key: 'title', width: 110 },
    { key: 'phone', width: 140, kind: 'identifier' },
    { key: 'wechat', width: 120 },
    { key: 'email', width: 180 },
    { key: 'birthday', width: 110, kind: 'date' },
    { key: 'birthdayIs', width: 90, values: ['solar', 'lunar'] },
    { key: 'remark', width: 160, grow: true },
  ],
  addresses: [
    { key: 'use', width: 100, values: ClientAddress.shape.use.options },
    { key: 'consignee', width: 110 },
    { key: 'phone', width: 140, kind: 'identifier' },
    { key: 'address', width: 400, grow: true },
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
    { key: 'originalSeen', width: 110, values: [TICKED] },
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
  function add(): void {
    const line = newLine(group);
    onChange(addLine(lines, lines.length - 1, line));
    onGoTo({ group, lineId: line.id, column: COLUMNS[group][0]?.key ?? '' });
  }
  const columns = useMemo<readonly LineColumn[]>(
    () =>
      COLUMNS[group].map(({ values, ...column }) => ({
        kind: 'text',
        title: t(`fields.client.${group}.${column.key}`),
        ...column,
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
          />
        </div>
      )}
    </section>
  );
}
