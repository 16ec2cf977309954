import { DryRunDialog } from '../../../../src-renderer/components/dialog/DryRunDialog.tsx'
import { ReasonDialog } from '../../../../src-renderer/components/dialog/ReasonDialog.tsx'
import { EmptyState } from '../../../../src-renderer/components/page/EmptyState.tsx'
import { PageFrame } from '../../../../src-renderer/components/page/PageFrame.tsx'
import { useAddressValue } from '../../../../src-renderer/platform/address.ts'

const nothing = () => undefined

export function DialogPage() {
  const [which] = useAddressValue('which')
  return (
    <PageFrame title="对话框">
      <EmptyState text="今天还没有需要处理的报名" action={{ label: '查看全部报名', onClick: nothing }} />
      <ReasonDialog
        opened={which === 'reason'}
        title="作废培训券"
        text="作废后该券不能再使用，本人可以重新申领。"
        presets={['信息填错', '本人放弃', '重复发放']}
        confirmLabel="作废"
        danger
        onConfirm={nothing}
        onClose={nothing}
      />
      <DryRunDialog
        opened={which === 'dry-run'}
        title="批量发放预检"
        figures={[
          { label: '可以发放', count: 1186, tone: 'green' },
          { label: '已有在用券', count: 42, tone: 'orange' },
          { label: '不符合领取条件', count: 9, tone: 'red' },
          { label: '预留剩余', count: 1500, tone: 'gray' }
        ]}
        problems={Array.from({ length: 14 }, (_, n) => ({
          id: `p${n}`,
          subject: '样例甲 000101********0014',
          reason: '本人在用的券已达上限 1 张，待在用的券用完、过期或作废后再申领'
        }))}
        moreProblems={37}
        confirmLabel="发放 1,186 张"
        canConfirm
        onConfirm={nothing}
        onClose={nothing}
        onExport={nothing}
      />
    </PageFrame>
  )
}
