import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, type DragEvent } from 'react';
import { address, post } from '../../api/client';
import { keyOf, useApi } from '../../api/use';
import { Empty, Instant, Loading, Refusal } from '../../ui';
import { useDeskWords } from '../messages';
import { pathOf, type CaseFile } from './file';
import { useDivisionNames } from './useDivisionNames';

/** The papers of a case: read them, or add what has come in. */
export function Documents({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const word = useDivisionNames(file.division);
  const path = pathOf(file);
  const { data, error, refetch } = useApi('/api/cases/{county}/{caseId}/documents', { path });
  return (
    <>
      <Upload file={file} />
      <Refusal error={error} again={() => void refetch()} />
      {!data && !error && <Loading />}
      {data?.length === 0 && <Empty>{t('noDocuments')}</Empty>}
      <ul className="desk-lines">
        {(data ?? []).map((document) => (
          <li key={document.id}>
            <a
              href={address('/api/documents/{county}/{id}', { path: { county: document.county, id: document.id } })}
              download
            >
              <DownloadOutlined aria-hidden /> {document.name}
            </a>
            {document.kind && <span>{word('papers', document.kind)}</span>}
            <span className="soft number">{sizeOf(document.size)}</span>
            <span className="soft">
              <Instant at={document.uploadedAt} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const TYPES = 'application/pdf,image/jpeg,image/png';

/** Each file is sent by itself, then all are put on the case together. */
function Upload({ file }: { file: CaseFile }) {
  const t = useDeskWords();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      const ids: string[] = [];
      for (const one of files) {
        const body = new FormData();
        body.append('file', one, one.name);
        ids.push((await post('/api/documents', { body })).id);
      }
      return post('/api/cases/{county}/{caseId}/documents', { path: pathOf(file), body: { documents: ids } });
    },
    onSuccess: (documents) =>
      queries.setQueryData(keyOf('/api/cases/{county}/{caseId}/documents', { path: pathOf(file) }), documents),
  });
  const take = (files: FileList | null) => files && files.length > 0 && upload.mutate([...files]);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  return (
    <div className="desk-drop" onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={TYPES}
        onChange={({ target }) => {
          take(target.files);
          target.value = '';
        }}
      />
      <Button icon={<UploadOutlined aria-hidden />} loading={upload.isPending} onClick={() => input.current?.click()}>
        {t('upload')}
      </Button>
      <span className="soft">{t('uploadHint')}</span>
      <span role="status">{upload.isSuccess && t('uploaded')}</span>
      <Refusal error={upload.error} />
    </div>
  );
}
