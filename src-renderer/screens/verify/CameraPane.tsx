import { Button, Text } from '@mantine/core'
import { IconCamera, IconCameraOff } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createPreference } from '../../platform/preferences.ts'
import { type CameraState, startCamera } from '../../readers/camera/camera.ts'
import classes from './verifying.module.css'

const isOnPreference = () =>
  createPreference('verify.camera', stored => (typeof stored === 'boolean' ? stored : undefined))

export interface CameraPaneProps {
  readonly onText: (text: string) => void
}

/** The camera beside the input; off until somebody turns it on, and remembered so. */
export function CameraPane({ onText }: CameraPaneProps) {
  const { t } = useTranslation('verify')
  const [isOn, setOn] = useState(() => isOnPreference().read() ?? false)
  const [state, setState] = useState<CameraState>('starting')
  const video = useRef<HTMLVideoElement>(null)
  const listener = useRef(onText)
  listener.current = onText

  useEffect(() => {
    if (!isOn || !video.current) return
    return startCamera(video.current, text => listener.current(text), setState)
  }, [isOn])

  const turn = () => {
    isOnPreference().write(!isOn)
    setOn(!isOn)
  }
  return (
    <div className={classes.camera}>
      {isOn ? (
        <>
          <video ref={video} className={classes.picture} aria-label={t('camera.picture')} muted playsInline />
          <Text fz="sm" c="dimmed" role="status">
            {t(`camera.${state}`)}
          </Text>
        </>
      ) : null}
      <Button
        variant="default"
        leftSection={isOn ? <IconCameraOff size={16} /> : <IconCamera size={16} />}
        onClick={turn}
      >
        {isOn ? t('camera.off') : t('camera.on')}
      </Button>
    </div>
  )
}
