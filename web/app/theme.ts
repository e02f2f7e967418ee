import { theme, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';

export type Appearance = 'light' | 'dark' | 'system';

const STORED = 'yimen.appearance';
const darkSystem = matchMedia('(prefers-color-scheme: dark)');
const changed = new EventTarget();

const chosen = (): Appearance => {
  const stored = localStorage.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
};
const isDark = (): boolean => (chosen() === 'system' ? darkSystem.matches : chosen() === 'dark');

/** Our own style sheets go by this, antd by its algorithm. */
function reflect(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
}
reflect();

export function chooseAppearance(appearance: Appearance): void {
  localStorage.setItem(STORED, appearance);
  reflect();
  changed.dispatchEvent(new Event('change'));
}

export function useAppearance(): { appearance: Appearance; dark: boolean } {
  const dark = useSyncExternalStore(subscribe, isDark);
  const appearance = useSyncExternalStore(subscribe, chosen);
  return { appearance, dark };
}

function subscribe(listen: () => void): () => void {
  const listener = () => {
    reflect();
    listen();
  };
  changed.addEventListener('change', listener);
  darkSystem.addEventListener('change', listener);
  return () => {
    changed.removeEventListener('change', listener);
    darkSystem.removeEventListener('change', listener);
  };
}

const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** Contrast of every text is at least 4.5 : 1 (WCAG 2.2, 1.4.3): antd's secondary and placeholder greys are not, so ours are darker. */
export function themeOf(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      colorPrimary: dark ? '#4c9be8' : '#0b5cad',
      colorLink: dark ? '#7ab8f5' : '#0b5cad',
      colorTextSecondary: dark ? 'rgba(255,255,255,0.78)' : 'rgba(0,0,0,0.72)',
      colorTextTertiary: dark ? 'rgba(255,255,255,0.72)' : 'rgba(0,0,0,0.66)',
      colorTextDescription: dark ? 'rgba(255,255,255,0.74)' : 'rgba(0,0,0,0.68)',
      colorTextPlaceholder: dark ? 'rgba(255,255,255,0.66)' : 'rgba(0,0,0,0.62)',
      colorTextDisabled: dark ? 'rgba(255,255,255,0.62)' : 'rgba(0,0,0,0.6)',
      colorError: dark ? '#ff7b7b' : '#c4232b',
      colorSuccess: dark ? '#6ecb63' : '#2a7d2a',
      colorWarning: dark ? '#e8b339' : '#9a5b00',
      borderRadius: 4,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: dark ? { Button: { primaryColor: '#000000' }, Tabs: { itemSelectedColor: '#7ab8f5' } } : {},
  };
}
