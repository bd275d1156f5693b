import { Button } from 'antd';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LineGrid } from '#renderer/components/line-grid.tsx';
import { addLine, type Line } from '#renderer/components/line-grid-model.ts';
import { cellFaults, cellOf, cellToGo } from '#renderer/components/form-faults.ts';
import { LicenceKindChooser } from '#renderer/features/clients/licence-kind-chooser.tsx';
import { type Choosing, FIRST_COLUMN, useGroupColumns } from '#renderer/features/clients/client-group-columns.ts';
import { PlaceChooser } from '#renderer/components/place-chooser.tsx';
import { addressCompletion, withPlace } from '#renderer/features/clients/address-completion.ts';
import type { AttachmentView } from '#shared/review/review.contract.ts';
import {
  CLIENT_GROUPS,
  type ClientFormValues,
  type ClientGroup,
  type FormFault,
  isFilled,
} from '#renderer/features/clients/client-form-model.ts';

function newLine(group: ClientGroup): Line {
  return { id: crypto.randomUUID(), cells: group === 'addresses' ? { use: 'ship_to' } : {} };
}

/** What is odd at a place but may be right, in words. */
export interface SaidWarning {
  readonly path: string;
  readonly text: string;
}

interface Beside {
  readonly warnings: readonly SaidWarning[];
  /** Of the submission: a licence's scan is one of them. */
  readonly papers: readonly AttachmentView[];
}

interface ClientGroupsProps extends Beside {
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
  const cell = group === undefined ? undefined : cellToGo(group, groups[group], groups[group].filter(isFilled), path);
  return group === undefined || cell === undefined ? undefined : { group, ...cell };
}

/** Contacts, addresses, accounts and licences as line grids: typed or pasted from Excel. */
export function ClientGroups({ groups, goTo, onGoTo, onChange, ...rest }: ClientGroupsProps) {
  return CLIENT_GROUPS.map((group) => (
    <ClientLines
      key={group}
      group={group}
      lines={groups[group]}
      {...rest}
      goTo={goTo?.group === group ? goTo : undefined}
      onGoTo={onGoTo}
      onChange={(lines) => onChange(group, lines)}
    />
  ));
}

interface ClientLinesProps extends Beside {
  readonly group: ClientGroup;
  readonly lines: readonly Line[];
  readonly faults: readonly FormFault[];
  readonly goTo: GroupPlace | undefined;
  readonly onGoTo: (place: GroupPlace) => void;
  readonly onChange: (lines: readonly Line[]) => void;
}

function ClientLines(props: ClientLinesProps) {
  const { group, lines, faults, warnings, papers, goTo, onGoTo, onChange } = props;
  const { t } = useTranslation('clients');
  const [choosing, setChoosing] = useState<Choosing>();
  const columns = useGroupColumns(group, lines, papers, setChoosing);
  const sent = lines.filter(isFilled);
  const odd = warnings.flatMap((warning) => {
    const cell = cellOf(group, sent, warning.path);
    return cell === undefined ? [] : [{ ...cell, text: warning.text }];
  });
  const change = (id: string, next: (line: Line) => Line) =>
    onChange(lines.map((line) => (line.id === id ? next(line) : line)));
  function add(): void {
    const line = newLine(group);
    onChange(addLine(lines, lines.length - 1, line));
    onGoTo({ group, lineId: line.id, column: FIRST_COLUMN[group] });
  }
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
            faults={[
              ...cellFaults(group, sent, faults),
              ...odd.map(({ lineId, column }) => ({ lineId, column, tone: 'warning' as const })),
            ]}
            goTo={goTo}
            newLine={() => newLine(group)}
            onChange={onChange}
            {...(group === 'addresses' && { completion: addressCompletion })}
          />
        </div>
      )}
      {odd.length > 0 && (
        <ul className="plain-list small due-soon" style={{ padding: '2px 14px' }} aria-live="polite">
          {odd.map(({ lineId, column, text }) => (
            <li key={`${lineId} ${column} ${text}`}>
              <button type="button" className="link due-soon" onClick={() => onGoTo({ group, lineId, column })}>
                {`${t('words:line', { count: lines.findIndex(({ id }) => id === lineId) + 1 })} · ${text}`}
              </button>
            </li>
          ))}
        </ul>
      )}
      {choosing?.what === 'place' && (
        <PlaceChooser
          onClose={() => setChoosing(undefined)}
          onPick={(place) => change(choosing.lineId, (line) => withPlace(line, place))}
        />
      )}
      {choosing?.what === 'kind' && (
        <LicenceKindChooser
          onClose={() => setChoosing(undefined)}
          onPick={(kind) => change(choosing.lineId, (line) => ({ ...line, cells: { ...line.cells, kind } }))}
        />
      )}
    </section>
  );
}
