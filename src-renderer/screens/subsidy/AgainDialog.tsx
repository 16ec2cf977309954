import { useTranslation } from 'react-i18next'
import { refusal } from '../../../domain/reduction.ts'
import type { LineAgain } from '../../../domain/subsidy/claim-again.ts'
import type { ClaimAgain } from '../../commands/claims.ts'
import { ToneBadge } from '../../components/badge/ToneBadge.tsx'
import { LineDialog } from '../../components/dialog/LineDialog.tsx'
import { formatMoney } from '../../locale/format.ts'
import { rejectionText } from '../../locale/refusal-text.ts'
import { usePersonNames } from '../../queries/use-person.ts'
import { useFormCommand } from '../saying/use-said-command.ts'
import type { ClaimDialogProps } from './DrawDialog.tsx'
import { LineRow, LineTable } from './LineTable.tsx'

const tones = { 'goes-on': 'green', waits: 'orange', struck: 'red', refused: 'gray' } as const

export interface AgainDialogProps extends ClaimDialogProps {
  readonly again: ClaimAgain
}

/** 再次提交: who is struck and who will have to wait is said before the claim is submitted again (M19). */
export function AgainDialog({ claim, again, onClose }: AgainDialogProps) {
  const { t } = useTranslation('subsidy')
  const { say, busy, refusal: notSaved } = useFormCommand()
  const names = usePersonNames(claim.lines.map(({ person }) => person))
  const claimed = again.lines.filter(({ fate }) => fate === 'goes-on' || fate === 'waits')
  const struck = again.lines.filter(({ fate }) => fate === 'struck').length
  const nothingLeft = claimed.length === 0 ? rejectionText(refusal('claim.nothing-left', 'M19')) : null
  const sum = claimed.reduce((fen, { line }) => fen + line.amountFen, 0)
  const save = async () => {
    if (await say([again.draft], t('done.submit'))) onClose()
  }
  return (
    <LineDialog
      title={t('again.title', { name: claim.name })}
      text={t('again.text')}
      sum={t('again.sum', { n: claimed.length, fen: formatMoney(sum), struck })}
      saveLabel={t('actions.submit')}
      canSave={claimed.length > 0}
      busy={busy}
      refusal={notSaved ?? nothingLeft}
      onSave={() => void save()}
      onClose={onClose}
    >
      <LineTable said={t('again.fate')}>
        {again.lines.map(({ line, fate }) => (
          <LineRow key={line.enrolment} claim={claim} line={line} names={names}>
            <FateBadge fate={fate} />
          </LineRow>
        ))}
      </LineTable>
    </LineDialog>
  )
}

function FateBadge({ fate }: { readonly fate: LineAgain }) {
  const { t } = useTranslation('subsidy')
  const said = fate === 'struck' ? t('lines.struck.certificate-revoked') : t(`again.fates.${fate}`)
  return <ToneBadge text={said} tone={tones[fate]} />
}
