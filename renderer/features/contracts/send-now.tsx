import { useEffect, useEffectEvent } from 'react';
import { useOfficeQuery } from '#renderer/app/use-office.ts';
import { AccompanyingItems } from '#renderer/components/accompanying-items.tsx';
import { DISPATCH_HEAD } from '#renderer/components/dispatch-head.ts';
import { FieldSet } from '#renderer/components/field-set.tsx';
import type { FormFault } from '#renderer/components/form-faults.ts';
import type { ContractFormValues } from '#renderer/features/contracts/contract-form-model.ts';
import { lacksConsignee, sendsNow, withConsignee } from '#renderer/features/contracts/send-now-model.ts';
import type { CellAsked } from '#renderer/components/use-go-to.ts';

const FIELDS = DISPATCH_HEAD.map((spec) => ({ ...spec, path: `note.${spec.path}` }));

interface SendNowProps {
  readonly values: ContractFormValues;
  readonly faults: readonly FormFault[];
  readonly goTo: CellAsked | undefined;
  readonly onChange: (values: ContractFormValues) => void;
}

/** 同时发货: what a dispatch note says besides its lines, which stand beside the order's own. */
export function SendNow({ values, faults, goTo, onChange }: SendNowProps) {
  return (
    <>
      <div className="form-grid" style={{ paddingTop: 10 }}>
        <FieldSet
          kind="order_dispatch"
          specs={FIELDS}
          fields={values.fields}
          faults={faults}
          onChange={(path, text) => onChange({ ...values, fields: { ...values.fields, [path]: text } })}
        />
      </div>
      <AccompanyingItems
        items={values.accompanying ?? []}
        faults={faults.map((fault) => ({ ...fault, path: fault.path.replace(/^note\./, '') }))}
        goTo={goTo}
        onChange={(accompanying) => onChange({ ...values, accompanying })}
      />
    </>
  );
}

/** The consignee of the client's file, also of one that is picked after the dispatch was switched on. */
export function useConsignee(values: ContractFormValues, onChange: (values: ContractFormValues) => void): void {
  const id = values.fields['clientId'] ?? '';
  const asked = id !== '' && sendsNow(values) && lacksConsignee(values);
  const client = useOfficeQuery('clients.get', { id, purpose: 'dispatch' }, { enabled: asked }).data?.content;
  const fill = useEffectEvent(() => {
    if (asked && client !== undefined) onChange(withConsignee(values, client));
  });
  useEffect(() => fill(), [client, asked]);
}
