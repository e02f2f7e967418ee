import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import en from 'antd/locale/en_GB';
import zh from 'antd/locale/zh_CN';
import { RouterProvider } from 'react-router';
import { Problem } from '../api/client';
import { useLanguage } from '../i18n';
import { router } from './routes';
import { themeOf, useAppearance } from './theme';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the service refuses it refuses again; only a service that is away may come back.
      retry: (failures, error) => !(error instanceof Problem) && failures < 3,
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 4_000),
    },
  },
});

/** The nonce of this page, for the styles that antd makes while it runs. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

export function App() {
  const { dark } = useAppearance();
  const language = useLanguage();
  return (
    <ConfigProvider
      theme={themeOf(dark)}
      locale={language === 'zh' ? zh : en}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
    >
      <AntdApp component={false}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}
