import { ConfigProvider, type ThemeConfig } from 'antd';
import { useLayoutEffect, type ReactNode } from 'react';
import type { Size } from './elder';
import { useAppearance } from './theme';

/** Buttons, fields and boxes to tick are at least this high: 60 px for a finger that is not steady any more. */
const TARGET = 60;

/** Applies elder mode to what is inside and, for our own style sheets, to the page; `size: null` applies nothing. */
export function ElderFrame({ size, children }: { size: Size | null; children: ReactNode }) {
  const { dark } = useAppearance();
  useLayoutEffect(() => {
    const { dataset, style } = document.documentElement;
    if (size === null) delete dataset['elder'];
    else dataset['elder'] = 'on';
    style.setProperty('--elder-size', `${size ?? 0}px`);
    return () => void delete dataset['elder'];
  }, [size]);
  return <ConfigProvider {...(size === null ? {} : { theme: elderTheme(size, dark) })}>{children}</ConfigProvider>;
}

function elderTheme(size: Size, dark: boolean): ThemeConfig {
  const ink = dark ? '#ffffff' : '#000000';
  return {
    token: {
      fontSize: size,
      fontSizeSM: size,
      fontSizeLG: size,
      lineHeight: 1.6,
      controlHeight: TARGET,
      controlHeightSM: TARGET,
      controlHeightLG: TARGET,
      controlInteractiveSize: 30,
      borderRadius: 8,
      lineWidth: 2,
      colorText: ink,
      colorTextSecondary: ink,
      colorTextTertiary: ink,
      colorTextDescription: ink,
      colorTextPlaceholder: dark ? '#d8dde3' : '#3a3f45',
      colorBorder: dark ? '#c5ccd4' : '#4a5059',
      colorPrimary: dark ? '#8cc8ff' : '#00408a',
    },
    components: { Button: dark ? { primaryColor: '#000000' } : {} },
  };
}
