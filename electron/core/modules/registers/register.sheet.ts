import type { ColumnChoice, ColumnType, SheetColumn, SheetDefinition } from '#shared/exchange/column-kinds.ts';
import { entryKindOf } from '#shared/registers/register-facts.ts';
import type { FieldType, RegisterField, RegisterKind } from '#shared/registers/register-kind.ts';
import { registerGuide } from '#core/modules/registers/register.guide.ts';

const TYPES: Readonly<Partial<Record<FieldType, ColumnType>>> = {
  choice: 'choice',
  yes: 'choice',
  date: 'date',
  fen: 'fen',
  quantity: 'quantity',
  integer: 'integer',
  phone: 'phone',
  waybill: 'identifier',
};

/** A tick as offices write it. */
export const TICKS = [
  { code: 'yes', label: { zh: '是', en: 'Yes' }, synonyms: ['√', '✓', 'Y', '有', '对', '已'] },
  { code: 'no', label: { zh: '否', en: 'No' }, synonyms: ['×', 'N', '无', '未'] },
];

/** Where a field lies in the draft of an entry, which is also its column. */
export function columnKey(field: Pick<RegisterField, 'key'>): string {
  return `fields.${field.key}`;
}

/** A register as offices keep it in a workbook: a column for each field, links by what people call them. */
export function registerSheet(kind: RegisterKind): SheetDefinition {
  return {
    kind: entryKindOf(kind),
    title: kind.label,
    columns: kind.fields.map(columnOf),
    guide: registerGuide(kind, columnKey),
  };
}

function columnOf(field: RegisterField): SheetColumn {
  const { type, label, synonyms, width } = field;
  return {
    key: columnKey(field),
    label,
    ...(synonyms && { synonyms }),
    ...(TYPES[type] === undefined ? { type: 'text', free: true } : { type: TYPES[type] }),
    ...(field.required === true && { required: true }),
    ...(field.rekey === true && { critical: true }),
    ...(type === 'choice' && { choices: choicesOf(field) }),
    ...(type === 'yes' && { choices: TICKS }),
    ...(width !== undefined && { width }),
    ...(type === 'fen' && { units: ['元'] }),
  };
}

function choicesOf({ choices = [] }: RegisterField): readonly ColumnChoice[] {
  return choices.map(({ code, label, synonyms }) => ({ code, label, ...(synonyms && { synonyms }) }));
}
