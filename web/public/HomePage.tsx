import { Link } from 'react-router';
import { PageTitle } from '../ui';
import { lastVillage } from './last-village';
import { usePublicWords } from './messages';
import { PlacePicker } from './PlacePicker';

/** The three things people come for, in plain words. */
export function HomePage() {
  const t = usePublicWords();
  const last = lastVillage();
  return (
    <div className="page public">
      <PageTitle title={t('title')} />
      <p>{t('noAccount')}</p>
      <nav className="ways" aria-label={t('ways')}>
        <Link className="way" to="/public/progress">
          <strong>{t('progressWay')}</strong>
          <span>{t('progressWayHint')}</span>
        </Link>
        <a className="way" href="#notices">
          <strong>{t('noticesWay')}</strong>
          <span>{t('noticesWayHint')}</span>
        </a>
        <a className="way" href="#notices">
          <strong>{t('objectionWay')}</strong>
          <span>{t('objectionWayHint')}</span>
        </a>
      </nav>
      <section className="panel" id="notices" tabIndex={-1} aria-labelledby="notices-title">
        <h2 id="notices-title">{t('findVillage')}</h2>
        {last && (
          <p>
            {t('lastTime')}
            <Link lang="zh-CN" to={`/public/notices/${last.code}`}>
              {last.name}
            </Link>
          </p>
        )}
        <PlacePicker />
      </section>
      <section className="panel" aria-labelledby="help-title">
        <h2 id="help-title">{t('helpTitle')}</h2>
        <p>{t('help')}</p>
      </section>
    </div>
  );
}
