import { Input } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { Empty, Loading, Refusal } from '../ui';
import { usePublicWords } from './messages';

type Division = Schema<'DivisionView'>;

/** Leads to the notices of a place: by typing a part of its name, or down the tree of divisions. */
export function PlacePicker() {
  const t = usePublicWords();
  const [typed, setTyped] = useState('');
  const name = useDeferredValue(typed.trim());
  return (
    <>
      <label className="field">
        {t('placeName')}
        <Input
          type="search"
          value={typed}
          autoComplete="off"
          placeholder={t('placeExample')}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      {name.length >= 2 ? <Found name={name} /> : <Tree />}
    </>
  );
}

function Found({ name }: { name: string }) {
  const t = usePublicWords();
  const { data, error, refetch } = useApi('/api/divisions/search', { query: { name } }, { keep: true });
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <div role="status">
      {data.length === 0 ? (
        <Empty>{t('noPlace', { name })}</Empty>
      ) : (
        <ul className="places" aria-label={t('placesFound')}>
          {data.map((place) => (
            <li key={place.code}>
              <Link className="place" lang="zh-CN" to={`/public/notices/${place.code}`}>
                <strong>{place.name}</strong>
                <span>{place.path.slice(1).join(' ')}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** From the largest division down; one that has no sisters is passed through. */
function Tree() {
  const t = usePublicWords();
  const [way, setWay] = useState<Division[]>([]);
  const parent = way.at(-1);
  const { data, error, refetch } = useApi(
    '/api/divisions',
    { query: { parent: parent?.code } },
    { freshFor: Infinity },
  );
  const only = data?.length === 1 && data[0]?.level !== 'village' ? data[0] : undefined;
  useEffect(() => {
    if (only) setWay((before) => (before.at(-1)?.code === only.code ? before : [...before, only]));
  }, [only]);
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  if (!data || only) return <Loading />;
  return (
    <div className="tree">
      <p className="crumbs">
        {way.map((division, index) => (
          <button key={division.code} type="button" lang="zh-CN" onClick={() => setWay(way.slice(0, index + 1))}>
            {division.name}
          </button>
        ))}
      </p>
      <p>{t(parent?.level === 'township' ? 'chooseVillage' : 'chooseBelow')}</p>
      <ul className="places">
        {parent?.level === 'township' && (
          <li>
            <Link className="place" to={`/public/notices/${parent.code}`}>
              <strong>{t('wholeTownship', { name: parent.name })}</strong>
            </Link>
          </li>
        )}
        {data.map((division) => (
          <li key={division.code}>
            <Choice division={division} choose={() => setWay([...way, division])} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Choice({ division, choose }: { division: Division; choose: () => void }) {
  const name = <strong lang="zh-CN">{division.name}</strong>;
  if (division.level === 'village') {
    return (
      <Link className="place" to={`/public/notices/${division.code}`}>
        {name}
      </Link>
    );
  }
  return (
    <button type="button" className="place" onClick={choose}>
      {name}
    </button>
  );
}
