import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Schema } from '../api/client';
import { useApi } from '../api/use';
import { Day, Instant, PageTitle, useText } from '../ui';
import { Paged } from '../ui/PagedTable';
import { usePages } from '../ui/Pages';
import { drawnValue } from './draw';
import { useSuperviseWords } from './messages';
import { useWhere, WhereBar, type Where } from './where';
import { ScrollTable } from '../ui/ScrollTable';

type Draw = Schema<'DrawItemView'>;

/** The register of random draws: how many were in them, who was drawn, and that nobody chose. */
export function DrawsPage() {
  const t = useSuperviseWords();
  const { where, search, set } = useWhere();
  const drawn = search.get('drawn') ?? '';
  return (
    <section className="page">
      <PageTitle title={t('draws')} />
      <WhereBar>
        <Radio.Group
          aria-label={t('show')}
          value={drawn}
          onChange={({ target }) => set('drawn', String(target.value))}
          optionType="button"
        >
          <Radio value="">{t('drawAll')}</Radio>
          <Radio value="true">{t('drawYes')}</Radio>
          <Radio value="false">{t('drawNo')}</Radio>
        </Radio.Group>
      </WhereBar>
      <p className="soft measure">{t('drawsHint')}</p>
      <Summary where={where} />
      <DrawList
        key={`${drawn} ${JSON.stringify(where)}`}
        query={{ ...where, ...(drawn ? { drawn: drawn === 'true' } : {}) }}
      />
    </section>
  );
}

function Summary({ where }: { where: Where }) {
  const t = useSuperviseWords();
  const text = useText();
  const { data } = useApi('/api/supervision/draws/summary', { query: { ...where } });
  if (!data || data.length === 0) return null;
  return (
    <dl className="tiles">
      {data.map(({ procedure, procedureTitle, rate, population, drawn, first, last }) => (
        <div className="tile" key={`${procedure} ${rate}`}>
          <dt>{text(procedureTitle)}</dt>
          <dd>
            {t('population')} {population} · {t('drawnCases')} {drawn}
            <small>
              {t('rate')} {percent(rate)} · {t('expected', { count: Math.round(population * rate * 10) / 10 })}
            </small>
            <small>
              <Day date={first} /> – <Day date={last} />
            </small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const percent = (rate: number): string => `${Math.round(rate * 1000) / 10}%`;

function DrawList({ query }: { query: Where & { drawn?: boolean } }) {
  const t = useSuperviseWords();
  const pages = usePages();
  const draws = useApi('/api/supervision/draws', { query: { ...query, ...pages.query } }, { keep: true });
  return (
    <Paged of={draws} pages={pages} nothing={t('nothingDrawn')}>
      {({ items }) => (
        <>
          <Recheck key={items[0]?.caseId} draws={items} />
          <ScrollTable
            label={t('draws')}
            head={[
              t('case'),
              t('procedure'),
              t('division'),
              t('at'),
              t('seed'),
              { right: t('value') },
              { right: t('rate') },
              t('result'),
              t('checked'),
            ]}
          >
            {items.map((draw) => (
              <DrawRow key={`${draw.caseId} ${draw.seq}`} draw={draw} />
            ))}
          </ScrollTable>
        </>
      )}
    </Paged>
  );
}

function DrawRow({ draw }: { draw: Draw }) {
  const t = useSuperviseWords();
  const text = useText();
  return (
    <tr>
      <th scope="row">
        <Link to={`/desk/cases/${draw.county}/${draw.caseId}`}>{draw.number}</Link>
      </th>
      <td>{text(draw.procedureTitle)}</td>
      <td>{draw.divisionName ?? draw.division}</td>
      <td>
        <Instant at={draw.at} />
      </td>
      <td>
        <code className="seed">{draw.seed ?? ''}</code> <small className="soft">{`${t('event')} ${draw.seq}`}</small>
      </td>
      <td className="right number">{draw.value.toFixed(6)}</td>
      <td className="right number">{percent(draw.rate)}</td>
      <td>{draw.drawn ? <strong>{t('drawYes')}</strong> : t('drawNo')}</td>
      <td className={draw.agrees ? 'good' : 'bad'}>
        {draw.agrees ? <CheckOutlined aria-hidden /> : <CloseOutlined aria-hidden />}{' '}
        {t(draw.seed === null ? 'noSeed' : draw.agrees ? 'agrees' : 'differs')}
      </td>
    </tr>
  );
}

/** Repeats the draws shown on the reader's own machine: the service need not be believed. */
function Recheck({ draws }: { draws: readonly Draw[] }) {
  const t = useSuperviseWords();
  const [said, setSaid] = useState<string>('');
  const run = async (): Promise<void> => {
    const values = await Promise.all(
      draws.map(async ({ seed, seq }) => (seed === null ? null : drawnValue(seed, seq))),
    );
    if (values.every((value) => value === null)) return setSaid(t('hereMissing'));
    const bad = draws.filter(
      ({ value, rate, drawn }, index) => values[index] !== value || value < rate !== drawn,
    ).length;
    setSaid(bad === 0 ? t('hereAgree', { count: draws.length }) : t('hereDiffer', { bad, count: draws.length }));
  };
  return (
    <p className="recheck no-print">
      <Button onClick={() => void run()}>{t('recheck')}</Button>{' '}
      <span role="status">{said && `${t('here')} · ${said}`}</span>
    </p>
  );
}
