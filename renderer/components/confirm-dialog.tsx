import { Button, Modal } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#renderer/app/use-keys.ts';
import { Kbd } from '#renderer/components/kbd.tsx';

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** A verb: what the button does. */
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/**
 * Only for what cannot be undone. It begins at what is typed in it; where nothing is, at the button that confirms, or at the
 * other one where confirming is dangerous. Ctrl Enter confirms, Esc cancels, and the focus returns to where it was.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('window');
  const body = useRef<HTMLDivElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const { busy = false, disabled = false, danger = false } = props;
  useKeys(
    props.open
      ? [{ chord: 'Ctrl+Enter', label: props.verb, disabled: disabled || busy, run: () => props.onConfirm() }]
      : [],
    props.open,
  );
  const begin = () => (body.current?.querySelector<HTMLElement>(TYPED) ?? (danger ? cancel : confirm).current)?.focus();
  return (
    <Modal
      open={props.open}
      title={props.title}
      onCancel={props.onCancel}
      afterOpenChange={(open) => open && begin()}
      width={440}
      closable={false}
      destroyOnHidden
      footer={[
        <Button key="cancel" ref={cancel} onClick={props.onCancel}>
          {t('cancel')}
          <Kbd chord="Escape" />
        </Button>,
        <Button
          key="confirm"
          ref={confirm}
          type="primary"
          danger={danger}
          loading={busy}
          disabled={disabled}
          onClick={props.onConfirm}
        >
          {props.verb}
          <Kbd chord="Ctrl+Enter" />
        </Button>,
      ]}
    >
      <div ref={body}>{props.children}</div>
    </Modal>
  );
}

const TYPED = 'textarea:enabled, input:enabled:not([type=checkbox], [type=radio])';
