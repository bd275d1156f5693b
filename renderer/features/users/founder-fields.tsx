import { useTranslation } from 'react-i18next';
import { PasswordBox, TextBox, TickBox } from '#renderer/components/boxes.tsx';
import { Field } from '#renderer/components/field.tsx';
import type { FounderForm } from '#renderer/features/users/founder-model.ts';
import { Role } from '#shared/users/roles.ts';

interface FounderFieldsProps {
  readonly title: string;
  readonly person: FounderForm;
  readonly onChange: (person: FounderForm) => void;
}

/** One of the first people: name, title, own password, roles. */
export function FounderFields({ title, person, onChange }: FounderFieldsProps) {
  const { t } = useTranslation('users');
  const set = (part: Partial<FounderForm>) => onChange({ ...person, ...part });
  const has = (role: Role) => person.roles.includes(role);
  return (
    <fieldset>
      <legend>{title}</legend>
      <Field label={t('fields.person.name')} required>
        {(control) => <TextBox {...control} value={person.name} onChange={(name) => set({ name })} maxLength={40} />}
      </Field>
      <Field label={t('fields.person.title')}>
        {(control) => (
          <TextBox {...control} value={person.title} onChange={(text) => set({ title: text })} maxLength={40} />
        )}
      </Field>
      <Field label={t('firstRun.password')} required hint={t('firstRun.passwordHint')}>
        {(control) => <PasswordBox {...control} value={person.password} onChange={(password) => set({ password })} />}
      </Field>
      <Field label={t('firstRun.again')} required>
        {(control) => <PasswordBox {...control} value={person.again} onChange={(again) => set({ again })} />}
      </Field>
      <Field label={t('fields.person.roles')} required>
        {() => (
          <div className="role-ticks">
            {Role.options.map((role) => (
              <TickBox
                key={role}
                label={t(`values.person.roles.${role}`)}
                checked={has(role)}
                onChange={(on) => set({ roles: on ? [...person.roles, role] : person.roles.filter((r) => r !== role) })}
              />
            ))}
          </div>
        )}
      </Field>
    </fieldset>
  );
}
