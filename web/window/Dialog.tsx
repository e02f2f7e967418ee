import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWindowWords } from './messages';

interface Props {
  title: string;
  close: () => void;
  children: ReactNode;
}

/** The browser's own dialog: it keeps the keyboard inside, closes on Escape, and puts no style into the page as antd's does. */
export function Dialog({ title, close, children }: Props) {
  const t = useWindowWords();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onClose={close}>
      <div className="panel-head">
        <h2 id={titleId}>{title}</h2>
        <Button
          type="text"
          aria-label={t('closeDialog')}
          icon={<CloseOutlined />}
          onClick={() => dialog.current?.close()}
        />
      </div>
      {children}
    </dialog>
  );
}
