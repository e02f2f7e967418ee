import { AutoComplete, Button, Form, Input, Select } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { useApi } from '../../api/use';
import { useSettingNames } from '../../procedures/setting-names';
import { SettingsTable } from '../../procedures/SettingsTable';
import { PageTitle } from '../../ui';
import { DivisionPicker } from '../../ui/DivisionPicker';
import { useSettingsWords } from './messages';
import { useOwnDivision } from '../own-division';
import { useProcedureChoices } from './choices';

/** The values in force for a division, a procedure and a day; each name leads to its past and future. */
export function SettingsPage() {
  const t = useSettingsWords();
  const [search, setSearch] = useSearchParams();
  const procedures = useProcedureChoices();
  const own = useOwnDivision();
  const { data: clock } = useApi('/api/clock', {}, { freshFor: 60_000 });
  const division = search.get('division') ?? own;
  const procedure = search.get('procedure') ?? procedures[0]?.value ?? '';
  const date = search.get('date') ?? clock?.today ?? '';
  const choose = (name: string, value: string): void =>
    setSearch({ division, procedure, date, [name]: value }, { replace: true });
  const linkTo = (name: string): string =>
    `/admin/settings/one?${new URLSearchParams({ division, procedure, name }).toString()}`;
  return (
    <section className="page">
      <PageTitle title={t('title')} />
      <p className="soft">{t('hint')}</p>
      <div className="filters no-print">
        <DivisionPicker
          label={t('division')}
          value={division}
          onChange={(code) => choose('division', code)}
          from={own}
        />
        <label>
          {t('procedure')}{' '}
          <Select
            aria-label={t('procedure')}
            value={procedure}
            options={procedures}
            onChange={(value: string) => choose('procedure', value)}
            popupMatchSelectWidth={false}
          />
        </label>
        <label>
          {t('date')} <Input type="date" value={date} onChange={({ target }) => choose('date', target.value)} />
        </label>
      </div>
      {division && procedure && date && <SettingsTable {...{ division, procedure, date, linkTo }} />}
      <OtherSetting linkTo={linkTo} />
    </section>
  );
}

/** A setting that nobody has set yet is in no table: it is chosen by its title, or typed as a definition names it. */
function OtherSetting({ linkTo }: { linkTo: (name: string) => string }) {
  const t = useSettingsWords();
  const navigate = useNavigate();
  const { all } = useSettingNames();
  return (
    <Form
      name="other-setting"
      className="other-setting"
      layout="inline"
      onFinish={({ name }: { name: string }) => void navigate(linkTo(name))}
    >
      <Form.Item
        name="name"
        label={t('other')}
        extra={t('otherHint')}
        rules={[{ required: true, pattern: /^[a-zA-Z][\w.-]{0,100}$/, message: t('otherRule') }]}
      >
        <AutoComplete
          className="setting-choice"
          options={all.map(({ name, title }) => ({ value: name, label: `${title} ${name}` }))}
          showSearch={{ filterOption: (typed, option) => (option?.label ?? '').includes(typed) }}
          popupMatchSelectWidth={false}
        />
      </Form.Item>
      <Button htmlType="submit">{t('open')}</Button>
    </Form>
  );
}
