import { Skeleton, Stack } from '@mantine/core'
import { useDelayed } from './use-delayed.ts'

export interface PageSkeletonProps {
  readonly rows?: number
}

/** Gray lines where a page or a panel will be; nothing to be seen in the first 200 ms, but known to be on its way. */
export function PageSkeleton({ rows = 8 }: PageSkeletonProps) {
  const late = useDelayed(true)
  if (!late) return <div aria-busy="true" />
  return (
    <Stack gap={10} p="md" aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={`line-${row.toString()}`} height={row === 0 ? 28 : 20} width={row === 0 ? '30%' : '100%'} />
      ))}
    </Stack>
  )
}
