import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { post } from '../../api/client';
import { Refusal } from '../../ui';
import { CalendarEffect } from './CalendarEffect';
import { useFaultWords } from './faults';
import { useCalendarWords } from './messages';
import { wholeCalendar, withYear, type Calendar, type Draft } from './with-year';
import { YearGrid } from './YearGrid';

interface Entries {
  year: number;
  version: string;
  notice: string;
}

/** Reads a year from a notice or a file, shows what was read and what it would change, and loads it. */
export function LoadYear({ current }: { current: Calendar }) {
  const t = useCalendarWords();
  const [form] = Form.useForm<Entries>();
  const [draft, setDraft] = useState<(Draft & { year: number }) | null>(null);
  const next = current.to + 1;
  const read = ({ year, version, notice }: Entries): void => {
    const whole = wholeCalendar(notice);
    setDraft({
      ...(whole ? { calendar: { ...whole, version }, faults: [] } : withYear(current, notice, year, version)),
      year,
    });
  };
  const takeFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const notice = await file.text();
    const whole = wholeCalendar(notice);
    form.setFieldsValue({ notice, ...(whole ? { version: whole.version, year: whole.to } : {}) });
    setDraft(null);
  };
  const must = [{ required: true, message: t('required') }];
  return (
    <section className="panel" aria-labelledby="load">
      <h2 id="load">{t('load')}</h2>
      <p className="soft">{t('loadHint')}</p>
      <Form
        name="load-year"
        form={form}
        layout="vertical"
        initialValues={{ year: next, version: `state-council-${next}` }}
        onValuesChange={() => setDraft(null)}
        onFinish={read}
      >
        <Form.Item name="year" label={t('year')} rules={must}>
          <InputNumber min={current.from} max={next} precision={0} />
        </Form.Item>
        <Form.Item name="version" label={t('versionName')} extra={t('versionHint')} rules={must}>
          <Input className="narrow-select" maxLength={60} spellCheck={false} />
        </Form.Item>
        <Form.Item name="notice" label={t('notice')} extra={t('noticeHint')} rules={must}>
          <Input.TextArea rows={5} />
        </Form.Item>
        <label className="file-field">
          {t('file')} <small className="soft">{t('fileHint')}</small>
          <input
            type="file"
            accept=".json,.txt,.csv,application/json,text/plain"
            onChange={({ target }) => void takeFile(target.files?.[0])}
          />
        </label>
        <Button htmlType="submit">{t('tryIt')}</Button>
      </Form>
      {draft && <Tried draft={draft} year={draft.year} />}
    </section>
  );
}

function Tried({ draft: { calendar, faults }, year }: { draft: Draft; year: number }) {
  const t = useCalendarWords();
  const words = useFaultWords();
  if (!calendar) {
    const lines = faults.map(words);
    return (
      <Alert
        role="alert"
        type="error"
        showIcon
        title={lines[0]}
        description={
          lines.length > 1 && (
            <ul>
              {lines.slice(1).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )
        }
      />
    );
  }
  return (
    <>
      <h3>{t('found')}</h3>
      <YearGrid year={year} days={calendar.days} />
      <Load calendar={calendar} />
    </>
  );
}

function Load({ calendar }: { calendar: Calendar }) {
  const t = useCalendarWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const load = useMutation({
    mutationFn: () => post('/api/calendars', { body: { calendar } }),
    onSuccess: async ({ version, recounted }) => {
      void message.success(t('loaded', { version, count: recounted }), 8);
      await queries.invalidateQueries({ queryKey: ['/api/calendars'] });
      await queries.invalidateQueries({ queryKey: ['/api/calendars/current'] });
    },
  });
  return (
    <>
      <h3>{t('effect')}</h3>
      <CalendarEffect calendar={calendar} />
      <Refusal error={load.error} />
      <Button type="primary" loading={load.isPending} onClick={() => load.mutate()}>
        {t('confirm', { version: calendar.version })}
      </Button>
    </>
  );
}
