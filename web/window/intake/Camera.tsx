import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../Dialog';
import { useWindowWords } from '../messages';

interface Props {
  take: (photo: File) => Promise<void>;
  close: () => void;
}

const QUALITY = 0.85;

/** The document camera of the counter, or whichever camera the computer has. Papers are photographed one after another. */
export function Camera({ take, close }: Props) {
  const t = useWindowWords();
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const [count, setCount] = useState(0);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let ended = false;
    const open = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'environment', width: { ideal: 2560 } },
      });
      if (ended) return stop(stream);
      if (video.current) video.current.srcObject = stream;
    };
    open().catch(() => setFailed(true));
    return () => {
      ended = true;
      if (stream) stop(stream);
    };
  }, []);
  const shoot = async (): Promise<void> => {
    const photo = await still(video.current);
    if (!photo) return;
    await take(new File([photo], `photo-${count + 1}.jpg`, { type: 'image/jpeg' }));
    setCount(count + 1);
  };
  return (
    <Dialog title={t('camera')} close={close}>
      {failed ? (
        <Alert type="warning" showIcon title={t('noCamera')} />
      ) : (
        <video ref={video} className="camera" autoPlay muted playsInline aria-label={t('camera')} />
      )}
      <div className="buttons">
        <Button type="primary" disabled={failed} onClick={() => void shoot()}>
          {t('shoot')}
        </Button>
        <Button onClick={close}>{t('cameraDone')}</Button>
        <span role="status">{t('photos', { count })}</span>
      </div>
    </Dialog>
  );
}

const stop = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());

function still(video: HTMLVideoElement | null): Promise<Blob | null> {
  if (!video || video.videoWidth === 0) return Promise.resolve(null);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}
