import { Dialog } from '../ui';
import { useAppWords } from './messages';
import { PasswordForm } from './PasswordForm';

/** For whoever wants another password. */
export default function ChangePassword({ onClose }: { onClose: () => void }) {
  const t = useAppWords();
  return (
    <Dialog title={t('changePassword')} onClose={onClose} footer={null}>
      <p>{t('changePasswordHint')}</p>
      <PasswordForm onDone={onClose} />
    </Dialog>
  );
}
