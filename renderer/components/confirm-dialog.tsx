import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

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

/** Only for what cannot be undone. Focus returns to where it was; Esc cancels. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation('window');
  return (
    <Modal
      open={props.open}
      title={props.title}
      onCancel={props.onCancel}
      width={440}
      closable={false}
      destroyOnHidden
      footer={[
        <Button key="cancel" onClick={props.onCancel}>
          {t('cancel')}
        </Button>,
        <Button
          key="confirm"
          type="primary"
          danger={props.danger ?? false}
          loading={props.busy ?? false}
          disabled={props.disabled ?? false}
          onClick={props.onConfirm}
        >
          {props.verb}
        </Button>,
      ]}
    >
      {props.children}
    </Modal>
  );
}
