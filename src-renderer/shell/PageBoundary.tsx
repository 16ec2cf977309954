import { Button, Code, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, Suspense } from 'react'
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary'
import { useTranslation } from 'react-i18next'
import { PageSkeleton } from '../components/page/PageSkeleton.tsx'

export interface PageBoundaryProps {
  readonly children: ReactNode
}

/** One page that fails leaves the frame and everything saved alone. */
export function PageBoundary({ children }: PageBoundaryProps) {
  return (
    <ErrorBoundary FallbackComponent={FailedPage}>
      <Suspense fallback={<PageSkeleton />}>{children}</Suspense>
    </ErrorBoundary>
  )
}

function FailedPage({ error, resetErrorBoundary }: FallbackProps) {
  const { t } = useTranslation(['components', 'actions'])
  // The class alone: a message may carry what was on the page.
  const kind = error instanceof Error ? error.name : typeof error
  return (
    <Stack align="flex-start" gap="sm" p={40} role="alert">
      <Title order={1}>{t('components:page.failedTitle')}</Title>
      <Text>{t('components:page.failed')}</Text>
      <Code>{kind}</Code>
      <Button onClick={resetErrorBoundary}>{t('actions:reload')}</Button>
    </Stack>
  )
}
