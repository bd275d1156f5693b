import { useTranslation } from 'react-i18next';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { Field } from '#renderer/components/field.tsx';
import { FieldSet, type FieldSpec } from '#renderer/components/field-set.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import { Picker } from '#renderer/components/picker.tsx';
import { useFaultWords } from '#renderer/components/use-failure-words.ts';
import { searchPeople, useClientSearch, useContractSearch } from '#renderer/components/use-pick-searches.ts';
import { ContractKind, InvoiceBase } from '#shared/contracts/contract.schema.ts';
import { FreightBearer, ShipMode } from '#shared/dispatch/dispatch.schema.ts';
import { formatFen } from '#shared/kernel/money.ts';

const FIRST: readonly FieldSpec[] = [{ path: 'kind', required: true, options: ContractKind.options }];
const REST: readonly FieldSpec[] = [{ path: 'externalNumber' }, { path: 'signedOn', required: true, as: 'date' }];
const TERMS: readonly FieldSpec[] = [
  { path: 'delivery.mode', options: ShipMode.options, optional: true },
  { path: 'delivery.freightBearer', options: FreightBearer.options, optional: true },
  { path: 'delivery.place', span: 2 },
  { path: 'delivery.toleranceBasisPoints', as: 'number' },
  { path: 'invoiceBase', options: InvoiceBase.options },
  { path: 'sealedOn', as: 'date' },
  { path: 'shelfLocation' },
  { path: 'remark', span: 2 },
];
const VALIDITY: readonly FieldSpec[] = [
  { path: 'effectiveFrom', as: 'date' },
  { path: 'effectiveTo', as: 'date' },
];

/** A single sale seldom has a term; a framework always, and what was keyed is never hidden. */
function hasTerm(fields: Readonly<Record<string, string>>): boolean {
  return fields['kind'] === 'framework' || VALIDITY.some(({ path }) => (fields[path] ?? '') !== '');
}

interface ContractFieldsProps {
  readonly fields: Readonly<Record<string, string>>;
  readonly faults: readonly FormFault[];
  readonly fixedClient: boolean;
  readonly onChange: (path: string, text: string) => void;
}

/** 购销合同 in the order of the paper: whose, what kind, signed when, how delivered, how invoiced. */
export function ContractFields(props: ContractFieldsProps) {
  const { fields, faults, onChange } = props;
  const same = { kind: 'contract', fields, faults, onChange };
  return (
    <div className="form-grid">
      <ClientField {...props} />
      <FieldSet {...same} specs={FIRST} />
      {fields['kind'] === 'order' ? <FrameworkField {...props} /> : <SalespersonField {...props} />}
      <FieldSet {...same} specs={REST} />
      {fields['kind'] === 'order' && <SalespersonField {...props} />}
      <FieldSet {...same} specs={TERMS} />
      {hasTerm(fields) && <FieldSet {...same} specs={VALIDITY} />}
    </div>
  );
}

function useFault(faults: readonly FormFault[], path: string): string | undefined {
  const say = useFaultWords();
  const fault = faults.find((one) => one.path === path);
  return fault === undefined ? undefined : say(fault);
}

function ClientField({ fields, faults, fixedClient, onChange }: ContractFieldsProps) {
  const { t } = useTranslation('contracts');
  const search = useClientSearch();
  const id = fields['clientId'] ?? '';
  const client = useOfficeQuery('clients.get', { id }, { enabled: id !== '', reads: ['ledger'] }).data;
  const content = client?.content;
  return (
    <Field
      label={t('fields.contract.clientId')}
      required
      span={2}
      error={useFault(faults, 'clientId')}
      {...(client !== undefined &&
        content !== undefined && {
          hint: t('form.clientHint', {
            grade: content.creditGrade,
            days: content.paymentDays,
            limit: formatFen(content.creditLimitFen),
            balance: formatFen(client.balanceFen),
          }),
        })}
    >
      {(control) => (
        <Picker
          {...control}
          name="clientId"
          what="clients"
          disabled={fixedClient}
          value={id === '' ? undefined : { id, code: content?.code ?? '', name: content?.name ?? '…' }}
          search={search}
          onPick={(choice) => onChange('clientId', choice?.id ?? '')}
        />
      )}
    </Field>
  );
}

function SalespersonField({ fields, faults, onChange }: ContractFieldsProps) {
  const { t } = useTranslation('contracts');
  const people = useOfficeQuery('people.list', {});
  const id = fields['salespersonId'] ?? '';
  const name = people.data?.find((person) => person.id === id)?.name ?? '…';
  return (
    <Field label={t('fields.contract.salespersonId')} error={useFault(faults, 'salespersonId')}>
      {(control) => (
        <Picker
          {...control}
          name="salespersonId"
          what="people"
          value={id === '' ? undefined : { id, name }}
          search={searchPeople}
          onPick={(choice) => onChange('salespersonId', choice?.id ?? '')}
        />
      )}
    </Field>
  );
}

function FrameworkField({ fields, faults, onChange }: ContractFieldsProps) {
  const { t } = useTranslation('contracts');
  const clientId = fields['clientId'] ?? '';
  const id = fields['frameworkId'] ?? '';
  const framework = useOfficeQuery('contracts.get', { id }, { enabled: id !== '' }).data;
  const search = useContractSearch({ kind: 'framework', ...(clientId !== '' && { clientId }) });
  return (
    <Field label={t('fields.contract.frameworkId')} error={useFault(faults, 'frameworkId')}>
      {(control) => (
        <Picker
          {...control}
          name="frameworkId"
          what={`frameworks ${clientId}`}
          value={id === '' ? undefined : { id, code: framework?.number ?? '', name: '' }}
          search={search}
          onPick={(choice) => onChange('frameworkId', choice?.id ?? '')}
        />
      )}
    </Field>
  );
}
