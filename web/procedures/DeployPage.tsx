import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Upload } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { post, type Schema } from '../api/client';
import { useMe } from '../app/session';
import { useLanguage } from '../i18n';
import { PageTitle, Refusal, useDay } from '../ui';
import { Diagram } from '../ui/diagram';
import { Findings } from './Findings';
import { useProceduresWords } from './messages';
import { nameOf } from './versions';

interface Checked {
  yaml: string;
  findings: Schema<'FindingView'>[];
  /** Null where there is too little to draw. */
  diagram: Schema<'DiagramView'> | null;
}

/** A new version comes in: checked first, with what was found shown where it arises, then deployed for good. */
export function DeployPage() {
  const t = useProceduresWords();
  const lang = useLanguage();
  const [yaml, setYaml] = useState('');
  const check = useMutation({
    mutationFn: async (): Promise<Checked> => {
      const { findings } = await post('/api/definitions/check', { body: { yaml } });
      const drawn = post('/api/definitions/diagram', { body: { yaml }, query: { lang } });
      return { yaml, findings, diagram: await drawn.catch(() => null) };
    },
  });
  const checked = check.data;
  const isStale = checked !== undefined && checked.yaml !== yaml;
  const refuses = checked?.findings.some(({ severity }) => severity === 'error') ?? true;
  return (
    <section className="page">
      <PageTitle title={t('deploy')} />
      <p className="soft">{t('deployHint')}</p>
      <label htmlFor="yaml">{t('yaml')}</label>
      <Input.TextArea
        id="yaml"
        className="yaml"
        rows={14}
        value={yaml}
        spellCheck={false}
        onChange={({ target }) => setYaml(target.value)}
      />
      <div className="filters">
        <Upload accept=".yaml,.yml" showUploadList={false} beforeUpload={(file) => take(file, setYaml)}>
          <Button>{t('upload')}</Button>
        </Upload>
        <Button type="primary" disabled={yaml.trim() === ''} loading={check.isPending} onClick={() => check.mutate()}>
          {t('check')}
        </Button>
        {checked && !refuses && !isStale && <Deploy yaml={yaml} />}
      </div>
      {check.error && <Refusal error={check.error} />}
      {isStale && <Alert type="warning" showIcon title={t('changedSince')} />}
      {checked && <Findings findings={checked.findings} />}
      {checked?.diagram && (
        <section aria-labelledby="drawing">
          <h2 id="drawing">{t('drawing')}</h2>
          <Diagram diagram={checked.diagram} findings={checked.findings} />
        </section>
      )}
    </section>
  );
}

/** The file is read here; nothing is sent before somebody asks for the check. */
function take(file: Blob, set: (text: string) => void): false {
  void file.text().then(set);
  return false;
}

function Deploy({ yaml }: { yaml: string }) {
  const t = useProceduresWords();
  const { modal } = App.useApp();
  const me = useMe();
  const day = useDay();
  const queries = useQueryClient();
  const deploy = useMutation({
    mutationFn: () => post('/api/definitions', { body: { yaml } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['/api/procedures'] }),
  });
  const ask = (): void => {
    const who = me.user.name;
    const { name, from } = headOf(yaml);
    modal.confirm({
      title: t('confirmTitle'),
      content: name && from ? t('confirmText', { who, name, from: day(from) }) : t('confirmUnknown', { who }),
      okText: t('deployThis'),
      cancelText: t('keep'),
      onOk: () => deploy.mutateAsync().catch(() => undefined),
    });
  };
  return (
    <>
      <Button onClick={ask} loading={deploy.isPending}>
        {t('deployThis')}
      </Button>
      {deploy.error && <Refusal error={deploy.error} />}
      {deploy.data && <Deployed deployed={deploy.data} />}
    </>
  );
}

function Deployed({ deployed }: { deployed: Schema<'DeployedView'> }) {
  const t = useProceduresWords();
  const day = useDay();
  const name = nameOf(deployed);
  const shares = deployed.shares.map(({ version, from, to, applies }) =>
    t('shares', { version, from: day(from), to: to ? day(to) : t('noEnd'), applies }),
  );
  return (
    <Alert
      type="success"
      showIcon
      title={t(deployed.isNew ? 'deployed' : 'again', { name })}
      description={
        <>
          {shares.map((sentence) => (
            <div key={sentence}>{sentence}</div>
          ))}
          <Link to={`/procedures/versions/${deployed.procedure}/${deployed.version}`}>{t('read')}</Link>
        </>
      }
    />
  );
}

/** What a definition calls itself, for the question before it is deployed; the service reads it properly. */
function headOf(yaml: string): { name: string | null; from: string | null } {
  const plain = (key: string): string | undefined => new RegExp(`^${key}:\\s*["']?([\\w.-]+)`, 'm').exec(yaml)?.[1];
  const [procedure, version] = [plain('procedure'), plain('version')];
  const from = /from:\s*["']?(\d{4}-\d{2}-\d{2})/.exec(yaml)?.[1] ?? null;
  return { name: procedure && version ? nameOf({ procedure, version }) : null, from };
}
