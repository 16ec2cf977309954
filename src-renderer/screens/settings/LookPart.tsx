import { Button, Group, SegmentedControl, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Field } from '../../components/form/Field.tsx'
import { FormGrid } from '../../components/form/FormGrid.tsx'
import { Panel } from '../../components/page/Panel.tsx'
import { playTone } from '../../components/verify/tones.ts'
import type { ColorScheme, Language, TextScale } from '../../stores/ui-state.ts'
import { useUi } from '../../stores/ui-store.ts'
import classes from './settings.module.css'

const languages = ['zh', 'en'] as const satisfies readonly Language[]
const schemes = ['light', 'dark'] as const satisfies readonly ColorScheme[]
const scales = [100, 112, 125] as const satisfies readonly TextScale[]

/** Language, colours, size of text, tones: of this PC, in force at once. */
export function LookPart() {
  const { t } = useTranslation(['settings', 'shell'])
  const { language, colorScheme, textScale, muted, change } = useUi()
  const ofLanguage = { zh: t('settings:look.chinese'), en: t('settings:look.english') }
  return (
    <Panel title={t('settings:parts.look')}>
      <div className={classes.form}>
        <FormGrid onSave={() => undefined}>
          <Field label={t('settings:look.language')}>
            <SegmentedControl
              aria-label={t('settings:look.language')}
              data={languages.map(one => ({ value: one, label: ofLanguage[one] }))}
              value={language}
              onChange={value => change({ language: languages.find(one => one === value) ?? 'zh' })}
            />
          </Field>
          <Field label={t('settings:look.scheme')}>
            <SegmentedControl
              aria-label={t('settings:look.scheme')}
              data={schemes.map(one => ({ value: one, label: t(`settings:look.${one}`) }))}
              value={colorScheme}
              onChange={value => change({ colorScheme: schemes.find(one => one === value) ?? 'light' })}
            />
          </Field>
          <Field label={t('settings:look.textSize')}>
            <SegmentedControl
              aria-label={t('settings:look.textSize')}
              data={scales.map(one => ({ value: one.toString(), label: t(`shell:textScale.${one}`) }))}
              value={textScale.toString()}
              onChange={value => change({ textScale: scales.find(one => one.toString() === value) ?? 100 })}
            />
          </Field>
          <Field label={t('settings:look.sound')}>
            <Group gap={12}>
              <Switch
                label={t('settings:look.soundOn')}
                checked={!muted}
                onChange={event => change({ muted: !event.currentTarget.checked })}
              />
              <Button variant="default" size="xs" disabled={muted} onClick={() => playTone('yes')}>
                {t('settings:look.tryYes')}
              </Button>
              <Button variant="default" size="xs" disabled={muted} onClick={() => playTone('no')}>
                {t('settings:look.tryNo')}
              </Button>
            </Group>
          </Field>
        </FormGrid>
      </div>
    </Panel>
  )
}
