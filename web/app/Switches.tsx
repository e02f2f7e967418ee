import { BulbOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { chooseLanguage, useLanguage } from '../i18n';
import { useAppWords } from './messages';
import { chooseAppearance, useAppearance, type Appearance } from './theme';

const APPEARANCES: Appearance[] = ['light', 'dark', 'system'];

/** Language and appearance, remembered on this machine. */
export function Switches() {
  const t = useAppWords();
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  const { appearance } = useAppearance();
  const items = APPEARANCES.map((key) => ({ key, label: t(key) }));
  return (
    <div className="switches">
      <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => chooseLanguage(other)}>
        {t('otherLanguage')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          selectable: true,
          selectedKeys: [appearance],
          onClick: ({ key }) => chooseAppearance(key as Appearance),
        }}
      >
        <Button type="text" icon={<BulbOutlined aria-hidden />} aria-label={t('appearance')} title={t('appearance')} />
      </Dropdown>
    </div>
  );
}
