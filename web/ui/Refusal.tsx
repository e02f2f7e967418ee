import { Alert, Button } from 'antd';
import { Problem, Unreachable } from '../api/client';
import { useUiWords } from './messages';
import { useText } from './text';

/** What went wrong, as the service words it. @param again offered beside it, where trying once more may help */
export function Refusal({ error, again, className }: { error: unknown; again?: () => void; className?: string }) {
  const t = useUiWords();
  const sentence = useSentence();
  if (!error) return null;
  const retry = again ? (
    <Button size="small" onClick={again}>
      {t('tryAgain')}
    </Button>
  ) : undefined;
  const type = error instanceof Unreachable ? 'warning' : 'error';
  return <Alert role="alert" className={className} type={type} showIcon title={sentence(error)} action={retry} />;
}

/** The sentence for an error, for messages that have no room for more. */
export function useSentence(): (error: unknown) => string {
  const t = useUiWords();
  const text = useText();
  return (error) => {
    if (error instanceof Problem) return text(error.sentence);
    return error instanceof Unreachable ? t('unreachable') : t('unknownError');
  };
}
