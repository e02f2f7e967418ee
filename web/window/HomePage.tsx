import { DeleteOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { keyOf, useApi } from '../api/use';
import { Empty, Instant, PageTitle, Refusal, useText } from '../ui';
import { describedBy, Field } from './Field';
import { useCounter } from './intake/use-counter';
import { newDraftId } from './intake/form';
import { allLocally } from './intake/local-store';
import { discardDraft } from './intake/use-draft';
import { useWindowWords } from './messages';
import { ReceivedList } from './ReceivedList';
import { useShortcuts } from './shortcuts';

/** Where the clerk begins: the next application, what was left unfinished, and whoever calls to ask. */
export function HomePage() {
  const t = useWindowWords();
  const navigate = useNavigate();
  const begin = (): void => void navigate(`/window/new?draft=${newDraftId()}`);
  const shortcuts = useShortcuts([
    { code: 'KeyN', label: t('newApplication'), run: begin },
    { code: 'KeyQ', label: t('askProgress'), run: () => document.getElementById('ask')?.focus() },
  ]);
  return (
    <div className="page window-home">
      <PageTitle
        title={t('window')}
        aside={
          <Button size="small" onClick={shortcuts.show}>
            {t('shortcuts')} <kbd>?</kbd>
          </Button>
        }
      />
      <div className="home-columns">
        <section className="panel" aria-labelledby="begin-title">
          <h2 id="begin-title">{t('begin')}</h2>
          <Button type="primary" size="large" icon={<PlusOutlined />} onClick={begin} autoFocus>
            {t('newApplication')} <kbd>Alt+N</kbd>
          </Button>
          <Matters />
        </section>
        <section className="panel" aria-labelledby="ask-title">
          <h2 id="ask-title">{t('askProgress')}</h2>
          <Ask />
        </section>
        <section className="panel" aria-labelledby="drafts-title">
          <h2 id="drafts-title">{t('drafts')}</h2>
          <DraftList />
        </section>
      </div>
      <ReceivedList />
      {shortcuts.list}
    </div>
  );
}

/** By the number on the receipt or an ID number: names are encrypted, nobody can be searched for by one. */
function Ask() {
  const t = useWindowWords();
  const navigate = useNavigate();
  const [asked, setAsked] = useState('');
  const ask = (): void => void (asked.trim() && navigate('/window/find', { state: { asked: asked.trim() } }));
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <Field id="ask" label={t('numberOrId')} hint={t('askHint')}>
        <Input
          id="ask"
          autoComplete="off"
          aria-describedby={describedBy('ask')}
          value={asked}
          onChange={({ target }) => setAsked(target.value)}
        />
      </Field>
      <Button htmlType="submit" icon={<SearchOutlined />}>
        {t('search')}
      </Button>
    </form>
  );
}

/** Other things that begin at the window, as the definitions allow this seat. */
function Matters() {
  const t = useWindowWords();
  const text = useText();
  const { data: counter } = useCounter();
  const matters = counter?.procedures.filter(({ opens }) => opens === 'matter') ?? [];
  if (matters.length === 0) return null;
  return (
    <nav aria-label={t('otherMatters')} className="matters">
      <span className="soft">{t('otherMatters')}</span>
      {matters.map(({ procedure, title }) => (
        <Link key={procedure} to={`/window/open/${procedure}`}>
          {text(title)}
        </Link>
      ))}
    </nav>
  );
}

function DraftList() {
  const t = useWindowWords();
  const queries = useQueryClient();
  const { data: drafts, error, refetch } = useApi('/api/drafts');
  // Typed while the service was away: on this computer only.
  const { data: local = [] } = useQuery({ queryKey: ['window', 'local-drafts'], queryFn: allLocally });
  if (error) return <Refusal error={error} again={() => void refetch()} />;
  const unsent = local.filter(({ id }) => !drafts?.some((draft) => draft.id === id));
  const refresh = (): void => {
    void queries.invalidateQueries({ queryKey: keyOf('/api/drafts') });
    void queries.invalidateQueries({ queryKey: ['window', 'local-drafts'] });
  };
  const lines = [
    ...unsent.map(({ id, at }) => ({ id, at, applicant: null, isUnsent: true })),
    ...(drafts ?? []).map(({ id, updatedAt: at, applicant }) => ({ id, at, applicant, isUnsent: false })),
  ];
  if (lines.length === 0) return <Empty>{t('noDrafts')}</Empty>;
  return (
    <ul className="draft-list">
      {lines.map(({ id, at, applicant, isUnsent }) => {
        const who = applicant ?? t('nobodyYet');
        return (
          <li key={id}>
            <Link to={`/window/new?draft=${id}`}>{who}</Link> <Instant at={at} />
            {isUnsent && <span className="soft"> {t('onlyHere')}</span>}
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('discardDraft', { who })}
              onClick={() => void discardDraft(id).then(refresh)}
            />
          </li>
        );
      })}
    </ul>
  );
}
