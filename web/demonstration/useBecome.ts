import { App } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { get } from '../api/client';
import { useSignIn } from '../app/session';
import { useSentence } from '../ui';

/** Signs in as somebody else of the demonstration and goes to where their part of the story is. */
export function useBecome() {
  const signIn = useSignIn();
  const navigate = useNavigate();
  const sentence = useSentence();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const become = async (username: string, path: string): Promise<void> => {
    setBusy(true);
    try {
      const { password } = await get('/api/demonstration/logins');
      await signIn(username, password);
      await navigate(path);
    } catch (refusal) {
      void message.error(sentence(refusal));
    } finally {
      setBusy(false);
    }
  };
  return { become, busy };
}
