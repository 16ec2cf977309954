import { Alert, Button, Group, NumberInput, Radio, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormGrid } from '../../components/form/FormGrid.tsx'
import { notifyDone, notifyRefused } from '../../components/page/notify.ts'
import { Panel } from '../../components/page/Panel.tsx'
import { failureText } from '../../locale/refusal-text.ts'
import { desk } from '../../platform/desk.ts'
import { useDeskAnswer } from '../../queries/use-desk-answer.ts'
import { BRIDGE_STATUS, bridgeStatusSchema } from '../../readers/card/bridge-protocol.ts'
import classes from './settings.module.css'

const LOWEST_PORT = 1024
const HIGHEST_PORT = 65_535

type BridgeAnswer = { readonly kind: 'answers'; readonly model: string } | { readonly kind: 'noReader' | 'unreachable' }

async function askBridge(): Promise<BridgeAnswer> {
  const response = await fetch(BRIDGE_STATUS.path, { method: BRIDGE_STATUS.method, cache: 'no-store' })
  if (!response.ok) return { kind: 'unreachable' }
  const status = bridgeStatusSchema.safeParse(await response.json())
  if (!status.success) return { kind: 'unreachable' }
  return status.data.state === 'ready' ? { kind: 'answers', model: status.data.model } : { kind: 'noReader' }
}

/** Which way cards come in on this PC. Keyboard readers, scanners and typing need no setting. */
export function ReaderPart() {
  const { t } = useTranslation('settings')
  const { value, askAgain } = useDeskAnswer('settings.read', {}, [])
  const [hasBridge, setHasBridge] = useState(false)
  const [port, setPort] = useState<number | string>('')
  const [answer, setAnswer] = useState<BridgeAnswer>()
  const isGood = typeof port === 'number' && Number.isInteger(port) && port >= LOWEST_PORT && port <= HIGHEST_PORT

  useEffect(() => {
    if (!value) return
    setHasBridge(value.readerPort !== null)
    setPort(value.readerPort ?? '')
  }, [value])

  const save = async () => {
    if (hasBridge && !isGood) return
    const changed = await desk().invoke('settings.change', { readerPort: hasBridge && isGood ? port : null })
    setAnswer(undefined)
    askAgain()
    if (changed.ok) notifyDone({ title: t('reader.saved') })
    else notifyRefused({ title: failureText(changed.failure), code: changed.failure.code })
  }
  return (
    <Panel title={t('parts.reader')}>
      <div className={classes.form}>
        <FormGrid onSave={() => void save()}>
          <Radio.Group
            label={t('reader.driver')}
            value={hasBridge ? 'bridge' : 'none'}
            onChange={chosen => setHasBridge(chosen === 'bridge')}
          >
            <Stack gap={6} pt={7}>
              <Radio value="none" label={t('reader.none')} />
              <Radio value="bridge" label={t('reader.bridge')} />
            </Stack>
          </Radio.Group>
          {hasBridge ? (
            <NumberInput
              label={t('reader.port')}
              description={t('reader.portHint')}
              value={port}
              onChange={setPort}
              error={port === '' || isGood ? undefined : t('reader.portFault')}
              allowDecimal={false}
              allowNegative={false}
              hideControls
            />
          ) : null}
          <Group gap={8} justify="flex-end">
            {hasBridge && value?.readerPort ? (
              <Button variant="default" onClick={() => void askBridge().then(setAnswer)}>
                {t('reader.test')}
              </Button>
            ) : null}
            <Button type="submit" disabled={hasBridge && !isGood}>
              {t('reader.save')}
            </Button>
          </Group>
        </FormGrid>
        {answer ? (
          <Alert mt="sm" color={answer.kind === 'answers' ? 'teal' : 'orange'} role="status">
            {answer.kind === 'answers' ? t('reader.answers', { model: answer.model }) : t(`reader.${answer.kind}`)}
          </Alert>
        ) : null}
      </div>
    </Panel>
  )
}
