/** A language beside Chinese: every key of the Chinese area with a sentence of its own, none missing and none extra. */
export type TextsLike<Area> = {
  readonly [Key in keyof Area]: Area[Key] extends string ? string : TextsLike<Area[Key]>
}
