import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select, Space } from 'antd';
import { post, Problem } from '../../api/client';
import { useSettingNames } from '../../procedures/setting-names';
import { Refusal, useDay } from '../../ui';
import { useProcedureTitles } from '../../ui/procedures';
import { useSettingsWords } from './messages';
import { kindOf, readValue } from './value';

interface Entries {
  procedure: string;
  value: string;
  from: string;
  to?: string;
  law: string;
}

interface Props {
  division: string;
  procedure: string;
  name: string;
  /** The value in force. */
  before: unknown;
}

/** Enters a value from a day on. What is refused is said with what is possible, and that is one press away. */
export function EnterSetting({ division, procedure, name, before }: Props) {
  const t = useSettingsWords();
  const day = useDay();
  const titleOf = useProcedureTitles();
  const unit = useSettingNames().unitOf(name);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Entries>();
  const enter = useMutation({
    mutationFn: ({ value, to, ...entries }: Entries) =>
      post('/api/settings', {
        body: { division, name, ...entries, value: readValue(value, unit), ...(to ? { to } : {}) },
      }),
    onSuccess: async ({ from }) => {
      form.resetFields();
      for (const path of ['/api/settings', '/api/settings/timeline'])
        await queries.invalidateQueries({ queryKey: [path] });
      void message.success(t('saved', { day: day(from) }));
    },
  });
  const must = [{ required: true, whitespace: true, message: t('required') }];
  const reach = [procedure, '*'].map((value) => ({ value, label: value === '*' ? t('forAll') : titleOf(value) }));
  const change = (entries: Partial<Entries>): void => {
    form.setFieldsValue(entries);
    enter.reset();
  };
  return (
    <section className="panel narrow-form" aria-labelledby="enter">
      <h2 id="enter">{t('enter')}</h2>
      <p className="soft">{t('enterHint')}</p>
      <Form
        name="enter-setting"
        form={form}
        layout="vertical"
        initialValues={{ procedure }}
        onFinish={(entries) => enter.mutate(entries)}
      >
        <Form.Item name="procedure" label={t('forWhat')}>
          <Select options={reach} />
        </Form.Item>
        <Form.Item
          name="value"
          label={t(unit === 'fen' ? 'valueInYuan' : 'value')}
          rules={must}
          extra={t(unit === 'fen' ? 'yuanHint' : 'valueHint')}
        >
          <Input.TextArea rows={2} spellCheck={false} />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(old: Entries, now: Entries) => old.value !== now.value}>
          {() => <ReadAs name={name} text={form.getFieldValue('value') as string | undefined} before={before} />}
        </Form.Item>
        <div className="day-pair">
          <Form.Item name="from" label={t('from')} rules={[{ required: true, message: t('fromRule') }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={t('to')} extra={t('toHint')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="law" label={t('law')} rules={must}>
          <Input maxLength={300} />
        </Form.Item>
        <Refusal error={enter.error} className="refusal" />
        <Instead error={enter.error} onChoose={change} />
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {t('save')}
        </Button>
      </Form>
    </section>
  );
}

function ReadAs({ name, text, before }: { name: string; text: string | undefined; before: unknown }) {
  const t = useSettingsWords();
  const { unitOf, valueIn } = useSettingNames();
  if (!text?.trim()) return null;
  const value = readValue(text, unitOf(name));
  const [kind, kindBefore] = [kindOf(value), before === undefined ? null : kindOf(before)];
  return (
    <p role="status" className="read-as">
      {t('readAs', { kind: t(`kind_${kind}`), value: valueIn(name, value) })}
      {kindBefore !== null && kindBefore !== kind && (
        <span className="chip chip-third2">
          {t('otherKind', { before: t(`kind_${kindBefore}`), after: t(`kind_${kind}`) })}
        </span>
      )}
    </p>
  );
}

/** The days that the refusal names as free, each to be taken over into the form. */
function Instead({ error, onChoose }: { error: unknown; onChoose: (entries: Partial<Entries>) => void }) {
  const t = useSettingsWords();
  const day = useDay();
  if (!(error instanceof Problem) || error.code !== 'setting-overlaps') return null;
  const { from, to } = error.body['possible'] as { from?: string; to?: string };
  if (!from && !to) return null;
  return (
    <Space wrap className="instead">
      <span>{t('instead')}</span>
      {to && <Button onClick={() => onChoose({ to })}>{t('useTo', { day: day(to) })}</Button>}
      {from && <Button onClick={() => onChoose({ from })}>{t('useFrom', { day: day(from) })}</Button>}
    </Space>
  );
}
