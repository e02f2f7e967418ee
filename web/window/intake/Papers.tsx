import { CameraOutlined, DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { Refusal, useText } from '../../ui';
import { useWindowWords } from '../messages';
import { Camera } from './Camera';
import type { IntakeForm, Paper } from './form';
import type { CounterView } from './counter';
import { upload } from './upload';

type PaperWord = CounterView['procedures'][number]['papers'][number];

interface Props {
  form: IntakeForm;
  /** Kinds that the procedures applied for know. */
  kinds: readonly PaperWord[];
  change: (change: (form: IntakeForm) => IntakeForm) => void;
}

/** Papers: dragged here, chosen as files, or photographed; each is uploaded at once and says what it is. */
export function Papers({ form, kinds, change }: Props) {
  const t = useWindowWords();
  const [kind, setKind] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [camera, setCamera] = useState(false);
  const [under, setUnder] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const picker = useRef<HTMLInputElement>(null);
  const wanted = kinds.find(({ asked, name }) => asked && !form.papers.some((paper) => paper.kind === name))?.name;
  const next = kind ?? wanted ?? null;
  const add = async (files: Iterable<File>): Promise<void> => {
    setError(null);
    for (const file of files) {
      setUnder((count) => count + 1);
      try {
        const paper = await upload(file, next);
        change((before) => ({ ...before, papers: [...before.papers, paper] }));
        setKind(null);
      } catch (failed) {
        setError(failed);
      } finally {
        setUnder((count) => count - 1);
      }
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void add(event.dataTransfer.files);
  };
  return (
    <section className="panel" aria-labelledby="papers-title">
      <h2 id="papers-title">{t('papers')}</h2>
      <div
        className={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <KindSelect id="papers" label={t('paperKind')} value={next} kinds={kinds} onChange={setKind} />
        <Button icon={<UploadOutlined />} loading={under > 0} onClick={() => picker.current?.click()}>
          {t('chooseFiles')} <kbd>Alt+U</kbd>
        </Button>
        <Button icon={<CameraOutlined />} onClick={() => setCamera(true)}>
          {t('takePhoto')}
        </Button>
        <span className="soft">{t('papersHint')}</span>
        <input
          ref={picker}
          id="paper-files"
          type="file"
          hidden
          multiple
          accept="application/pdf,image/jpeg,image/png"
          aria-label={t('chooseFiles')}
          onChange={({ target }) => {
            void add([...(target.files ?? [])]).finally(() => void (target.value = ''));
          }}
        />
      </div>
      <Refusal error={error} />
      <ul className="paper-list" aria-label={t('papersAttached')}>
        {form.papers.map((paper) => (
          <PaperLine
            key={paper.id}
            paper={paper}
            kinds={kinds}
            remove={() => change((before) => without(before, paper.id))}
          />
        ))}
      </ul>
      {camera && <Camera take={(file) => add([file])} close={() => setCamera(false)} />}
    </section>
  );
}

function PaperLine({ paper, kinds, remove }: { paper: Paper; kinds: readonly PaperWord[]; remove: () => void }) {
  const t = useWindowWords();
  const text = useText();
  const kind = kinds.find(({ name }) => name === paper.kind);
  return (
    <li>
      <strong>{kind ? text(kind) : t('noKind')}</strong> {paper.name}{' '}
      <span className="soft number">{t('kib', { count: Math.max(1, Math.round(paper.size / 1024)) })}</span>
      <Button
        size="small"
        type="text"
        aria-label={t('removePaper', { name: paper.name })}
        icon={<DeleteOutlined />}
        onClick={remove}
      />
    </li>
  );
}

interface KindProps {
  id: string;
  label: string;
  value: string | null;
  kinds: readonly PaperWord[];
  onChange: (kind: string) => void;
}

function KindSelect({ id, label, value, kinds, onChange }: KindProps) {
  const text = useText();
  const options = kinds.map((kind) => ({ value: kind.name, label: text(kind) }));
  return (
    <Select
      id={id}
      aria-label={label}
      className="kind"
      value={value}
      placeholder={label}
      options={options}
      onChange={onChange}
    />
  );
}

const without = (form: IntakeForm, id: string): IntakeForm => ({
  ...form,
  papers: form.papers.filter((paper) => paper.id !== id),
});
