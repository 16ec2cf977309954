interface KnownPassword {
  readonly operator: string
  readonly password: string
  /** One-time: opens nothing but the choice of an own one. */
  readonly isFirst?: true
}

/** By login. */
export type KnownPasswords = Map<string, KnownPassword>

interface Change {
  readonly login: string
  readonly old: string
  readonly fresh: string
}

/** Changes a password as the server does; yields the status of its answer. */
export const changePassword = (passwords: KnownPasswords, { login, old, fresh }: Change): 200 | 403 | 409 => {
  const known = passwords.get(login)
  if (known?.password !== old) return 403
  if (known.isFirst && fresh === old) return 409
  passwords.set(login, { operator: known.operator, password: fresh })
  return 200
}
