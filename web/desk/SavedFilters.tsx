import { DeleteOutlined, SaveOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { remove } from '../api/client';
import { keyOf, useApi } from '../api/use';
import { Refusal, useSentence, useText } from '../ui';
import { useDeskWords } from './messages';
import { SaveFilterDialog } from './SaveFilterDialog';
import { isPlain, useConditions, type Conditions } from './useConditions';

/** Conditions kept under a name: one's own, and what colleagues share. */
export function SavedFilters() {
  const t = useDeskWords();
  const text = useText();
  const sentence = useSentence();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { conditions, replace } = useConditions();
  const [saving, setSaving] = useState(false);
  const { data: filters = [], error } = useApi('/api/tasks/filters');
  const removal = useMutation({
    mutationFn: (id: string) => remove('/api/tasks/filters/{id}', { path: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf('/api/tasks/filters').slice(0, 1) }),
    onError: (refusal) => void message.error(sentence(refusal)),
  });
  return (
    <section className="desk-group">
      <h2>{t('savedFilters')}</h2>
      <Refusal error={error} />
      {filters.length === 0 && <p className="soft desk-note">{t('noFilters')}</p>}
      <ul>
        {filters.map(({ id, name, mine, owner, officeName, count, conditions: kept }) => (
          <li key={id} className="desk-saved">
            <button type="button" aria-pressed={same(kept, conditions)} onClick={() => replace(kept)}>
              <span>
                {name}
                {officeName && <small className="soft">{t('sharedBy', { owner, office: text(officeName) })}</small>}
              </span>
              <span className="number">{count}</span>
            </button>
            {mine && (
              <Popconfirm title={t('removeFilter', { name })} onConfirm={() => removal.mutate(id)}>
                <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('removeFilter', { name })} />
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {!isPlain(conditions) && (
        <Button size="small" icon={<SaveOutlined aria-hidden />} onClick={() => setSaving(true)}>
          {t('saveFilter')}
        </Button>
      )}
      {saving && <SaveFilterDialog conditions={conditions} onClose={() => setSaving(false)} />}
    </section>
  );
}

const same = (kept: Conditions, shown: Conditions): boolean => {
  const sorted = (one: Conditions) => JSON.stringify(Object.entries(one).sort(([a], [b]) => a.localeCompare(b)));
  return sorted(kept) === sorted(shown);
};
