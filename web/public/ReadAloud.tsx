import { SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useLanguage, type Language } from '../i18n';
import { usePublicWords } from './messages';

const SPOKEN: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
/** A little slower than people speak. */
const RATE = 0.9;

/** Reads a text aloud where the browser can; there is no button where it cannot. @param language of the text */
export function ReadAloud({ text, language = 'zh' }: { text: string; language?: Language }) {
  const t = usePublicWords();
  const [isReading, setReading] = useState(false);
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  if (!('speechSynthesis' in globalThis)) return null;
  const toggle = () => {
    speechSynthesis.cancel();
    if (isReading) return setReading(false);
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = SPOKEN[language];
    utterance.rate = RATE;
    utterance.onend = utterance.onerror = () => setReading(false);
    speechSynthesis.speak(utterance);
    return setReading(true);
  };
  return (
    <Button icon={<SoundOutlined aria-hidden />} aria-pressed={isReading} onClick={toggle}>
      {t(isReading ? 'stopReading' : 'readAloud')}
    </Button>
  );
}

/** {@link ReadAloud} for what the page itself says. */
export function ReadPage({ lines }: { lines: (string | null | undefined | false)[] }) {
  const language = useLanguage();
  return <ReadAloud text={lines.filter(Boolean).join('\n')} language={language} />;
}
