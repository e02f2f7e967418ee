import { useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { isAway, onConnectionChange } from '../api/connection';
import { useAppWords } from './messages';

const SHOWN_MS = 6_000;

/** Says that the service is away, that nothing on the page is lost, and later that it is back; then everything is read anew. */
export function ConnectionBanner() {
  const t = useAppWords();
  const away = useSyncExternalStore(onConnectionChange, isAway);
  const [isBack, setBack] = useState(false);
  const queries = useQueryClient();
  useEffect(() => {
    if (!away) return undefined;
    return () => {
      setBack(true);
      void queries.invalidateQueries();
    };
  }, [away, queries]);
  useEffect(() => {
    if (!isBack) return undefined;
    const timer = setTimeout(() => setBack(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isBack]);
  return (
    <div role="status" className="connection no-print">
      {away && <Alert banner type="warning" title={t('away')} />}
      {!away && isBack && <Alert banner type="success" title={t('back')} />}
    </div>
  );
}
