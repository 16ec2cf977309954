import type pg from 'pg'

/** Who asked for what and whether it was let: ids and codes only, kept for good. */
export interface AuditRecord {
  readonly at: number
  /** Device id, or '' where nobody was recognised. */
  readonly actor: string
  /** Method and route pattern. */
  readonly action: string
  /** What it was about: an id of the request, or ''. */
  readonly subject: string
  readonly outcome: string
}

export const writeAudit = async (client: Pick<pg.ClientBase, 'query'>, record: AuditRecord): Promise<void> => {
  await client.query('insert into audit (at, actor, action, subject, outcome) values ($1, $2, $3, $4, $5)', [
    record.at,
    record.actor,
    record.action,
    record.subject,
    record.outcome
  ])
}
