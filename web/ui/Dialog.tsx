import { CloseOutlined } from '@ant-design/icons';
import { Button, ConfigProvider } from 'antd';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useUiWords } from './messages';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons below; they stay in sight however long the form is. */
  footer?: ReactNode;
}

/**
 * The browser's own dialog: it keeps the keyboard inside and closes on Escape. antd's puts a style without a nonce into the
 * page, which the content security policy refuses. Lists that open inside it are put inside it, above the page.
 */
export function Dialog({ title, onClose, children, footer }: Props) {
  const t = useUiWords();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [lists, setLists] = useState<HTMLElement | null>(null);
  useEffect(() => {
    const opened = dialog.current;
    if (opened && !opened.open) opened.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{title}</h2>
        <Button
          type="text"
          aria-label={t('close')}
          icon={<CloseOutlined aria-hidden />}
          onClick={() => dialog.current?.close()}
        />
      </header>
      <ConfigProvider getPopupContainer={() => lists ?? document.body}>
        <div className="dialog-body">{children}</div>
        {footer && <footer>{footer}</footer>}
      </ConfigProvider>
      <div ref={setLists} />
    </dialog>
  );
}
