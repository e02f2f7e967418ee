import { PageTitle } from '../ui';
import { useAppWords } from './messages';
import { PasswordForm } from './PasswordForm';

/** Whoever handed over the first password has seen it: before anything else comes one that only its owner knows. */
export default function OwnPasswordPage() {
  const t = useAppWords();
  return (
    <div className="page sign-in">
      <section className="panel">
        <PageTitle title={t('ownPasswordTitle')} />
        <p>{t('ownPasswordHint')}</p>
        <PasswordForm />
      </section>
    </div>
  );
}
